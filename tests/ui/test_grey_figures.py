"""Figures for paper without colours: every ink is a grey, and -1 and +1 differ all the same."""

import re
import zlib
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from lstm_gui.app.drawing.offscreen import picture
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.core import GRU, LSTM
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.style.colormaps import lookup, shade, shaded
from lstm_gui.ui.style.current import set_theme, theme
from lstm_gui.ui.style.theme import GREY, LIGHT, TEXT_CONTRAST, contrast
from tests.ui.pictures import loaded, pixels

VIEWS = ("window", "diagram", "unrolled", "states", "curves", "ranges", "inspector")
SCALES = ("signed", "f", "i", "o", "z", "r")


@pytest.fixture
def grey(qapp):
    set_theme(GREY)
    yield GREY
    set_theme(LIGHT)


def drawn(name: str, view: str) -> bytes:
    session = load_preset("latch").session
    return picture(RenderOptions(session, Path(name), view, grey=True))


def operators(pdf: bytes) -> str:
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return next(page for page in map(zlib.decompress, streams) if b"/MCID" in page).decode()


@pytest.mark.parametrize("view", VIEWS)
def test_every_ink_is_a_grey(qapp, view):
    image = pixels(loaded(drawn("a.png", view)))
    assert (image == image[..., :1]).all()
    inks = set(re.findall(r'"#([0-9a-f]{6})"', drawn("a.svg", view).decode()))
    assert len(inks) > 4
    assert all(ink[:2] == ink[2:4] == ink[4:] for ink in inks)
    written = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)", operators(drawn("a.pdf", view)))
    assert len(written) > 4
    assert all(red == green == blue for red, green, blue in written)


@pytest.mark.parametrize("scale", SCALES)
def test_the_larger_a_number_the_darker_it_is(grey, scale):
    levels = [shade(scale, value, -1, 1).lightness() for value in np.linspace(-1, 1, 101)]
    assert all(before > after for before, after in pairwise(levels))
    assert levels[0] - levels[-1] > 200


def test_what_is_not_a_number_has_a_grey_that_no_number_has(grey):
    undefined = shade("signed", np.nan, -1, 1)
    assert undefined.getRgb()[:3] not in {tuple(row) for row in lookup("signed").tolist()}
    values = np.array([[np.nan, 0.0]])
    assert shaded("signed", values, -1, 1).pixelColor(0, 0) == undefined


@pytest.mark.parametrize("kind", [LSTM, GRU])
def test_what_a_cell_computes_has_greys_that_stay_apart(kind):
    roles = [*kind.blocks, "hidden", *(["cell"] if kind is LSTM else [])]
    levels = [GREY.role(role).lightness() for role in roles]
    assert min(abs(one - other) for one, other in combinations(levels, 2)) >= 12
    inks = [GREY.ink(role) for role in roles]
    assert all(contrast(ink, GREY.color("card")) >= TEXT_CONTRAST for ink in inks)


def test_the_command_line_asks_for_it(tmp_path, qapp):
    from lstm_gui.app.cli import main

    before = theme()
    output = tmp_path / "a.svg"
    assert main(["render", "latch", "-o", str(output), "--view", "ranges", "--grey"]) == 0
    assert output.read_bytes() == drawn("a.svg", "ranges")
    set_theme(before)
