"""What may be null in a session: whatever opens, the schema describes."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lstm_gui.core import KINDS
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, decode_session, encode_session
from tests.core.network.networks import bidirectional
from tests.core.states import CELLS, seeded_state
from tests.files.schema_check import disagreement

SCHEMA = json.loads(Path("docs/session.schema.json").read_text(encoding="utf-8"))
SWITCHES = ("reset", "activation", "keeps", "forget", "stabiliser", "variant")
SESSIONS = {
    name: Session.of(seeded_state(2, 2, 3, kind=kind), {}) for name, kind in (CELLS | KINDS).items()
}
SESSIONS["network"] = Session(bidirectional(CELLS["gru-before"]))


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield where something stands; of a list the first place is enough."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list) and value:
        yield from places(value[0], (*path, 0))


def with_null(document: Any, path: tuple[str | int, ...]) -> Any:
    changed = copy.deepcopy(document)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = None
    return changed


def opens(document: Any) -> bool:
    try:
        decode_session(json.dumps(document).encode(), "a.lstm.json")
    except Problem:
        return False
    return True


@pytest.mark.parametrize("name", SESSIONS)
def test_a_null_that_the_program_takes_the_schema_allows(name):
    document = json.loads(encode_session(SESSIONS[name]))
    cell = ("layers", 0, "cell")
    further = [(*cell, switch) for switch in SWITCHES]
    for path in (*places(document), *further):
        changed = with_null(document, path)
        assert not opens(changed) or disagreement(changed, SCHEMA, SCHEMA) is None, path


def test_a_switch_that_is_null_is_as_usual():
    document = json.loads(encode_session(SESSIONS["rnn"]))
    changed = with_null(document, ("layers", 0, "cell", "activation"))
    opened = decode_session(json.dumps(changed).encode(), "a.lstm.json")
    assert opened.network == SESSIONS["rnn"].network
