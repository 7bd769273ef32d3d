"""The text of a table, whatever program of whatever country saved it."""

import pytest

from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.decoding import decoded
from lstm_gui.files.tables.table_files import read_table
from tests.files.tables.understood import sure_sequence

TEXT = "날짜,기온\n1월,0.5\n2월,0.25\n"


@pytest.mark.parametrize(
    ("codec", "told"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("cp949", "CP949"),
        ("utf-16", "UTF-16 LE"),
        ("utf-16-be", None),
    ],
)
def test_a_mark_decides_else_utf8_else_what_a_korean_spreadsheet_saves(codec, told, tmp_path):
    data = TEXT.encode(codec) if told else b"\xfe\xff" + TEXT.encode(codec)
    assert decoded(data, "table") == (TEXT, told or "UTF-16 BE")
    (tmp_path / "a.csv").write_bytes(data)
    read = sure_sequence(read_table(tmp_path / "a.csv", inputs=1), 1)
    assert (read.labels, read.x.tolist()) == (("1월", "2월"), [[0.5], [0.25]])


def test_two_bytes_for_each_letter_are_seen_without_a_mark():
    assert decoded("t\tv\n1\t2\n".encode("utf-16-le"), "table")[1] == "UTF-16 LE"


def test_the_encoding_that_is_chosen_holds():
    assert decoded("größe".encode("cp1252"), "table", "CP1252") == ("größe", "CP1252")
    assert decoded("長さ".encode("cp932"), "table", "Shift JIS") == ("長さ", "Shift JIS")
    with pytest.raises(Problem, match="table is no text in UTF-8"):
        decoded(b"\xff", "table", "UTF-8")
