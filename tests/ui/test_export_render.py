"""``lstm-gui render`` without a display, and the golden pictures.

The golden pictures are drawn anew by ``python -m tests.ui.golden`` and looked at
before they are committed.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from msgspec.structs import asdict, replace
from PyQt6.QtGui import QPaintEvent
from PyQt6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lstm_gui.app.drawing.offscreen import picture
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.core import LSTM, Readout
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from lstm_gui.scenes.narration import sentence
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.exporting.staging.out_of_sight import keep_out_of_sight
from tests.core.network.networks import bidirectional
from tests.ui.golden.__main__ import GOLDEN, golden_options
from tests.ui.pictures import assert_alike, difference, loaded, page_points

RUNS = {
    "window.pdf": (),
    "diagram.svg": ("--view", "diagram", "--theme", "dark", "--lang", "ko"),
    "states.png": ("--view", "states", "--scale", "2", "--size", "700x420"),
    "ranges.png": ("--view", "ranges", "--t", "0", "--unit", "1"),
}
STARTS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF-"}


def options(name: str, **more: object) -> RenderOptions:
    return RenderOptions(load_preset("latch").session, Path(name), **more)


_EACH = """
import json, sys
from lstm_gui.app.cli import main
sys.exit(max([main(words) for words in json.loads(sys.argv[1])]))
"""


def test_every_view_is_drawn_without_display_or_home(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    # One process for all of them: most of its time it starts.
    runs = [["render", "latch", "-o", str(tmp_path / name), *words] for name, words in RUNS.items()]
    ended = subprocess.run(
        [sys.executable, "-c", _EACH, json.dumps(runs)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path.cwd()), "HOME": str(closed)},
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    for name in RUNS:
        output = tmp_path / name
        assert output.read_bytes().startswith(STARTS[output.suffix]), name
    assert list(closed.iterdir()) == []


def test_step_unit_and_language_are_what_was_asked_for(qapp: QApplication) -> None:
    drawn = picture(options("a.svg", view="diagram", t=5, unit=1, language="ko"))
    tree = ElementTree.fromstring(drawn)
    svg = "{http://www.w3.org/2000/svg}"
    document = Document(load_preset("latch").session)
    document.select(t=5, unit=1)
    assert tree.findtext(f"{svg}desc") == sentence(document.snapshot())
    assert "유닛 2" in (tree.findtext(f"{svg}title") or "")
    document.flush()
    document.deleteLater()


def test_size_and_scale_are_kept(qapp: QApplication) -> None:
    drawn = loaded(picture(options("a.png", view="ranges", size=(500, 400), scale=1.5)))
    assert (drawn.width(), drawn.height()) == (750, 600)
    assert drawn.text("Description").startswith("At t =")


@pytest.mark.parametrize("view", ["window", "diagram"])
def test_what_does_not_fit_is_told(qapp: QApplication, view: str) -> None:
    with pytest.raises(Problem, match=r"needs \d+ × \d+ pixels at least"):
        picture(options("a.png", view=view, size=(200, 200)))


@pytest.mark.parametrize("name", GOLDEN)
def test_the_panels_look_as_they_were_approved(qapp: QApplication, name: str) -> None:
    approved = loaded(GOLDEN[name].read_bytes())
    assert GOLDEN[name].stat().st_size < 60_000
    assert_alike(loaded(picture(golden_options(name))), approved, mean=1.5, share=0.005)


def test_a_golden_picture_tells_one_step_from_the_next(qapp: QApplication) -> None:
    name = "diagram-light"
    other = RenderOptions(**{**asdict(golden_options(name)), "t": 3})
    apart = difference(loaded(picture(other)), loaded(GOLDEN[name].read_bytes()))
    assert apart.share > 0.005


def test_a_figure_is_as_wide_in_print_as_was_asked_for(qapp: QApplication) -> None:
    width = 89 / 25.4 * 72
    drawn = picture(options("a.pdf", view="diagram", width=width))
    assert page_points(drawn)[0] == pytest.approx(width, abs=0.01)
    tree = ElementTree.fromstring(picture(options("a.svg", view="states", width=width)))
    assert float(tree.get("width", "").removesuffix("pt")) == pytest.approx(width, abs=0.01)
    image = loaded(picture(options("a.png", view="ranges", width=width, dpi=200.0)))
    assert image.width() == pytest.approx(89 / 25.4 * 200, abs=1)
    assert image.dotsPerMeterX() == pytest.approx(200 / 0.0254, rel=1e-3)


def test_what_comes_last_into_a_window_has_its_room_as_on_a_screen(qapp: QApplication) -> None:
    network = bidirectional(LSTM)
    weights = np.zeros((7, network.readout.weights.shape[1]))
    readout = Readout(weights, np.zeros(7), network.readout.inputs, "linear")
    named = replace(network.sequence, labels=tuple("abcde"))
    session = Session(replace(network, readout=readout, sequence=named))
    drawn = picture(RenderOptions(session, Path("a.svg"), size=(1024, 700)))
    texts = ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")
    heights = {"".join(text.itertext()): float(text.get("y", 0)) for text in texts}
    caption = heights["What the network answers: the first 5 of 7"]
    assert heights["e"] < caption - 10 < heights["out_5"] - 60


def test_what_is_scrolled_in_a_window_takes_no_more_room_than_where_it_is_whole(qapp) -> None:
    session = load_preset(FIRST_PRESET).session
    apart = []
    for height in (900, 1300):
        drawn = picture(RenderOptions(session, Path("a.svg"), size=(1440, height)))
        texts = ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")
        tops = {"".join(text.itertext()): float(text.get("y", 0)) for text in texts}
        apart.append(tops["Input at t = 9"] - tops["Parameters"])
    assert apart[0] == apart[1]


def test_larger_letters_leave_less_room_for_the_rest(qapp: QApplication) -> None:
    small, large = (
        ElementTree.fromstring(
            picture(options("a.svg", view="ranges", width=300.0, font_size=size))
        )
        for size in (6.0, 10.0)
    )
    columns = [float(tree.get("viewBox", "").split()[2]) for tree in (small, large)]
    assert columns[0] == pytest.approx(columns[1] * 10 / 6, abs=2)


def test_a_figure_too_narrow_for_its_letters_is_told_in_its_own_units(qapp: QApplication) -> None:
    with pytest.raises(Problem, match=r"letters of 12 pt the view diagram needs a width of \d+ mm"):
        picture(options("a.pdf", view="diagram", width=100.0, font_size=12.0))


def test_a_ground_can_be_left_out(qapp: QApplication) -> None:
    image = loaded(picture(options("a.png", view="ranges", clear=True)))
    assert image.pixelColor(2, 2).alpha() == 0
    assert loaded(picture(options("a.png", view="ranges"))).pixelColor(2, 2).alpha() == 255
    clear, whole = (
        picture(options("a.svg", view="ranges", clear=clear)) for clear in (True, False)
    )
    assert clear.count(b"<rect") == whole.count(b"<rect") - 1


def test_a_title_can_be_left_out(qapp: QApplication) -> None:
    with_title, without = (
        picture(options("a.svg", view="diagram", titled=titled)).decode()
        for titled in (True, False)
    )
    heading = ">LSTM cell · unit 1 · t = 9</text>"
    assert heading in with_title
    assert heading not in without


def test_what_is_out_of_sight_is_painted_by_its_picture_only(qtbot: QtBot) -> None:
    class Painted(QWidget):
        paints = 0

        def paintEvent(self, _event: QPaintEvent | None) -> None:
            self.paints += 1

    window = Painted()
    qtbot.addWidget(window)
    keep_out_of_sight(window)
    window.show()
    QApplication.processEvents()
    assert window.paints == 0
    window.grab()
    assert window.paints == 1
