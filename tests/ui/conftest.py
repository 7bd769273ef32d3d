"""The application as it starts, and windows that are closed again properly."""

from collections.abc import Callable, Iterator

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PyQt6.QtGui import QCursor
from PyQt6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from lstm_gui.core import Kind, State, converted
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.style.current import set_factor, set_theme, theme
from lstm_gui.ui.style.fonts import load_fonts, text_font
from lstm_gui.ui.style.scale import NORMAL, factor
from lstm_gui.ui.style.theme import LIGHT
from lstm_gui.ui.window import panel_fit
from lstm_gui.ui.window.main_window import FIRST_SIZE, MainWindow
from lstm_gui.words.notations.in_force import set_notation
from lstm_gui.words.notations.notation import OWN
from lstm_gui.words.translation import language, set_language
from tests.ui.driving import settle
from tests.ui.held_paints import HeldPaints

DocumentMaker = Callable[..., Document]
WindowMaker = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    qapp.setStyle("Fusion")
    assert load_fonts() == []
    qapp.setFont(text_font(13))
    set_theme(LIGHT)
    return qapp


_LONG = 120_000
"""Milliseconds that a busy machine may take: a test that hangs is told after them."""
_AN_HOUR = 3_600_000
"""In milliseconds."""


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Wait for what must come as long as it takes, however much else the machine does."""
    wait = qtbot.waitUntil

    def wait_long(callback: Callable[[], bool | None], *, timeout: int = _LONG) -> None:
        wait(callback, timeout=max(timeout, _LONG))

    qtbot.waitUntil = wait_long
    return qtbot


@pytest.fixture(autouse=True, scope="session")
def at_rest_at_once() -> None:
    """Take a window to be at rest as soon as nothing else is to be done: no test waits for that."""
    panel_fit.REST = 0


@pytest.fixture(autouse=True, scope="session")
def notices_stay() -> None:
    """Keep a notice until it is closed: a busy machine may take longer than somebody reads."""
    Notice.stays = Notice.stays_briefly = _AN_HOUR


@pytest.fixture(autouse=True)
def plain_start(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """English, light, as large as at a desk, in our own notation, whatever was before.

    The pointer is where it was before anybody moved it: over a window it would light what it
    comes to rest on.

    What a test puts in another's place stays there until its windows are closed: `monkeypatch`
    is made before them.
    """
    _look_plain()
    yield
    # A window that a module shares is made before its first test begins.
    _look_plain()
    set_notation(OWN.name)
    if not QCursor.pos().isNull():
        QCursor.setPos(0, 0)
    if language() != "en":
        set_language("en")


def _look_plain() -> None:
    if theme() != LIGHT:
        set_theme(LIGHT)
    if factor() != NORMAL:
        set_factor(NORMAL)


@pytest.fixture
def document(qapp: QApplication) -> Iterator[DocumentMaker]:
    """Make documents of a preset's name or of a State, as a cell of ``kind`` if one is given."""
    made: list[Document] = []

    def make(content: State | str = FIRST_PRESET, kind: Kind | None = None) -> Document:
        made.append(Document(_session(content, kind)))
        return made[-1]

    yield make
    for one in made:
        one.deleteLater()


@pytest.fixture
def held_paints(request: pytest.FixtureRequest) -> HeldPaints:
    """What the windows of a test are asked to paint; at once if it is marked ``painted``."""
    return HeldPaints(holds=request.node.get_closest_marker("painted") is None)


@pytest.fixture
def window(qtbot: QtBot, held_paints: HeldPaints) -> Iterator[WindowMaker]:
    """Make complete main windows of a preset's name or of a State, as a cell of ``kind``.

    They paint when the test has ended, see `held_paints`.
    """
    made: list[MainWindow] = []

    def make(
        content: State | str = FIRST_PRESET, size: QSize | None = None, kind: Kind | None = None
    ) -> MainWindow:
        made.append(_complete_window(_session(content, kind), size, held=held_paints))
        return made[-1]

    yield make
    held_paints.release()
    for one in made:
        _close(one)


@pytest.fixture(scope="module")
def kept_settings() -> Settings:
    """What `one_window` keeps."""
    return Settings()


@pytest.fixture(scope="module")
def paints_between(qapp: QApplication) -> HeldPaints:
    """What `one_window` is asked to paint before a test and after it; the next one paints it."""
    return HeldPaints(holds=True)


@pytest.fixture(scope="module")
def one_window(
    qapp: QApplication, kept_open: None, kept_settings: Settings, paints_between: HeldPaints
) -> Iterator[MainWindow]:
    """A window that stays while the module runs."""
    main = _complete_window(_session(FIRST_PRESET), settings=kept_settings, held=paints_between)
    yield main
    _close(main)


@pytest.fixture(scope="module")
def resting_place() -> str:
    """Name the workspace in which `one_window` may stay between two tests."""
    return "cell"


@pytest.fixture(scope="module")
def lessons_rest() -> bool:
    """Tell whether the Learn panel may stay in `one_window` between two tests."""
    return False


@pytest.fixture
def shared_window(
    one_window: MainWindow,
    paints_between: HeldPaints,
    kept_settings: Settings,
    held_paints: HeldPaints,
    resting_place: str,
    lessons_rest: bool,
) -> Iterator[WindowMaker]:
    """Open one content after the other in one window; what opened over it goes after each test.

    It takes a third of the time of a new window. A large session, which the window goes on
    computing while it rests, needs one of its own. Where the panels stand is as the test before
    left it.
    """
    # What it keeps lies in the home of this test from now on.
    vars(kept_settings).pop("_store", None)
    paints_between.hand_to(held_paints)

    def show(
        content: State | str = FIRST_PRESET, size: QSize = FIRST_SIZE, kind: Kind | None = None
    ) -> MainWindow:
        one_window.resize(size)
        one_window.document.open(_session(content, kind))
        # After a dialog that has closed it is not that of the keyboard.
        one_window.activateWindow()
        one_window.setFocus()
        settle()
        return one_window

    yield show
    held_paints.release()
    paints_between.hold(one_window)
    if not lessons_rest:
        one_window.learning.close()
    _end_what_is_under_way(one_window)
    _make_plain(one_window)
    if one_window.workspaces.current != resting_place:
        one_window.workspaces.show("cell")
    # Made larger or smaller at the end it comes to rest here.
    QApplication.processEvents()
    _close_what_is_open_over(one_window)


def _end_what_is_under_way(main: MainWindow) -> None:
    main.document.end_visit()
    if (train := main.workspaces.train) is not None:
        train.lab.stop()
        train.close()


def _close_what_is_open_over(main: MainWindow) -> None:
    # To ask all that is in the window would take longer than many a test.
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for notice in main.findChildren(Notice, options=direct):
        notice.dismiss()
    # What the pointer was told goes with a window that closes, but stays over one that does not.
    for over in QApplication.topLevelWidgets():
        is_dialog = isinstance(over, QDialog) and over.isVisible() and _is_inside(over, main)
        if is_dialog or over.objectName() == "qtooltip_label":
            over.close()


def _is_inside(widget: QWidget | None, window: QWidget) -> bool:
    while widget is not None and widget is not window:
        widget = widget.parentWidget()
    return widget is window


def _make_plain(main: MainWindow) -> None:
    """Show what a test leaves in class, dark or in another language as at first."""
    main.classroom.leave()
    if theme() != LIGHT:
        main.apply_theme(LIGHT)
    if language() != "en":
        main.apply_language("en")


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Show a widget on its own, with the focus of the keyboard."""
    kept: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        kept.append(widget)
        widget.show()
        settle()
        widget.setFocus()
        return widget

    return show


def _complete_window(
    session: Session,
    size: QSize | None = None,
    settings: Settings | None = None,
    held: HeldPaints | None = None,
) -> MainWindow:
    main = MainWindow(Document(session), settings)
    if held is not None:
        held.hold(main)
    main.resize(size or main.size())
    main.show()
    main.complete()
    settle()
    return main


def _close(main: MainWindow) -> None:
    main.document.end_visit()
    main.document.undo_stack.setClean()
    assert main.close()
    main.deleteLater()
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _session(content: State | str, kind: Kind | None = None) -> Session:
    session = load_preset(content).session if isinstance(content, str) else Session.of(content, {})
    return session if kind is None else session.with_state(converted(session.state, kind))


@pytest.fixture
def restart(qtbot):
    """Start the window of a program anew, with what the one before has left."""
    running: list[MainWindow] = []

    def stop() -> None:
        for window in running:
            window.document.end_visit()
            assert window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        running.clear()
        if factor() != NORMAL:
            set_factor(NORMAL)

    def begin() -> MainWindow:
        stop()
        window = MainWindow(Document(load_preset("latch").session), Settings())
        running.append(window)
        window.keep_layout(Settings())
        window.show()
        window.complete()
        settle()
        return window

    yield begin
    stop()
