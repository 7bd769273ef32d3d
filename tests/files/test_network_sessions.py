"""Networks come back from a file as they went in, and nothing else does."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import (
    GRU,
    LSTM,
    RNN,
    Clamp,
    Embedding,
    Layer,
    Network,
    Readout,
    Selection,
    Sequence,
)
from lstm_gui.core.arrays import Array
from lstm_gui.core.cells.registry import CELLS
from lstm_gui.core.network import network_forward
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, decode_session, encode_session
from lstm_gui.files.sessions.session_ends import require_tokens
from tests.core.network.networks import bidirectional, embedded
from tests.core.states import seeded_state
from tests.files.schema_check import disagreement
from tests.files.sessions import as_first_version

SCHEMA = json.loads(Path("docs/session.schema.json").read_text(encoding="utf-8"))


def stacked() -> Network:
    network = replace(bidirectional(GRU), focus=2, selection=Selection(3, 1, "r"))
    layer = network.layers[1]
    return network.with_layer(1, replace(layer, clamps=(Clamp("z", 0, 1, 2, 0.5),)))


def as_shares() -> Network:
    network = embedded(LSTM)
    return replace(network, sequence=Sequence(np.eye(4)[[1, 2]], ("a", "b")))


NETWORKS = {
    "stacked": stacked(),
    "relu": bidirectional(CELLS["rnn"].make(activation="relu"), "sigmoid"),
    "tokens": embedded(RNN),
    "shares": as_shares(),
}


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_every_network_is_saved_and_opened(network: Network) -> None:
    session = Session(network, {"zoom": 2})
    data = encode_session(session)
    again = decode_session(data, "a")
    assert again == session
    assert network_forward(again.network) == network_forward(network)
    assert disagreement(json.loads(data), SCHEMA, SCHEMA) is None


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for cell in CELLS.values()
        for kind in (
            cell.make(),
            *(cell.make(**{s: v}) for s, vs in cell.switches.items() for v in vs),
        )
    ],
    ids=str,
)
def test_every_kind_and_switch_agrees_with_the_published_schema(kind: Any) -> None:
    session = Session.of(seeded_state(2, 3, 4, kind=kind))
    data = encode_session(session)
    assert decode_session(data, "a").state.parameters.kind == kind
    assert disagreement(json.loads(data), SCHEMA, SCHEMA) is None
    assert disagreement(json.loads(as_first_version(data)), SCHEMA, SCHEMA) is None


def test_a_layer_that_reads_the_input_says_so_in_one_word() -> None:
    layers = json.loads(encode_session(Session(stacked())))["layers"]
    assert [layer["input"] for layer in layers] == [
        "x", "x", ["l0", "l0_reverse"], ["l0", "l0_reverse"],
    ]  # fmt: skip
    assert [layer["direction"] for layer in layers] == ["forward", "backward"] * 2


def test_clamps_of_steps_that_are_gone_are_not_saved() -> None:
    network = stacked()
    shorter = replace(
        network, sequence=Sequence(network.sequence.x[:1]), selection=Selection(0, 0, "z")
    )
    assert "clamps" not in json.loads(encode_session(Session(shorter)))


def sentence(network: Network, change: Callable[[Any], object]) -> str:
    document = json.loads(encode_session(Session(network)))
    change(document)
    with pytest.raises(Problem) as caught:
        decode_session(json.dumps(document).encode(), "a")
    text = str(caught.value)
    assert text.startswith("a ")
    assert text.endswith(".")
    assert "\n" not in text
    return text


def put(path: str, value: Any) -> Callable[[Any], None]:
    *parents, last = [int(key) if key.isdigit() else key for key in path.split(".")]

    def change(document: Any) -> None:
        for key in parents:
            document = document[key]
        document[last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("layers", [], "length 0 at $.layers, which must lie between 1 and 64"),
        ("layers", {}, "an object at $.layers where a list belongs"),
        ("layers.1", 3, "a whole number at $.layers[1] where an object belongs"),
        ("layers.1.dropout", 0.5, 'the unknown "dropout" at $.layers[1]; known here: name'),
        ("layers.1.name", "l0", 'the name "l0" at $.layers[1].name'),
        ("layers.1.name", "", 'the name "" at $.layers[1].name'),
        ("layers.1.name", "x", 'the name "x" at $.layers[1].name'),
        ("layers.1.name", 4, "a whole number at $.layers[1].name where text belongs"),
        ("layers.1.name", "a" * 1001, "at $.layers[1].name"),
        ("layers.1.direction", "up", 'the unknown "up" at $.layers[1].direction; known here: f'),
        ("layers.1.input", 4, "a whole number at $.layers[1].input where text or a list belongs"),
        ("layers.2.input", [], "length 0 at $.layers[2].input"),
        ("layers.2.input", ["l0", "l1"], 'the unknown "l1" at $.layers[2].input; known here: x'),
        ("layers.2.input", ["l0"], "6 at $.layers[2].cell.input_size where 3 belongs"),
        ("layers.3.cell.kind", "mlp", 'the unknown "mlp" at $.layers[3].cell.kind'),
        ("layers.3.cell.layers", 2, 'the unknown "layers" at $.layers[3].cell'),
        ("layers.3.initial.h.1", 1e101, "1e+101 at $.layers[3].initial.h[1]"),
        (
            "layers.3.initial.hidden",
            [],
            'the unknown "hidden" at $.layers[3].initial; known here: h',
        ),
        ("layers.1.cell.blocks.z.b.0", 2e100, "2e+100 at $.layers[1].cell.blocks.z.b[0]"),
        ("readout", [], "a list at $.readout where an object belongs"),
        ("readout.activation", "relu", 'the unknown "activation" at $.readout; known here: input'),
        ("readout.input", ["x"], 'the unknown "x" at $.readout.input; known here: l0'),
        ("readout.input", ["l1"], "length 6 at $.readout.weights[0] where length 3"),
        ("readout.output", "max", 'the unknown "max" at $.readout.output; known here: linear'),
        ("readout.weights", [], "length 0 at $.readout.weights, which"),
        ("readout.weights.1.2", 1e101, "1e+101 at $.readout.weights[1][2]"),
        ("readout.weights.1.2", None, "null at $.readout.weights[1][2]"),
        ("readout.bias", [1.0], "length 1 at $.readout.bias where length 2"),
        ("readout.names", ["a"], "length 1 at $.readout.names where length 2"),
        ("input.x.2", [1.0], "length 1 at $.input.x[2] where length 2"),
        ("selection.layer", 4, "4 at $.selection.layer, which must lie between 0 and 3"),
        ("selection.unit", 3, "3 at $.selection.unit"),
        ("clamps.0.layer", "up", 'the unknown "up" at $.clamps[0].layer; known here: l0'),
        ("clamps.0.layer", None, "nothing at $.clamps[0].layer"),
        ("clamps.0.quantity", "f", 'the unknown "f" at $.clamps[0].quantity'),
    ],
)
def test_what_is_no_network_is_refused(path: str, value: Any, expected: str) -> None:
    assert expected in sentence(stacked(), put(path, value))


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("embedding.weights", [], "length 0 at $.embedding.weights, which"),
        ("embedding.weights", [[]] * 4, "length 0 at $.embedding.weights[0], which"),
        ("embedding.weights.1", [1.0], "length 1 at $.embedding.weights[1] where length 2"),
        ("embedding.weights.1.1", 1e101, "1e+101 at $.embedding.weights[1][1]"),
        ("embedding.tokens", ["a"], "length 1 at $.embedding.tokens where length 4"),
        ("embedding.padding", 0, 'the unknown "padding" at $.embedding; known here: weights'),
        ("input.x.1", [4], "4.0 at $.input.x[1][0], but tokens are the whole numbers from 0 to 3"),
        ("input.x.1", [0.5], "0.5 at $.input.x[1][0], but tokens"),
        ("input.x.1", [-1], "-1.0 at $.input.x[1][0], but tokens"),
        ("input.x.1", [0, 1], "length 2 at $.input.x[1] where length 1"),
        ("input.x", [[1, 0, 0]], "length 3 at $.input.x[0] where length 4"),
        ("input.x", [[1, 0, 0, 1e7]], "10000000.0 at $.input.x[0][3]"),
    ],
)
def test_what_is_no_embedding_is_refused(path: str, value: Any, expected: str) -> None:
    assert expected in sentence(embedded(LSTM), put(path, value))


def long(steps: int, width: int = 1) -> Sequence:
    return Sequence(np.zeros((steps, width)))


def of_many_answers(steps: int, outputs: int) -> Network:
    network = bidirectional(RNN)
    answer = Readout(np.zeros((outputs, 6)), np.zeros(outputs), network.last)
    return replace(network, readout=answer, sequence=long(steps, 2))


def of_many_layers(steps: int, layers: int) -> Network:
    state = seeded_state(1, 1, 1, kind=RNN)
    found = [Layer(f"l{place}", state.parameters, state.initial) for place in range(layers)]
    return Network(tuple(found), long(steps))


def of_wide_rows(steps: int, width: int) -> Network:
    state = seeded_state(width, 1, 1, kind=RNN)
    layer = Layer("l0", state.parameters, state.initial)
    return Network((layer,), long(steps), Embedding(np.zeros((2, width))))


def reading_twice(steps: int, times: int) -> Network:
    one, other = seeded_state(1, 1, 1, kind=RNN), seeded_state(times, 1, 1, kind=RNN)
    first = Layer("l0", one.parameters, one.initial)
    layer = Layer("l1", other.parameters, other.initial, inputs=("l0",) * times)
    return Network((first, layer), long(steps))


@pytest.mark.parametrize("network", [of_many_answers, of_many_layers, of_wide_rows, reading_twice])
def test_what_a_step_needs_bounds_the_steps(
    network: Callable[[int, int], Network], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, most = network(51, 20), "length 51 at $.input.x, which must lie between 1 and 50"
    data = encode_session(Session(made))
    monkeypatch.setattr("lstm_gui.files.sessions.session_limits.MAX_CELLS", 1000)
    with pytest.raises(Problem, match=re.escape(most)):
        encode_session(Session(made))
    with pytest.raises(Problem, match=re.escape(most)):
        decode_session(data, "a")
    assert decode_session(encode_session(Session(network(50, 20))), "a").network == network(50, 20)


def test_a_million_tokens_are_looked_through_at_once() -> None:
    embedding, asked = Embedding(np.ones((4, 2))), list[int]()

    class Asked(Embedding, frozen=True):
        def accepts(self, x: Array) -> bool:
            asked.append(len(x))
            return super().accepts(x)

    table = Asked(embedding.weights)
    require_tokens(table, long(1000), "a")
    with pytest.raises(Problem, match=r"4.0 at \$.input.x\[999\]\[0\]"):
        require_tokens(table, Sequence(np.r_[np.zeros((999, 1)), [[4.0]]]), "a")
    assert asked == [1000, 1000]


@pytest.mark.parametrize("part", ["layers", "input", "layers.0.name", "readout.input"])
def test_parts_that_are_not_there_are_told(part: str) -> None:
    *parents, last = part.split(".")

    def drop(document: Any) -> None:
        for key in parents:
            document = document[int(key) if key.isdigit() else key]
        del document[last]

    place = part.replace(".0", "[0]")
    assert f"has nothing at $.{place}." in sentence(stacked(), drop)


def test_a_network_needs_neither_ends_nor_order_of_its_own() -> None:
    document = json.loads(encode_session(Session(replace(stacked(), readout=None))))
    for key in ("embedding", "readout", "view", "selection", "clamps"):
        del document[key]
    for layer in document["layers"][:2]:
        del layer["input"]
    again = decode_session(json.dumps(document).encode(), "a").network
    assert again.names == ("l0", "l0_reverse", "l1", "l1_reverse")
    assert (again.focus, again.readout, again.embedding) == (0, None, None)
