"""A picture is saved little by little: painted between other events, encoded on a thread."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QEventLoop
from PyQt6.QtWidgets import QApplication, QMainWindow

from lstm_gui.ui.exporting import file_maker
from lstm_gui.ui.exporting.dialogs.export_dialog import ExportDialog
from lstm_gui.ui.exporting.recording import recorded
from lstm_gui.ui.exporting.staging import drawn_pictures, figure_making, sheet
from lstm_gui.ui.exporting.staging.studio import SHEET, WINDOW, Studio
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import heard, settle


@pytest.fixture
def shown(shared_window: Callable[..., MainWindow]) -> MainWindow:
    return shared_window("latch")


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is painted by now, a widget a turn."""
    seen: list[object] = []
    for module, name in ((recorded, "marks_of"), (drawn_pictures, "paint_widgets")):
        real = getattr(module, name)

        def spy(*arguments: object, real: Callable[..., object] = real) -> object:
            seen.append(arguments)
            return real(*arguments)

        monkeypatch.setattr(module, name, spy)
    monkeypatch.setattr(file_maker, "_SLICE_MS", 0)
    return seen


def opened(window: MainWindow, name: str, suffix: str) -> ExportDialog:
    window.exports.export(WINDOW)
    settle()
    dialog = window.findChildren(ExportDialog)[-1]
    dialog.what.choose_data(name)
    dialog.format.choose_data(suffix)
    dialog.scale.choose_data(1)
    settle()
    dialog.checking.stop()
    return dialog


def turn() -> None:
    """Have one turn of the event loop, asleep while a thread works."""
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


@pytest.mark.parametrize("suffix", [".png", ".pdf"])
@pytest.mark.parametrize("name", [WINDOW, SHEET])
def test_the_window_has_its_turn_after_each_widget(
    shown: MainWindow, tmp_path: Path, painted: list[object], name: str, suffix: str
) -> None:
    dialog = opened(shown, name, suffix)
    painted.clear()
    dialog.save_to(tmp_path / f"a{suffix}")
    assert not painted
    before, longest, shares = 0, 0, []
    while dialog.maker is not None:
        turn()
        longest, before = max(longest, len(painted) - before), len(painted)
        shares.append(dialog.progress.value())
    assert len(painted) > 10
    assert longest == 1
    assert any(0 < share < 100 for share in shares)
    assert (tmp_path / f"a{suffix}").stat().st_size > 1000
    dialog.reject()


# Colours are painted with, whatever the format: in others than those shown one is enough.
@pytest.mark.parametrize(
    ("suffix", "colours"),
    [(".png", "shown"), (".tif", "shown"), (".svg", "shown"), (".tif", "grey")],
)
def test_no_file_is_encoded_or_written_by_the_window(
    shown: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, colours: str
) -> None:
    threads: list[threading.Thread] = []

    def spy(of: Callable[..., object]) -> Callable[..., object]:
        def called(*arguments: object) -> object:
            threads.append(threading.current_thread())
            return of(*arguments)

        return called

    monkeypatch.setattr(figure_making, "replace_bytes", spy(figure_making.replace_bytes))
    for known in (figure_making.IMAGES, figure_making.VECTORS):
        if suffix in known:
            monkeypatch.setitem(known, suffix, spy(known[suffix]))
    dialog = opened(shown, "ranges", suffix)
    dialog.theme.choose_data(colours)
    dialog.save_to(tmp_path / f"a{suffix}")
    while dialog.maker is not None:
        turn()
    assert len(threads) == 2
    assert threading.main_thread() not in threads
    dialog.reject()


@pytest.mark.parametrize("name", [WINDOW, SHEET])
def test_cancel_leaves_what_was_there_and_says_so(
    shown: MainWindow, tmp_path: Path, painted: list[object], name: str
) -> None:
    old = tmp_path / "a.pdf"
    old.write_bytes(b"old")
    dialog = opened(shown, name, ".pdf")
    painted.clear()
    dialog.save_to(old)
    while len(painted) < 5:
        turn()
    assert dialog.close_button.text() == "Cancel"
    assert not any(part.isEnabled() for part in (dialog.save_button, dialog.copy_button))
    assert not dialog.choices.isEnabled()
    dialog.close_button.click()
    settle()
    assert old.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [old]
    assert dialog.saved.text() == "Given up: no file was written."
    assert dialog.isVisible()
    assert dialog.choices.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_what_changes_meanwhile_is_never_half_in_the_picture(
    shown: MainWindow, tmp_path: Path, painted: list[object], suffix: str
) -> None:
    dialog = opened(shown, WINDOW, suffix)
    painted.clear()
    dialog.save_to(tmp_path / f"a{suffix}")
    while len(painted) < 20:
        turn()
    shown.document.select(t=0)
    shown.document.flush()
    while dialog.maker is not None:
        turn()
    dialog.reject()
    settle()
    studio = Studio(shown.document, shown, shown.apply_theme)
    assert (tmp_path / f"a{suffix}").read_bytes() == studio.file(WINDOW, suffix)


@pytest.fixture
def staged(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The panels that are laid out on sheets by now."""
    real, seen = sheet.staged_panel, list[object]()

    def spy(*arguments: object) -> object:
        seen.append(arguments[1])
        return real(*arguments)

    monkeypatch.setattr(sheet, "staged_panel", spy)
    monkeypatch.setattr(file_maker, "_SLICE_MS", 0)
    return seen


def hosts() -> int:
    """How many windows out of sight there are beside that of the program."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return sum(isinstance(one, QMainWindow) for one in QApplication.topLevelWidgets()) - 1


def test_a_sheet_is_laid_out_a_panel_a_turn(shown: MainWindow, staged: list[object]) -> None:
    dialog = opened(shown, "diagram", ".pdf")
    before = dialog.preview.picture.toImage()
    staged.clear()
    dialog.what.choose_data(SHEET)
    assert len(staged) == 1
    assert dialog.preview.picture.toImage() == before
    for panels in range(2, 5):
        turn()
        assert len(staged) == panels
    assert dialog.preview.picture.toImage() != before
    assert "diagram" in staged
    dialog.reject()
    settle()
    assert hosts() == 0


def test_a_sheet_that_is_no_longer_wanted_is_not_laid_out(
    shown: MainWindow, staged: list[object]
) -> None:
    dialog = opened(shown, "diagram", ".pdf")
    staged.clear()
    dialog.what.choose_data(SHEET)
    dialog.what.choose_data(WINDOW)
    settle()
    assert len(staged) == 1
    dialog.what.choose_data(SHEET)
    dialog.reject()
    settle()
    assert len(staged) == 2
    assert hosts() == 0


def test_a_sheet_is_saved_a_panel_a_turn_and_given_up_between_two(
    shown: MainWindow, tmp_path: Path, staged: list[object]
) -> None:
    dialog = opened(shown, SHEET, ".pdf")
    settle()
    staged.clear()
    dialog.save_to(tmp_path / "a.pdf")
    before = longest = 0
    while dialog.maker is not None:
        turn()
        longest, before = max(longest, len(staged) - before), len(staged)
    assert (len(staged), longest) == (4, 1)
    staged.clear()
    dialog.save_to(tmp_path / "b.pdf")
    while len(staged) < 2:
        turn()
    dialog.close_button.click()
    settle()
    assert len(staged) == 2
    assert not (tmp_path / "b.pdf").exists()
    dialog.reject()
    settle()
    assert hosts() == 0


def test_a_window_in_other_colours_is_checked_a_turn_after_it_is_shown(
    shown: MainWindow, painted: list[object]
) -> None:
    dialog = opened(shown, WINDOW, ".svg")
    before = dialog.preview.picture.toImage()
    with heard(dialog.checking.found) as found:
        painted.clear()
        dialog.theme.choose_data("grey")
        at_once = len(painted)
        assert at_once == 1
        assert dialog.preview.picture.toImage() != before
        assert found == []
        while not found:
            turn()
    assert len(painted) - at_once > 10
    dialog.reject()
