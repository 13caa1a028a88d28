"""`personas prompt`: the text to give to a language model that is to draft personas."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from persona_handbook.cli.handbook import config_option, day, give_up, handbook_of, today_option, write_out
from persona_handbook.cli.terminal import print_file, say
from persona_handbook.reading.opening import read_given
from persona_handbook.writing.language_model.prompt import prompt_of


@click.command(epilog="Example: personas prompt --about product.md > prompt.md")
@click.option(
    "--about",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file that says in a page what the product is, who buys it, and what else they could do.",
)
@click.option("--count", type=click.IntRange(1, 4), default=2, show_default=True, help="How many personas at most.")
@click.option(
    "--within", is_flag=True, help="The model runs where what is internal may go: quotes with any consent too."
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it into this file.")
@config_option
@today_option
def prompt(
    about: Path, count: int, output: Path | None, config: Path | None, today: dt.date | None, *, within: bool
) -> None:
    """Write the text that asks a language model for drafts of personas.

    It holds the format, the rules, what your file says of the product, and the evidence at hand; personal data and
    quotes without consent are left out. What the answer holds is a hypothesis: `personas adopt` takes it in as a draft.
    """
    handbook = handbook_of(config)
    try:
        told = read_given(about).decode("utf-8-sig")
    except UnicodeDecodeError:
        give_up(f"{about} is not written in UTF-8; save it as UTF-8.")
    made = prompt_of(handbook, told, count, day(handbook.settings, today), within=within)
    for each in made.left_out:
        say(f"Left out of {each}.", err=True)
    if output:
        write_out(handbook.settings, output, made.text, about)
    else:
        print_file(made.text)
