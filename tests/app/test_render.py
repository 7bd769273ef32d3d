"""``lstm-gui render``: what is asked reaches the drawing, and every kind of cell is drawn."""

from pathlib import Path

import pytest

from lstm_gui.app.cli import main
from lstm_gui.app.grammar.arguments import render_parser
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.files.sessions.session import write_session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.plots.drawing import DrawingItem
from tests.app.running import one_line
from tests.core.states import CELLS
from tests.files.sessions import small_session

# Small, since what is drawn does not depend on how many pixels it has.
SIZES = {
    "window": "1024x700",
    "diagram": "400x300",
    "unrolled": "400x300",
    "curves": "400x300",
    "inspector": "400x300",
}


@pytest.mark.parametrize("label", CELLS)
@pytest.mark.parametrize("view", SIZES)
def test_every_kind_of_cell_can_be_rendered(
    label: str, view: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_session("cell.lstm.json", small_session(kind=CELLS[label]))
    words = ["render", "cell.lstm.json", "-o", "a.png", "--view", view, "--size", SIZES[view]]
    assert main(words) == 0
    assert Path("a.png").stat().st_size > 5000


def test_what_goes_wrong_while_something_is_painted_leaves_no_half_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise ended_by

    monkeypatch.setattr(DrawingItem, "paint", fails)
    target = tmp_path / "a.png"
    words = ["render", "-o", str(target), "--view", "diagram"]
    ended_by: BaseException = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        main(words)
    ended_by = KeyboardInterrupt()
    assert main(words) == 130
    assert "Stopped before its end." in one_line(capsys)
    assert not target.exists()


def test_the_chain_is_rendered_unfolded(tmp_path: Path) -> None:
    target = tmp_path / "chain.svg"
    assert main(["render", "latch", "-o", str(target), "--view", "unrolled", "--t", "4"]) == 0
    drawn = target.read_text(encoding="utf-8")
    assert all(f"t = {step}" in drawn for step in (2, 3, 4, 5, 6))


def test_render_passes_on_what_was_asked(drawn: list[RenderOptions], tmp_path: Path) -> None:
    output = tmp_path / "a.SVG"
    words = ["render", "latch", "-o", str(output), "--view", "states", "--t", "23", "--unit", "1"]
    words += ["--theme", "dark", "--lang", "ko", "--size", "1200x700", "--scale", "2.5"]
    assert main(words) == 0
    session = load_preset("latch").session
    expected = RenderOptions(
        session, output, "states", 23, 1, "dark", "ko", (1200, 700), 2.5, "켜고 끄는 래치"
    )
    assert drawn == [expected]


def test_render_has_defaults(drawn: list[RenderOptions], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert main(["render", "-o", "a.png"]) == 0
    session = load_preset("remember-early-pulse").session
    assert drawn == [RenderOptions(session, Path("a.png"), title="Remember an early pulse")]
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert main(["render", "-o", "a.png"]) == 0
    assert drawn[1].language == "ko"


@pytest.mark.parametrize(
    ("words", "points"), [("89mm", 252.283), ("3.5in", 252.0), ("252pt", 252.0), ("8.9cm", 252.283)]
)
def test_a_width_has_the_units_of_print(words: str, points: float) -> None:
    parsed = render_parser().parse_args(["latch", "-o", "a.pdf", "--width", words])
    assert parsed.width == pytest.approx(points, abs=0.01)
    assert (parsed.font_size, parsed.dpi) == (7.0, 300.0)


@pytest.mark.parametrize(
    "words",
    [["--width", "3mm"], ["--width", "89"], ["--width", "89mm", "--size", "400x300"],
     ["--font-size", "4"], ["--font-size", "nan"], ["--dpi", "5000"]],
)  # fmt: skip
def test_what_no_printer_takes_is_refused(words: list[str], capsys) -> None:
    with pytest.raises(SystemExit):
        render_parser().parse_args(["latch", "-o", "a.pdf", *words])
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_sizes_of_type_may_name_their_unit() -> None:
    assert render_parser().parse_args(["-o", "a.pdf", "--font-size", "8.5pt"]).font_size == 8.5
