from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.conversations.another_kind import of_another_kind
from persona_handbook.lint.conversations.duration import too_long, too_short
from persona_handbook.lint.conversations.interviewer import held_by_participant
from persona_handbook.lint.conversations.lettered import under_one_number
from persona_handbook.lint.conversations.model_phrases import in_stock_phrases
from persona_handbook.lint.conversations.never_customer import customer_that_never_was
from persona_handbook.lint.conversations.origin import of_another_origin
from persona_handbook.lint.conversations.purpose import for_another_purpose
from persona_handbook.lint.conversations.wishes import only_wishes
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.model.evidence import Evidence

KINDS = (
    of_another_origin,
    too_short,
    customer_that_never_was,
    too_long,
    only_wishes,
    for_another_purpose,
    held_by_participant,
    under_one_number,
    in_stock_phrases,
    of_another_kind,
)
SIXTH = """
# personas/evidence/p-06.yaml
kind: interview
title: {title}
date: 2026-07-09
participant: P-06
answers:
  problem: {{says: "The desk is loud before eight, and the boxes stand in the way."}}
  tried_before: {{says: A bell at the door.}}
  almost_stopped: {{says: The price of a second phone.}}
  would_leave: {{says: A bill with the wrong name.}}
# personas/buyer.yaml
goals:
  - {{id: quiet-desk, text: No calls before eight or noon., evidence: [p-03, p-04, p-06]}}
"""


@rule(
    title="Conversation filed as the wrong kind",
    why=(
        "A survey row, a support ticket, or a talk with a colleague or a language model is not a "
        "conversation with a customer."
    ),
    source="Our own. Pruitt and Adlin 2006, The Persona Lifecycle: assumptions of colleagues are no data on users.",
    bad=SIXTH.format(title="Survey response 214"),
    good=SIXTH.format(title="Interview with P-06"),
    about=Evidence,
    active=Level.WARNING,
    draft=Level.WARNING,
    options={"minutes": Option(5, "minimum duration of a conversation, in minutes")},
)
def misfiled_conversation(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find conversations that call themselves something else, that were too short, or of another kind."""
    if evidence.is_conversation:
        for kind in KINDS:
            yield from kind(evidence, given)
