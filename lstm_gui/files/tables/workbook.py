"""The first sheet of an Excel workbook (.xlsx), as the text of a table."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree

from lstm_gui.files.note import Note, note
from lstm_gui.files.problem import Problem, message

MAX_PART = 256 * 2**20
"""Bytes of a part of the archive, unpacked."""

_SHEET = message('The sheet "{sheet}" is read, the first of {count}.')
_BROKEN = message("{file} is a workbook that is damaged. Save it again, or save it as CSV.")
_TOO_LARGE = message(
    "{file} is a workbook whose sheet unpacks to more than {limit} megabytes. Save it as CSV."
)
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    LookupError,
    ValueError,
    OverflowError,
    ElementTree.ParseError,
)
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
"""The numbers of Excel's own formats of dates and times (ECMA-376, 18.8.30)."""
_OF_DATES = re.compile(r"[ymdhs]", re.IGNORECASE)
_NO_LETTERS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FIRST_DAY = datetime(1899, 12, 30)
_WIDEST = 4096


def is_workbook(data: bytes) -> bool:
    """Tell whether ``data`` is an archive with a workbook in it."""
    return data.startswith(b"PK\x03\x04") and b"xl/workbook.xml" in data


def text_of_workbook(data: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    """Return the cells of the first sheet, separated by tabs, and which sheet that is.

    A line of the text is a row of the sheet, and the point is the decimal sign; a date is
    written as such. Nothing else of the workbook is looked at, and no entity expanded.

    Raises
    ------
    Problem
        If it is damaged, or too large; ``name`` is what the sentence calls it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            book = _Book(archive, name)
            sheets = book.sheets()
            title, part = sheets[0]
            notes = (note(_SHEET, sheet=title, count=len(sheets)),) if len(sheets) > 1 else ()
            return _as_text(book.rows(part)), notes
    except _DAMAGED as error:
        raise Problem(_BROKEN, file=name) from error


class _Book:
    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive, self._name = archive, name

    def sheets(self) -> list[tuple[str, str]]:
        """Return title and part of each sheet."""
        targets = {
            one.get("Id"): one.get("Target", "")
            for one in self._elements("xl/_rels/workbook.xml.rels", "Relationship")
        }
        found: list[tuple[str, str]] = []
        for sheet in self._elements("xl/workbook.xml", "sheet"):
            identity = next((v for k, v in sheet.items() if k.endswith("}id")), None)
            target = targets[identity].lstrip("/")
            part = target if target.startswith("xl/") else f"xl/{target}"
            found.append((sheet.get("name", ""), part))
        return found

    def rows(self, part: str) -> Iterator[tuple[int, dict[int, str]]]:
        """Yield each row that is not empty: its number, and its cells by their column."""
        shared, dates = self._shared(), self._dates()
        number = 0
        for row in self._elements(part, "row"):
            number = int(row.get("r", number + 1))
            cells: dict[int, str] = {}
            for cell in row:
                if _local(cell) == "c":
                    at = _column(cell.get("r"), max(cells, default=-1) + 1)
                    cells[at] = _text_of(cell, shared, dates)
            yield number, cells

    def _shared(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._archive.NameToInfo:
            return []
        return [_words(one) for one in self._elements("xl/sharedStrings.xml", "si")]

    def _dates(self) -> set[int]:
        """Return the styles that show a number as a date or a time."""
        if "xl/styles.xml" not in self._archive.NameToInfo:
            return set()
        formats = set(_DATES)
        for one in self._elements("xl/styles.xml", "numFmt"):
            if _OF_DATES.search(_NO_LETTERS.sub("", one.get("formatCode", ""))):
                formats.add(int(one.get("numFmtId", "0")))
        styles = next(iter(self._elements("xl/styles.xml", "cellXfs")), ())
        return {at for at, one in enumerate(styles) if int(one.get("numFmtId", "0")) in formats}

    def _elements(self, part: str, tag: str) -> Iterator[Any]:
        """Yield the elements called ``tag``; each is emptied after it was used."""
        if self._archive.getinfo(part).file_size > MAX_PART:
            raise Problem(_TOO_LARGE, file=self._name, limit=MAX_PART // 2**20)
        with self._archive.open(part) as handle:
            data = handle.read(MAX_PART)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise Problem(_BROKEN, file=self._name)
        for _, element in ElementTree.iterparse(io.BytesIO(data)):
            if _local(element) == tag:
                yield element
                element.clear()


def _as_text(rows: Iterator[tuple[int, dict[int, str]]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    line = 0
    for number, cells in rows:
        # What lies between is empty, and the lines are to be counted as in the sheet.
        stream.write("\n" * max(number - line - 1, 0))
        writer.writerow([cells.get(at, "") for at in range(max(cells, default=-1) + 1)])
        line = max(number, line + 1)
    return stream.getvalue()


def _text_of(cell: Any, shared: list[str], dates: set[int]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _words(cell)
    value = next((child.text or "" for child in cell if _local(child) == "v"), "")
    if kind == "s":
        return shared[int(value)] if value else ""
    if kind == "n" and value and int(cell.get("s", "0")) in dates:
        return _date(float(value))
    return value


def _date(days: float) -> str:
    """Return the day, and the time if there is one, of a number of days since 1899."""
    moment = _FIRST_DAY + timedelta(seconds=round(days * 86400))
    return moment.isoformat(sep=" ").removesuffix(" 00:00:00")


def _words(element: Any) -> str:
    """Return the text inside, whatever it looks like, in one line."""
    parts = (one.text or "" for one in element.iter() if _local(one) == "t")
    return " ".join("".join(parts).split())


def _column(reference: str | None, following: int) -> int:
    match = _REFERENCE.fullmatch(reference or "")
    if match is None:
        return following
    column = 0
    for letter in match.group(1):
        column = 26 * column + ord(letter) - ord("A") + 1
    return min(column - 1, _WIDEST)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
