"""Choosing a cell: menus, switches, and what is told of what changed."""

import numpy as np
import pytest
from PyQt6.QtWidgets import QLabel

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
    with_values,
)
from lstm_gui.core.cells.rnn.equations import ACTIVATIONS, rnn_kind
from lstm_gui.core.cells.slstm.equations import slstm_kind
from lstm_gui.ui.cell.variant_menu import SWITCHES
from lstm_gui.ui.notices.notice import Notice
from tests.core.states import seeded_state
from tests.each_case import Cases
from tests.ui.cell_kinds.kinds_window import STATE, choose, kind_section
from tests.ui.cell_panels import panel
from tests.ui.driving import settle


def notices(main) -> list[Notice]:
    return [one for one in main.findChildren(Notice) if one.isVisible()]


def notice_of(main) -> str:
    return notices(main)[-1].findChild(QLabel).text()


def test_the_name_of_a_cell_that_no_button_has_is_told_in_full(main):
    main.resize(1024, 700)
    for language in ("ko", "en"):
        main.apply_language(language)
        for kind in (*KINDS.values(), slstm_kind(stabiliser=False)):
            main.document.edit("x", converted(STATE, kind))
            settle()
            heading = kind_section(main).heading
            assert heading.shown == heading.text(), (language, kind)


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


def test_a_cell_without_a_second_tanh_gets_none_and_a_notice_tells_how_far_it_is_the_same(
    shared_window,
):
    rnn = seeded_state(2, 3, 8, kind=RNN)
    main = shared_window(rnn)
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
def test_a_variant_tells_how_far_h_moved(shared_window, kind, asked, changed):
    state = seeded_state(2, 3, 8, kind=kind)
    main = shared_window(state)
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


def test_the_chosen_kind_stays_pressed_and_changes_nothing(main):
    choose(main, "lstm")
    assert main.document.undo_stack.count() == 0
    assert kind_section(main).kinds.buttons["lstm"].isChecked()


def test_each_switch_changes_the_variant_and_back(main):
    menu = kind_section(main).variants
    with Cases() as cases:
        for index, switch in enumerate(SWITCHES):
            with cases.case(switch.text):
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


def test_the_menus_say_what_belongs_together(main):
    section = kind_section(main)
    section.more.aboutToShow.emit()
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
