"""Before Qt is loaded it is said why no window can be opened, whatever this machine has."""

import ctypes
import sys

import pytest

from lstm_gui.app.start import window
from lstm_gui.app.start.display import display_problem
from lstm_gui.app.start.system_libraries import missing_libraries

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems always have a display"
)


class Xcb:
    """The part of libxcb that is asked, for a server that answers or does not."""

    class _Function:
        def __init__(self, value: int) -> None:
            self.value = value

        def __call__(self, *_arguments: object) -> int:
            return self.value

    def __init__(self, answers: bool) -> None:
        self.xcb_connect = self._Function(1)
        self.xcb_connection_has_error = self._Function(0 if answers else 1)
        self.xcb_disconnect = self._Function(0)


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
