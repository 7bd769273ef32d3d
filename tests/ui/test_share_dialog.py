"""A state shown as a QR code, and as the text in it."""

from collections.abc import Callable

from PyQt6.QtGui import QColor, QGuiApplication, QImage

from lstm_gui.files.figures.qr_code import QUIET
from lstm_gui.files.sessions.share_text import session_of
from lstm_gui.ui.sessions.share_dialog import ShareDialog
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.files.qr_reader import read
from tests.ui.driving import settle


def opened(window: MainWindow) -> ShareDialog:
    window.actions_by_name["share_state"].trigger()
    settle()
    return window.findChildren(ShareDialog)[-1]


def squares_of(picture: QImage) -> list[list[bool]]:
    """Return the squares of a code that is all that is black on white."""
    dark = [
        (x, y)
        for y in range(picture.height())
        for x in range(picture.width())
        if picture.pixelColor(x, y) == QColor("black")
    ]
    left, top = min(x for x, _ in dark), min(y for _, y in dark)
    across = max(x for x, _ in dark) + 1 - left
    # The corner pattern begins with seven dark squares.
    side = next(n for n in range(picture.width()) if (left + n, top) not in set(dark)) // 7
    count = across // side
    black = set(dark)
    return [
        [(left + x * side + side // 2, top + y * side + side // 2) in black for x in range(count)]
        for y in range(count)
    ]


def test_the_code_on_screen_is_the_text_and_the_text_is_the_state(
    window: Callable[..., MainWindow],
) -> None:
    main = window("latch")
    main.apply_theme(DARK)
    dialog = opened(main)
    text = dialog.text.toPlainText()
    shown = squares_of(dialog.code.grab().toImage())
    assert read(shown) == text
    state = session_of(text).state
    assert state.sequence == main.document.state.sequence
    assert (state.parameters.w_x == main.document.state.parameters.w_x).all()


def test_around_the_code_it_is_white(window: Callable[..., MainWindow]) -> None:
    view = opened(window("latch")).code
    picture, middle = view.grab().toImage(), view.height() // 2
    side = view.width() // (len(squares_of(picture)) + 2 * QUIET)
    line = [picture.pixelColor(x, middle).name() for x in range(picture.width())]
    left = line.index("#000000")
    assert set(line[left - 3 * side : left]) == {"#ffffff"}


def test_a_camera_sees_each_square_where_there_is_room(window: Callable[..., MainWindow]) -> None:
    view = opened(window("latch")).code
    squares = len(squares_of(view.grab().toImage())) + 2 * QUIET
    assert min(view.width(), view.height()) >= 3 * squares


def test_the_text_is_copied(window: Callable[..., MainWindow]) -> None:
    dialog = opened(window("latch"))
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    assert "clipboard" in dialog.note.text()


def test_what_is_too_long_for_a_code_is_a_text_alone(window: Callable[..., MainWindow]) -> None:
    dialog = opened(window(seeded_state(4, 12, 30)))
    assert dialog.code is None
    assert "too long" in dialog.note.text()
    assert session_of(dialog.text.toPlainText()).state.parameters.hidden_size == 12
    lines = dialog.text.toPlainText().splitlines()
    assert max(map(len, lines)) < 100 < len(lines)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "".join(lines)
