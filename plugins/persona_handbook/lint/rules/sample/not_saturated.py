from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.research.sample import BASE, NEW_AT_MOST, RUN, Saturation, saturation, talks_of
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext, ngettext
from persona_handbook.model.persona import Persona

UNCODED = 2
THEMES_ENOUGH = 3
TALKS = (
    ("Two cars blocked the yard of Graz.", "Called around.", "Her passwords.", "Wrong boxes twice."),
    ("The bearing did not fit on Tuesday.", "Asked a cousin in Linz.", "A tax number.", "Higher prices for oil."),
    (
        "Nobody picked up before nine.",
        "Drove to the wholesaler himself.",
        "His wife, who does the books.",
        "Rude drivers.",
    ),
    ("An invoice listed parts that never came.", "Counted everything by hand.", "Nothing, it was quick.", "New forms."),
    (
        "A customer waited outside in the rain.",
        "Borrowed from the garage opposite.",
        "Slow internet.",
        "No more returns.",
    ),
    (
        "Brake pads arrived at six in the evening.",
        "Kept spares in the cellar.",
        "Bank details.",
        "Losing the old number.",
    ),
)
QUESTIONS = ("problem", "tried_before", "almost_stopped", "would_leave")


def _interviews(*themes: str) -> str:
    written = []
    for number, (talk, theme) in enumerate(zip(TALKS, themes, strict=True), 1):
        said = [f"  {question}: {{says: '{text}'}}\n" for question, text in zip(QUESTIONS, talk, strict=True)]
        said[0] = said[0].replace("}", f", themes: [{theme}]}}")
        written.append(
            f"# personas/evidence/t-{number}.yaml\nkind: interview\ntitle: Talk {number}\ndate: 2026-08-0{number}\n"
            f"participant: T-{number}\nanswers:\n{''.join(said)}"
        )
    goal = (
        "goals:\n  - {id: lift, text: No lift stands still., evidence: [t-1, t-2, t-3, t-4, t-5, t-6],\n"
        "     themes: [late, wrong, phone, price, password]}\n"
    )
    return f"{''.join(written)}# personas/buyer.yaml\n{goal}"


@rule(
    title="New themes in the last interviews",
    why=(
        "While interviews still raise new themes, you do not know what you have missed. An early persona "
        "describes only the people you met first."
    ),
    source=(
        "Guest, Namey and Chen 2020: new themes in the last 2 interviews are at most 5% of those in the first "
        "4. Stricter: Francis et al. 2010, 10 interviews and 3 more without new themes (`base: 10`, `run: 3`, "
        "`new: 0`). Opposing view: Braun and Clarke 2021, To saturate or not to saturate: saturation does not "
        "measure the quality of every kind of analysis."
    ),
    bad=_interviews("late", "wrong", "phone", "price", "late", "password"),
    good=_interviews("late", "wrong", "phone", "price", "late", "phone"),
    about=Persona,
    active=Level.NOTE,
    draft=None,
    waits_for=("evidence",),
    options={
        "base": Option(BASE, "number of first interviews, whose themes are the base"),
        "run": Option(RUN, "number of last interviews, in which new themes are counted"),
        "new": Option(NEW_AT_MOST, "maximum share of new themes, in percent of the base"),
    },
)
def not_saturated(persona: Persona, given: Given) -> Iterator[Problem]:
    """Compare the new themes of the last interviews with the themes of the first, if there are enough of both."""
    base, run, most = (int(given.options[each]) for each in ("base", "run", "new"))
    found = saturation(persona, given.handbook)
    share = found.share(base, run)
    if share is not None and 100 * share > most:
        news = ", ".join(f"`{theme}`" for each in found.heard[-run:] for theme in each.new)
        wrong = gettext(
            "New themes in the last %(run)s interviews of “%(persona)s”: %(news)s (%(themes)s), compared "
            "with %(base)s in the first %(first)s (%(share)s%%).",
            run=run,
            persona=persona.name,
            news=found.news(run),
            themes=news,
            base=found.base(base),
            first=base,
            share=f"{float(100 * share):.0f}",
        )
        yield Problem(
            persona.place.at("name"),
            wrong,
            gettext("Interview more people until %(run)s in a row raise no new theme.", run=run),
        )
    elif share is not None:
        yield from _hardly_coded(persona, found, given)


def _hardly_coded(persona: Persona, found: Saturation, given: Given) -> Iterator[Problem]:
    """Find curves that flatten because themes are missing: in the last interviews, or in all."""
    talks = talks_of(persona, given.handbook)
    last = found.heard[-1].evidence
    behind = [each for each in talks if each.date.last_day > last.date.last_day]
    if len(behind) >= UNCODED:
        wrong = ngettext(
            "The newest interview of “%(persona)s” has no themes, so nobody knows whether it raised new ones.",
            "The %(num)s newest interviews of “%(persona)s” have no themes, so nobody knows whether they "
            "raised new ones.",
            len(behind),
            persona=persona.name,
        )
        yield Problem(persona.place.at("name"), wrong, gettext("Add `themes` to the answers."))
    if found.heard[-1].known < THEMES_ENOUGH:
        wrong = ngettext(
            "%(talks)s interviews of “%(persona)s” have only %(num)s theme in all.",
            "%(talks)s interviews of “%(persona)s” have only %(num)s themes in all.",
            found.heard[-1].known,
            talks=len(found.heard),
            persona=persona.name,
        )
        way_out = gettext("Name what each participant raised, in two or three words.")
        yield Problem(persona.place.at("name"), wrong, way_out)
