"""`make check` runs the tests of what changed, and no others that need a window."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = {
    "tests/core/test_forward.py": "from lstm_gui.core import forward\n",
    "tests/ui/test_keys.py": "from lstm_gui.ui.window.actions import make_actions\n",
    "tests/ui/test_theme.py": "from lstm_gui.ui.style.theme import DARK\n",
    "tests/ui/test_transport.py": "from lstm_gui.ui.window.main_window import MainWindow\n",
    **{
        f"tests/ui/test_{n}.py": "from lstm_gui.ui.window.main_window import MainWindow\n"
        for n in "abcd"
    },
}


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("changed_tests", ROOT / ".ci/changed_tests.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("changed", "beyond"),
    [
        ([], []),
        (["README.md", "lstm_gui/core/cells/lstm.py", "tests/core/test_forward.py"], []),
        (["tests/ui/test_keys.py"], ["tests/ui/test_keys.py"]),
        (["lstm_gui/ui/window/actions.py"], ["tests/ui/test_keys.py"]),
        (["lstm_gui/ui/style/theme.py"], ["tests/ui/test_theme.py"]),
        (["lstm_gui/ui/panels/transport.py"], ["tests/ui/test_transport.py"]),
        (["lstm_gui/ui/window/main_window.py"], []),
    ],
    ids=[
        "nothing",
        "no window",
        "test",
        "importing",
        "named and importing",
        "named",
        "imported by all",
    ],
)
def test_what_changed_decides_which_tests_of_the_window_run(script, changed, beyond):
    assert script.chosen(changed, TESTS) == [*script.WINDOWLESS, *beyond]


def test_the_tests_that_need_no_window_are_there(script):
    assert all(list((ROOT / folder).glob("test_*.py")) for folder in script.WINDOWLESS)
