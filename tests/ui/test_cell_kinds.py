"""RNN, GRU and the variants of the LSTM in the window: chosen, shown everywhere, undone."""

import numpy as np
import pytest
from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QApplication, QLabel

from lstm_gui.core import (
    GRU,
    KINDS,
    LSTM,
    RNN,
    Entry,
    Variant,
    converted,
    forward,
    gru_kind,
    lstm_kind,
    value,
    with_values,
)
from lstm_gui.core.cells.rnn.equations import ACTIVATIONS, rnn_kind
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.cell.variant_menu import SWITCHES
from lstm_gui.ui.notices.notice import Notice
from tests.core.states import CELLS, seeded_state
from tests.ui.driving import click, key, middle, settle

STATE = seeded_state(2, 3, 8)


@pytest.fixture
def main(window):
    return window(STATE)


def panel(main, name):
    return next(panel for panel in main.workspace.panels if panel.name == name)


def kind_section(main):
    return panel(main, "parameters").kind


def choose(main, name) -> None:
    button = kind_section(main).kinds.buttons[name]
    click(button, middle(button))
    settle()


@pytest.mark.parametrize("name", ["rnn", "gru"])
def test_a_click_makes_another_cell_and_undo_brings_the_old_one_back(main, name):
    choose(main, name)
    assert main.document.state == converted(STATE, KINDS[name])
    assert main.document.baseline == converted(STATE, KINDS[name])
    assert panel(main, "diagram").heading.text().startswith(name.upper())
    main.actions_by_name["undo"].trigger()
    settle()
    assert main.document.state == STATE
    assert kind_section(main).kinds.buttons["lstm"].isChecked()
    assert panel(main, "diagram").heading.text().startswith("LSTM")


def test_a_cell_without_a_second_tanh_gets_none_and_a_notice_tells_how_far_it_is_the_same(window):
    rnn = seeded_state(2, 3, 8, kind=RNN)
    main = window(rnn)
    choose(main, "lstm")
    assert main.document.state == converted(rnn, lstm_kind(Variant(second_tanh=False)))
    assert "does what the RNN did" in notice_of(main)
    main.document.edit("x", STATE)
    choose(main, "rnn")
    assert "does not do what the LSTM did" in notice_of(main)
    assert len(notices(main)) == 1


@pytest.mark.parametrize(
    ("kind", "asked", "changed"),
    [
        (GRU, ("keeps", "1-z"), gru_kind("after", "1-z")),
        (RNN, ("activation", "relu"), rnn_kind("relu")),
    ],
)
def test_a_variant_tells_how_far_h_moved(window, kind, asked, changed):
    state = seeded_state(2, 3, 8, kind=kind)
    main = window(state)
    kind_section(main).variants.settings[kind.name][asked].trigger()
    settle()
    moved = np.abs(forward(converted(state, changed)).h - forward(state).h).max()
    assert notice_of(main) == (
        f"So changed, the {kind.name.upper()} does something else: "
        f"on this input h differs by up to {moved:.2f}."
    )
    assert len(notices(main)) == 1


def test_the_lstm_of_1997_tells_whether_its_forget_gate_did_anything(main):
    index = next(at for at, one in enumerate(SWITCHES) if "1997" in one.text)
    switch = kind_section(main).variants.switches[index]
    switch.trigger()
    settle()
    assert "the LSTM does something else: on this input h differs by up to" in notice_of(main)
    switch.trigger()
    settle()
    open_gate = {Entry("b", unit, 0, "f"): 60.0 for unit in range(3)}
    main.document.edit("x", with_values(STATE, open_gate))
    switch.trigger()
    settle()
    assert "the LSTM does what it did: on this input h differs by at most 0.0000" in notice_of(main)


def test_the_variant_that_is_chosen_already_tells_nothing(main):
    kind_section(main).variants.standard.trigger()
    settle()
    assert notices(main) == []
    assert main.document.undo_stack.count() == 0


def notices(main) -> list[Notice]:
    return [one for one in main.findChildren(Notice) if one.isVisible()]


def notice_of(main) -> str:
    return notices(main)[-1].findChild(QLabel).text()


def test_the_chosen_kind_stays_pressed_and_changes_nothing(main):
    choose(main, "lstm")
    assert main.document.undo_stack.count() == 0
    assert kind_section(main).kinds.buttons["lstm"].isChecked()


@pytest.mark.parametrize("cell", CELLS)
def test_every_panel_shows_every_cell(shared_window, cell):
    kind = CELLS[cell]
    main = shared_window(seeded_state(2, 3, 8, kind=kind))
    document = main.document
    document.select(t=4, unit=2)
    settle()
    assert tuple(panel(main, "parameters").block.tabs.buttons) == kind.blocks
    assert panel(main, "diagram").figure.picture is picture_of(kind)
    names = {name for names in panel(main, "states").toggles for name in names}
    assert {"h", "x", *(f"z_{block}" for block in kind.blocks)} <= names
    for block in kind.blocks:
        document.select(block=block)
        settle()
        grids = panel(main, "parameters").block.matrices.grids
        assert set(grids) == {"w_x", "w_h", "b", *kind.extra_names(block)}
        assert panel(main, "inspector").view.explained.inspection.unit == 2
    document.set_view(unrolled=True, mean=True)
    settle()
    document.set_view(unrolled=False)
    settle()
    assert panel(main, "diagram").strip.texts()


@pytest.mark.parametrize("cell", CELLS)
def test_slow_motion_goes_through_every_cell(shared_window, cell):
    main = shared_window(seeded_state(2, 3, 4, kind=CELLS[cell]))
    steps = 0
    main.actions_by_name["gate_steps"].trigger()
    while main.document.state.selection.t == 0:
        settle(1)
        assert panel(main, "diagram").card.accessibleDescription() is not None
        main.actions_by_name["next_gate_step"].trigger()
        steps += 1
    assert steps == len(main.document.moment.steps)
    main.actions_by_name["clear"].trigger()
    settle()


def test_slow_motion_begins_anew_inside_of_another_cell(main):
    for name in ("gate_steps", "next_gate_step", "next_gate_step"):
        main.actions_by_name[name].trigger()
    choose(main, "gru")
    assert main.document.moment.index == 0
    assert main.document.moment.sub_step.block == "r"
    main.actions_by_name["clear"].trigger()
    settle()


def test_what_was_explained_gives_way_to_what_the_new_cell_has(main):
    main.document.inspect(Inspection("c"))
    settle()
    choose(main, "rnn")
    assert panel(main, "inspector").view.explained.inspection.quantity == "h"
    assert not panel(main, "inspector").view.memory.isVisible()


@pytest.mark.parametrize("index", range(len(SWITCHES)))
def test_each_switch_changes_the_variant_and_back(main, index):
    menu, switch = kind_section(main).variants, SWITCHES[index]
    menu.switches[index].trigger()
    settle()
    variant = main.document.state.parameters.kind.variant
    assert switch.is_on(variant)
    assert variant == switch.turned(Variant())
    assert menu.switches[index].isChecked()
    menu.switches[index].trigger()
    settle()
    assert main.document.state.parameters.kind == LSTM
    assert menu.standard.isChecked()


def test_coupled_gates_leave_tanh_to_the_output_gate_alone(main):
    main.document.edit("x", converted(STATE, lstm_kind(Variant(tanh_gates=("f", "o")))))
    settle()
    menu = kind_section(main).variants
    menu.switches[5].trigger()
    settle()
    assert main.document.state.parameters.kind.variant == Variant(tanh_gates=("o",), coupled=True)
    assert [action.isEnabled() for action in menu.switches[:3]] == [False, False, True]


def test_a_gru_offers_both_resets_and_an_rnn_what_its_sum_passes_through(main):
    choose(main, "gru")
    menu = kind_section(main).variants
    assert menu.settings["gru"]["reset", "after"].isChecked()
    menu.settings["gru"]["reset", "before"].trigger()
    settle()
    assert main.document.state.parameters.kind == gru_kind("before")
    assert not any(action.isVisible() for action in menu.switches)
    choose(main, "rnn")
    shown = [action.text() for action in menu.actions() if action.isVisible()]
    assert len(shown) == len(ACTIVATIONS)
    menu.settings["rnn"]["activation", "relu"].trigger()
    settle()
    assert main.document.state.parameters.kind == rnn_kind("relu")


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", KINDS)
def test_the_name_of_the_cell_is_whole_in_the_smallest_window(window, name, language):
    main = window(STATE, QSize(1024, 700), kind=KINDS[name])
    main.apply_language(language)
    settle()
    assert kind_section(main).heading.toolTip() == ""
    assert kind_section(main).variant_button.isVisible() is kind_section(main).variants.has_choices


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("width", [1024, 1440])
@pytest.mark.parametrize("name", KINDS)
def test_no_title_of_a_panel_ends_in_an_ellipsis(window, name, width, language):
    main = window(STATE, QSize(width, 700), kind=KINDS[name])
    main.apply_language(language)
    quantities = [*KINDS[name].results, "h"]
    for quantity in quantities:
        main.document.inspect(Inspection(quantity))
        settle()
        for one in main.workspace.panels:
            one.raise_()
            settle()
            assert one.heading.shown
            assert not one.heading.shown.endswith("…")


@pytest.mark.parametrize("name", KINDS)
def test_the_smallest_window_shows_the_diagram_as_large_as_it_can(window, name):
    figure = panel(window(STATE, QSize(1024, 700), kind=KINDS[name]), "diagram").figure
    width, height = figure.picture.size
    by_width, by_height = figure.width() / width, figure.height() / height
    assert min(by_width, by_height) > 0.53
    # What limits it is not the height alone while half of the panel is empty.
    assert by_width < 1.5 * by_height


def test_the_menus_say_what_belongs_together(main):
    section = kind_section(main)
    texts = [action.text() for action in section.more.actions()]
    assert [text for text in texts if text in ("Classic", "Gated", "Modern")] == [
        "Classic",
        "Gated",
        "Modern",
    ]
    main.document.edit("x", converted(STATE, KINDS["slstm"]))
    settle()
    shown = [action for action in section.variants.actions() if action.isVisible()]
    lines = [action.isSeparator() for action in shown]
    assert lines.count(True) == 1
    assert not lines[0]
    assert not lines[-1]


def test_a_block_without_a_part_in_the_cell_is_told(main):
    main.document.edit("x", converted(STATE, lstm_kind(Variant(coupled=True))))
    main.document.select(block="i")
    settle()
    block = panel(main, "parameters").block
    assert block.heading.text() == "Input gate · takes no part"
    described = {name: tab.accessibleDescription() for name, tab in block.tabs.buttons.items()}
    assert described == {"f": "", "i": "takes no part", "c": "", "o": ""}
    main.document.select(block="f")
    settle()
    assert block.heading.text() == "Forget gate · unit 1"


def test_further_parameters_have_sliders_and_matrices(window):
    main = window(seeded_state(2, 3, 4, kind=CELLS["lstm-with-peepholes"]))
    rows = panel(main, "parameters").block.sliders.rows
    assert rows[-1].entry.array == "p"
    key(rows[-1].slider, "End")
    settle()
    assert value(main.document.state, rows[-1].entry) == main.document.view.reach
    influence = main.document.snapshot().influence
    shares = influence.row_shares("f", main.document.state.selection.unit)
    assert len(shares) == len(rows)
    assert np.isfinite(shares).all()


def test_reset_and_random_work_in_every_cell(main):
    for kind in (GRU, RNN, lstm_kind(Variant(peepholes=True))):
        made = converted(STATE, kind)
        main.document.edit("x", made, baseline=made)
        settle()
        randomise = panel(main, "parameters").block.randomise
        randomise.cell.click()
        randomise.block.click()
        settle()
        assert main.document.state.parameters != made.parameters
        for name in ("reset_block", "reset_cell", "reset_everything"):
            main.actions_by_name[name].trigger()
            settle()
        assert main.document.state.parameters == main.document.baseline.parameters


def test_the_seed_that_is_shown_drew_the_cell(main):
    box = panel(main, "parameters").block.randomise
    box.seed.setValue(7)
    box.cell.click()
    first = main.document.state.parameters
    assert box.seed.value() == 7
    box.cell.click()
    assert box.seed.value() == 8
    assert main.document.state.parameters != first
    box.seed.setValue(7)
    box.cell.click()
    assert main.document.state.parameters == first


def test_a_seed_is_kept_while_it_draws_something_else(main):
    box = panel(main, "parameters").block.randomise
    box.seed.setValue(7)
    box.cell.click()
    box.forget_bias.click()
    box.cell.click()
    assert box.seed.value() == 7
    box.block.click()
    assert box.seed.value() == 8
    main.document.select(block="i")
    box.block.click()
    assert box.seed.value() == 8


def test_the_form_for_new_numbers_is_filled_in_by_keys_alone(main):
    section = panel(main, "parameters").block
    click(section.random, middle(section.random))
    settle()
    box = section.randomise
    assert box.isVisible()
    assert box.seed.hasFocus()
    for control in (box.forget_bias, box.cell, box.block):
        key(QApplication.focusWidget(), "Tab")
        assert control.hasFocus()
    key(box.block, "Space")
    settle()
    assert main.document.undo_stack.count() == 1
    key(box.block, "Return")
    settle()
    assert main.document.undo_stack.count() == 2
    assert box.isVisible()
    key(box.block, "Escape")
    settle()
    assert not box.isVisible()


def test_an_rnn_has_no_gate_to_keep_with_but_starts_as_an_irnn(main):
    choose(main, "rnn")
    box = panel(main, "parameters").block.randomise
    assert not box.forget_bias.isEnabled()
    box.identity.click()
    box.cell.click()
    settle()
    parameters = main.document.state.parameters
    assert (parameters.block("h").w_h == np.eye(parameters.hidden_size)).all()
    choose(main, "gru")
    assert box.forget_bias.isEnabled()
    assert not box.identity.isEnabled()
    box.cell.click()
    settle()
    w_h = main.document.state.parameters.w_h
    assert not (w_h == np.eye(w_h.shape[1])).all()


def test_number_keys_and_the_menu_follow_the_blocks(main):
    choose(main, "gru")
    main.setFocus()
    for digit, block in (("2", "r"), ("3", "n"), ("4", "n"), ("1", "z")):
        key(main, digit)
        settle()
        assert main.document.state.selection.block == block
    assert main.actions_by_name["block_1"].text() == "Update gate"
    assert not main.actions_by_name["block_4"].isVisible()


def test_each_kind_is_there_again_and_the_note_leads_back(main):
    choose(main, "rnn")
    choose(main, "gru")
    gru = main.document.state
    assert gru == converted(STATE, KINDS["gru"])
    choose(main, "lstm")
    assert main.document.state == STATE
    assert "the LSTM of before" in notice_of(main)
    notices(main)[-1].offer.click()
    settle()
    assert main.document.state == gru
    assert notices(main) == []
