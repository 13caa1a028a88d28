"""Labels of enumerated values on pages; by default the value with spaces for hyphens."""

from __future__ import annotations

from persona_handbook.message import PhraseList

STATUSES: PhraseList = ("Draft", "Active", "Retired")
LEVELS: PhraseList = ("error", "warning", "note", "off")
EVIDENCE_KINDS: PhraseList = (
    "Interview",
    "Field visit",
    "Usability test",
    "Analytics",
    "Support tickets",
    "Sales calls",
    "Experiment",
    "Survey",
    "Desk research",
    "Study",
)
EVIDENCE_KINDS_IN_A_SENTENCE: PhraseList = (
    "interview",
    "field visit",
    "usability test",
    "analytics",
    "support tickets",
    "sales calls",
    "experiment",
    "survey",
    "desk research",
    "study",
)
EVIDENCE_GROUPS: PhraseList = ("conversation", "data", "supplement")
OUTCOMES: PhraseList = ("No change", "Changed", "Retired")
CONFIDENCES: PhraseList = ("high", "moderate", "low", "very low")
JOB_KINDS: PhraseList = ("functional", "emotional", "social")
BUYING_ROLES: PhraseList = ("initiator", "user", "influencer", "champion", "decider", "approver", "gatekeeper")
CONSENTS: PhraseList = ("internal", "public")
CLAIM_LISTS: PhraseList = (
    "Context",
    "Responsibilities",
    "Success measures",
    "Skills",
    "Tools",
    "Accessibility needs",
    "Jobs to be done",
    "Goals",
    "Needs",
    "Motivations",
    "Works well today",
    "Behaviors",
    "Pain points",
    "Triggers",
    "Discovery channels",
    "Alternatives",
    "Influencers",
    "Objections",
    "Decision criteria",
    "Churn risks",
)
ONE_OF_A_LIST: PhraseList = (
    "1 persona",
    "# personas",
    "1 evidence item",
    "# evidence items",
    "1 decision",
    "# decisions",
)
RATED: PhraseList = ("Severity", "Level", "Importance", "Satisfaction today")
STANDS_FOR: PhraseList = ("Users", "Buyers", "Users and buyers")
