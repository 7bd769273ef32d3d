"""A figure on paper can do without the marks of what is looked at, and without its legend."""

import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

import lstm_gui
from lstm_gui.app.drawing.offscreen import picture
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.files.shipped.presets import load_preset
from tests.files.importers.cells import arrays_of, named, x_of

OF_THE_WHOLE_SEQUENCE = ("states", "curves", "layers", "memory-flow", "memory-space",
                         "memory-difference", "memory-words")  # fmt: skip
CURSOR, LEGEND = frozenset({"cursor"}), frozenset({"legend"})


def drawn(view: str, t: int = 9, unit: int = 1, **more: object) -> NDArray[np.uint8]:
    """Return the pixels of ``view``."""
    session = load_preset("latch").session
    options = RenderOptions(session, Path("a.png"), view, t=t, unit=unit, **more)
    return np.asarray(Image.open(io.BytesIO(picture(options))).convert("RGB"))


@pytest.mark.parametrize("view", OF_THE_WHOLE_SEQUENCE)
def test_without_cursor_nothing_tells_which_step_is_selected(qapp, view):
    assert (drawn(view, 9) != drawn(view, 4)).any()
    np.testing.assert_array_equal(
        drawn(view, 9, without=CURSOR), drawn(view, 4, without=CURSOR), strict=True
    )


def test_without_cursor_no_unit_of_a_heat_map_stands_out(qapp):
    assert (drawn("states", unit=0) != drawn("states", unit=1)).any()
    np.testing.assert_array_equal(
        drawn("states", unit=0, without=CURSOR), drawn("states", unit=1, without=CURSOR)
    )


@pytest.mark.parametrize("view", ["diagram", "unrolled", "ranges", "memory-lane-1"])
def test_without_cursor_other_views_lose_marks_and_keep_their_size(qapp, view):
    whole, without = drawn(view), drawn(view, without=CURSOR)
    assert whole.shape == without.shape
    assert 0 < (whole != without).any(axis=2).mean() < 0.2


@pytest.mark.parametrize("view", ["states", "memory-difference"])
def test_a_legend_can_be_left_out(qapp, view):
    whole, without = drawn(view), drawn(view, without=LEGEND)
    lost = (whole != without).any(axis=2)
    assert lost.any()
    ground = without[lost]
    assert (ground == ground[0]).all()


def test_curves_keep_their_axis_without_a_legend(qapp):
    np.testing.assert_array_equal(drawn("curves"), drawn("curves", without=LEGEND))


def test_a_notebook_can_ask_for_it(qapp):
    model = named(arrays_of("lstm", 2, 3), "rnn.")
    figures = [
        lstm_gui.explain(model, x_of(2), "states", lang="en", cursor=shown, legend=shown)
        for shown in (True, False)
    ]
    whole, without = (figure._repr_svg_() for figure in figures)
    for kind in ("cursor", "legend"):
        assert f'class="{kind}' in whole
        assert f'class="{kind}' not in without
