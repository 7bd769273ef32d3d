"""Any file that may hold a table: what it is, and the table in it."""

import os
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.problem import Problem, Word, message
from lstm_gui.files.tables.array_tables import npy_table, npz_table, wav_table
from lstm_gui.files.tables.decoding import decoded
from lstm_gui.files.tables.grouping import one_group
from lstm_gui.files.tables.json_lines import table_of_json
from lstm_gui.files.tables.records import TAB
from lstm_gui.files.tables.table import AS_IT_LOOKS, Layout, Table
from lstm_gui.files.tables.text_table import table_of_text
from lstm_gui.files.tables.workbook import is_workbook, text_of_workbook

MAX_BYTES = 512 * 2**20

_JSON = (".json", ".jsonl", ".ndjson")
_MODEL = message("{file} is {what}, not a table. Open it as a model.")
_OTHER = message("{file} is {what}, not a table. Save the numbers in it as CSV.")
_COLUMNS = message(
    "{file} is {what}, which is not read here. Read it in pandas, and save it with to_csv."
)
_WEIGHTS = Word(message("a file of weights"))
_MODELS = (".pt", ".pth", ".h5", ".keras", ".onnx", ".safetensors")
_MARKS: Mapping[bytes, tuple[str, Word]] = {
    b"\x89HDF": (_MODEL, _WEIGHTS),
    b"\x80\x02": (_MODEL, _WEIGHTS),
    b"\xd0\xcf\x11\xe0": (_OTHER, Word(message("a workbook in the format before 2007"))),
    b"PAR1": (_COLUMNS, Word(message("a Parquet file"))),
    b"ARROW1": (_COLUMNS, Word(message("a Feather file"))),
    b"%PDF": (_OTHER, Word(message("a PDF"))),
    b"\x89PNG": (_OTHER, Word(message("a picture"))),
    b"\xff\xd8\xff": (_OTHER, Word(message("a picture"))),
    b"\x1f\x8b": (_OTHER, Word(message("a compressed file"))),
    b"PK\x03\x04": (_OTHER, Word(message("an archive"))),
}
"""What files begin with that are no text, and what they are."""


def read_table(
    path: str | os.PathLike[str],
    asked: Layout = AS_IT_LOOKS,
    inputs: int | None = None,
    come: Callable[[float], object] = lambda _: None,
) -> Table:
    """Return the table in the file ``path``.

    `lstm_gui.files.tables.text_table.table_of_text` tells of the other parameters.

    Raises
    ------
    Problem
        If it cannot be read, or is no table at all. What is only wrong with its numbers is the
        problem of the table.
    """
    name = os.fspath(path)
    table = table_of_bytes(read_bytes(path, MAX_BYTES), name, asked, inputs, come)
    return one_group(table, asked.group, asked.sequence)


def table_of_bytes(
    data: bytes,
    name: str,
    asked: Layout = AS_IT_LOOKS,
    inputs: int | None = None,
    come: Callable[[float], object] = lambda _: None,
) -> Table:
    """Return the table in ``data``, the bytes of a file called ``name``."""
    if data.startswith(b"\x93NUMPY") or name.lower().endswith(".npy"):
        return npy_table(data, name, asked.sequence)
    if data.startswith(b"RIFF") or name.lower().endswith(".wav"):
        return wav_table(data, name)
    if is_workbook(data):
        return _of_workbook(data, name, asked, inputs, come)
    if _is_npz(data, name):
        return npz_table(data, name, asked.sequence)
    _require_text(data, name)
    text, encoding = decoded(data, name, asked.encoding)
    if name.lower().endswith(_JSON):
        return table_of_json(text, name, encoding)
    return table_of_text(text, name, replace(asked, encoding=encoding), inputs, come)


def _of_workbook(
    data: bytes,
    name: str,
    asked: Layout,
    inputs: int | None,
    come: Callable[[float], object],
) -> Table:
    """Return the table in a sheet, of which no more than the headings can be doubtful."""
    text, notes = text_of_workbook(data, name)
    cells = Layout(separator=TAB, decimal=".", headings=asked.headings)
    table = table_of_text(text, name, cells, inputs, come)
    layout = Layout(headings=table.layout.headings)
    return replace(table, layout=layout, notes=notes + table.notes)


def _is_npz(data: bytes, name: str) -> bool:
    return name.lower().endswith(".npz") or (
        data.startswith(b"PK\x03\x04") and b".npy" in data[:256]
    )


def _require_text(data: bytes, name: str) -> None:
    """Raise a Problem that says what the file is, if it is one of those that are no text."""
    if name.lower().endswith(_MODELS):
        raise Problem(_MODEL, file=name, what=_WEIGHTS)
    for mark, (template, what) in _MARKS.items():
        if data.startswith(mark):
            raise Problem(template, file=name, what=what)
