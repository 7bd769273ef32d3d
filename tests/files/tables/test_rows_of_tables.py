"""No row and no gap of a table is dropped, moved or taken as data without a word."""

import pytest

from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.records import MOST_CELLS
from tests.files.tables.understood import asked, notes, refused, sure, table, taken


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a,b\n1,0.5\n2,0.25", ("a", "b")),
        ("sun spots\n0.1\n0.2", ("sun spots",)),
        ("# remark\ntime,value\n0,0.1\n1,0.2", ("time", "value")),
        ("# t v\n0 0.1\n1 0.2", ("t", "v")),
        ("x_1;x_2\n0,5;1", ("x_1", "x_2")),
        ("a b c\n1 2 3", ("a", "b", "c")),
    ],
)
def test_a_heading_names_the_columns_and_is_told(text, names):
    found = table(text)
    assert tuple(column.name for column in found.columns) == names
    assert f"taken as heading: {', '.join(names)}." in notes(text)


def test_years_over_fractions_are_a_heading():
    assert sure("month,2024,2025\nJan,0.1,0.2\nFeb,0.3,0.4", 2) == [[0.1, 0.2], [0.3, 0.4]]


@pytest.mark.parametrize(
    "text",
    [
        "2024,2025\n0.1,0.2\n3.5,1",
        "0,1\n0.5,0.7\n0.1,0.2",
        "m,2024,2025\nJan,3,4\nFeb,5,6",
    ],
)
def test_numbers_that_count_the_columns_may_be_a_heading(text):
    assert asked(text, 2) == ["headings"]
    assert "may be a heading or the first step" in refused(text, 2)
    assert len(taken(text, 2)) == len(text.split("\n")) - 1
    assert len(taken(text, 2, headings=0)) == len(text.split("\n"))


def test_a_word_that_begins_as_a_number_may_be_one_that_is_spoilt():
    assert asked("3M\n0.1\n0.2", 1) == ["headings"]
    assert '"3M" at line 2, column 1, which is not a number' in refused("0.1\n3M\n0.2", 1)


def test_a_second_heading_is_asked_about():
    text = "time,value\ns,mV\n0.5,0.1\n1.5,0.2"
    assert "line 2, which looks like a second heading" in refused(text, 2)
    assert [column.name for column in table(text).columns] == ["time s", "value mV"]
    assert taken(text, 2).x.tolist() == [[0.5, 0.1], [1.5, 0.2]]


def test_more_names_than_columns_are_asked_about():
    assert "more names at line 1 than columns below, 3 and 2" in refused("a,b,c\n1,0.5\n2,1", 2)


def test_one_name_too_few_is_that_of_the_rows():
    found = table("a\tb\n1\t0.5\t7\n2\t0.25\t8")
    assert [column.name for column in found.columns] == ["", "a", "b"]
    assert "no name for the first column" in notes("a\tb\n1\t0.5\t7\n2\t0.25\t8")


@pytest.mark.parametrize("remark", ["# made by hand", "% made, by hand", "// it's", ";; 5"])
def test_a_remark_is_left_out_and_counted(remark):
    text = f"{remark}\na,b\n1,0.5\n{remark}\n2,0.25\n"
    assert sure(text, 2) == [[1, 0.5], [2, 0.25]]
    assert "2 lines with remarks are left out, the first of them line 1." in notes(text)


def test_a_label_with_a_number_sign_is_no_remark():
    assert taken("#1,0.5\n#2,0.25", 1).labels == ("#1", "#2")


def test_the_line_that_tells_a_spreadsheet_the_separator_is_followed():
    assert sure("sep=;\na;b\n1;0,5", 2) == [[1, 0.5]]
    assert "Line 1 tells the separator" in notes("sep=;\na;b\n1;0,5")


@pytest.mark.parametrize("gap", ["", ",", "  ", " , "])
def test_a_row_without_numbers_between_others_is_a_gap(gap):
    assert "has nothing at line 3, between two rows" in refused(f"a,b\n0.1,0.2\n{gap}\n3,4", 2)


def test_a_blank_line_is_a_gap_in_a_single_column_too():
    assert "has nothing at line 2, between two rows" in refused("0.1\n\n0.2", 1)


@pytest.mark.parametrize(
    "text", ["\n\na,b\n\n1,0.5\n2,1\n\n\n", "1,0.5\n2,1\n,\n,\n", "1,0.5\n2,1\n \n"]
)
def test_blank_lines_at_the_ends_are_none(text):
    assert sure(text, 2) == [[1, 0.5], [2, 1]]


@pytest.mark.parametrize(
    "text",
    [
        "t,v,\n0,0.1,\n1,0.2,",
        "t,v,\n0,0.1\n1,0.2",
        "t,v\n0,0.1,\n1,0.2,",
        "t,,v\n0,,0.1\n1,,0.2",
        ",t,v\n,0,0.1\n,1,0.2",
    ],
)
def test_a_column_that_is_empty_throughout_is_none(text):
    assert sure(text, 2) == [[0, 0.1], [1, 0.2]]


def test_an_empty_column_is_told():
    assert "1 empty column is left out." in notes("t,,v\n0,,0.1\n1,,0.2")
    assert "2 empty columns are left out." in notes("t,v,,\n0,0.1,,\n1,0.2,,")


def test_a_single_column_may_end_in_a_separator():
    assert sure("v,\n1,\n2,", 1) == [[1], [2]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,0.5\n2,0.5\n3\n", "1 column at line 3, but 2 at line 1"),
        ("1,0.5,7\n2,0.5\n3,0.5\n", "3 columns at line 1, but 2 at line 2"),
        ("1,0.5\n2,0.5\nsee below\n3,1", "words at line 3, between rows of numbers"),
        ("1,0.5\n2;0.5\n3,1", "separates line 2 by ;"),
        ('a,b\n1,0.5\n2,"0.5\n3,1\n', "a quotation mark at line 3 that is never closed"),
        ('a,b\n1,0.5\n2,"0.5"1\n3,1\n', "a quotation mark inside a cell at line 3"),
        ("a", "holds no rows of numbers"),
        ("a,b\n", "holds no rows of numbers"),
        ("one\ntwo", "holds no rows of numbers"),
    ],
)
def test_the_sentence_names_the_line_to_mend(text, expected):
    assert expected in refused(text, 2)


def test_a_label_over_two_lines_keeps_a_space():
    text = 'w,v\n"one\ntwo",1\nthree,2\n'
    assert taken(text, 1).labels == ("one two", "three")
    assert "at line 5, column 2" in refused(text + "four,x\nfive,3\n", 1)


def test_rows_beyond_the_first_thousands_are_read_alike():
    rows = [f"{step / 10},{-step}" for step in range(10_000)]
    rows[7000] = '"700.0","-7000"'
    assert taken("\n".join(rows), 2).x[[0, 7000, 9999], 1].tolist() == [0, -7000, -9999]
    rows[8000] = ""
    assert "has nothing at line 8001" in refused("\n".join(rows), 2)
    rows[8000] = "1,x"
    assert '"x" at line 8001, column 2' in refused("\n".join(rows), 2)
    rows[4096] = "# a remark"
    assert '"x" at line 8001, column 2' in refused("\n".join(rows), 2)


def test_a_line_of_more_cells_than_any_table_has_is_told_before_they_are_looked_at():
    many = ",".join(["0.5"] * (MOST_CELLS + 1))
    with pytest.raises(Problem, match="more than 65,536 cells at line 3"):
        table(f"a,b\n1,2\n{many}")
    assert table(f"a,b\n1,2\n# {'so, ' * MOST_CELLS}").columns
