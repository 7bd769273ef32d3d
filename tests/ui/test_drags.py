"""Whatever is dragged has a way without dragging (WCAG 2.2, 2.5.7), by keys (2.1.1)."""

import ast
from pathlib import Path

import pytest

from lstm_gui.ui.window.actions import ACTIONS
from lstm_gui.ui.window.keys.control_keys import CONTROLS

UI = Path(__file__).parents[2] / "lstm_gui/ui"
KEYS = {spec.name: spec.keys for spec in ACTIONS}
SLIDERS, MATRICES, WORDS = (
    tuple(key for keys in of for key in keys.combinations)
    for of in (CONTROLS[name].keys for name in ("sliders", "matrices", "words"))
)

BY_KEYS = {
    "KnobSlider": ("Left", "Right", "PgUp", "PgDown", "Home", "End"),
    "SweepView": ("Left", "Right", "PgUp", "PgDown"),
    "MatrixGrid": ("Alt+Up", "Alt+Down", "Enter"),
    "WordRow": ("Alt+Left", "Alt+Right"),
}
"""What has the focus is moved by these, which the shortcuts sheet tells."""
BY_ACTIONS = {
    "AnswersFigure": ("back", "forward", "first", "last"),
    "TimeSlider": ("back", "forward", "first", "last"),
    "StatesFigure": ("back", "forward", "unit_up", "unit_down", "restart_earlier", "restart_later"),
}
"""What is dragged here is moved by actions of the menus, which have keys."""
BY_OTHER_CONTROLS = {
    "SequenceCanvas": "the sliders and fields of the input below it, a row for each number",
    "BarsFigure": "the fields for the first and the last step behind the button clamp",
    "PenSheet": "a line drawn by hand is what it is for: essential",
}
POINTED_AT = {
    "PointedFigure",
    "RangesFigure",
    "ColumnHeads",
    "CurvesFigure",
    "EquationView",
    "BarsView",
    "MemoryView",
    "StreamFigure",
    "PageText",
    "MapsFigure",
    "CostFigure",
    "FlowFigure",
    "GradientFigure",
}
"""These only tell of what the pointer is over."""


def moved_over() -> set[str]:
    """Return the classes that answer to a moving pointer."""
    found: set[str] = set()
    texts = (path.read_text(encoding="utf-8") for path in UI.rglob("*.py"))
    for text in (text for text in texts if "mouseMoveEvent" in text):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef):
                methods = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
                found |= {node.name} if "mouseMoveEvent" in methods else set()
    return found


def test_each_is_known_to_be_dragged_or_only_pointed_at():
    known = BY_KEYS.keys() | BY_ACTIONS.keys() | BY_OTHER_CONTROLS.keys() | POINTED_AT
    assert moved_over() == known


@pytest.mark.parametrize("keys", BY_KEYS.values(), ids=BY_KEYS)
def test_the_keys_of_what_has_the_focus_are_told(keys):
    assert set(keys) <= {*SLIDERS, *MATRICES, *WORDS}


@pytest.mark.parametrize("names", BY_ACTIONS.values(), ids=BY_ACTIONS)
def test_the_actions_have_keys(names):
    assert all(KEYS[name] for name in names)
