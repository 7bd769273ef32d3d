"""The check beside the bars: the pass once more without a part, told with its numbers."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import forward, select
from lstm_gui.core.analysis import START, without_part, without_written, written_by_step
from lstm_gui.scenes.inspection.shares_of_memory import memory_of
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.cell.inspector import leaving_out
from lstm_gui.words.numbers import number
from tests.core.states import CELLS, seeded_state
from tests.ui.driving import click, key, settle

T, UNIT = 6, 1
WITH_MEMORY = ["lstm", "lstm-without-second-tanh", "gru-after", "gru-before"]


def some(cell: str):
    return select(seeded_state(2, 2, 8, seed=3, kind=CELLS[cell]), t=T, unit=UNIT)


@pytest.fixture
def opened(shared_window):
    def make(cell: str, quantity: str):
        main = shared_window(some(cell))
        main.document.inspect(Inspection(quantity))
        settle()
        panel = next(one for one in main.workspace.panels if one.name == "inspector")
        assert panel.without.isVisibleTo(panel)
        return main, panel

    return make


def says(panel) -> str:
    settle()
    (line,) = panel.view.outcome.texts()
    return line


def pick(memory, step: int) -> None:
    at = memory.bar_rect(step + 1).center()
    click(memory, (at.x(), at.y()))


@pytest.mark.parametrize("cell", WITH_MEMORY)
def test_what_a_step_wrote_is_left_out_and_the_outcome_told(opened, cell):
    state, kind = some(cell), CELLS[cell]
    name = memory_of(kind).quantity
    trace = forward(state)
    main, panel = opened(cell, name)
    assert not panel.view.outcome.isVisibleTo(panel)
    panel.without.click()
    for step in (START, 2, T):
        pick(panel.view.memory, step)
        found = without_written(state, trace, UNIT, step, step)
        bar = panel.view.memory.parts.shares[step + 1].value
        before = float(getattr(trace, name)[T, UNIT])
        told = says(panel)
        assert f"{number(float(found[name][UNIT]))} instead of {number(before)}" in told
        assert f"the bar alone: {number(before - bar)}" in told
        shown = f"{number(float(found['h'][UNIT]))} instead of {number(float(trace.h[T, UNIT]))}"
        assert shown in told
    assert main.document.state == state
    assert main.document.undo_stack.count() == 0
    panel.without.click()
    assert not panel.view.outcome.isVisibleTo(panel)
    pick(panel.view.memory, 2)
    settle()
    assert panel.view.explained.inspection.quantity == memory_of(kind).written


@pytest.mark.parametrize("cell", CELLS)
def test_a_part_of_a_sum_is_left_out_and_the_outcome_told(opened, cell):
    state, block = some(cell), CELLS[cell].blocks[0]
    trace = forward(state)
    _, panel = opened(cell, f"z_{block}")
    panel.without.click()
    bars = panel.view.bars
    assert abs(bars.bar_left_out.value) == max(abs(bar.value) for bar in bars.bars)
    for _ in bars.bars:
        key(bars, "Up")
    for row, bar in enumerate(bars.bars):
        assert bars.bar_left_out is bars.bars[row]
        found = without_part(state, trace, block, bar.value)
        before, after = float(trace.h[T, UNIT]), float(found["h"][UNIT])
        assert f"{number(after)} instead of {number(before)}" in says(panel)
        key(bars, "Down")


def test_it_follows_the_session_and_ends_with_another_subject(opened):
    main, panel = opened("lstm", "c")
    panel.without.click()
    before = says(panel)
    main.document.select(t=4)
    assert says(panel) != before
    main.document.inspect(Inspection("f"))
    settle()
    assert not panel.without.isChecked()
    assert not panel.view.outcome.isVisibleTo(panel)
    main.document.inspect(Inspection("x"))
    settle()
    assert not panel.without.isVisibleTo(panel)


def test_a_long_pass_is_computed_while_the_window_goes_on(opened, monkeypatch, qtbot):
    _, panel = opened("lstm", "c")
    monkeypatch.setattr(leaving_out.Withouts, "seconds", lambda _self, _question: 1.0)
    panel.without.click()
    assert says(panel).startswith(("Computing", "Without"))
    qtbot.waitUntil(lambda: says(panel).startswith("Without"))
    panel.view._withouts.stop()


def test_where_no_gate_looks_back_the_bar_is_the_whole_truth():
    state = some("lstm")
    blind = np.zeros(state.parameters.w_h.shape)
    state = replace(state, parameters=replace(state.parameters, w_h=blind))
    trace = forward(state)
    parts = written_by_step(trace, T, UNIT)
    for step in range(T + 1):
        found = without_written(state, trace, UNIT, step, step)["c"][UNIT]
        assert found == pytest.approx(trace.c[T, UNIT] - parts.parts[step], abs=1e-13)
