"""Sessions come back from a file as they went in."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from lstm_gui.core import Clamp, State, with_clamp, without_clamps
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import (
    Session,
    decode_session,
    encode_session,
    read_session,
    write_session,
)
from lstm_gui.files.shipped.presets import load_preset, preset_names
from tests.core.states import CELLS
from tests.files.schema_check import disagreement
from tests.files.sessions import as_first_version, sessions, small_session

SCHEMA = json.loads(Path("docs/session.schema.json").read_text(encoding="utf-8"))


def bits(state: State) -> list[bytes]:
    p, initial = state.parameters, state.initial
    arrays = (p.w_x, p.w_h, p.b, p.extra, initial.h, initial.c, state.sequence.x)
    return [a.tobytes() for a in arrays]


@settings(max_examples=60)
@given(sessions())
def test_every_session_survives_encoding_to_the_last_bit(session: Session) -> None:
    again = decode_session(encode_session(session), "a.lstm.json")
    assert again == session
    assert bits(again.state) == bits(session.state)


@settings(max_examples=40)
@given(sessions())
def test_what_is_written_agrees_with_the_published_schema(session: Session) -> None:
    assert disagreement(json.loads(encode_session(session)), SCHEMA, SCHEMA) is None


@pytest.mark.parametrize("name", preset_names())
def test_presets_agree_with_the_published_schema(name: str) -> None:
    text = Path(f"resources/presets/{name}.lstm.json").read_text(encoding="utf-8")
    assert disagreement(json.loads(text), SCHEMA, SCHEMA) is None


def test_the_schema_refuses_what_the_program_refuses() -> None:
    document = json.loads(encode_session(small_session()))
    document["layers"][0]["cell"]["blocks"]["f"]["w_h"][2][0] = "a"
    assert disagreement(document, SCHEMA, SCHEMA) == "anyOf"


@pytest.mark.parametrize("label", CELLS)
def test_every_kind_of_cell_is_saved_and_opened(label: str) -> None:
    session = small_session(kind=CELLS[label])
    data = encode_session(session)
    assert decode_session(data, "a") == session
    document = json.loads(data)
    assert disagreement(document, SCHEMA, SCHEMA) is None
    layer = document["layers"][0]
    assert layer["cell"].get("reset") == session.state.parameters.kind.reset
    assert ("c" in layer["initial"]) == (layer["cell"]["kind"] == "lstm")
    assert disagreement(json.loads(as_first_version(data)), SCHEMA, SCHEMA) is None
    assert decode_session(as_first_version(data), "a") == session


def test_clamps_are_saved_as_documented_and_only_where_there_are_some() -> None:
    session = small_session()
    assert b"clamps" not in encode_session(session)
    state = with_clamp(session.state, Clamp("f", 2, 1, 3, 1))
    clamped = session.with_state(with_clamp(state, Clamp("h", 0, 0, 0, -0.25)))
    data = encode_session(clamped)
    assert json.loads(data)["clamps"] == [
        {"layer": "layer1", "quantity": "f", "unit": 2, "from": 1, "to": 3, "value": 1.0},
        {"layer": "layer1", "quantity": "h", "unit": 0, "from": 0, "to": 0, "value": -0.25},
    ]
    assert decode_session(data, "a") == clamped
    assert encode_session(clamped.with_state(without_clamps(clamped.state))) == encode_session(
        session
    )


def test_more_clamps_than_a_session_may_hold_are_not_saved() -> None:
    session = small_session()
    many = tuple(Clamp("f", 0, 0, 3, 1.0) for _ in range(10_001))
    with pytest.raises(Problem, match=r"length 10001 at \$\.clamps, which"):
        encode_session(session.with_state(replace(session.state, clamps=many)))


def test_switches_left_out_are_as_in_the_standard_cell() -> None:
    document = json.loads(encode_session(small_session(kind=CELLS["lstm-coupled"])))
    document["layers"][0]["cell"]["variant"] = {"coupled": True}
    again = decode_session(json.dumps(document).encode(), "a").state.parameters.kind
    assert again == CELLS["lstm-coupled"]


def test_a_gru_resets_after_the_product_and_begins_with_its_first_block_by_default() -> None:
    document = json.loads(encode_session(small_session(kind=CELLS["gru-after"])))
    del document["layers"][0]["cell"]["reset"], document["selection"]
    state = decode_session(json.dumps(document).encode(), "a").state
    assert state.parameters.kind == CELLS["gru-after"]
    assert state.selection.block == "z"


@pytest.mark.parametrize(
    ("label", "block"), [("rnn", "f"), ("gru-after", "h"), ("lstm", "z"), ("gru-before", "i")]
)
def test_the_schema_refuses_blocks_of_another_cell(label: str, block: str) -> None:
    document = json.loads(encode_session(small_session(kind=CELLS[label])))
    blocks = document["layers"][0]["cell"]["blocks"]
    blocks[block] = next(iter(blocks.values()))
    assert disagreement(document, SCHEMA, SCHEMA) == "anyOf"


def test_the_documented_example_opens() -> None:
    page = Path("docs/session-format.md").read_text(encoding="utf-8")
    example = page.split("```json")[1].split("```")[0].encode()
    session = decode_session(example, "example")
    assert session.state.parameters.w_h[0, 0, 0] == 1.31
    assert session.state.sequence.labels == ("a", "b")


def test_a_file_written_is_the_file_read(tmp_path: Path) -> None:
    path = tmp_path / "나의 세션.lstm.json"
    write_session(path, small_session())
    assert read_session(path) == small_session()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_rows_of_matrices_stand_on_lines_of_their_own() -> None:
    text = encode_session(load_preset("remember-early-pulse").session).decode()
    lines = [line.strip().rstrip(",") for line in text.splitlines()]
    assert "[0.35, -0.42]" in lines
    assert text.count("\n") < 200


def test_what_the_format_lets_out_has_defaults() -> None:
    document = json.loads(encode_session(small_session()))
    del document["selection"], document["view"], document["input"]["labels"]
    session = decode_session(json.dumps(document).encode(), "a")
    assert (session.state.selection.t, session.state.selection.unit, session.view) == (0, 0, {})
    assert session.state.sequence.labels is None


def test_unknown_keys_and_a_byte_order_mark_do_no_harm() -> None:
    document = json.loads(encode_session(small_session()))
    document["comment"] = document["input"]["author"] = {"deep": [1]}
    data = b"\xef\xbb\xbf" + json.dumps(document).encode()
    assert decode_session(data, "a") == small_session()


def test_whole_numbers_are_numbers() -> None:
    document = json.loads(encode_session(small_session()))
    document["layers"][0]["initial"]["c"] = [1, 2, -3]
    assert decode_session(json.dumps(document).encode(), "a").state.initial.c.tolist() == [1, 2, -3]


def test_a_long_session_opens() -> None:
    document = json.loads(encode_session(small_session(labels=None)))
    document["input"]["x"] = [[0.25, -1.5]] * 100_000
    session = decode_session(json.dumps(document).encode(), "a")
    assert session.state.sequence.x.shape == (100_000, 2)


def test_a_label_that_is_no_text_is_not_saved() -> None:
    with pytest.raises(Problem, match=r"broken character in the label at \$\.input\.labels\[1\]"):
        encode_session(small_session(labels=("a", "b\ud800", "c", "d")))


@pytest.mark.parametrize(
    ("array", "place"),
    [("b", "$.layers[0].cell.blocks.i.b[2]"), ("w_x", "$.layers[0].cell.blocks.i.w_x[2][0]")],
)
def test_nothing_is_saved_that_could_not_be_opened(array: str, place: str, tmp_path: Path) -> None:
    session = small_session()
    broken = np.array(getattr(session.state.parameters, array))
    broken[(1, 2) if array == "b" else (1, 2, 0)] = np.inf
    parameters = {name: getattr(session.state.parameters, name) for name in ("w_x", "w_h", "b")} | {
        array: broken
    }
    state = State(
        type(session.state.parameters)(**parameters),
        session.state.initial,
        session.state.sequence,
    )
    path = tmp_path / "a.lstm.json"
    path.write_bytes(b"old")
    with pytest.raises(Problem) as caught:
        write_session(path, Session.of(state))
    assert f"inf at {place}," in str(caught.value)
    assert path.read_bytes() == b"old"
