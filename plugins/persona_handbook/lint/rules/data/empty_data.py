"""`empty-data`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import Gap, counting
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.evidence import Evidence

WRONG = {
    Gap.NO_SAMPLE: ("has no sample size", "Add `sample:` with the number of people or cases counted."),
    Gap.NO_FIGURE: ("has no figure", "Add the result and its number to `findings`."),
    Gap.NO_FINDING: ("has no findings", "Add `findings`, or a `link` to the source."),
}


@rule(
    title="Data without content",
    why="Without a sample or a figure, readers cannot judge a source, and a check against it proves nothing.",
    source="Wilkinson and the APA Task Force 1999, Statistical Methods in Psychology Journals: state the sample.",
    bad="""
# personas/evidence/order-log.yaml
# without sample
""",
    good="""
# personas/evidence/order-log.yaml
sample: 100
""",
    about=Evidence,
)
def empty_data(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find data without a sample or figure, and cited supplements and studies without content."""
    gap = given.handbook.once(counting).gaps.get(evidence.path)
    cited = any(each.status == "active" for each in given.handbook.personas_citing(evidence))
    if gap is Gap.STUDY and cited:
        wrong = f"Claims cite the study “{evidence.title}” itself, not its interviews or data."
        way_out = "Cite the interviews and data that belong to the study."
        yield Problem(evidence.place.at("title"), wrong, way_out, Level.WARNING)
    if gap in WRONG:
        told, way_out = WRONG[gap]
        wrong = f"“{evidence.title}” {told}, so it does not count."
        level = Level.ERROR if cited and evidence.is_data else Level.WARNING
        yield Problem(evidence.place.at("title"), wrong, way_out, level)
