"""Resets in files: kept, described by the schema, refused where there is no such step."""

import json
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.app.cli import main
from lstm_gui.core import GRU, network_forward
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, decode_session, encode_session, write_session
from lstm_gui.files.sessions.share_text import session_of, share_text
from tests.core.network.networks import bidirectional
from tests.files.schema_check import disagreement

SCHEMA = json.loads(Path("docs/session.schema.json").read_text(encoding="utf-8"))


def with_resets(*resets: int) -> Session:
    network = bidirectional(GRU)
    return Session(replace(network, sequence=replace(network.sequence, resets=resets)))


def test_resets_are_saved_and_opened_again() -> None:
    session = with_resets(1, 3)
    data = encode_session(session)
    assert json.loads(data)["input"]["resets"] == [1, 3]
    assert decode_session(data, "a.lstm.json") == session
    assert disagreement(json.loads(data), SCHEMA, SCHEMA) is None
    assert session_of(share_text(session)).network == session.network


def test_a_session_without_resets_says_nothing_of_them() -> None:
    assert "resets" not in json.loads(encode_session(with_resets()))["input"]


@pytest.mark.parametrize(
    ("resets", "place"), [([0], "[0]"), ([1, 99], "[1]"), ([-1], "[0]"), (["a"], "[0]"), (2, "")]
)
def test_what_is_no_step_is_refused_with_its_place(resets: object, place: str) -> None:
    document = json.loads(encode_session(with_resets()))
    document["input"]["resets"] = resets
    with pytest.raises(Problem) as refused:
        decode_session(json.dumps(document).encode(), "a.lstm.json")
    assert f"$.input.resets{place}" in str(refused.value)


def test_trace_and_diagnosis_of_a_session_respect_its_resets(tmp_path, capsys) -> None:
    session = with_resets(2)
    write_session(tmp_path / "a.lstm.json", session)
    path, out = str(tmp_path / "a.lstm.json"), str(tmp_path / "a.npz")
    assert main(["trace", path, "-o", out]) == 0
    passed = network_forward(session.network)
    name = passed.network.names[0]
    np.testing.assert_array_equal(np.load(out)[f"{name}.h"], passed.rows(0, "h"))
    told = []
    for resets in ((), (2,)):
        write_session(tmp_path / "b.lstm.json", with_resets(*resets))
        assert main(["diagnose", str(tmp_path / "b.lstm.json"), "--json"]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] != told[1]


def test_what_is_converted_says_that_the_resets_stay_behind(tmp_path, capsys) -> None:
    write_session(tmp_path / "a.lstm.json", with_resets(2))
    assert main(["convert", str(tmp_path / "a.lstm.json"), "-o", str(tmp_path / "a.onnx")]) == 0
    assert "resets" in capsys.readouterr().out
