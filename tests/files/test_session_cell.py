"""A session never opens, nor is saved, as another cell than it says."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from lstm_gui.core import CELLS as REGISTERED
from lstm_gui.core import (
    GRU,
    KINDS,
    LSTM,
    RNN,
    Initial,
    Kind,
    Parameters,
    Selection,
    State,
)
from lstm_gui.core.cells.registry import Listed
from lstm_gui.core.equations import Function, Sum, Weighted
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, decode_session, encode_session
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.words.update_terms import terms_of
from lstm_gui.words.worked_equations import worked
from tests.core.states import CELLS, seeded_state
from tests.files.schema_check import disagreement
from tests.files.sessions import as_first_version, small_session

SCHEMA = json.loads(Path("docs/session.schema.json").read_text(encoding="utf-8"))
STRANGE = (
    replace(LSTM, name="mgu"),
    replace(RNN, name="mgu"),
    replace(LSTM, blocks=("f", "i", "c", "o", "m")),
    replace(GRU, reset=None),
    replace(RNN, clampable=()),
)


def written(label: str) -> dict[str, Any]:
    return json.loads(as_first_version(encode_session(small_session(kind=CELLS[label]))))


def unopened(document: dict[str, Any]) -> str:
    with pytest.raises(Problem) as caught:
        decode_session(json.dumps(document).encode(), "a")
    return str(caught.value)


@pytest.mark.parametrize(
    ("label", "key", "value"),
    [
        ("lstm", "activation", "relu"),
        ("lstm", "reset", "after"),
        ("rnn", "keeps", "z"),
        ("rnn", "reset", "nonsense"),
        ("rnn", "variant", {}),
        ("rnn", "variant", {"activation": "relu"}),
        ("gru-after", "variant", {"peepholes": True}),
        ("gru-before", "layers", 2),
    ],
)
def test_what_a_kind_does_not_have_is_refused(label: str, key: str, value: object) -> None:
    document = written(label)
    assert disagreement(document, SCHEMA, SCHEMA) is None
    document["cell"][key] = value
    assert f'a has the unknown "{key}" at $.cell; known here: kind,' in unopened(document)
    assert disagreement(document, SCHEMA, SCHEMA)


@pytest.mark.parametrize(
    ("label", "block", "key"),
    [
        ("lstm", "f", "activation"),
        ("lstm", "c", "p"),
        ("lstm-with-peepholes", "c", "p"),
        ("rnn", "h", "b_h"),
        ("gru-after", "z", "b_h"),
        ("gru-after", "n", "p"),
    ],
)
def test_what_a_block_does_not_have_is_refused(label: str, block: str, key: str) -> None:
    document = written(label)
    document["cell"]["blocks"][block][key] = [0.0, 0.0, 0.0]
    place = f"$.cell.blocks.{block}"
    assert f'a has the unknown "{key}" at {place}; known here: w_x, w_h, b' in unopened(document)
    assert disagreement(document, SCHEMA, SCHEMA)


@pytest.mark.parametrize(
    ("label", "block", "key"), [("lstm", "f", "p"), ("gru-before", "n", "b_h")]
)
def test_what_only_another_variant_has_is_refused(label: str, block: str, key: str) -> None:
    document = written(label)
    document["cell"]["blocks"][block][key] = [0.0, 0.0, 0.0]
    assert f'a has the unknown "{key}" at $.cell.blocks.{block}' in unopened(document)


def test_a_name_of_several_lines_is_told_in_one() -> None:
    document = written("rnn")
    document["cell"]["a\nb"] = 1
    assert 'the unknown "a b" at $.cell' in unopened(document)
    document = written("rnn")
    document["cell"]["blocks"]["a\nb"] = {}
    assert 'the unknown "a b" at $.cell.blocks.a b; known' in unopened(document)


@pytest.mark.parametrize("kind", STRANGE)
def test_a_kind_that_nobody_knows_is_not_saved(kind: Kind) -> None:
    parameters = Parameters.zeros(2, 3, kind)
    initial = Initial([0.0] * 3, [0.0] * kind.cells(3))
    first = Selection(block=kind.blocks[0])
    session = Session.of(State(parameters, initial, small_session().state.sequence, first))
    with pytest.raises(Problem, match="no file can hold the kind of cell"):
        encode_session(session)


def test_a_kind_that_nobody_knows_is_taken_for_no_other() -> None:
    kind = STRANGE[0]
    for act in (
        lambda: picture_of(kind),
        lambda: steps_of(kind),
        lambda: terms_of(kind, mean=False),
        lambda: terms_of(kind, mean=True),
        lambda: worked("h", kind),
    ):
        with pytest.raises(KeyError):
            act()


def own_kind(wave: str = "tanh") -> Kind:
    """Return a kind whose state, further parameter and switch have names of their own."""
    equations = (
        Weighted("z_s", "s", peephole="s_before"),
        Function("s", wave, "z_s"),
        Sum("h", ("s", "s_before")),
    )
    return Kind(
        "own", ("s",), ("s",), (), equations, ("z_s", "s", "h"), states=("h", "s"),
        extra=(("s", "p"),), switches=() if wave == "tanh" else (("wave", wave),),
    )  # fmt: skip


@pytest.mark.parametrize("wave", ["tanh", "relu"])
def test_whatever_names_a_kind_has_are_those_of_its_files(monkeypatch, wave) -> None:
    listed = Listed(own_kind, "modern", 2026, "Nobody: A cell", {"wave": ("tanh", "relu")})
    monkeypatch.setitem(REGISTERED, "own", listed)
    monkeypatch.setitem(KINDS, "own", own_kind())
    session = Session.of(seeded_state(2, 3, 4, kind=own_kind(wave)))
    data = encode_session(session)
    assert decode_session(data, "a") == session
    document = json.loads(data)
    document["layers"][0]["cell"]["wave"] = True
    assert "true or false at $.layers[0].cell.wave where text or null belongs" in unopened(document)
    document["layers"][0]["cell"]["wave"] = None
    document["layers"][0]["cell"]["blocks"]["s"]["p"] = None
    assert "nothing at $.layers[0].cell.blocks.s.p" in unopened(document)


def test_a_switch_that_is_neither_true_nor_false_is_refused() -> None:
    document = json.loads(encode_session(Session.of(seeded_state(2, 3, 4, kind=KINDS["slstm"]))))
    document["layers"][0]["cell"]["stabiliser"] = "yes"
    assert "text at $.layers[0].cell.stabiliser where true, false or null belongs" in unopened(
        document
    )
