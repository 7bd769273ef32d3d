"""Numbers as people and spreadsheets of every country write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_gui.files.tables.cell_kinds import WORD, kind_of
from lstm_gui.files.tables.table import Layout
from lstm_gui.files.tables.text_table import table_of_text
from tests.files.sessions import numbers
from tests.files.tables.understood import asked, notes, refused, sure, taken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u22120.5\n0.5", [-0.5, 0.5]),
        ("\u20130.5\n0.5", [-0.5, 0.5]),
        ("\uff10\uff0e\uff15\n\uff0d1", [0.5, -1.0]),
        ("1.5D-3\n2d0\n1E2", [0.0015, 2.0, 100.0]),
        ('"0,5"\n"-1,25"', [0.5, -1.25]),
        ("v\n0,5\n1\n-0,25", [0.5, 1.0, -0.25]),
        ("1\u00a0234,5\n2", [1234.5, 2.0]),
        ("1'234.5\n2'000", [1234.5, 2000.0]),
        ('v\n"1,234,567"\n"12,345.5"', [1234567.0, 12345.5]),
        ("v\n1.234.567\n12.345,5", [1234567.0, 12345.5]),
        ("v;\n1.234;\n0,5;", [1234.0, 0.5]),
        ("0.123\n1.234", [0.123, 1.234]),
        ('"0.1"\n"0.2"', [0.1, 0.2]),
    ],
)
def test_a_column_of_numbers_is_read_as_it_is_meant(text, expected):
    assert sure(text, 1) == [[number] for number in expected]


@pytest.mark.parametrize(
    "text",
    ['"1,024"\n512\n256', 'v\n"1,234"\n"2,345"', "a;b\n1,234;2\n3,456;4", "v;w\n1.234;1\n2.345;1"],
)
def test_a_mark_that_may_be_either_sign_is_asked_about(text):
    assert "decimal" in asked(text)
    assert "by its decimal sign. It is taken as" in refused(text, 1)


def test_the_decimal_sign_that_is_chosen_holds():
    text = '"1,024"\n512'
    assert taken(text, 1).x.tolist() == [[1024], [512]]
    assert taken(text, 1, decimal=",").x.tolist() == [[1.024], [512]]
    assert taken("1.024\n512", 1, decimal=",").x.tolist() == [[1024], [512]]


@pytest.mark.parametrize("mark", ["NA", "n/a", "-", ".", "?", "#N/A", "nan", "결측", "—"])
def test_a_mark_for_a_missing_number_is_never_a_heading(mark):
    assert f'"{mark}" at line 1, column 1, which is not a number' in refused(f"{mark}\n1\n2", 1)
    assert f'"{mark}" at line 3, column 1, which is not a number' in refused(f"v\n1\n{mark}", 1)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("50%", "a percentage"),
        ("12,5 %", "a percentage"),
        ("$5", "an amount of money"),
        ("₩1,000", "an amount of money"),
        ("1000원", "an amount of money"),
        ("0x1F", "a hexadecimal number"),
        ("-inf", "not a number"),
        ("∞", "not a number"),
    ],
)
def test_what_is_no_plain_number_is_called_by_its_name(cell, kind):
    for line, text in ((1, f'"{cell}"\n1\n2'), (2, f'1\n"{cell}"\n2')):
        assert f'"{cell}" at line {line}, column 1, which is {kind}' in refused(text, 1)


def test_what_cannot_be_seen_in_a_cell_is_shown():
    assert '"0.1␀" at line 1' in refused("0.1\0\n1\n2", 1)


def test_what_is_done_to_the_numbers_is_told():
    assert "The decimal sign is the comma." in notes("v\n0,5\n1,25")
    assert "Marks between thousands are taken out" in notes("v\n1'234\n2'345")
    assert notes("0.5\n1") == ""


@given(
    st.lists(st.tuples(numbers(1e100), numbers(1e100)), min_size=1, max_size=4),
    st.sampled_from("\t;| "),
    st.sampled_from(".,"),
)
def test_what_is_written_comes_back(rows, separator, decimal):
    lines = (f"{one!r}{separator}{two!r}" for one, two in rows)
    text = "\n".join(lines).replace(".", decimal)
    layout = Layout(separator=separator, decimal=decimal, headings=0)
    assert table_of_text(text, "table", layout).values.tolist() == [list(row) for row in rows]


@pytest.mark.parametrize("text", ["1e400,2\n1.5,2\n3,4", "-1e400,2\n1.5,2\n3,4", "1,2\n1e400,2"])
def test_a_number_beyond_all_floats_is_told_also_where_headings_may_stand(text):
    assert "which is too large a number" in refused(text, 2)


def test_what_only_begins_as_a_number_is_given_up_at_once_however_long_it_is():
    assert kind_of("0." * 200_000) == WORD
    assert kind_of(f"{'1,' * 200_000}%") == "percent"
