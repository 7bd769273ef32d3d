"""Each action has one method, and each method of an action one action."""

import re

import pytest
from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.shipped.spoken_languages import LANGUAGES
from lstm_gui.ui.window.actions import ACTIONS, connect_actions, make_actions
from lstm_gui.ui.window.keys.named_action import MNEMONICS, with_mnemonic
from lstm_gui.words.translation import set_language


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_view_is_found_in_one_column_of_a_small_screen_and_by_a_letter_of_its_own(
    shared_window, language
):
    main = shared_window()
    set_language(language)
    view = main.menus["View"]
    assert view.sizeHint().height() < 700
    letters = re.findall(r"&(\w)", " ".join(action.text() for action in view.actions()).upper())
    assert len(letters) >= len(MNEMONICS)
    assert len(letters) == len(set(letters))
    assert main.actions_by_name["show_cell"].iconText() in ("Cell", "셀")
    panels = main.menus["Panels"].actions()
    assert all(panel.toggleViewAction() in panels for panel in main.workspace.panels)


@pytest.mark.parametrize(
    ("name", "letter", "marked"),
    [
        ("Full screen", "N", "Full scree&n"),
        ("Mean of all units", "A", "Mean of &all units"),
        ("찾기 …", "F", "찾기(&F) …"),
        ("셀", "E", "셀(&E)"),
        ("셀", "", "셀"),
    ],
)
def test_the_letter_of_an_action_is_marked_or_stands_behind_its_name(name, letter, marked):
    assert with_mnemonic(name, letter) == marked
