"""New numbers for any cell: defaults, seeds, the form that draws them."""

import numpy as np
from PyQt6.QtWidgets import QApplication

from lstm_gui.core import GRU, RNN, Variant, converted, lstm_kind, value
from tests.core.states import CELLS, seeded_state
from tests.ui.cell_kinds.kinds_window import STATE, choose
from tests.ui.cell_panels import panel
from tests.ui.driving import click, key, middle, settle


def test_further_parameters_have_sliders_and_matrices(shared_window):
    main = shared_window(seeded_state(2, 3, 4, kind=CELLS["lstm-with-peepholes"]))
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
