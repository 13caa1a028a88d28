"""`empty-data`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import Gap, counting
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.evidence import Evidence

WRONG = {
    Gap.NO_SAMPLE: ("does not say how many were counted", "Write under `sample` how many were counted."),
    Gap.NO_FIGURE: ("holds no figure", "Write under `findings` what was counted, with the number."),
    Gap.NO_FINDING: ("holds no finding", "Write under `findings` what it says, or add its address under `link`."),
}


@rule(
    title="Data with nothing in them",
    why="Nobody can check a source without a sample or a figure, so a claim checked against it is not checked.",
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
    """Find data without a sample or a figure, and supplements and studies that say nothing and are relied on."""
    gap = given.handbook.once(counting).gaps.get(evidence.path)
    cited = any(each.status == "active" for each in given.handbook.personas_citing(evidence))
    if gap is Gap.STUDY and cited:
        wrong = f"“{evidence.title}” is a study, which says nothing by itself, and claims cite it."
        way_out = "Cite the interviews and the data of the study."
        yield Problem(evidence.place.at("title"), wrong, way_out, Level.WARNING)
    if gap in WRONG:
        told, way_out = WRONG[gap]
        wrong = f"“{evidence.title}” {told}, so it does not count."
        level = Level.ERROR if cited and evidence.is_data else Level.WARNING
        yield Problem(evidence.place.at("title"), wrong, way_out, level)
