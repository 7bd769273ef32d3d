"""Files that hold tables, and files that do not: each is read, or told for what it is."""

import io
import zipfile

import numpy as np
import pytest

from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.proposal import proposed
from lstm_gui.files.tables.selection import Selection
from lstm_gui.files.tables.table import Layout
from lstm_gui.files.tables.table_files import read_table, table_of_bytes
from lstm_gui.files.tables.taking import sequence_of
from lstm_gui.words.translation import set_language, told

X = [[0.5, -1.0], [2.0, 1e-3]]
_SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>값</t></is></c></row>
<row r="3"><c r="A3" s="1"><v>45292</v></c><c r="B3"><v>0.5</v></c></row>
<row r="5"><c r="A5" s="1"><v>45293.5</v></c><c r="B5"><v>2.5E-1</v></c></row>
</sheetData></worksheet>"""
_WORKBOOK = {
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="Data" r:id="rId1"/>'
    '<sheet name="More" r:id="rId2"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" '
    'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="b.xml"/></Relationships>',
    "xl/sharedStrings.xml": "<sst><si><r><t>the </t></r><r><t>day</t></r></si></sst>",
    "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="yyyy-mm-dd"/>'
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>',
    "xl/worksheets/sheet1.xml": _SHEET,
}


def workbook(**changed: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, text in {**_WORKBOOK, **changed}.items():
            archive.writestr(part, text)
    return stream.getvalue()


def saved(**arrays) -> bytes:
    stream = io.BytesIO()
    np.savez(stream, **arrays)
    return stream.getvalue()


def read(data: bytes, name: str, inputs: int | None = None):
    found = table_of_bytes(data, name)
    return sequence_of(found, proposed(found, inputs).selection)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonl", "[0.5, -1]\n[2, 1e-3]\n"),
        ("a.jsonl", '{"a": 0.5, "b": -1}\n\n{"b": 1e-3, "a": 2}\n'),
        ("a.json", "[[0.5, -1], [2, 0.001]]"),
        ("a.json", '[{"a": 0.5, "b": -1},\n {"a": 2, "b": 0.001}]'),
    ],
)
def test_rows_in_json_are_read(name, text):
    assert read(text.encode(), name).x.tolist() == X


def test_words_and_gaps_in_json_are_told_apart():
    text = '{"w": "a", "v": 1}\n{"w": "b", "v": null}\n{"w": "c", "v": 3}\n'
    found = table_of_bytes(text.encode(), "a.jsonl")
    assert [column.name for column in found.columns] == ["w", "v"]
    with pytest.raises(Problem, match="nothing at line 2, column 2"):
        sequence_of(found, Selection((1,)))
    held = sequence_of(found, Selection((1,), labels=0, gaps="hold"))
    assert (held.x.tolist(), held.labels) == ([[1], [1], [3]], ("a", "b", "c"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[1, 2]\n[3\n", "not valid JSON at line 2"),
        ("[1, 2]\n[3]\n", "a list of 1 at line 2, but of 2 at line 1"),
        ("[1]\n[[2]]\n", "at line 2 neither a number"),
        ("true\n", "at line 1 neither a number"),
        ('["a"]\n', "no rows of numbers"),
        ("[1e999]\n", "no|too large"),
        ("[" * 5000, "not valid JSON at line 1"),
    ],
)
def test_other_json_is_refused(text, why):
    with pytest.raises(Problem, match=why):
        read(text.encode(), "a.jsonl")


def test_the_first_sheet_of_a_workbook_is_read():
    found = table_of_bytes(workbook(), "a.xlsx")
    assert [column.name for column in found.columns] == ["the day", "값"]
    assert 'The sheet "Data" is read, the first of 2.' in found.notes
    with pytest.raises(Problem, match="nothing at line 4, between two rows"):
        sequence_of(found, proposed(found, 1).selection)
    held = sequence_of(found, Selection((1,), labels=0, gaps="leave out"))
    assert (held.x.tolist(), held.labels) == (
        [[0.5], [0.25]],
        ("2024-01-01", "2024-01-02 12:00:00"),
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"xl/worksheets/sheet1.xml": "<worksheet><row"},
        {"xl/worksheets/sheet1.xml": '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'},
        {"xl/sharedStrings.xml": "<sst/>"},
        {"xl/_rels/workbook.xml.rels": "<Relationships/>"},
        {"xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="x"/></cellXfs></styleSheet>'},
    ],
)
def test_a_damaged_workbook_is_refused(changed):
    with pytest.raises(Problem, match="is a workbook that is damaged"):
        read(workbook(**changed), "a.xlsx")


def test_arrays_are_read_and_what_is_none_in_them_is_a_gap():
    assert read(saved(x=np.array(X), y=np.zeros(3)), "a.npz").x.tolist() == X
    with pytest.raises(Problem, match="2 arrays and none of them is called x"):
        read(saved(a=np.zeros(2), b=np.zeros(2)), "a.npz")
    found = table_of_bytes(saved(x=np.array([1.0, np.nan, 3.0])), "a.npz")
    with pytest.raises(Problem, match='"nan" at line 2, column 1'):
        sequence_of(found, Selection((0,)))
    assert sequence_of(found, Selection((0,), gaps="interpolate")).x.tolist() == [[1], [2], [3]]
    found = table_of_bytes(saved(x=np.array([1.0, np.inf])), "a.npz")
    with pytest.raises(Problem, match='"inf" at line 2, column 1, which is not a number'):
        sequence_of(found, Selection((0,), gaps="interpolate"))


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.pt", b"PK\x03\x04", "a file of weights, not a table. Open it as a model."),
        ("a.bin", b"\x80\x02", "a file of weights"),
        ("a.h5", b"\x89HDF\r\n", "a file of weights"),
        ("a.safetensors", b"\x08\0\0\0\0\0\0\0{}", "a file of weights"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "a workbook in the format before 2007"),
        ("a.zip", b"PK\x03\x04", "an archive, not a table. Save the numbers in it as CSV."),
        ("a.parquet", b"PAR1", "a Parquet file.* save it with to_csv"),
        ("a.feather", b"ARROW1", "a Feather file.* save it with to_csv"),
        ("a.csv", b"%PDF-1.7", "a PDF"),
        ("a.csv", b"\x89PNG", "a picture"),
        ("a.csv.gz", b"\x1f\x8b", "a compressed file"),
        ("a.csv", b"\xff\xff\xff", "no text in UTF-8"),
    ],
)
def test_what_is_no_table_is_told_for_what_it_is(tmp_path, name, data, what):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Problem, match=what):
        read_table(tmp_path / name)


@pytest.fixture
def in_korean():
    set_language("ko")
    yield
    set_language("en")


@pytest.mark.parametrize("suffix", ["npy", "npz"])
def test_a_broken_array_is_told_for_what_it_is_in_the_language_in_force(in_korean, suffix):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("x.npy", b"\x93NUMPY")
    data = {"npy": b"\x93NUMPY", "npz": buffer.getvalue()}[suffix]
    with pytest.raises(Problem) as caught:
        table_of_bytes(data, f"a.{suffix}")
    assert told(caught.value).startswith(f"a.{suffix}의 형식은 {suffix.upper()} 파일인데")


@pytest.mark.parametrize("name", ["a.npy", "a.npz"])
def test_of_an_array_of_several_sequences_one_is_read(tmp_path, name):
    several = np.arange(24.0).reshape(3, 4, 2)
    save = np.save if name.endswith(".npy") else np.savez
    save(tmp_path / name, several)
    first = read_table(tmp_path / name)
    last = read_table(tmp_path / name, Layout(sequence=2))
    np.testing.assert_array_equal(first.values, several[0])
    np.testing.assert_array_equal(last.values, several[2])
    assert first.sequences == 3
    assert "sequence 3 of 3" in last.notes[0]
    with pytest.raises(Problem, match="no sequence 4: the last one is number 3"):
        read_table(tmp_path / name, Layout(sequence=3))
