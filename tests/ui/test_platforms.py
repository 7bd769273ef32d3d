"""What differs between Linux, Windows and macOS, each under its own name."""

import ast
import ctypes
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtCore import QObject, Qt, pyqtSignal
from PyQt6.QtGui import QAction, QGuiApplication, QKeySequence
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.app.start.desktop import install
from lstm_gui.app.start.display import display_problem
from lstm_gui.app.start.system_libraries import missing_libraries
from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.disk.no_console import NO_CONSOLE
from lstm_gui.files.disk.path_names import require_name
from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.playback import Playback
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.sessions.recent_menu import RecentMenu
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton
from lstm_gui.ui.window.actions import ACTIONS, make_actions, make_menus, shortcuts_of
from lstm_gui.ui.window.header import Header
from lstm_gui.ui.window.keys.key_cap import combination_text
from lstm_gui.ui.window.keys.shortcuts import ShortcutsDialog
from lstm_gui.ui.window.menu_bar import MenuBar
from lstm_gui.ui.window.system.appearance import Appearance
from lstm_gui.ui.window.time.transport_bar import TransportBar

ROOT = Path(__file__).parents[2]
SYSTEMS = ("linux", "win32", "darwin")
ELSEWHERE = ("win32", "darwin")
# What Qt on macOS takes for an entry of the program's own menu, wherever it stands.
GUESSED = re.compile(r"(about|config|preference|options|setting|setup|quit|exit)", re.IGNORECASE)
_ROLE = QAction.MenuRole

every_system = pytest.mark.parametrize("system", SYSTEMS)


@pytest.fixture
def system(request, monkeypatch) -> str:
    monkeypatch.setattr(sys, "platform", request.param)
    return request.param


under_its_name = pytest.mark.parametrize("system", SYSTEMS, indirect=True)


@pytest.fixture
def owner(qtbot) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.addWidget(widget)
    yield widget
    widget.close()


@pytest.fixture
def actions(owner, system) -> dict[str, QAction]:
    return make_actions(owner)


@under_its_name
def test_each_system_has_its_menu_bar(qtbot, monkeypatch, system):
    asked = []
    # Without a desktop there is no other bar, whatever is asked for.
    monkeypatch.setattr(MenuBar, "setNativeMenuBar", lambda _bar, native: asked.append(native))
    qtbot.addWidget(Header())
    assert asked == [system == "darwin"]


@under_its_name
def test_the_menu_of_the_program_holds_what_is_named_and_nothing_that_is_guessed(
    qtbot, system, actions
):
    bar = MenuBar()
    qtbot.addWidget(bar)
    entries = [entry for menu in make_menus(bar, actions).values() for entry in menu.actions()]
    named = {entry.objectName(): entry.menuRole() for entry in entries if entry.text()}
    assert named["about"] == _ROLE.AboutRole
    assert named["quit"] == _ROLE.QuitRole
    assert {role for name, role in named.items() if name not in ("about", "quit")} == {_ROLE.NoRole}


def test_no_recent_file_is_taken_for_an_entry_of_the_program(qtbot):
    settings, owner = Settings(), QWidget()
    qtbot.addWidget(owner)
    settings.add_recent("/home/somebody/about.lstm.json")
    menu = RecentMenu(settings, owner)
    menu.fill()
    (first, *others) = menu.actions()
    assert "about" in first.text()
    assert first.menuRole() == _ROLE.NoRole
    assert not any(GUESSED.match(entry.text()) for entry in others)


def test_no_other_entry_of_the_window_is_guessed_at(shared_window):
    window = shared_window()
    menus = [menu for menu in window.findChildren(QMenu) if menu.menuAction() is not None]
    guessed = [
        entry.text()
        for menu in menus
        for entry in menu.actions()
        if GUESSED.match(entry.text()) and entry.menuRole() == _ROLE.TextHeuristicRole
    ]
    assert len(menus) > 10
    assert guessed == []


@under_its_name
def test_a_single_key_stands_in_no_menu_that_would_take_it_from_a_field(system, actions):
    plain = [actions[spec.name].shortcut().toString() for spec in ACTIONS if spec.plain]
    assert any(plain) == (system != "darwin")
    assert all(actions[spec.name].shortcuts() for spec in ACTIONS if spec.keys and not spec.plain)


@pytest.mark.parametrize(
    ("system", "keys", "written"),
    [("linux", "F11", "F11"), ("win32", "F11", "F11"), ("darwin", "Meta+Ctrl+F", "⌃⌘F")],
    indirect=["system"],
)
def test_the_full_screen_has_the_key_of_the_system(system, actions, keys, written):
    (spec,) = (one for one in ACTIONS if one.name == "full_screen")
    assert actions["full_screen"].shortcut() == QKeySequence(keys)
    assert combination_text(*shortcuts_of(spec)) == written


@under_its_name
def test_no_two_actions_share_a_key(system):
    keys = [QKeySequence(key).toString() for spec in ACTIONS for key in shortcuts_of(spec)]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize(
    ("system", "shown"),
    [("linux", ("Ctrl", "Shift", "S")), ("darwin", ("⇧", "⌘", "S"))],
    indirect=["system"],
)
def test_the_sheet_draws_the_keys_of_the_system(qtbot, system, shown):
    sheet = ShortcutsDialog()
    qtbot.addWidget(sheet)
    drawn = tuple(label.text() for label in sheet.findChildren(QWidget) if is_key(label))
    assert any(drawn[at : at + 3] == shown for at in range(len(drawn)))


def is_key(widget: QWidget) -> bool:
    return type(widget).__name__ == "KeyCap"


@under_its_name
def test_a_hint_names_the_keys_of_the_system(qtbot, document, system):
    content = document()
    bar = TransportBar(Playback(content, content))
    qtbot.addWidget(bar)
    tips = {button.toolTip() for button in bar.findChildren(ToolButton)}
    assert ("First step (Ctrl+Home)" in tips) == (system != "darwin")
    assert ("First step (⌘Home)" in tips) == (system == "darwin")


class Hints(QObject):
    """What a desktop is asked for, as it answers."""

    colorSchemeChanged = pyqtSignal()  # noqa: N815 - as Qt calls it

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Qt.ColorScheme] = []

    def colorScheme(self) -> Qt.ColorScheme:
        return Qt.ColorScheme.Light

    def setColorScheme(self, scheme: Qt.ColorScheme) -> None:
        self.asked.append(scheme)


@under_its_name
def test_what_the_system_draws_is_as_dark_as_the_window(qtbot, monkeypatch, system):
    hints, settings, window = Hints(), Settings(), QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QGuiApplication, "styleHints", staticmethod(lambda: hints))
    settings.theme = "dark"
    appearance = Appearance(settings, window)
    for name in ("light", "system"):
        appearance.choose_theme(name)
    schemes = [Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Unknown]
    assert hints.asked == ([] if system == "linux" else schemes)


REFUSED = (
    "CON",
    "nul.lstm.json",
    "com1.csv",
    "a:b.json",
    "what?.png",
    "end.",
    "end ",
    'a"b',
    "a|b",
)


@every_system
@pytest.mark.parametrize("name", REFUSED)
def test_a_name_that_windows_would_twist_is_refused_there(monkeypatch, tmp_path, system, name):
    monkeypatch.setattr(sys, "platform", system)
    if system != "win32":
        assert not refused(str(tmp_path / name))
        return
    with pytest.raises(Problem, match="Windows cannot call"):
        require_name(f"C:\\Users\\somebody\\{name}")
    with pytest.raises(Problem, match="Windows cannot call"):
        replace_bytes(tmp_path / name, b"")
    assert list(tmp_path.iterdir()) == []


@under_its_name
@pytest.mark.parametrize(
    "name",
    [
        "console.json",
        "null.png",
        "com10.csv",
        "세션.lstm.json",
        "C:\\a b\\c.svg",
        "C:\\CON\\..",
        ".",
    ],
)
def test_a_name_that_every_system_takes_passes(system, name):
    assert not refused(name)


def refused(name: str) -> bool:
    try:
        require_name(name)
    except Problem:
        return True
    return False


@pytest.mark.parametrize("system", ELSEWHERE)
def test_there_is_always_a_display_and_no_library_to_install(monkeypatch, system):
    monkeypatch.setattr(sys, "platform", system)
    assert display_problem({}) is None
    assert missing_libraries("xcb", system) == missing_libraries("", system)
    assert len(missing_libraries("", system)) == 0


@pytest.mark.parametrize("system", ELSEWHERE)
def test_a_menu_entry_of_linux_is_refused_with_what_to_do_instead(monkeypatch, tmp_path, system):
    monkeypatch.setattr(sys, "platform", system)
    with pytest.raises(Problem, match="only made on Linux"):
        install({"HOME": str(tmp_path)})
    assert list(tmp_path.iterdir()) == []


def test_every_process_of_the_program_is_without_a_console():
    assert getattr(subprocess, "CREATE_NO_WINDOW", 0) == NO_CONSOLE
    texts = [(path.name, path.read_text("utf-8")) for path in (ROOT / "lstm_gui").rglob("*.py")]
    started = [
        (name, {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords})
        for name, text in texts
        # What never names it starts nothing, and need not be read word by word.
        if "subprocess" in text
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("subprocess.run", "subprocess.Popen")
    ]
    # The lists of a desktop are made anew on Linux only.
    started = [(name, keywords) for name, keywords in started if name != "desktop.py"]
    assert len(started) >= 4
    assert {keywords.get("creationflags") for _, keywords in started} == {"NO_CONSOLE"}


def ran(code: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_fractional_scales_of_a_screen_are_taken_as_they_are(qapp):
    policy = QGuiApplication.highDpiScaleFactorRoundingPolicy()
    assert policy == Qt.HighDpiScaleFactorRoundingPolicy.PassThrough


def test_the_taskbar_of_windows_knows_the_program_by_its_own_name():
    assert not hasattr(ctypes, "windll") or sys.platform == "win32"
    code = (
        "import ctypes, sys, types\n"
        "from lstm_gui.app.start.application import make_application\n"
        "shell = types.SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=print)\n"
        "ctypes.windll = types.SimpleNamespace(shell32=shell)\n"
        "sys.platform = sys.argv[1]\n"
        "app = make_application(['it'])\n"
    )
    assert ran(code, "win32") == "lstm-explorer\n"
    assert ran(code, "darwin") == ""


def test_a_file_that_the_finder_hands_over_is_opened(tmp_path):
    session = tmp_path / "세션 하나.lstm.json"
    shutil.copy(ROOT / "resources" / "presets" / "latch.lstm.json", session)
    code = (
        "import sys\n"
        "from PyQt6.QtCore import QEvent, QEventLoop\n"
        "from lstm_gui.app.start.window import opened\n"
        "class Asked(QEvent):\n"
        "    def file(self):\n"
        "        return sys.argv[1]\n"
        "program, waiting = opened(None), QEventLoop()\n"
        "program.window.completed.connect(waiting.quit)\n"
        "waiting.exec()\n"
        "program.app.sendEvent(program.app, Asked(QEvent.Type.FileOpen))\n"
        "print(ascii(program.window.files.hint))\n"
        "program.window.close()\n"
        "program.release()\n"
    )
    assert ran(code, str(session)) == ascii(str(session)) + "\n"


@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), (["presets"], 0), (["--no"], 2)])
def test_a_program_that_has_no_console_needs_none(words, code):
    started = (
        "import sys\n"
        "sys.stdin = sys.stdout = sys.stderr = None\n"
        "from lstm_gui.app.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run([sys.executable, "-c", started, *words], cwd=ROOT, check=False)
    assert done.returncode == code
