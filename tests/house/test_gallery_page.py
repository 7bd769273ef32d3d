"""The gallery of figures: its commands are such as the program takes, its pictures are there."""

import re
import runpy
from pathlib import Path

import pytest

from lstm_gui.app.grammar.arguments import animate_parser, render_parser

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "gallery.md").read_text("utf-8")
COMMANDS = runpy.run_path(str(ROOT / ".ci" / "figures.py"))["commands"](PAGE)
PARSERS = {"render": render_parser, "animate": animate_parser}


def test_each_picture_has_its_command_and_the_other_way_round():
    shown = re.findall(r"^!\[.+\]\((images/gallery/.+)\)$", PAGE, re.MULTILINE)
    made = [words[words.index("-o") + 1].removeprefix("docs/") for words in COMMANDS]
    there = {f"images/gallery/{path.name}" for path in (ROOT / "docs/images/gallery").iterdir()}
    assert made == shown
    assert there == set(shown)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: Path(words[3]).stem)
def test_a_command_is_one_that_the_program_takes(words):
    parsed = PARSERS[words[0]]().parse_args(words[1:])
    assert parsed.output.endswith((".svg", ".gif"))
