"""The style of journey diagrams: readable in light and dark, at the size of the surrounding text.

The colors use the CSS variables of the site, so that a diagram follows the palette without being redrawn. Mermaid
rejects `<`, `>` and `url(data:` in a style.
"""

from __future__ import annotations

from collections.abc import Sequence

STAGE_COLOURS = ("#4051b5", "#b26a00", "#00796b", "#ad1457", "#2e7d32", "#6a1b9a", "#0277bd")
ACTOR_COLOURS = ("#1457a8", "#9a4a0c", "#6b2f8f", "#14663a", "#a3195b", "#3f5360")
INK = "var(--md-default-fg-color,#1f2328)"
FAINT_INK = "var(--md-default-fg-color--light,#57606a)"
PAPER = "var(--md-default-bg-color,#fff)"

STEP_WIDTH, LEGEND_WIDTH, PAGE_WIDTH, LEAST_ZOOM = 140, 270, 1300, 0.7
FACES_END, LEGEND_LINE, REST_OF_HEIGHT = 450, 50, 115

RULES = (
    (".label", f"font-size:13px;line-height:1.25;overflow-wrap:anywhere;color:{INK}"),
    ("text", f"fill:{INK}"),
    (".legend", f"fill:{INK};font-size:13px"),
    ("line[marker-end]", "visibility:hidden"),
    ("line", f"stroke:{FAINT_INK}"),
    (".task-line", "stroke:var(--md-default-fg-color--lighter,#8c959f)"),
    (".face", "fill:#fff3c4;stroke:#5c4a00"),
    (".mouth", "stroke:#3d3200;fill:#3d3200"),
)
LAYOUT = {
    "useMaxWidth": "false",
    "leftMargin": "120",
    "width": "130",
    "height": "64",
    "taskMargin": "10",
    "diagramMarginX": "10",
    "maxLabelWidth": "100000",
    "titleFontSize": "20px",
}


def diagram_zoom(steps: int) -> float:
    """Return the scale at which a diagram with a number of steps fits a wide page, down to a readable minimum."""
    return round(max(LEAST_ZOOM, min(1, PAGE_WIDTH / (LEGEND_WIDTH + STEP_WIDTH * steps))), 2)


def diagram_height(people: int) -> int:
    """Return the height of a diagram before scaling, in pixels, including faces and the legend."""
    return max(FACES_END, LEGEND_LINE * people) + REST_OF_HEIGHT


def frontmatter(actors: Sequence[int] = ()) -> str:
    """Return the lines before every journey diagram.

    Args:
        actors: the number of the color of each actor, in Mermaid's order
    """
    rules = [*RULES, *_stage_rules(), *_actor_rules(actors)]
    style = "".join(f"{selector}{{{declarations}}}" for selector, declarations in rules)
    layout = ", ".join(f"{name}: {value}" for name, value in LAYOUT.items())
    return f'---\nconfig:\n  themeCSS: "{style}"\n  journey: {{{layout}}}\n---\n'


def _stage_rules() -> list[tuple[str, str]]:
    return [
        (
            f"rect.section-type-{number},rect.task-type-{number}",
            f"fill:color-mix(in srgb,{colour} 18%,{PAPER});stroke:{colour};stroke-width:1px",
        )
        for number, colour in enumerate(STAGE_COLOURS)
    ]


def _actor_rules(actors: Sequence[int]) -> list[tuple[str, str]]:
    """Return CSS rules that give each actor the color of their curve in the map."""
    colors = [color % len(ACTOR_COLOURS) for color in actors]
    return [
        (f".actor-{number}", f"fill:var(--ph-curve-{color},{ACTOR_COLOURS[color]});stroke:{PAPER}")
        for number, color in enumerate(colors)
    ]
