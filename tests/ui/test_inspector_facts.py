"""What the inspector tells is what the forward pass computed, number by number."""

import re
from collections.abc import Iterator
from math import fsum

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lstm_gui.core import (
    GRU,
    LSTM,
    Entry,
    State,
    forward,
    quantity_names,
    reading,
    select,
    sigmoid,
    value,
    with_values,
)
from lstm_gui.core.analysis import terms
from lstm_gui.core.quantities import names_of
from lstm_gui.scenes.derivatives import Asked, InfluenceMemory
from lstm_gui.scenes.inspection.explanation import explain
from lstm_gui.scenes.inspection.influence_line import influence_line
from lstm_gui.scenes.inspection.pieces import Explanation, Fold, Line, Number, Symbol, Words
from lstm_gui.scenes.inspection.pins import Pins
from lstm_gui.scenes.inspection.shares_of_memory import memory_parts
from lstm_gui.scenes.snapshot import Inspection, Snapshot, View
from lstm_gui.words.numbers import number, parsed
from tests.core.states import CELLS, seeded_state, states

_FUNCTIONS = {"sigmoid": lambda z: float(sigmoid(z)), "tanh": np.tanh}
_OPERATORS = {"·": "*", "−": "-", "σ(": "sigmoid(", "⊙": "*"}


def snapshot_of(state: State) -> Snapshot:
    trace = forward(state)
    return Snapshot(state, trace, View(), influence=InfluenceMemory().compute(Asked(state, trace)))


def numbers(told: Explanation) -> list[Number]:
    return [piece for line in told.lines for piece in line.pieces if isinstance(piece, Number)]


def in_cell(snapshot: Snapshot, inspection: Inspection) -> float:
    """Return the number that a link leads to."""
    if inspection.entry is not None:
        return value(snapshot.state, inspection.entry)
    return reading(snapshot.trace, inspection.t, inspection.unit)[inspection.quantity]


def sides(line: Line) -> list[float]:
    """Work out what stands between the signs of equality, as far as it is arithmetic."""
    text = ""
    for piece in (piece for piece in line.pieces if not isinstance(piece, Fold)):
        text += repr(piece.value) if isinstance(piece, Number) else piece.markup
    for sign, operator in _OPERATORS.items():
        text = text.replace(sign, operator)
    found = []
    for side in re.split(" [=≈] ", text):
        letters = re.sub(r"sigmoid|tanh|e[+-]\d+|inf|nan", "", side)
        if side.strip() and not re.search(r"[A-Za-z_]", letters):
            found.append(float(eval(side, {"__builtins__": {}}, _FUNCTIONS)))
    return found


TWO_LINES = {"lstm": ("c",), "gru": ("h",), "rnn": ()}
"""What is told as one equation over two lines."""


@st.composite
def seen(draw: st.DrawFn) -> tuple[Snapshot, list[Inspection]]:
    """A cell, and every fourth of what may be asked for: to draw cells takes the longest."""
    state = draw(states(largest=3.0, kind=CELLS[draw(st.sampled_from(sorted(CELLS)))]))
    snapshot = snapshot_of(state)
    elsewhere = {"h_before", "c_before", "u"}
    names = sorted({*names_of(LSTM), *names_of(GRU), *quantity_names(snapshot.trace)} - elsewhere)
    return snapshot, [Inspection(name) for name in names[draw(st.integers(0, 3)) :: 4]]


@settings(max_examples=60)
@given(seen())
def test_numbers_are_those_of_the_cell_and_those_put_in_make_the_result(case):
    snapshot, inspections = case
    for inspection in inspections:
        told = explain(snapshot, inspection, unfolded=True)
        assert_shown_as_they_are(snapshot, told)
        assert_worked_out(snapshot, told)


def assert_shown_as_they_are(snapshot: Snapshot, told: Explanation) -> None:
    for shown in numbers(told):
        if shown.target is not None:
            assert shown.value == in_cell(snapshot, shown.target)
        if shown.entry is not None:
            assert shown.value == value(snapshot.state, shown.entry)
        assert shown.text == number(shown.value, shown.digits)
    result = told.lines[-1].result
    assert result.value == in_cell(snapshot, told.inspection)
    assert parsed(result.text) == pytest.approx(in_cell(snapshot, told.inspection), abs=0.0051)


def assert_worked_out(snapshot: Snapshot, told: Explanation) -> None:
    whole = [sides(line) for line in told.lines if line.result is not None]
    if told.inspection.quantity in TWO_LINES[snapshot.kind.name]:
        whole = [[side for line in whole for side in line]]  # one equation over two lines
    for worked_out in whole:
        assert len(worked_out) >= 2
        assert worked_out == pytest.approx([worked_out[-1]] * len(worked_out), abs=1e-9)
    assert whole[-1][-1] == told.value.value


@settings(max_examples=50)
@given(st.sampled_from(sorted(CELLS)), st.data())
def test_the_bars_of_a_weighted_sum_add_up_to_it(cell, data):
    kind = CELLS[cell]
    state = data.draw(states(largest=3.0, kind=kind))
    for block in kind.blocks:
        if kind.variant.coupled and block == "i":
            continue
        snapshot = snapshot_of(select(state, block=block))
        told = explain(snapshot, None)
        total = snapshot.unit_reading()[f"z_{block}"]
        assert told.inspection.quantity == snapshot.kind.result(block)
        assert fsum(bar.value for bar in told.bars) == pytest.approx(total, abs=1e-9)


@pytest.mark.parametrize("most", [1, 2, 7, 40, 1000])
def test_what_the_steps_wrote_adds_up_to_the_memory(most):
    trace = forward(seeded_state(2, 3, 90, seed=4))
    for t in (0, 1, 41, 89):
        parts = memory_parts(trace, t, 2, most)
        assert fsum(share.value for share in parts.shares) == pytest.approx(
            trace.c[t, 2], abs=1e-12
        )
        assert len(parts.shares) <= most + 1
        steps = [step for one in parts.shares[1:] for step in range(one.first, one.last + 1)]
        assert steps == list(range(t + 1))


def test_a_long_sum_shows_its_largest_terms_and_the_sum_of_the_others():
    snapshot = snapshot_of(seeded_state(6, 12, 5, seed=2))
    short, whole = explain(snapshot, None), explain(snapshot, None, unfolded=True)
    sum_line, whole_line = short.lines[1], whole.lines[1]
    (fold,) = (piece for piece in sum_line.pieces if isinstance(piece, Fold))
    weights = [n for n in sum_line.pieces if isinstance(n, Number) and n.entry and n.entry.block]
    everything = [
        n for n in whole_line.pieces if isinstance(n, Number) and n.entry and n.entry.block
    ]
    assert len(everything) == 6 + 12 + 1
    assert fold.text.startswith(f"{len(everything) - len(weights)} more")
    every = terms(snapshot.state, snapshot.trace, snapshot.block)
    factors = {term.entry: term.product for term in every}
    shown = {weight.entry for weight in weights}
    rest = fsum(product for entry, product in factors.items() if entry not in shown)
    assert parsed(re.search(r"\((.*)\)", fold.text)[1]) == pytest.approx(rest, abs=0.0051)
    smallest = min(abs(factors[entry]) for entry in shown if entry.array != "b")
    assert all(abs(product) <= smallest for entry, product in factors.items() if entry not in shown)


@settings(max_examples=40)
@given(st.sampled_from(sorted(CELLS)), st.data())
def test_an_entry_is_told_with_its_value_and_its_derivative(cell, data):
    kind = CELLS[cell]
    state = data.draw(states(largest=3.0, kind=kind))
    assume(not (kind.variant.coupled and state.selection.block == "i"))
    snapshot = snapshot_of(state)
    place = data.draw(st.integers(0, 11))
    for entry in chosen_entries(state, place):
        told = explain(snapshot, Inspection(entry.array, entry=entry))
        assert told.value.entry == entry
        first, *_, last = numbers(told)
        assert first.value == value(state, entry)
        step = 1e-5
        chosen = state.selection
        beside = [
            float(forward(with_values(state, {entry: first.value + way})).h[chosen.t, chosen.unit])
            for way in (-step, step)
        ]
        assert last.value == pytest.approx((beside[1] - beside[0]) / (2 * step), abs=1e-6)


def chosen_entries(state: State, place: int) -> Iterator[Entry]:
    """Yield one entry of each array in what is chosen, in a column that ``place`` says."""
    kind, chosen = state.parameters.kind, state.selection
    inputs, units = state.parameters.input_size, state.parameters.hidden_size
    initial = ("h_0", "c_0") if kind.has_cell_state else ("h_0",)
    of_block = ("w_x", "w_h", "b", *kind.extra_names(chosen.block))
    for array in (*of_block, "x", *initial):
        columns = {"w_x": inputs, "w_h": units, "x": inputs}.get(array, 1)
        row = chosen.t if array == "x" else chosen.unit
        yield Entry(array, row, place % columns, chosen.block if array in of_block else "")


def test_the_strongest_parameter_is_named_with_its_derivative():
    snapshot = snapshot_of(seeded_state(2, 3, 6, seed=1))
    influence = snapshot.influence
    shares = [abs(influence.shares(a, b)) for b in "fico" for a in ("w_x", "w_h", "b")]
    assert max(share.max() for share in shares) == 1.0
    line = influence_line(snapshot)
    assert line.result.target.entry == influence.strongest
    assert line.result.value == influence.of(influence.strongest)


def test_a_cell_that_hides_everything_has_no_strongest_parameter():
    state = seeded_state(1, 2, 3)
    zeros = np.zeros_like(state.parameters.b)
    zeros[3] = -1e4
    shut = State(
        type(state.parameters)(state.parameters.w_x * 0, state.parameters.w_h * 0, zeros),
        state.initial,
        state.sequence,
    )
    snapshot = snapshot_of(shut)
    assert snapshot.influence.strongest is None
    assert influence_line(snapshot).result is None
    assert not any(snapshot.influence.row_shares("o", 0))


class TestFollowing:
    state = select(seeded_state(2, 4, 9), t=5, unit=2, block="i")

    def test_a_quantity_follows_the_selection(self):
        for t, unit in ((5, 2), (7, 0)):
            told = explain(snapshot_of(select(self.state, t, unit)), Inspection("h"))
            assert told.inspection == Inspection("h", t, unit)

    def test_a_weight_follows_unit_and_block_and_an_input_the_step(self):
        snapshot = snapshot_of(self.state)
        weight = explain(snapshot, Inspection("w_x", entry=Entry("w_x", 0, 1, "f")))
        assert weight.inspection.entry == Entry("w_x", 2, 1, "i")
        x = explain(snapshot, Inspection("x", entry=Entry("x", 0, 1)))
        assert x.inspection.entry == Entry("x", 5, 1)

    def test_what_enters_the_first_step_is_the_initial_state(self):
        snapshot = snapshot_of(select(self.state, t=0))
        told = explain(snapshot, Inspection("c_before"))
        assert told.inspection.entry == Entry("c_0", 2)
        assert told.markup == "c_{−1}[3]", "c_0 would be what step 0 computes"
        later = explain(snapshot_of(self.state), Inspection("c_before"))
        assert later.inspection == Inspection("c", 4, 2)

    def test_what_the_session_has_no_more_gives_way_to_the_selected_block(self):
        snapshot = snapshot_of(self.state)
        for gone in (
            Inspection("f", 40, 0),
            Inspection("h", 2, 9),
            Inspection("x", 1, None, Entry("x", 1, 7)),
        ):
            assert explain(snapshot, gone).inspection == Inspection("i", 5, 2)

    def test_pins_stay_where_they_are_and_take_on_new_numbers(self):
        pins = Pins()
        for pinned in (Inspection("c", 3, 1), Inspection("w_h", 5, 2, Entry("w_h", 2, 0, "i"))):
            pins.toggle(pinned)
        edited = with_values(self.state, {Entry("w_h", 2, 0, "i"): 0.75, Entry("c_0", 1): 3.0})
        for state in (self.state, select(edited, t=8, unit=0)):
            snapshot = snapshot_of(state)
            first, second = (line.result for line in pins.lines(snapshot))
            assert first.value == snapshot.trace.c[3, 1]
            assert second.value == value(state, Entry("w_h", 2, 0, "i"))
        small = snapshot_of(seeded_state(1, 1, 2))
        assert pins.lines(small) == ()

    def test_a_pin_tells_what_it_was_before_what_it_is_now(self):
        pins, weight = Pins(), Entry("w_h", 2, 0, "i")
        pins.toggle(Inspection("w_h", 5, 2, weight), value(self.state, weight))
        for now, told in ((value(self.state, weight), 0), (2.25, 1)):
            snapshot = snapshot_of(with_values(self.state, {weight: now}))
            (line,) = pins.lines(snapshot)
            assert line.result.value == now
            arrows = [one.text for one in line.pieces if isinstance(one, Words) and "→" in one.text]
            assert arrows == [f"{number(value(self.state, weight))} → "] * told

    def test_a_pin_comes_back_with_what_it_is_about(self):
        pins = Pins()
        pins.toggle(Inspection("c", 3, 1))
        assert len(pins.lines(snapshot_of(self.state))) == 1


def test_no_symbol_of_a_sum_is_missing():
    told = explain(snapshot_of(seeded_state(2, 3, 4)), Inspection("z_o"))
    formula = "".join(piece.markup for piece in told.lines[0].pieces if isinstance(piece, Symbol))
    assert formula == "Z_o = W_h^{(o)} h_{t−1} + W_x^{(o)} x_t + b^{(o)}"


@pytest.mark.parametrize(("block", "seen"), [("f", "c_{t−1}"), ("i", "c_{t−1}"), ("o", "c_t")])
def test_a_peephole_is_told_with_the_memory_that_it_sees(block, seen):
    state = seeded_state(1, 2, 4, kind=CELLS["lstm-with-peepholes"])
    told = explain(snapshot_of(state), Inspection("p", 2, 1, Entry("p", 1, 0, block)))
    assert any(line.pieces[0].markup == f"p {seen}" for line in told.lines)


@pytest.mark.parametrize("quantity", ["z_n", "h_tilde"])
@pytest.mark.parametrize(("cell", "defined"), [("gru-after", True), ("gru-before", False)])
def test_a_sum_inside_of_another_is_told_where_its_symbol_stands(cell, defined, quantity):
    snapshot = snapshot_of(seeded_state(2, 3, 4, kind=CELLS[cell]))
    said = [
        "".join(piece.markup for piece in line.pieces if isinstance(piece, Symbol))
        for line in explain(snapshot, Inspection(quantity, 2, 1)).lines
    ]
    stands = [place for place, line in enumerate(said) if "⊙ u_t" in line]
    assert bool(stands) is defined
    assert all(said[place + 1].startswith("u_t = W_h^{(n)} h_{t−1} + b_h") for place in stands)
