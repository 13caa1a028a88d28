"""A badge for a README: how well the handbook is grounded."""

from __future__ import annotations

from persona_handbook.insight.score import grounding, overall, step_of
from persona_handbook.site.edition import Edition

PATH = "badge.svg"
COLOURS = {"validated": "#14663a", "grounded": "#1457a8", "hypothesis": "#7a4d00", "none": "#57606a"}
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
    """Give the badge as SVG: the mean grounding of the active personas, and its name."""
    score = overall(grounding(each, edition.handbook, edition.today) for each in edition.handbook.active_personas())
    step = step_of(score) if score is not None else "none"
    return SVG.format(said=f"{score} · {step}" if score is not None else "none yet", colour=COLOURS[step])
