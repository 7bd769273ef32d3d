"""The document holds a network and shows one layer of it."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import (
    GRU,
    LSTM,
    RNN,
    Entry,
    Sequence,
    network_forward,
    network_of,
    resized,
    with_sequence,
    with_values,
)
from lstm_gui.core.network import focused
from lstm_gui.core.network.structure import with_layer_above, without_layer
from lstm_gui.files.sessions.session import Session, decode_session, encode_session
from lstm_gui.ui.document import tracing
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.layer_edits import READS_BELOW
from tests.core.network.networks import bidirectional, embedded
from tests.core.states import seeded_state
from tests.ui.long_passes import LongPasses

pytestmark = pytest.mark.usefixtures("qapp")


def opened(network, focus=0):
    return Document(Session(focused(network, focus)))


def bias(block="f"):
    return Entry("b", 0, 0, block)


def shows_its_network(document):
    """Whether the picture is what the network says, in every layer."""
    document.flush()
    picture = document.snapshot()
    expected = network_forward(document.network)
    place = document.network.focus
    assert picture.layers == expected
    assert picture.state == expected.states[place]
    assert picture.trace == expected.traces[place]
    return True


def test_a_layer_is_shown_over_what_stands_below_it():
    network = bidirectional(LSTM)
    document = opened(network, 2)
    expected = network_forward(network)
    np.testing.assert_array_equal(document.state.sequence.x, expected.joined(("l0", "l0_reverse")))
    assert document.state is document.state
    assert shows_its_network(document)


def test_an_edit_of_a_layer_is_part_of_the_network_and_undone_with_it():
    document = opened(bidirectional(LSTM), 2)
    before = document.network
    document.set_values("edit", {bias(): 0.75})
    assert document.network.layers[2].parameters.b[0, 0] == 0.75
    assert document.network.layers[:2] == before.layers[:2]
    assert shows_its_network(document)
    document.look_at(0)
    assert document.undo_stack.count() == 1
    document.set_values("edit", {bias(): 0.5})
    assert shows_its_network(document)
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.network == before
    assert document.network.focus == 2, "undo shows where something is undone"


def test_layers_below_a_change_are_not_run_again(monkeypatch):
    document = opened(bidirectional(GRU), 2)
    document.flush()
    before = document.snapshot().layers
    document.set_values("edit", {bias("z"): 0.5})
    document.flush()
    after = document.snapshot().layers
    assert [one is two for one, two in zip(after.traces, before.traces, strict=True)] == [
        True, True, False, True,
    ]  # fmt: skip
    # Another layer to look at is no reason to run anything.
    monkeypatch.setattr(tracing, "network_forward", lambda *_: pytest.fail("ran"))
    document.look_at(1)
    document.select(t=3, unit=1)
    document.flush()
    assert document.snapshot().state.selection.t == 3


def test_what_an_upper_layer_reads_is_not_edited_and_that_is_said():
    document, told = opened(bidirectional(LSTM), 2), []
    document.refused.connect(told.append)
    before = document.network
    document.set_values("draw", {Entry("x", 0, 0): 9.0})
    document.edit("other", with_sequence(document.state, Sequence(np.zeros((2, 6)))))
    assert document.network == before
    assert document.undo_stack.count() == 0
    assert told == [READS_BELOW] * 2
    document.look_at(1)
    document.set_values("draw", {Entry("x", 0, 0): 9.0})
    # A backward layer takes the last step first.
    assert document.network.sequence.x[-1, 0] == 9.0
    assert len(told) == 2
    assert shows_its_network(document)


def test_a_layer_of_another_size_or_kind_keeps_the_others_fitting():
    document = opened(bidirectional(LSTM), 0)
    document.edit("size", resized(document.state, 2, 5, 7))
    assert document.network.layers[2].parameters.input_size == 8
    assert len(document.network.sequence) == 7
    assert shows_its_network(document)
    document.undo_stack.undo()
    assert shows_its_network(document)


def test_tokens_are_looked_up_before_the_first_layer():
    document = opened(embedded(RNN))
    assert not document.reads_input
    assert document.state.sequence.x.shape == (4, 2)
    assert shows_its_network(document)


def test_reset_returns_to_each_layer_and_to_all():
    document = opened(bidirectional(LSTM), 2)
    before = document.network
    document.set_values("edit", {bias(): 0.75})
    document.reset_values("reset", [bias()])
    assert document.network == before
    document.set_values("edit", {bias(): 0.75})
    document.edit_network("less", without_layer(document.network, 3), baseline=before)
    document.reset_network("all")
    assert document.network == before


def test_a_new_kind_is_what_its_layer_returns_to():
    document = opened(bidirectional(LSTM), 2)
    state = with_values(document.state, {bias(): 0.25})
    document.edit("random", state, baseline=state)
    document.set_values("edit", {bias(): 0.75})
    document.reset_values("reset", [bias()])
    assert document.state.parameters.b[0, 0] == 0.25


def test_a_session_keeps_the_layer_and_all_others():
    document = opened(bidirectional(LSTM), 3)
    document.select(t=2, unit=1)
    again = decode_session(encode_session(document.session), "again")
    assert again.network == document.network
    assert again.network.focus == 3
    document.visit(network_of(seeded_state(1, 2, 3)))
    assert document.network.names == ("layer1",)
    assert document.session == Session(again.network, document.session.view)
    document.end_visit()
    assert document.network == again.network


def test_a_long_pass_of_a_lower_layer_goes_on_beside_the_picture(monkeypatch, qtbot):
    document = opened(bidirectional(LSTM), 0)
    document.flush()
    passes = LongPasses(monkeypatch)
    old = document.snapshot()
    document.set_values("edit", {bias(): 0.75})
    document.flush()
    assert document.computing
    document.look_at(2)
    # What it reads is not known yet: that of before, and nobody waits for it.
    assert (document.state.sequence.x == old.layers.states[2].sequence.x).all()
    document.set_values("edit", {bias(): 0.5})
    document.flush()
    assert document.snapshot().awaited is not None
    passes.let(document, qtbot)
    passes.let(document, qtbot)
    assert document.settled
    expected = network_forward(document.network)
    assert document.snapshot().layers == expected
    assert document.state == expected.states[2]
    document.close()


def test_a_single_cell_runs_as_it_did_and_nothing_else():
    state = seeded_state(2, 3, 9)
    document = Document(Session.of(state))
    document.flush()
    picture = document.snapshot()
    assert picture.state == state
    assert len(picture.layers.traces) == 1
    assert replace(document.session, view={}) == Session.of(state)


def test_any_layer_edits_are_undone():
    document = Document(Session.of(seeded_state(2, 3, 5)))
    first = document.network
    document.edit_network("add", with_layer_above(document.network, 0, GRU))
    assert document.state.parameters.kind == GRU
    assert shows_its_network(document)
    document.edit_network("remove", without_layer(document.network, 0))
    assert shows_its_network(document)
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.network == first
    assert shows_its_network(document)
