"""`personas prompt`: a prompt with which a language model drafts personas."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import config_option, day, open_handbook, today_option, write_out
from persona_handbook.cli.output.terminal import print_file, say
from persona_handbook.reading.opening import read_given
from persona_handbook.reading.unshowable import showable
from persona_handbook.writing.language_model.prompt import prompt_of


@click.command(epilog="Example: personas prompt --about product.md > prompt.md")
@click.option(
    "--about",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="One-page file about the product, its buyers and their alternatives.",
)
@click.option("--count", type=click.IntRange(1, 4), default=2, show_default=True, help="Maximum number of personas.")
@click.option(
    "--within", is_flag=True, help="Include internal quotes too. Only if the model may receive internal data."
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the prompt to this file.")
@config_option
@today_option
def prompt(
    about: Path, count: int, output: Path | None, config: Path | None, today: dt.date | None, *, within: bool
) -> None:
    """Write a prompt that asks a model for draft personas.

    The prompt contains the format, the rules, your description of the product and the available evidence, without
    personal data or quotes that lack consent. The answer is a hypothesis: `personas adopt` saves it as drafts.
    """
    handbook = open_handbook(config)
    try:
        told = showable(read_given(about).decode("utf-8-sig"))
    except UnicodeDecodeError:
        give_up(f"{about} is not encoded in UTF-8. Save it as UTF-8.")
    made = prompt_of(handbook, told, count, day(handbook.settings, today), within=within)
    for each in made.left_out:
        say(f"Not included: {each}.", err=True)
    if output:
        write_out(handbook.settings, output, made.text, about)
    else:
        print_file(made.text)
