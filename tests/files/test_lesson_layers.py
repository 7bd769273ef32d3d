"""A lesson may stack layers and name one wherever it names a number or a part."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import (
    Clamp,
    Entry,
    Network,
    Selection,
    Variant,
    gru_kind,
    lstm_kind,
    network_forward,
    rnn_kind,
    value,
)
from lstm_gui.core.network import focused, state_at
from lstm_gui.core.network.structure import with_direction, with_layer_above, with_layer_moved
from lstm_gui.files.lessons.lesson_addresses import all_targets, targets
from lstm_gui.files.lessons.lesson_files import decode_lesson
from lstm_gui.files.lessons.lesson_format import Lesson, Page
from lstm_gui.files.lessons.lesson_kinds import kind_condition
from lstm_gui.files.lessons.lesson_layers import with_layer_changed, with_numbers
from lstm_gui.files.lessons.lesson_states import solved
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.scenes.learning.verdict import Attempt, evaluate
from lstm_gui.scenes.snapshot import Snapshot, View
from lstm_gui.words.vocabulary import target_role

LESSON = """format = "lstm-explorer/lesson"
version = 1
id = "stacked"
number = 1
title = { en = "Two layers" }

[[pages]]
title = { en = "Above" }
spotlight = ["part:z", "part:layer1.f", "entry:layer1.b_f[2]"]
text = { en = "[below](part:layer1.f+row:layer1.c), [here](row:h_tilde)" }
[pages.set]
blank = { inputs = 1, units = 2, steps = 4 }
layers = [
  { name = "back", units = 3, kind = "rnn", direction = "backward", input = ["x"] },
  { name = "top", units = 1, kind = "gru" },
]
layer = "top"
x = [[1], [0], [0], [-1]]
values = { "b_z[1]" = 2, "layer1.b_f[2]" = 5, "back.w_x_h[3,1]" = 0.5 }
block = "r"
rows = ["h", "z"]

[[pages]]
title = { en = "Task" }
text = { en = "" }
[pages.challenge]
goal = { en = "" }
hint = { en = "" }
solution = { "layer1.b_f[1]" = 3, "b_n[1]" = 1 }
[[pages.challenge.conditions]]
kind = "trace"
layer = "layer1"
text = { en = "" }
quantity = "f"
at_least = 0.9
[[pages.challenge.conditions]]
kind = "entry"
text = { en = "" }
entry = "layer1.b_f[1]"
at_least = 2
[[pages.challenge.conditions]]
kind = "kind of cell"
text = { en = "" }
layer = "back"
cell = "rnn"
[[pages.challenge.conditions]]
kind = "same input"
text = { en = "" }
[[pages.challenge.conditions]]
kind = "trace"
text = { en = "" }
quantity = "z_n"
steps = "last"
at_least = 0.5
"""


def lesson(old: str = "", new: str = "") -> Lesson:
    assert not old or LESSON.count(old) == 1, old
    return decode_lesson(LESSON.replace(old, new).encode() if old else LESSON.encode(), "a.toml")


def picture(network: Network) -> Snapshot:
    trace = network_forward(network)
    place = network.focus
    return Snapshot(trace.states[place], trace.traces[place], View(), layers=trace)


def test_a_page_stacks_layers_and_sets_numbers_in_each():
    network = start_of(lesson(), 0).network
    assert network.names == ("layer1", "back", "top")
    assert [layer.inputs for layer in network.layers] == [("x",), ("x",), ("layer1", "back")]
    assert [layer.direction for layer in network.layers] == ["forward", "backward", "forward"]
    assert [layer.parameters.kind.name for layer in network.layers] == ["lstm", "rnn", "gru"]
    assert (network.focus, network.selection.block) == (2, "r")
    below, back, top = (state_at(network, place) for place in range(3))
    assert value(below, Entry("b", 1, block="f")) == 5
    assert value(back, Entry("w_x", 2, 0, "h")) == 0.5
    assert value(top, Entry("b", 0, block="z")) == 2
    assert back.sequence.x[:, 0].tolist() == [-1, 0, 0, 1]
    assert top.parameters.input_size == 5


def test_a_page_after_it_looks_at_another_layer():
    further = LESSON + '[[pages]]\ntitle = { en = "" }\ntext = { en = "[f](part:f)" }\n'
    further += 'set = { layer = "layer1", kind = "gru", values = { "b_z[1]" = 1 } }\n'
    with pytest.raises(Problem, match="no part:f"):
        decode_lesson(further.encode(), "a.toml")
    read = decode_lesson(further.replace("part:f)", "part:top.z)").encode(), "a.toml")
    network = start_of(read, 2).network
    assert network.focus == 0
    assert [layer.parameters.kind.name for layer in network.layers] == ["gru", "rnn", "gru"]
    assert start_of(read, 1).network.focus == 2


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        ('"back.w_x_h[3,1]"', '"other.w_x_h[3,1]"', "values", "no layer other. Choose one of: lay"),
        ('"back.w_x_h[3,1]"', '"back.w_x_f[3,1]"', "values", "no back.w_x_f[3,1]"),
        ('"b_z[1]" = 2', '"x[0,1]" = 2', "values", "layer top reads other layers, so x[0,1]"),
        ('"entry:layer1.b_f[2]"', '"entry:l.b_f[2]"', "spotlight", "no layer l. Choose"),
        ('"part:layer1.f"', '"part:back.f"', "spotlight", "no part:back.f"),
        ("row:layer1.c", "row:top.h", "text", "no part:layer1.f+row:top.h"),
        ('layer = "top"', 'layer = "up"', 'layer = "top"', "no layer up. Choose one of: lay"),
        ('name = "top"', 'name = "x"', "layers = [", "cannot be called x. Begin with a letter"),
        ('name = "top"', 'name = "back"', "layers = [", "cannot be called back"),
        ('name = "top"', 'name = "a.b"', "layers = [", "cannot be called a.b"),
        ('["x"]', '["top"]', "layers = [", "no layer top. Choose one of: layer1."),
        ('["x"]', "[]", "layers = [", "must lie between 1 and 8"),
        ("units = 3", "units = 65", "layers = [", "must lie between 1 and 64"),
        ('kind = "gru"', 'kind = "grue"', "layers = [", "no kind of cell grue. Choose one of: rnn"),
        ('kind = "gru"', 'kind = "gru", variant = {}', "layers = [", "means nothing for a cell of"),
        ('layer = "back"\ncell', 'layer = "b"\ncell', 'layer = "back"', "no layer b. Choose"),
        ('layer = "layer1"\n', 'layer = "top"\n', 'quantity = "f"', "has no f."),
        ('cell = "rnn"', 'cell = "lsd"', 'cell = "rnn"', "no kind of cell lsd. Choose"),
    ],
)
def test_what_is_not_there_is_refused_with_its_line(old, new, at, said):
    with pytest.raises(Problem) as problem:
        lesson(old, new)
    sentence = str(problem.value)
    line = LESSON[: LESSON.index(at)].count("\n") + 1
    assert sentence.startswith(f"a.toml, line {line}: "), sentence
    assert said in sentence


def test_at_most_eight_layers_stand_over_each_other():
    with pytest.raises(Problem, match="must lie between 1 and 8"):
        lesson("  { name = \"top\"", "".join(
            f'  {{ name = "more{n}", units = 1 }},\n' for n in range(6)
        ) + '  { name = "top"')  # fmt: skip


def test_a_challenge_is_met_in_the_layer_that_it_names_whichever_is_shown():
    page = lesson().pages[1]
    begun = start_of(lesson(), 1)
    attempt = Attempt(begun.network, begun.layer)
    right = solved(begun.network, page.challenge, begun.network)
    for shown in range(3):
        before = evaluate(page.challenge, attempt, picture(focused(begun.network, shown)))
        assert [one.met for one in before.conditions] == [False, False, True, True, False]
        after = evaluate(page.challenge, attempt, picture(focused(right, shown)))
        assert after.solved
    assert right.focus == begun.network.focus


def test_a_challenge_is_not_met_without_its_layer_with_a_clamp_or_over_another_input():
    page, begun = lesson().pages[1], start_of(lesson(), 1)
    attempt = Attempt(begun.network, begun.layer)
    right = solved(begun.network, page.challenge, begun.network)
    renamed = replace(right.layers[1], name="other")
    layers = (right.layers[0], renamed, replace(right.layers[2], inputs=("layer1", "other")))
    without = evaluate(page.challenge, attempt, picture(replace(right, layers=layers)))
    assert [one.met for one in without.conditions] == [True, True, False, True, True]
    held = with_layer_changed(
        right, "layer1", lambda state: replace(state, clamps=(Clamp("f", 0, 0, 0, 1.0),))
    )
    assert evaluate(page.challenge, attempt, picture(held)).forced
    other = with_numbers(focused(right, 0), {"x[0,1]": 3.0})
    assert not evaluate(page.challenge, attempt, picture(other)).conditions[3].met


def test_another_layer_before_it_or_another_order_is_another_input():
    page, begun = lesson().pages[1], start_of(lesson(), 1)
    attempt = Attempt(begun.network, begun.layer)
    right = solved(begun.network, page.challenge, begun.network)
    above = with_layer_above(right, right.index("top"))
    assert counts(above, attempt, page)
    before = with_layer_moved(above, above.index("top"), 1)
    turned = (with_direction(right, right.index(name), True) for name in ("top", "layer1"))
    for network in (before, *turned):
        assert not counts(network, attempt, page), network.names


def counts(network: Network, attempt: Attempt, page: Page) -> bool:
    return evaluate(page.challenge, attempt, picture(network)).conditions[3].met


def test_a_solution_takes_the_place_of_a_network_of_another_form():
    page, begun = lesson().pages[1], start_of(lesson(), 1).network
    small = replace(begun, layers=begun.layers[:2], focus=0, selection=Selection())
    assert solved(small, page.challenge, begun).names == begun.names
    looked_at_elsewhere = with_numbers(focused(begun, 0), {"b_c[1]": 7.0})
    right = solved(looked_at_elsewhere, page.challenge, begun)
    assert value(state_at(right, 0), Entry("b", 0, block="c")) == 7
    assert value(state_at(right, 2), Entry("b", 0, block="n")) == 1
    assert np.array_equal(right.sequence.x, begun.sequence.x)


@pytest.mark.parametrize("target", ["part:f", "row:z", "entry:b_c[1]", "part:c", "part:h_out"])
def test_a_term_has_the_colour_of_what_it_names_in_whichever_layer(target):
    assert target_role(target.replace(":", ":layer1.")) == target_role(target)


def test_what_lights_up_is_what_is_named_in_the_layer_that_is_shown():
    texts = ["part:z", "part:layer1.f+row:layer1.c", "memory:rnn", "memory:flow+memory:rnn"]
    above, below = all_targets(texts, "top", "top"), all_targets(texts, "layer1", "top")
    assert (above.parts, above.rows) == ({"z"}, frozenset())
    assert (below.parts, below.rows) == ({"f"}, {"c"})
    assert above.cards == below.cards == ("rnn", "flow")
    with pytest.raises(ValueError, match="part"):
        targets("part:layer1.f+part:top.z")


DEPARTED = """format = "lstm-explorer/lesson"
version = 1
id = "irnn"
number = 1
title = { en = "An IRNN" }

[[pages]]
title = { en = "Made" }
text = { en = "" }
[pages.set]
blank = { inputs = 1, units = 2, steps = 4, kind = "gru:keeps=1-z" }
layers = [{ name = "top", units = 1, kind = "lstm:forget_gate=false" }]
[pages.challenge]
goal = { en = "" }
hint = { en = "" }
solution_cell = { kind = "rnn:activation=relu" }
[[pages.challenge.conditions]]
kind = "kind of cell"
text = { en = "" }
cell = "rnn:activation=relu"
"""


def test_a_lesson_makes_and_asks_for_departures_from_a_kind():
    lesson = decode_lesson(DEPARTED.encode(), "a.lesson.toml")
    network, challenge = start_of(lesson, 0).network, lesson.pages[0].challenge
    kinds = [layer.parameters.kind for layer in network.layers]
    assert kinds == [gru_kind("after", "1-z"), lstm_kind(Variant(forget_gate=False))]
    right = solved(network, challenge, network)
    asked = kind_condition(challenge.conditions[0])
    assert right.layers[0].parameters.kind == rnn_kind("relu")
    assert asked.is_met_by(rnn_kind("relu"))
    assert not asked.is_met_by(rnn_kind())
    assert not asked.is_met_by(kinds[0])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("keeps=1-z", "keeps=2-z", "no kind of cell gru:keeps=2-z"),
        ('keeps=1-z"', 'keeps=1-z", reset = "before"', "reset means nothing"),
        ('cell = "rnn:activation=relu"', 'cell = "rnn:"', "no kind of cell rnn:"),
    ],
)
def test_a_departure_that_there_is_not_is_refused(old, new, said):
    assert DEPARTED.count(old) == 1
    with pytest.raises(Problem, match=said):
        decode_lesson(DEPARTED.replace(old, new).encode(), "a.lesson.toml")
