from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import SAMPLE_ENOUGH, Gap, counting
from persona_handbook.insight.saying.origins import cites_a_report, reports_an_estimate
from persona_handbook.insight.saying.shares import shares_in
from persona_handbook.insight.standing import is_beyond_sample
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext, gettext_noop
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook

WRONG = {
    Gap.NO_SAMPLE: (
        gettext_noop("“%(evidence)s” has no sample size, so it does not count."),
        gettext("Add `sample:` with the number of people or cases counted."),
    ),
    Gap.SMALL_SAMPLE: (
        gettext_noop("“%(evidence)s” has a sample that is too small, so it does not count."),
        gettext("Cite the cases as conversations, or wait for a larger sample."),
    ),
    Gap.CIRCULAR: (
        gettext_noop("“%(evidence)s” cites the persona that it is evidence for, so it does not count."),
        gettext("Cite what the persona was written from."),
    ),
    Gap.ASKED_ONLY: (
        gettext_noop("“%(evidence)s” records what people said when asked, not what they did, so it does not count."),
        gettext("Set `kind: survey`, or cite each conversation as its own file."),
    ),
    Gap.NO_FIGURE: (
        gettext_noop("“%(evidence)s” has no figure, so it does not count."),
        gettext("Add the result and its number to `findings`."),
    ),
    Gap.NO_FINDING: (
        gettext_noop("“%(evidence)s” has no findings, so it does not count."),
        gettext("Add `findings`, or a `link` to the source."),
    ),
}


def same_data(handbook: Handbook) -> dict[str, str]:
    """Return, by file, the ID of an earlier data source with the same sample and findings."""
    first: dict[tuple[str, ...], Evidence] = {}
    found = {}
    for each in sorted(handbook.evidence, key=lambda each: (each.date.last_day, each.id)):
        if each.is_data and each.findings and each.sample:
            said = tuple(sorted({" ".join(each.split()).casefold() for each in each.findings}))
            earlier = first.setdefault((str(each.sample), *said), each)
            if earlier is not each:
                found[each.path] = earlier.id
    return found


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
    options={"sample": Option(SAMPLE_ENOUGH, "smallest sample that counts as data")},
)
def empty_data(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find data without a sample or figure, and cited supplements and studies without content."""
    gap = given.handbook.once(counting).gaps.get(evidence.path)
    cited = any(each.status == "active" for each in given.handbook.personas_citing(evidence))
    if gap is Gap.STUDY and cited:
        wrong = gettext(
            "Claims cite the study “%(evidence)s” itself, not its interviews or data.", evidence=evidence.title
        )
        way_out = gettext("Cite the interviews and data that belong to the study.")
        yield Problem(evidence.place.at("title"), wrong, way_out, Level.WARNING)
    told_shares = (each for told in evidence.findings for each in shares_in(told))
    beyond = next((each for each in told_shares if is_beyond_sample(each.whole, evidence)), None)
    if gap is None and beyond:
        wrong = gettext(
            "“%(evidence)s” has a sample of %(sample)s, but a figure of %(whole)s cases.",
            evidence=evidence.title,
            sample=evidence.sample,
            whole=f"{beyond.whole:g}",
        )
        yield Problem(evidence.place.at("sample"), wrong, gettext("Correct one of the two."), Level.NOTE)
    reported = cites_a_report(evidence) if evidence.is_data else None
    if gap is None and reported:
        wrong = gettext(
            "“%(evidence)s” is filed as %(kind)s, but its title says “%(record)s”.",
            evidence=evidence.title,
            kind=evidence.kind,
            record=reported,
        )
        way_out = gettext("Set `kind: desk-research`, or correct the title.")
        yield Problem(evidence.place.at("kind"), wrong, way_out, Level.NOTE)
    estimated = reports_an_estimate(evidence) if evidence.is_data else None
    if gap is None and estimated:
        wrong = gettext(
            "“%(evidence)s” contains an estimate (“%(words)s”), not a count.", evidence=evidence.title, words=estimated
        )
        yield Problem(evidence.place.at("title"), wrong, gettext("Count it, or set `kind: desk-research`."), Level.NOTE)
    twin = given.handbook.once(same_data).get(evidence.path)
    if gap is None and twin:
        wrong = gettext(
            "“%(evidence)s” has the same sample and findings as `%(first)s`.", evidence=evidence.title, first=twin
        )
        way_out = gettext("Delete the file, and cite the first one.")
        yield Problem(evidence.place.at("title"), wrong, way_out, Level.NOTE)
    if gap in WRONG:
        told, way_out = WRONG[gap]
        wrong = gettext(told, evidence=evidence.title)
        level = Level.ERROR if cited and evidence.is_data else Level.WARNING
        yield Problem(evidence.place.at("title"), wrong, way_out, level)
