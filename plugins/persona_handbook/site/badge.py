"""A README badge with the strength of the handbook's evidence."""

from __future__ import annotations

from persona_handbook.insight.score import overall, step_of
from persona_handbook.site.edition import Edition

PATH = "badge.svg"
COLOURS = {"well supported": "#14663a", "supported": "#1457a8", "hypothesis": "#7a4d00", "none": "#57606a"}
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="170" height="20" role="img" aria-label="personas: {said}">
<title>personas: {said}</title>
<rect width="64" height="20" rx="3" fill="#3b3f46"/>
<rect x="61" width="109" height="20" rx="3" fill="{colour}"/>
<rect x="61" width="6" height="20" fill="{colour}"/>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
<text x="31" y="14">personas</text>
<text x="117" y="14">{said}</text>
</g>
</svg>
"""


def badge(edition: Edition) -> str:
    """Return the badge as SVG: the evidence score of the weakest active persona, and its name."""
    found = overall(edition.score_of(each) for each in edition.handbook.active_personas())
    score = found.weakest if found else None
    step = step_of(score) if score is not None else "none"
    return SVG.format(said=f"{score} · {step}" if score is not None else "none yet", colour=COLOURS[step])
