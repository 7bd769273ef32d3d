"""Each action has one method, and each method of an action one action."""

import pytest
from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.window.actions import ACTIONS, connect_actions, make_actions


def noting(name):
    return lambda self: self.done.append(name)


def owner(*names):
    methods = {f"do_{name}": noting(name) for name in names}
    made = type("Owner", (QObject,), {**methods, "done": []})
    return made()


NAMES = [spec.name for spec in ACTIONS]


@pytest.fixture
def bare_window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def actions(bare_window):
    return make_actions(bare_window)


def test_each_action_calls_the_method_of_its_name(actions):
    one, other = owner(*NAMES[::2]), owner(*NAMES[1::2])
    connect_actions(actions, (one, other))
    for name in NAMES:
        actions[name].trigger()
    assert one.done == NAMES[::2]
    assert other.done == NAMES[1::2]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([NAMES, ["open"]], "two methods do_open"),
        ([NAMES[1:]], r"without its other half: \['open'\]"),
        ([[*NAMES, "nothing_known"]], r"without its other half: \['nothing_known'\]"),
    ],
    ids=["two methods", "no method", "no action"],
)
def test_what_does_not_fit_is_refused(actions, names, told):
    with pytest.raises(ValueError, match=told):
        connect_actions(actions, [owner(*some) for some in names])
