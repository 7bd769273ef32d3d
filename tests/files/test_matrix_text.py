"""Matrices as text: what is written is read again, and so is what NumPy and others write."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from lstm_gui.files.problem import Problem
from lstm_gui.files.texts.matrix_text import numpy_text, parse_matrix, placed, tab_text

MATRICES = arrays(
    np.float64,
    array_shapes(min_dims=2, max_dims=2, max_side=4),
    elements=st.floats(-1e100, 1e100, allow_nan=False),
)
EXPECTED = np.array([[1.0, -2.5], [0.25, 1e-3]])


@given(MATRICES)
def test_what_is_written_is_read_again_to_the_last_digit(values):
    for text in (
        tab_text(values).text,
        numpy_text(values).text,
        str(values.tolist()),
        repr(values.tolist()),
    ):
        assert np.array_equal(parse_matrix(text, "x"), values)


@pytest.mark.parametrize(
    "text",
    [
        "1\t-2.5\n0.25\t0.001",
        "1\t-2.5\r\n0.25\t0.001\r\n",
        "1,0\t-2,5\n0,25\t0,001",
        "1;-2,5\n0,25;1e-3",
        "1, -2.5\n.25, 1e-3\n",
        "1 -2.5\n\n0.25   0.001",
        "1\t\u22122.5\n0.25\t0.001",
        "1\t\u22122.5\n0.25\t1.0×10⁻³",
        "[[1, -2.5], [0.25, 0.001]]",
        "((1, -2.5), (0.25, 0.001))",
        "W = [[1, -2.5], [0.25, 0.001]]",
        "array([[ 1.  , -2.5 ],\n       [ 0.25,  0.001]])",
        "[[ 1.    -2.5  ]\n [ 0.25   0.001]]",
        "np.array([[1, -2.5], [0.25, 0.001]], dtype=np.float32)",
        "w = numpy.array([[1, -2.5], [0.25, 0.001]])",
        "tensor([[1, -2.5],\n        [0.25, 0.001]], device='cuda:0', requires_grad=True)",
        "[[1, -2.5], [0.25, 0.001],]",
    ],
)
def test_matrices_as_others_write_them(text):
    assert np.array_equal(parse_matrix(text, "x"), EXPECTED)


@pytest.mark.parametrize(
    "text", ["1, 2, 3", "[1, 2, 3]", "array([1., 2., 3.])", "1\t2\t3", "1 2 3"]
)
def test_a_plain_list_is_a_row(text):
    assert np.array_equal(parse_matrix(text, "x"), [[1.0, 2.0, 3.0]])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no numbers"),
        ("  \n ", "no numbers"),
        ("[]", "no numbers"),
        ("[[1, 2], [3]]", "2 in row 1, 1 in row 2"),
        ("1\t2\n3", "2 in row 1, 1 in row 2"),
        ("1\tx", '"x"'),
        ("1\t\t2", '""'),
        ("[[1, nan]]", '"nan"'),
        ("[[1, 1e999]]", '"1e999"'),
        ("[[1, 1_000]]", '"1_000"'),
        ("[[[1, 2]]]", "one matrix"),
        ("[[1, 2], 3]", "one matrix"),
        ("[[1, 2]", "one matrix"),
        ("__import__('os').system('x')", "one matrix"),
        ("[...]", '"..."'),
    ],
)
def test_what_is_no_matrix_is_told_in_a_sentence(text, said):
    with pytest.raises(Problem) as problem:
        parse_matrix(text, "The clipboard")
    assert said in str(problem.value)
    assert str(problem.value).startswith("The clipboard ")


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000 + "x",
        "f(" + ")" * 1_000_000 + "x",
        "f([" + ", a=1" * 200_000 + "])",
        "[" + "1," * 500_000,
    ],
    ids=["digits", "parentheses", "keywords", "open bracket"],
)
def test_no_text_takes_for_ever(text):
    with pytest.raises(Problem):
        parse_matrix(text, "x")


def test_it_is_said_how_far_a_long_text_is():
    shares = []
    parse_matrix("0.5 " * 3_000, "x", shares.append)
    assert shares == sorted(shares)
    assert 0 < shares[-1] < 1


@given(st.text(alphabet="[](),; \t\n0123456789.e+-arytnp=x'", max_size=60))
def test_any_text_is_a_matrix_or_a_sentence(text):
    try:
        found = parse_matrix(text, "x")
    except Problem as problem:
        assert str(problem)
    else:
        assert found.ndim == 2
        assert np.isfinite(found).all()


@pytest.mark.parametrize(
    ("shape", "room", "at", "expected"),
    [
        ((2, 2), (3, 3), (1, 1), (1, 1, (2, 2))),
        ((3, 3), (3, 3), (2, 1), (0, 0, (3, 3))),
        ((1, 3), (3, 1), (0, 0), (0, 0, (3, 1))),
        ((1, 2), (3, 1), (1, 0), (1, 0, (2, 1))),
        ((3, 1), (1, 3), (0, 2), (0, 0, (1, 3))),
        ((1, 1), (3, 3), (2, 2), (2, 2, (1, 1))),
    ],
)
def test_where_numbers_go(shape, room, at, expected):
    row, column, values = placed(np.ones(shape), room, at, "x")
    assert (row, column, values.shape) == expected


def test_numbers_without_room_are_told_with_both_sizes():
    with pytest.raises(Problem) as problem:
        placed(np.ones((2, 3)), (3, 3), (2, 0), "The clipboard")
    assert str(problem.value) == (
        "The clipboard is 2 × 3; this matrix is 3 × 3 and has room for 1 × 3 from the "
        "chosen entry on."
    )
