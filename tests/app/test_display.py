"""Before Qt is loaded it is said why no window can be opened, whatever this machine has."""

import ctypes
import os
import subprocess
import sys
from importlib.machinery import ModuleSpec

import pytest

from lstm_gui.app.start import display, window
from lstm_gui.app.start.display import display_problem
from lstm_gui.app.start.system_libraries import missing_libraries

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems always have a display"
)


class Xcb:
    """The part of libxcb that is asked, for a server that answers or does not."""

    class _Function:
        def __init__(self, value: int | None) -> None:
            self.value = value

        def __call__(self, *_arguments: object) -> int | None:
            return self.value

    def __init__(self, answers: bool) -> None:
        self.xcb_connect = self._Function(1)
        self.xcb_connection_has_error = self._Function(0 if answers else 1)
        self.xcb_disconnect = self._Function(0)


class Wayland:
    """The part of libwayland that is asked, for a server that answers or does not."""

    def __init__(self, answers: bool) -> None:
        self.wl_display_connect = Xcb._Function(1 if answers else None)
        self.wl_display_disconnect = Xcb._Function(0)


def no_library(soname: str) -> object:
    raise OSError(f"{soname}: cannot open shared object file")


def has_libxcb() -> bool:
    try:
        ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    return True


@pytest.fixture
def at_display(monkeypatch):
    """Return a function that puts this process at a display of X11 and nothing else."""

    def put(display: str) -> dict[str, str]:
        for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("DISPLAY", display)
        return {"DISPLAY": display}

    return put


def test_a_server_that_does_not_answer_is_named_with_what_works_instead(at_display):
    problem = display_problem(at_display(":987"), lambda _soname: Xcb(answers=False))

    assert ":987 does not answer" in problem
    assert "lstm-gui render" in problem
    assert "\n" not in problem


def test_a_server_that_answers_is_no_problem(at_display):
    assert display_problem(at_display(":987"), lambda _soname: Xcb(answers=True)) is None


def test_a_server_that_cannot_be_asked_is_left_to_qt(at_display):
    assert display_problem(at_display(":987"), no_library) is None


@pytest.mark.skipif(not has_libxcb(), reason="there is no libxcb to ask a server with")
def test_libxcb_itself_tells_that_nothing_listens(at_display):
    assert ":987 does not answer" in display_problem(at_display(":987"))


def test_a_platform_that_was_asked_for_is_not_questioned():
    environment = {"DISPLAY": ":987", "QT_QPA_PLATFORM": "offscreen"}

    assert display_problem(environment, lambda _soname: Xcb(answers=False)) is None


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "no display (WAYLAND_DISPLAY, DISPLAY not set)"),
        ({"QT_QPA_PLATFORM": "xcb"}, "no display (DISPLAY not set)"),
        ({"QT_QPA_PLATFORM": "xcb:sync", "WAYLAND_DISPLAY": "w"}, "no display (DISPLAY not set)"),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":987"}, "The display :987 does not answer"),
        ({"QT_QPA_PLATFORM": "wayland"}, "no display (WAYLAND_DISPLAY not set)"),
        ({"WAYLAND_DISPLAY": "w-9"}, "The display w-9 does not answer"),
        ({"WAYLAND_DISPLAY": "w-9", "DISPLAY": ":987"}, "The display w-9, :987 does not answer"),
    ],
)
def test_whatever_qt_would_try_is_asked_first(environment, said):
    problem = display_problem(environment, lambda _soname: Xcb(answers=False))
    assert said in problem
    assert "lstm-gui render" in problem


def test_one_that_answers_of_several_is_enough():
    environment = {"WAYLAND_DISPLAY": "w-9", "DISPLAY": ":987"}
    assert display_problem(environment, lambda _soname: Xcb(answers=True)) is None
    listed = {"QT_QPA_PLATFORM": "xcb;offscreen"}
    assert display_problem(listed, lambda _soname: Xcb(answers=False)) is None


@pytest.mark.parametrize("answers", [True, False])
def test_a_socket_of_wayland_is_asked(tmp_path, answers):
    (tmp_path / "w-0").touch()
    environment = {"WAYLAND_DISPLAY": "w-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    problem = display_problem(environment, lambda _soname: Wayland(answers))
    assert (problem is None) == answers
    assert display_problem(environment, no_library) is None
    assert display_problem({**environment, "WAYLAND_SOCKET": "3"}, no_library) is None


def test_libraries_that_are_missing_are_told_before_the_server_is_asked(
    at_display, monkeypatch, capsys
):
    at_display(":987")
    missing = missing_libraries("xcb", "linux", no_library)
    monkeypatch.setattr(window, "missing_libraries", lambda platform: missing)

    assert window.run(None) == 1
    assert "libxcb-cursor0" in capsys.readouterr().err


def test_with_all_libraries_the_start_says_what_the_display_says(at_display, monkeypatch, capsys):
    at_display(":987")
    monkeypatch.setattr(window, "missing_libraries", lambda platform: [])
    monkeypatch.setattr(window, "display_problem", lambda environment: "It does not answer.")

    assert window.run(None) == 1
    assert capsys.readouterr().err == "lstm-gui: It does not answer.\n"


@pytest.mark.parametrize("name", ["nonsense", "nonsense:option", "nonsense;other"])
def test_a_platform_that_qt_does_not_have_is_named_with_those_it_has(name):
    problem = display_problem({"QT_QPA_PLATFORM": name, "DISPLAY": ":0"}, no_library)
    assert problem.startswith("Qt has no platform nonsense")
    assert "QT_QPA_PLATFORM" in problem
    assert "offscreen" in problem
    assert "xcb" in problem
    assert "\n" not in problem


@pytest.mark.parametrize("name", ["OFFSCREEN", "wayland-egl", ";offscreen", "nonsense;offscreen"])
def test_a_platform_that_qt_has_in_whatever_letters_is_no_problem(name):
    assert display_problem({"QT_QPA_PLATFORM": name}, no_library) is None


def test_wayland_is_known_whose_files_are_called_after_its_kinds(tmp_path, monkeypatch):
    folder = tmp_path / "Qt6" / "plugins" / "platforms"
    folder.mkdir(parents=True)
    for name in ("wayland-egl", "wayland-generic", "xcb"):
        (folder / f"libq{name}.so").touch()
    spec = ModuleSpec("PyQt6", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(display, "find_spec", lambda _name: spec)
    (tmp_path / "wayland-7").touch()
    environment = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}

    assert display_problem(environment, no_library) is None
    assert display_problem({**environment, "QT_QPA_PLATFORM": "wayland"}, no_library) is None
    asked = {**environment, "QT_QPA_PLATFORM": "nonsense"}
    assert "one of wayland, xcb" in display_problem(asked, no_library)


def test_of_a_list_what_qt_does_not_have_counts_for_nothing():
    environment = {"QT_QPA_PLATFORM": "nonsense;xcb", "DISPLAY": ":987"}
    assert ":987 does not answer" in display_problem(environment, lambda _: Xcb(answers=False))


@pytest.mark.parametrize("variable", ["QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"])
def test_platforms_of_others_are_left_to_qt(variable):
    environment = {"QT_QPA_PLATFORM": "nonsense", variable: "/opt/plugins"}
    assert display_problem(environment, no_library) is None


def test_a_theme_of_gtk_without_a_display_is_told_in_one_sentence():
    environment = {"QT_QPA_PLATFORM": "offscreen", "QT_QPA_PLATFORMTHEME": "gtk3"}
    problem = display_problem(environment, lambda _soname: Xcb(answers=False))
    assert "gtk3" in problem
    assert "QT_QPA_PLATFORMTHEME" in problem
    assert "\n" not in problem
    assert display_problem(environment, no_library) is None, "without GTK it is not asked"
    at_one = {**environment, "DISPLAY": ":0"}
    assert display_problem(at_one, lambda _soname: Xcb(answers=True)) is None
    other = {**environment, "QT_QPA_PLATFORMTHEME": "qt6ct"}
    assert display_problem(other, lambda _soname: Xcb(answers=False)) is None


def test_a_picture_is_drawn_whatever_theme_is_asked_for(tmp_path):
    names = ("DISPLAY", "WAYLAND_DISPLAY")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    picture = tmp_path / "a.png"
    ended = subprocess.run(
        [sys.executable, "-m", "lstm_gui", "render", "--view", "ranges", "-o", str(picture)],
        check=False,
        capture_output=True,
        timeout=120,
        env={**kept, "QT_QPA_PLATFORM": "nonsense", "QT_QPA_PLATFORMTHEME": "gtk3"},
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert picture.read_bytes().startswith(b"\x89PNG")
