"""Damaged files of what stands beside a session: tables, scalings, vocabularies, shared texts."""

import base64
import io
import json
import random
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from lstm_gui.core import KINDS
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, encode_session
from lstm_gui.files.sessions.share_text import PREFIX, session_of
from lstm_gui.files.tables.proposal import proposed
from lstm_gui.files.tables.scaler_file import read_scaler
from lstm_gui.files.tables.selection import HOLD, INTERPOLATE, LEAVE_OUT
from lstm_gui.files.tables.table_files import read_table
from lstm_gui.files.tables.taking import sequence_of
from lstm_gui.files.texts.matrix_text import parse_matrix
from lstm_gui.files.tokens.vocabulary_files import read_vocabulary
from tests.core.states import seeded_state
from tests.files.tables.test_table_files import workbook
from tests.fuzz.models import unpacked
from tests.fuzz.mutations import damaged, mutated
from tests.fuzz.trials import Part, stacked

_ROWS = 12
_TEXTS = (
    "t,a,b\n0,1,2\n1,0.5,-3e2\n2,NA,4\n",
    "날짜;값;다음\n1월;0,5;1,5\n2월;;2\n",
    "0.1|0.2\n# note\n0.3|0.4\n",
    '"1,024"\n"512"\n',
    "year,2024,2025\n1,-2,3\n",
)
_JSON = (
    '{"a": 0.5, "b": -1}\n{"b": null, "a": 2}\n',
    "[[0.5, -1], [2, 0.001]]",
    '[{"a": 0.5, "w": "x"}, {"a": 2, "w": "y"}]',
)


def _tables() -> list[bytes]:
    foreign = _TEXTS[1].encode("cp949"), _TEXTS[0].encode("utf-16")
    return [*(one.encode() for one in _TEXTS), *foreign]


def _use_table(suffix: str, data: bytes, folder: Path) -> None:
    path = folder / f"table.{suffix}"
    path.write_bytes(data)
    inputs = random.choice((None, 1, 2))
    table = read_table(path, inputs=inputs)
    made = proposed(table, inputs)
    for gaps in (HOLD, INTERPOLATE, LEAVE_OUT):
        with suppress(Problem):
            x = sequence_of(table, replace(made.selection, gaps=gaps)).x
            assert np.isfinite(x).all(), "an input that is no number"
    if inputs is not None:
        made.require_sure(table)
    sequence_of(table, made.selection)


def _scalers() -> list[bytes]:
    stream = io.BytesIO()
    np.savez(stream, mean=np.zeros(2), scale=np.ones(2))
    pairs = ({"mean_": [0, 1], "scale_": [2, 0]}, {"min": [0, 1], "max": [1, 1]})
    return [*(json.dumps(one).encode() for one in pairs), stream.getvalue()]


def _damaged_scaler(data: bytes, chance: random.Random) -> bytes:
    return (unpacked if data.startswith(b"PK") else mutated)(data, chance)


def _use_scaler(data: bytes, folder: Path) -> None:
    path = folder / "scaler"
    path.write_bytes(data)
    scaler = read_scaler(path)
    assert np.isfinite(scaler.times).all()
    assert np.isfinite(scaler.plus).all()


def _vocabularies() -> list[bytes]:
    texts = ({"a": 0, "b": 1}, {"0": "a", "3": "b"}, ["a", "b"],
             {"model": {"vocab": {"a": 0, "b": 2}}})  # fmt: skip
    return [json.dumps(one).encode() for one in texts]


def _use_vocabulary(data: bytes, folder: Path) -> None:
    for suffix in ("json", "txt"):
        path = folder / f"vocabulary.{suffix}"
        path.write_bytes(data)
        with suppress(Problem):
            assert len(read_vocabulary(path, _ROWS)) == _ROWS
    read_vocabulary(folder / "vocabulary.json", _ROWS)


def _matrices() -> list[bytes]:
    return [
        b"1\t2\n3\t-4e2\n",
        b"[[1, 2], [3, 4]]",
        b"array([[1., 2.],\n [3, 4]])",
        "−1,5;2".encode(),
    ]


def _use_matrix(data: bytes, _folder: Path) -> None:
    assert np.isfinite(parse_matrix(data.decode("utf-8", "replace"), "the clipboard")).all()


def _shared() -> list[bytes]:
    """Return sessions; the sum is made anew after the damage, or nothing would pass it."""
    plain = [Session.of(seeded_state(2, 2, 3, kind=kind)) for kind in KINDS.values()]
    return [encode_session(one) for one in (*plain, *(Session(stacked(name)) for name in KINDS))]


def _use_shared(data: bytes, _folder: Path) -> None:
    packed = zlib.compress(data)
    body = zlib.crc32(packed).to_bytes(4, "big") + packed
    session_of(PREFIX + base64.urlsafe_b64encode(body).decode())


def _table_part(suffix: str, files: Callable[[], list[bytes]], mutate=damaged) -> Part:
    return Part(f"tables {suffix}", 0.1, files, mutate, partial(_use_table, suffix))


def _json_tables() -> list[bytes]:
    return [one.encode() for one in _JSON]


def _one_line_mutated(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines()
    place = chance.randrange(len(lines))
    lines[place] = mutated(lines[place], chance)
    return b"\n".join(lines)


def _workbooks() -> list[bytes]:
    return [workbook()]


PARTS = (
    _table_part("csv", _tables),
    _table_part("jsonl", _json_tables, _one_line_mutated),
    _table_part("xlsx", _workbooks, unpacked),
    Part("scalings", 0.1, _scalers, _damaged_scaler, _use_scaler),
    Part("vocabularies", 0.1, _vocabularies, mutated, _use_vocabulary),
    Part("matrices", 0.1, _matrices, damaged, _use_matrix),
    Part("shared texts", 0.1, _shared, mutated, _use_shared),
)
