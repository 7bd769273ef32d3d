"""Which columns of a table are inputs, and which name or count the steps."""

import pytest

from tests.files.tables.understood import asked, notes, proposal, refused, sure, table, taken


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("1\t0,5\n2\t0,25", "\t"),
        ("1;0.5\n2;0.25", ";"),
        ("a|b\n0.1|0.2", "|"),
        ("0,5 1,5\n0,25 2", " "),
        ("0.5, 1\n2, 3", ","),
        ("sun spots\n1\n2", ""),
    ],
)
def test_the_separator_is_found(text, separator):
    found = table(text)
    assert (found.layout.separator, found.questions) == (separator, ())


@pytest.mark.parametrize("inputs", [1, 2])
def test_a_comma_that_may_be_either_is_asked_about_and_fits_the_cell(inputs):
    text = "0,5\n0,25\n1,75"
    assert asked(text, inputs) == ["separator"]
    assert "may be a decimal sign or a separator" in refused(text, inputs)
    assert taken(text, inputs).x.shape == (3, inputs)


@pytest.mark.parametrize(
    ("text", "inputs"),
    [("0,1\n1,0\n1,1", 2), ("a,b\n0,5\n0,25", 2), ("v\n0,5\n0,25", 1), ("0,5\n-1,2\n3,-4", 2)],
)
def test_a_comma_that_can_only_be_one_is_not(text, inputs):
    assert asked(text, inputs) == []


@pytest.mark.parametrize("inputs", [1, 2])
def test_a_space_between_groups_of_three_digits_is_asked_about(inputs):
    assert asked("1 234\n2 345", inputs) == ["separator"]
    assert taken("1 234\n2 345", inputs).x.shape == (2, inputs)


def test_what_is_chosen_is_asked_no_more():
    assert table("0,5\n0,25", 2, separator="").questions == ()
    assert taken("0,5\n0,25", 1, separator="").x.tolist() == [[0.5], [0.25]]
    assert taken("0,5\n0,25", 2, separator=",").x.tolist() == [[0, 5], [0, 25]]


@pytest.mark.parametrize("name", ["", "t", "Time", "year", "시점"])
def test_a_column_that_counts_is_left_out_where_the_others_fit(name):
    assert sure(f"{name},v\n0,0.1\n1,0.2\n2,0.3", 1) == [[0.1], [0.2], [0.3]]
    assert "Column 1 counts the steps and is left out." in notes(f"{name},v\n0,0.1\n1,0.2", 1)


@pytest.mark.parametrize(
    "text", ["t,a,b\n0,5,1\n1,6,2\n2,7,3", "t,mood,a,b\n0,x,5,1\n1,x,6,2\n2,y,7,3"]
)
def test_a_column_that_counts_is_no_input_where_more_are_left_than_fit(text):
    assert taken(text, 1).x.tolist() == [[5], [6], [7]]
    assert "width" in asked(text, 1)


@pytest.mark.parametrize(
    "text",
    [
        ",v\n0,0.1\n1,0.2",
        "t,v\n0,0.1\n1,0.2\n2,0.3",
        "0,0.1\n1,0.2\n2,0.3",
        "year,v\n1999,1\n2001,2\n2005,3",
    ],
)
def test_a_column_that_counts_is_asked_about_where_it_would_fit(text):
    assert asked(text, 2)[0] == "columns"
    assert "as an index does" in refused(text, 2)


@pytest.mark.parametrize("text", ["a,v\n1,0.1\n2,0.2\n3,0.3", "t,v\n0,0.1\n1,0.2", "3,-1\n1,2"])
def test_a_column_that_fits_and_may_be_an_input_is_one(text):
    assert asked(text, 2) == []


def test_words_in_front_name_the_steps():
    assert taken("day,v\n2020-01-01,1\n2020-01-02,2", 1).labels == ("2020-01-01", "2020-01-02")
    assert "Column 1 names the steps." in notes("day,v\na,1\nb,2")


def test_further_words_are_left_out_with_a_question():
    text = "day,v,mood\na,1,good\nb,2,bad"
    assert "1 further column of words, which is left out." in refused(text, 1)
    assert proposal(text, 1).selection.columns == (1,)


def test_columns_that_do_not_fit_are_asked_about():
    assert asked("1.5,2,3", 2) == ["width"]
    assert proposal("1.5,2,3", 2).selection.columns == (0, 1)
    assert "1 column of numbers, but the number of inputs" in refused("1", 2)
    assert "3 columns of numbers, but the number of inputs" in refused("1.5,2,3", 2)
