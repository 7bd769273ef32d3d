"""What a page sets, and the sentence for what is wrong with it."""

import re

import pytest

from lstm_gui.core import Entry, Variant, gru_kind, lstm_kind, network_of
from lstm_gui.files.lessons.lesson_addresses import all_targets, entry_at, targets
from lstm_gui.files.lessons.lesson_files import decode_lesson, read_lesson
from lstm_gui.files.lessons.lesson_layers import looked_at
from lstm_gui.files.lessons.lesson_states import solved
from lstm_gui.files.problem import Problem
from lstm_gui.files.texts.toml_places import line_of, places_in
from lstm_gui.scenes.learning.lesson_starts import start_of
from tests.files.lessons.lesson_text import LESSON, lesson_with


def line_with(text: str) -> int:
    return LESSON[: LESSON.index(text)].count("\n") + 1


GRU_LESSON = """format = "lstm-explorer/lesson"
version = 1
id = "gru"
number = 1
title = { ko = "하나", en = "One" }

[[pages]]
title = { ko = "가", en = "A" }
spotlight = ["part:z", "row:h_tilde", "entry:b_h_n[1]"]
text = { ko = "", en = "[n](part:n)" }
[pages.set]
blank = { inputs = 1, units = 2, steps = 3, kind = "gru", reset = "after" }
values = { "w_x_z[2,1]" = 3, "b_h_n[1]" = 0.5 }
block = "n"
rows = ["h", "z"]

[[pages]]
title = { ko = "나", en = "B" }
text = { ko = "", en = "" }
set = { kind = "lstm", variant = { peepholes = true }, values = { "p_f[1]" = 2 } }

[[pages]]
title = { ko = "다", en = "C" }
text = { ko = "", en = "" }
set = { variant = { second_tanh = false, coupled = true } }
[pages.challenge]
goal = { ko = "", en = "" }
hint = { ko = "", en = "" }
solution_cell = { kind = "gru", reset = "before" }
solution = { "b_z[1]" = 4 }
[[pages.challenge.conditions]]
kind = "kind of cell"
text = { ko = "", en = "" }
cell = "gru"
reset = "before"
[[pages.challenge.conditions]]
kind = "trace"
text = { ko = "", en = "" }
quantity = "held"
[[pages.challenge.conditions]]
kind = "pick"
text = { ko = "", en = "" }
quantities = ["shut"]

[[pages]]
title = { ko = "라", en = "D" }
text = { ko = "", en = "[RNN](memory:rnn)" }
workspace = "memory"
[pages.set.memory]
trained = "sentence-ko-2-lstm-chrono"
seed = 2
distance = 4
lanes = ["rnn:activation=relu", "rnn", "slstm"]
[pages.challenge]
goal = { ko = "", en = "" }
hint = { ko = "", en = "" }
solution_memory = [{ distance = 2 }]
[[pages.challenge.conditions]]
kind = "memory"
text = { ko = "", en = "" }
lane = "rnn"
measure = "answers right"
distance = 2
"""


def test_a_lesson_sets_the_cell_of_each_page(tmp_path):
    path = tmp_path / "my.lesson.toml"
    path.write_text(LESSON, encoding="utf-8")
    lesson = read_lesson(path)
    state = start_of(lesson, 1).state
    assert state.sequence.x.tolist() == [[1.0], [0.0], [-1.0]]
    assert state.parameters.block("f").b.tolist() == [0.0, 3.0]
    assert state.parameters.block("c").w_x.tolist() == [[2.0], [0.0]]
    assert (state.selection.t, state.selection.unit, state.selection.block) == (2, 1, "i")


def test_a_page_names_the_steps_of_an_input_that_stays():
    lesson = lesson_with("x = [[1], [0], [0.5]]", 'labels = ["a", "b", "c"]')
    sequence = start_of(lesson, 0).state.sequence
    assert sequence.labels == ("a", "b", "c")
    assert sequence.x.tolist() == [[0.0], [0.0], [-1.0]]


def test_later_settings_build_on_earlier_ones():
    lesson = lesson_with(
        'title = { ko = "나", en = "B" }\n',
        'title = { ko = "나", en = "B" }\nset = { values = { "b_f[1]" = 1 } }\n',
    )
    assert start_of(lesson, 0).state.parameters.block("f").b.tolist() == [0.0, 3.0]
    assert start_of(lesson, 1).state.parameters.block("f").b.tolist() == [1.0, 3.0]


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        ("version = 1", "version = 2", "version = 1", "version is 2 where 1 belongs"),
        ('"lstm-explorer/lesson"', '"lesson"', "format", "format is lesson where"),
        ("number = 1\n", "", "format", "number is missing"),
        (
            'title = { ko = "나", en = "B" }',
            "title = {}",
            'title = { ko = "나',
            "one language at least",
        ),
        (
            'title = { ko = "나", en = "B" }',
            'title = { korean = "나" }',
            'title = { ko = "나',
            "no code of a language",
        ),
        ("\nt = 2", '\nt = "two"', "t = 2\nunit", "t is text where a whole number"),
        (
            "\nt = 2",
            "\ntime = 2",
            "t = 2\nunit",
            "time is not known here. Known are blank, ",
        ),
        ("\nt = 2", "\nt = 3", "t = 2\nunit", "between 0 and 2"),
        ("\nunit = 2", "\nunit = 3", "unit = 2", "between 1 and 2"),
        ('block = "i"', 'block = "g"', 'block = "i"', "has no g"),
        ("number = 1", "number = = 1", "number = 1", "not valid TOML"),
        ("en = '''", f"en = '''{'a' * 10_000}", "en = '''", "must lie between 0 and 10,000"),
        ("number = 1", f"number = {'9' * 5000}", "number = 1", "a number is too long"),
        ('"row:c"', '"row:cell"', "spotlight", "no row:cell"),
        ("entry:b_f[1]", "entry:b_f[3]", "spotlight", "no entry:b_f[3]"),
        ("part:f+row:f", "part:fe", "en = '''", "no part:fe"),
        ("$f_t$.", "$f_t.", "en = '''", "does not end"),
        ('"b_f[2]"', '"b_f[5]"', "values", "no b_f[5]"),
        ("x = [[1], [0], [0.5]]", 'labels = ["a"]', "x = [[1]", "length 1 where length 3"),
        ("[0.5]]", "[0.5, 1]]", "x = [[1]", "length 2 where length 1 belongs"),
        ("units = 2", "units = 200", "blank", "between 1 and 64"),
        ("units = 2", 'units = 2, kind = ""', "blank", 'no kind of cell "".'),
        ('{ "b_f[1]" = 4 }', '{ "c_t" = 4 }', "solution", "no c_t"),
        ("answer = 1", "answer = 2", "answer", "between 1 and 1"),
        ("at_least = 0.9", 'steps = "each"', "at_least", "names no steps"),
        ("at_least = 0.9", "unit = 3", "at_least", "between 1 and 2"),
        ("blank = {", 'preset = "none"\nblank = {', "blank", "no preset none"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(old, new, at, said):
    with pytest.raises(Problem) as problem:
        lesson_with(old, new)
    sentence = str(problem.value)
    assert sentence.startswith(f"my.lesson.toml, line {line_with(at)}: "), sentence
    assert said in sentence


def test_what_is_nested_beyond_reading_is_told():
    with pytest.raises(Problem, match="nested too deeply"):
        lesson_with("number = 1", f"number = {'[' * 5000}{']' * 5000}")


def test_a_page_has_any_kind_of_cell_and_can_turn_that_of_the_page_before():
    lesson = decode_lesson(GRU_LESSON.encode(), "gru.lesson.toml")
    gru, with_peepholes, coupled = (start_of(lesson, index).state for index in range(3))
    assert gru.parameters.kind == gru_kind("after")
    assert gru.parameters.block("z").w_x.tolist() == [[0.0], [3.0]]
    assert gru.parameters.extra_of("n", "b_h").tolist() == [0.5, 0.0]
    assert gru.selection.block == "n"
    assert with_peepholes.parameters.kind == lstm_kind(Variant(peepholes=True))
    assert with_peepholes.parameters.extra_of("f", "p").tolist() == [2.0, 0.0]
    assert with_peepholes.parameters.block("f").w_x.tolist() == [[0.0], [3.0]]
    assert coupled.parameters.kind == lstm_kind(Variant(second_tanh=False, coupled=True))
    begun = network_of(coupled)
    right = looked_at(solved(begun, lesson.pages[2].challenge, begun))
    assert right.parameters.kind == gru_kind("before")
    assert right.parameters.block("z").b.tolist()[0] == 4.0
    assert start_of(lesson, 3).state.parameters.hidden_size == 16


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        ('"part:z"', '"part:f"', "spotlight", "no part:f"),
        ('"row:h_tilde"', '"row:c"', "spotlight", "no row:c"),
        ("entry:b_h_n[1]", "entry:b_f[1]", "spotlight", "no entry:b_f[1]"),
        ("(part:n)", "(part:squash)", "text = ", "no part:squash"),
        ('"w_x_z[2,1]"', '"w_x_i[2,1]"', "values", "no w_x_i[2,1]"),
        ('block = "n"', 'block = "f"', "block = ", "has no f"),
        ('rows = ["h", "z"]', 'rows = ["h", "o"]', "rows", "has no o"),
        ('reset = "after" }', 'reset = "now" }', "blank",
         "reset is not one of the known words: after, before."),
        ('kind = "gru", reset = "after" }', 'kind = "rnn", reset = "after" }', "blank",
         "reset means nothing for a cell of kind rnn"),
        ("{ peepholes = true }", "{ coupled = true, tanh_gates = ['f'] }", "set = { kind",
         "coupled gates f and i cannot be tanh"),
        ('kind = "lstm", variant', 'kind = "gru", variant', "set = { kind",
         "variant means nothing for a cell of kind gru"),
        ('"p_f[1]"', '"p_c[1]"', "set = { kind", "no p_c[1]"),
        ('"b_z[1]" = 4', '"b_f[1]" = 4', "solution = ", "no b_f[1]"),
        ('quantity = "held"', 'quantity = "kept"', 'quantity = "held"', "has no kept"),
        ('["shut"]', '["f"]', "quantities", "has no f"),
        ('cell = "gru"\n', 'cell = "lstm"\n', 'reset = "before"\n[[',
         "reset means nothing for a cell of kind lstm"),
        ("ko-2-lstm-chrono", "ko-2-rnn-default", "trained", "no trained network sentence-ko-2-rnn"),
        ("seed = 2", "seed = 20000", "seed = 2", "between 0 and 9999"),
        ("[{ distance = 2 }]", "[{ gain = 9 }]", "solution_memory", "between -3.0 and 3.0"),
        ("distance = 4", 'sentence = "?!"', "distance = 4", "between 1 and 200"),
        ('"rnn", "slstm"]', '"elman", "slstm"]', "lanes", "no kind of cell elman"),
        ("activation=relu", "activation=sine", "lanes", "no kind of cell rnn:activation=sine"),
        ('"rnn", "slstm"]', '"slstm"]', "lanes", "are 2 where 3 belong"),
        ('"rnn", "slstm"]', '"slstm", "slstm"]', "lanes", "are 2 where 3 belong"),
        ('lane = "rnn"', 'lane = "rnn:"', "lane = ", "no kind of cell rnn:"),
        ("(memory:rnn)", "(memory:lane)", "en = \"[RNN]", "no memory:lane"),
        ('measure = "answers right"', 'measure = "wins"', "measure",
         "known words: answers right, gradient, longest right, saturated, share."),
        ('kind = "trace"\n', 'kind = "trail"\n', 'kind = "trace"',
         "known words: choice, entry, kind of cell, memory, pick, same input, trace."),
        ('quantity = "held"\n', 'when = 1\nquantity = "held"\n', 'quantity = "held"',
         "when is not known here. Known are at_least, at_most, from_step, holds, kind, layer, "),
    ],
)  # fmt: skip
def test_a_mistake_about_another_cell_is_told_with_file_and_line(old, new, at, said):
    assert GRU_LESSON.count(old) == 1, old
    with pytest.raises(Problem) as problem:
        decode_lesson(GRU_LESSON.replace(old, new).encode(), "gru.lesson.toml")
    sentence = str(problem.value)
    line = GRU_LESSON[: GRU_LESSON.index(at)].count("\n") + 1
    assert sentence.startswith(f"gru.lesson.toml, line {line}: "), sentence
    assert said in sentence


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"part:f", "row:c"', '"part:tanh_o", "row:c"', r"part:tanh_o\. Most like it: .*part:to_o"),
        ('rows = ["c", "f"]', 'rows = ["c", "g"]', r"no g\. Choose one of: .*c, c_tilde, f,"),
        ('block = "i"', 'block = "q"', r"no q\. Choose one of: c, f, i, o\."),
        ('quantity = "f"', 'quantity = "ff"', r"no ff\. Choose one of: c, c_before, .*, z_o"),
    ],
)
def test_a_name_that_the_cell_does_not_have_is_told_with_those_it_has(old, new, told):
    assert LESSON.count(old) == 1
    with pytest.raises(Problem, match=told):
        decode_lesson(LESSON.replace(old, new).encode(), "my.lesson.toml")


def test_addresses_name_the_numbers_of_every_kind():
    assert entry_at("b_h[2]") == Entry("b", 1, 0, "h")
    assert entry_at("b_h_n[1]") == Entry("b_h", 0, 0, "n")
    assert entry_at("p_o[3]") == Entry("p", 2, 0, "o")
    assert entry_at("w_h_h[1,2]") == Entry("w_h", 0, 1, "h")


def test_what_is_not_text_is_refused():
    with pytest.raises(Problem, match="not UTF-8"):
        decode_lesson(b"id = '\xff'", "x")


def test_places_are_found_in_tables_lists_and_long_texts():
    places = places_in(LESSON)
    assert line_of(places, "$.pages[0].text.en") == line_with("en = '''")
    assert line_of(places, "$.pages[1].challenge.conditions[1].answer") == line_with("answer = 1")
    assert line_of(places, "$.pages[1].nothing") == line_with('[[pages]]\ntitle = { ko = "나')


@pytest.mark.parametrize("text", ["", "b_g[1]", "b_f", "b_f[0]", "b_f[1,2]", "w_x_f[1]", "x[1]"])
def test_other_addresses_name_nothing(text):
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        entry_at(text)


def test_targets_join():
    found = targets("part:f+row:c+entry:x[0,1]")
    assert (found.parts, found.rows, found.entries) == ({"f"}, {"c"}, {entry_at("x[0,1]")})
    assert all_targets(["part:f", "row:c", "entry:x[0,1]"]) == found
