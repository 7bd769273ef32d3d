"""Targets in files: kept, described by the schema, refused where they do not fit."""

import json
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import GRU, Target
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, decode_session, encode_session
from lstm_gui.files.sessions.share_text import session_of, share_text
from tests.core.network.networks import bidirectional
from tests.files.schema_check import disagreement

SCHEMA = json.loads(Path("docs/session.schema.json").read_text(encoding="utf-8"))


def with_target(words=None) -> Session:
    network = bidirectional(GRU)
    values = np.arange(len(network.sequence)) % 2.0
    values[1] = np.nan
    target = Target("truth", values, words)
    return Session(replace(network, sequence=replace(network.sequence, target=target)))


@pytest.mark.parametrize("words", [None, ("no", "yes")])
def test_a_target_is_saved_and_opened_again(words) -> None:
    session = with_target(words)
    data = encode_session(session)
    assert json.loads(data)["input"]["target"]["values"][:3] == [0, None, 0]
    assert decode_session(data, "a.lstm.json") == session
    assert disagreement(json.loads(data), SCHEMA, SCHEMA) is None
    assert session_of(share_text(session)).network == session.network


def test_a_session_without_a_target_says_nothing_of_it() -> None:
    network = bidirectional(GRU)
    assert "target" not in json.loads(encode_session(Session(network)))["input"]


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("values", [1.0], "$.input.target.values"),
        ("values", [1e300, 0, 0, 0], "$.input.target.values[0]"),
        ("words", ["one"], "$.input.target.values[3]"),
        ("name", 3, "$.input.target.name"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(key, value, place) -> None:
    document = json.loads(encode_session(with_target()))
    steps = len(document["input"]["x"])
    if key == "values" and len(value) > 1:
        value = [*value, *[0] * steps][:steps]
    document["input"]["target"][key] = value
    with pytest.raises(Problem) as refused:
        decode_session(json.dumps(document).encode(), "a.lstm.json")
    assert place in str(refused.value)
