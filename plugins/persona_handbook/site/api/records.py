"""Personas, journeys and evidence as records: their fields as written, and calculated values."""

from __future__ import annotations

from persona_handbook.insight.counting import counts
from persona_handbook.insight.freshness import freshness
from persona_handbook.insight.research.coverage import StageCoverage, coverage
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey, Stage
from persona_handbook.model.mention import File
from persona_handbook.model.persona import Persona
from persona_handbook.site.api.claims import Record, claim_records
from persona_handbook.site.api.record_addresses import VERSION, address, page_address
from persona_handbook.site.edition import Edition
from persona_handbook.site.evidence_uses import citing_files
from persona_handbook.site.pages.coverage import backlog


def persona_record(persona: Persona, edition: Edition) -> Record:
    """Return a persona: all claims in one list, the score with its components, and the other fields as written."""
    score, fresh = edition.score_of(persona), freshness(persona, edition.today)
    lists = persona.claim_lists()
    written = {name: value for name, value in _written(persona).items() if name not in lists}
    return {
        **_head("persona", persona, edition),
        **written,
        "score": {
            "value": score.score,
            "name": edition.gettext(score.step),
            "people": score.people,
            "questions": [
                {
                    "question": edition.gettext(each.question.name),
                    "mark": float(round(each.mark, 2)),
                    "best_claims": [claim.id for claim, _ in each.claims],
                }
                for each in score.answered
            ],
            "ceilings": [{"limit": each.limit, "why": edition.gettext(each.reason)} for each in score.held_down_by],
        },
        "review": {
            "last": fresh.last.date.isoformat() if fresh.last else None,
            "due": fresh.due.isoformat() if fresh.due else None,
            "overdue": fresh.overdue,
        },
        "claims": claim_records(persona, edition),
        "decisions": [_decision_record(persona, number, edition) for number in range(len(persona.decisions))],
        "journeys": [each.id for each in edition.handbook.journeys_of(persona)],
    }


def journey_record(journey: Journey, edition: Edition) -> Record:
    """Return a journey as written, with the coverage of each stage."""
    persona = edition.handbook.persona_by_id.get(journey.persona)
    found = coverage(persona, edition.handbook) if persona else ()
    depths = {each.stage.id: each for one in found if one.journey is journey for each in one.stages}
    stages = [
        {**written, **_known(journey, stage, depths.get(stage.id), edition)}
        for stage, written in zip(journey.stages, _written(journey)["stages"], strict=True)
    ]
    return {**_head("journey", journey, edition), **_written(journey), "stages": stages}


def evidence_record(evidence: Evidence, edition: Edition) -> Record:
    """Return the parts of an evidence item that may be shown, with the claims that cite it."""
    cited = [
        {
            "text": edition.worded(use.text),
            "how": edition.gettext(use.how),
            "page": address(edition, each.page, use.anchor),
        }
        for each in citing_files(evidence, edition.handbook)
        for use in each.uses
    ]
    whole = edition.handbook.whole
    return {
        **_head("evidence", evidence, edition),
        **_written(evidence),
        "counts": counts(whole.evidence_by_id[evidence.id], whole),
        "cited_by": cited,
    }


def gap_records(edition: Edition) -> list[Record]:
    """Return the research gaps, least researched first: persona, stage, and interview question."""
    found: list[Record] = []
    for row in backlog(edition):
        if row.journey is None:
            found.append({"persona": row.persona.id, "journey": None, "stage": None, "depth": "unknown"})
        found += [
            {
                "persona": row.persona.id,
                "journey": row.journey.id,
                "stage": cell.found.stage.id,
                "depth": cell.found.depth.name.lower(),
                "ask": edition.gettext(cell.question),
            }
            for cell in row.cells
            if row.journey and cell.question
        ]
    return found


def _head(kind: str, file: File, edition: Edition) -> Record:
    return {"version": VERSION, "id": file.id, "page": page_address(edition, kind, file), "file": file.path}


def _written(file: File) -> Record:
    return dict(file.place.document.data or {})


def _decision_record(persona: Persona, number: int, edition: Edition) -> Record:
    """Return a decision with the confidence in each of its reasons."""
    decision = persona.decisions[number]
    claims = [persona.claim(each) for each in decision.because]
    return {
        **_written(persona)["decisions"][number],
        "page": page_address(edition, "persona", persona, f"decision-{decision.id}"),
        "confidence_of_reasons": {
            each.id: edition.confidence_in(each).word.replace(" ", "-") for each in claims if each
        },
    }


def _known(journey: Journey, stage: Stage, found: StageCoverage | None, edition: Edition) -> Record:
    """Return the URL of a stage, and its coverage, which exists only for current-state journeys."""
    page = page_address(edition, "journey", journey, f"stage-{stage.id}")
    if found is None:
        return {"page": page}
    return {"page": page, "depth": found.depth.name.lower(), "people": len(found.people), "has_data": found.has_data}
