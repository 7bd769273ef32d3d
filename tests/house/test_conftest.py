"""The leak detectors detect: a detector that cannot fail guards nothing."""

import ast
import re
from pathlib import Path

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).parents[1] / "conftest.py"

SUITE = """
import threading
import pytest
from PyQt6.QtCore import QSettings, Qt, QTimer, qWarning
from PyQt6.QtWidgets import QWidget

kept = []


def test_leaving_a_window(qapp):
    kept.append(QWidget())


def test_leaving_a_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(100000)


def test_leaving_a_thread():
    waiting = threading.Event()
    threading.Thread(target=waiting.wait, args=(60,), daemon=True).start()


def test_warning(qapp):
    qWarning("odd")


@pytest.fixture(scope="module")
def shared(qapp, kept_open):
    return QWidget()


def test_opening_something_over_a_shared_window(shared):
    kept.append(QWidget(shared, Qt.WindowType.Dialog))
    kept[-1].show()


def test_tidy(qtbot, tmp_path_factory):
    window = QWidget()
    qtbot.addWidget(window)
    QTimer(window).start(100000)
    threading.Thread(target=int).start()
    settings = QSettings("LSTM Explorer", "LSTM Explorer")
    assert settings.fileName().startswith(str(tmp_path_factory.getbasetemp()))
"""


def test_what_a_test_leaves_behind_fails_it(pytester):
    pytester.makeconftest(CONFTEST.read_text("utf-8"))
    pytester.makeini("[pytest]\nqt_api = pyqt6\nqt_log_level_fail = WARNING\n")
    pytester.makepyfile(SUITE)

    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-rA")

    result.assert_outcomes(passed=5, failed=1, errors=4)
    result.stdout.fnmatch_lines_random(
        [
            "E * windows still alive after the test*",
            "E * timers still running after the test*",
            "E * threads still running after the test*",
            "FAILED *::test_warning",
            "ERROR *::test_opening_something_over_a_shared_window*",
            "PASSED *::test_tidy",
        ]
    )
    assert list(pytester.path.rglob("homes*/*")) == []


def test_no_parameter_takes_the_place_of_a_fixture_that_each_test_has():
    """One called ``home`` would stand for the empty home, and the test write to the real one."""
    always = {
        node.name
        for node, asked in _decorated(CONFTEST.read_text("utf-8"))
        if "autouse=True" in asked
    }
    assert "home" in always
    word = re.compile(rf"\b(?:{'|'.join(always)})\b")
    given = set()
    for path in CONFTEST.parent.rglob("*.py"):
        # Only where one of them is named at all, since to read a file takes a while.
        text = path.read_text("utf-8")
        for _, asked in _decorated(text) if word.search(text) else ():
            if asked.startswith("pytest.mark.parametrize("):
                names = ast.literal_eval(ast.parse(asked, mode="eval").body.args[0])
                given |= set(names.split(", ") if isinstance(names, str) else names)
    assert always & given == set()


def _decorated(text):
    """Yield what is decorated in the program ``text``, with each of its decorators."""
    for node in ast.walk(ast.parse(text)):
        for decorator in getattr(node, "decorator_list", ()):
            yield node, ast.unparse(decorator)
