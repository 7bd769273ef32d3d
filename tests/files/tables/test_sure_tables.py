"""Tables of numbers become sequences, or one sentence that names line and column."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.table_files import read_table
from tests.files.sessions import numbers
from tests.files.tables.understood import refused, sure_sequence, table


def refusal(text: str, inputs: int = 2) -> str:
    said = refused(text, inputs)
    assert said.startswith("table ")
    return said


@pytest.mark.parametrize(
    "text",
    [
        "1,-2.5\n3,4e-3\n",
        "1;-2.5\n3;4e-3",
        "1\t-2.5\r\n3\t4e-3\r\n",
        "1 -2.5\n  3    4e-3  ",
        "\ufeffx_1, x_2\n\n+1., -2.5\n 3 , .004\n\n",
        '"1","-2.5"\n"3","4E-03"\n',
    ],
)
def test_columns_may_be_separated_in_any_usual_way(text: str) -> None:
    sequence = sure_sequence(table(text, 2), 2)
    assert sequence.x.tolist() == [[1, -2.5], [3, 0.004]]
    assert sequence.labels is None


@given(st.lists(st.tuples(numbers(1e100), numbers(1e100)), min_size=1, max_size=20))
def test_numbers_come_back_exactly(rows: list[tuple[float, float]]) -> None:
    text = "\n".join(f"{one!r},{two!r}" for one, two in rows)
    assert sure_sequence(table(text, 2), 2).x.tolist() == [list(row) for row in rows]


@pytest.mark.parametrize("header", ["", "word,x_1,x_2\n"])
def test_a_further_column_names_the_steps(header: str) -> None:
    sequence = sure_sequence(table(header + '나는,1,2\n"a, b",3,4\n5,5,6\n', 2), 2)
    assert sequence.labels == ("나는", "a, b", "5")
    assert sequence.x.tolist() == [[1, 2], [3, 4], [5, 6]]


def test_one_column_is_enough_for_one_input() -> None:
    assert sure_sequence(table("x\n1\n2\n", 1), 1).x.tolist() == [[1], [2]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "holds no rows of numbers"),
        ("\n \n", "holds no rows of numbers"),
        ("1,2.5\n3\n", "has 1 column at line 2, but 2 at line 1"),
        ("1,2\n\n3,4,5\n", "has 3 columns at line 3"),
        ("1,2,3\n4,5,6", "has 3 columns of numbers, but the number of inputs of the cell is 2"),
        ("1\n2", "has 1 column of numbers, but the number of inputs of the cell is 2"),
        ("a,1\nb,2", "has 1 column of numbers, but the number of inputs of the cell is 2"),
        ("1,a\n2,b", '"a" at line 1, column 2, which is not a number'),
        ("1,2\n3,four", '"four" at line 2, column 2'),
        ("w,1,2\nv,3,x", '"x" at line 2, column 3'),
        ("1,2\n3,", "has nothing at line 2, column 2"),
        ("1,2\nnan,4", '"nan" at line 2, column 1'),
        ("nan,nan\n1,2", '"nan" at line 1, column 1'),
        ("1,2\n3,-inf", '"-inf" at line 2, column 2'),
        ("0.5,1e101", '"1e101" at line 1, column 2, which is too large a number'),
        ("0.5,1e101", "Type plain numbers such as 0.5 or -1."),
        ("1,one", "Type plain numbers such as 0.5 or -1."),
        ("1," + "y" * 50, '"' + "y" * 39 + '…" at line 1'),
        ("0.5,1e999", '"1e999" at line 1, column 2'),
        ("1,1_000", '"1_000" at line 1, column 2'),
        ("0.5;1\n1;0,5", '"0,5" at line 2, column 2'),
        ("1,٣", '"٣" at line 1, column 2'),
        ("x" * 1001 + ",1,2", "label at line 1 that is longer than 1000"),
        ('1,"' + "2" * 200_000 + '"\n3,4', "holds no rows of numbers"),
    ],
)
def test_what_is_no_sequence(text: str, expected: str) -> None:
    assert expected in refusal(text)


@given(st.text(max_size=60), st.integers(1, 3))
def test_any_text_is_a_sequence_or_costs_one_sentence(text: str, inputs: int) -> None:
    try:
        sequence = sure_sequence(table(text, inputs), inputs)
    except Problem:
        assert refusal(text, inputs)
    else:
        assert sequence.x.shape[1] == inputs


def test_a_table_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("\ufeffa,1\nb,2\n".encode())
    sequence = sure_sequence(read_table(path, inputs=1), 1)
    assert (sequence.labels, sequence.x.tolist()) == (("a", "b"), [[1], [2]])
    path.write_bytes(b"1\n\xff\n")
    with pytest.raises(Problem, match="no text in UTF-8 / CP949"):
        sure_sequence(read_table(path, inputs=1), 1)
    with pytest.raises(Problem, match="does not exist"):
        read_table(tmp_path / "none.csv")
