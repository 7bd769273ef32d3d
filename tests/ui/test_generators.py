"""Ready-made inputs are shaped while they are seen, undone as one step, and remembered."""

import numpy as np
import pytest
from PyQt6.QtWidgets import QApplication

from lstm_gui.core import Clamp, with_clamp
from lstm_gui.ui.cell.parameters.generator_box import GeneratorBox
from tests.core.states import seeded_state
from tests.ui.driving import key, settle

STATE = seeded_state(2, 3, 12)


@pytest.fixture
def main(shared_window):
    return shared_window(STATE)


def section(main):
    return main.workspace.parameters.input


def opened(main, name: str) -> GeneratorBox:
    menu = section(main).menu
    next(action for action in menu.actions() if action.data() == name).trigger()
    settle()
    return section(main).findChild(GeneratorBox)


def x(main) -> np.ndarray:
    settle()
    return main.document.state.sequence.x


def shut(main, box: GeneratorBox) -> None:
    key(box, "Escape")
    settle()
    assert section(main).findChildren(GeneratorBox) == []


def test_the_input_follows_the_form_and_all_of_it_is_one_step(main):
    box = opened(main, "pulse")
    assert x(main)[:, 0].tolist() == [0, 1] + [0] * 10
    box.span.setValue(3)
    assert x(main)[:, 0].tolist() == [0, 1, 1, 1] + [0] * 8
    box.peak.setValue(-0.5)
    box.steps.setValue(5)
    assert x(main)[:, 0].tolist() == [0, -0.5, -0.5, -0.5, 0]
    shut(main, box)
    assert main.document.undo_stack.count() == 1
    main.document.undo_stack.undo()
    settle()
    assert main.document.state == STATE


def test_what_was_chosen_is_there_the_next_time_for_each_generator(main):
    box = opened(main, "sine")
    box.span.setValue(6)
    box.peak.setValue(2.5)
    shut(main, box)
    box = opened(main, "random")
    box.seed.setValue(7)
    drawn = x(main)
    shut(main, box)
    box = opened(main, "sine")
    assert (box.span.value(), box.peak.value()) == (6, 2.5)
    assert x(main)[:, 0].max() == pytest.approx(2.5 * np.sin(np.pi / 3))
    shut(main, box)
    box = opened(main, "random")
    np.testing.assert_array_equal(x(main), drawn)
    shut(main, box)


@pytest.mark.parametrize(
    ("name", "fields"),
    [("pulse", "span"), ("two pulses", "span"), ("sine", "span"), ("step", "span"),
     ("random", "seed")],
)  # fmt: skip
def test_only_what_a_generator_has_is_asked_and_the_keys_begin_there(main, name, fields):
    box = opened(main, name)
    shown = {one for one in ("span", "seed") if getattr(box, one).isVisible()}
    assert shown == {fields}
    assert box.isVisible()
    assert QApplication.focusWidget() in (getattr(box, fields), None)
    assert box.first is getattr(box, fields)
    shut(main, box)


def test_a_length_that_was_passed_through_takes_no_clamp_away(main):
    clamped = with_clamp(STATE, Clamp("f", 0, 6, 10, 0.5))
    main.document.edit("clamp", clamped)
    box = opened(main, "step")
    box.steps.setValue(2)
    settle()
    assert main.document.state.clamps == ()
    box.steps.setValue(12)
    settle()
    assert main.document.state.clamps == clamped.clamps
    shut(main, box)


@pytest.mark.parametrize(
    "damaged",
    [
        {"span": -4, "height": 1e9, "seed": 1e300},
        {"span": "many", "height": "", "seed": "seven"},
        {"span": True, "height": False},
    ],
)
def test_settings_that_cannot_be_are_as_if_nothing_was_chosen(main, damaged):
    box = opened(main, "sine")
    box._settings.remember_choices("generator step", damaged)
    shut(main, box)
    box = opened(main, "step")
    assert (box.span.value(), box.peak.value(), box.seed.value()) == (4, 1.0, 0)
    shut(main, box)
