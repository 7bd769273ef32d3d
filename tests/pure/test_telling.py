"""Whatever is pointed at tells in one sentence what it is, with its number, in any cell."""

import re

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import KINDS, Clamp, Entry, forward, select, with_clamp
from lstm_gui.core.quantities import names_of
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.pictures.operating_points import curves_of, operating_points
from lstm_gui.scenes.pictures.unrolled_geometry import (
    CELL_Y,
    HEIGHT,
    HIDDEN_Y,
    MIDDLE,
    WIDTH,
    Handed,
    copies,
    loop,
    pointed_at,
)
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.scenes.snapshot import Snapshot, View
from lstm_gui.scenes.telling import (
    tell_curve,
    tell_entry,
    tell_part,
    tell_point,
    tell_quantity,
    tell_step,
)
from lstm_gui.words.plain_markup import plain_markup
from lstm_gui.words.translation import language, set_language
from tests.core.states import seeded_state
from tests.ui.every_cell import EVERY, LEAKY, register

NUMBER = re.compile(r"\d\.\d\d|∞")
ENGLISH_ONLY = re.compile(r"\b(?:of|which|unit|makes|kept|leaves|from|the)\b")


@pytest.fixture(params=["en", "ko"])
def spoken(request):
    before = language()
    set_language(request.param)
    yield request.param
    set_language(before)


@pytest.fixture(params=[*EVERY, "leaky"])
def kind(request, monkeypatch):
    register(monkeypatch)
    return LEAKY if request.param == "leaky" else EVERY[request.param]


def snapshot_of(kind, t=3, unit=1, **fields):
    state = select(seeded_state(2, 3, 6, kind=kind), t=t, unit=unit)
    return Snapshot(state, forward(state), View(), **fields)


def is_a_sentence(text, spoken, t=3):
    """Tell whether ``text`` is one sentence in one language, with its step and its number."""
    ends = text.endswith((".", "다.")) and "\n" not in text and "{" not in text
    foreign = spoken == "ko" and ENGLISH_ONLY.search(text)
    return ends and not foreign and f"t = {t}" in text and bool(NUMBER.search(text))


def test_every_quantity_of_every_cell_tells_of_itself(kind, spoken):
    shown = snapshot_of(kind)
    for name in names_of(kind):
        assert is_a_sentence(tell_quantity(shown, name, 3, 1), spoken), name
        assert is_a_sentence(tell_part(shown, name), spoken), name
        assert is_a_sentence(tell_part(shown, name, 5), spoken, 5), name


def test_every_node_wire_and_symbol_of_every_diagram_tells_of_its_number(kind, spoken):
    shown, picture = snapshot_of(kind), picture_of(kind)
    places = [node.center for node in picture.nodes]
    places += [wire.middle for wire in picture.wires]
    places += [terminal.at for terminal in picture.terminals]
    places += [terminal.value_at for terminal in picture.terminals]
    for place in places:
        quantity = picture.quantity_at(place)
        assert quantity, place
        assert is_a_sentence(tell_part(shown, quantity), spoken), quantity
    assert {picture.quantity_at(place) for _, place in picture.carried.values()} <= {
        *picture.carried
    }


def test_every_number_that_can_be_set_tells_what_it_does(kind, spoken):
    shown = snapshot_of(kind)
    entries = [Entry("x", 3, 0), *(Entry(f"{state}_0", 2) for state in kind.states)]
    for block in kind.blocks:
        own = ["w_x", "b", *kind.extra_names(block), *([] if kind.is_deaf(block) else ["w_h"])]
        entries += [Entry(array, 2, 0, block) for array in own]
    for entry in entries:
        told = tell_entry(shown, entry)
        assert told.endswith("."), told
        assert NUMBER.search(told), told
        assert not (spoken == "ko" and ENGLISH_ONLY.search(told)), told


def test_every_point_and_curve_of_the_ranges_tells_what_becomes_of_its_number(kind, spoken):
    shown = snapshot_of(kind)
    for point in operating_points(shown):
        assert is_a_sentence(tell_point(shown, point), spoken)
    for curve in curves_of(kind):
        assert len(NUMBER.findall(tell_curve(curve, 1.5))) == 2


@pytest.mark.parametrize(
    ("quantity", "told"),
    [
        ("f", "Forget gate fₜ of unit 2 at t = 3: {f}, so {kept} % of cₜ₋₁ is kept."),
        ("c", "Cell state cₜ of unit 2 at t = 3: {c}, of which {k} was kept and {w} is new."),
        ("z_f", "Weighted sum of the forget gate Z_f of unit 2 at t = 3: {z}, of which σ makes "
                "fₜ = {f}."),
        ("h", "Hidden state hₜ of unit 2 at t = 3: {h}, from oₜ × tanh(cₜ) = {o} × {tanh}."),
    ],
)  # fmt: skip
def test_what_is_told_of_an_lstm_holds(quantity, told):
    shown = snapshot_of(EVERY["lstm"])
    now = shown.unit_reading()
    fields = {name: f"{now[name]:.2f}".replace("-", "−") for name in ("f", "c", "h", "o")}
    fields |= {"kept": f"{100 * now['f']:.0f}", "k": f"{now['kept']:.2f}"}
    fields |= {"w": f"{now['written']:.2f}", "z": f"{now['z_f']:.2f}".replace("-", "−")}
    fields["tanh"] = f"{np.tanh(now['c']):.2f}"
    assert tell_part(shown, quantity).replace("\xa0", " ") == told.format(**fields)


def test_a_weight_tells_what_it_adds_to_which_sum():
    shown = snapshot_of(KINDS["gru"])
    weights, x = shown.state.parameters.block("z").w_x, shown.trace.x
    told = tell_entry(shown, Entry("w_x", 2, 1, "z"))
    assert f"adds {weights[2, 1] * x[3, 1]:.2f}".replace("-", "−") in told
    assert told.startswith("Update gate, unit 3: weight of input 2: ")
    assert f"Z_z = {shown.trace.numbers['z_z'][3, 2]:.2f}.".replace("-", "−") in told


def test_a_clamped_number_says_so_and_claims_no_equation():
    state = with_clamp(snapshot_of(EVERY["lstm"]).state, Clamp("h", 1, 0, 5, 0.25))
    shown = Snapshot(state, forward(state), View())
    assert tell_part(shown, "h") == "Hidden state hₜ of unit 2 at t = 3: 0.25 (clamped)."


def test_the_mean_of_all_units_claims_no_product():
    shown = replace(snapshot_of(EVERY["lstm"]), view=View(mean=True))
    mean = float(np.mean(shown.trace.h[3]))
    expected = f"Hidden state hₜ, mean of all units at t = 3: {mean:.2f}.".replace("-", "−")
    assert tell_part(shown, "h") == expected


def test_nothing_that_is_to_be_guessed_is_told(kind):
    """Of what is not computed yet no number is told, and none beside what is known."""
    for index, step in enumerate(steps_of(kind)):
        moment = Moment(steps_of(kind), index, predicting=True)
        shown = snapshot_of(kind, moment=moment)
        for name in names_of(kind):
            numbers = NUMBER.findall(tell_part(shown, name))
            assert len(numbers) == (name not in moment.unknown), (step.quantity, name)


def test_a_step_of_the_chain_is_told_by_what_the_unit_does_then():
    shown = snapshot_of(EVERY["lstm"])
    assert tell_step(shown, 5).startswith("At t = 5: Unit 2 ")


def test_the_chain_is_pointed_at_by_copies_and_lines():
    states = (Handed("c", "c_before", CELL_Y), Handed("h", "h_before", HIDDEN_Y))
    row = copies(2, 4, 1.0)
    second = next(copy for copy in row if copy.t == 1)
    x, y = second.center
    at = {
        (x, CELL_Y): (1, "c"), (x, HIDDEN_Y): (1, "h"), (x, y - HEIGHT / 2 + 3): (1, ""),
        (x, y + HEIGHT / 2 + 20): (1, "x"), (x, y - HEIGHT / 2 - 20): (1, "h"),
        (x + WIDTH / 2 + 10, CELL_Y): (2, "c_before"), (x + WIDTH / 2 + 10, MIDDLE[1]): None,
        (row[-1].center[0] * 9, HIDDEN_Y): (3, "h"),
    }  # fmt: skip
    assert {point: pointed_at(row, states, point, 1.0) for point in at} == at
    folded, far = copies(2, 4, 0.0), loop(CELL_Y)[2]
    assert pointed_at(folded, states, far, 0.0) == (2, "c_before")
    assert pointed_at(folded, states, (far[0] + 60, far[1]), 0.0) is None


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("h_{t−1}", "hₜ₋₁"), ("w_{x1}", "wₓ₁"), ("Z_f", "Z_f"), ("f_t ⊙ c_{t−1}", "fₜ × cₜ₋₁"),
        ("W_x^{(f)} x_t", "Wₓ(f) xₜ"),
    ],
)  # fmt: skip
def test_markup_is_written_without_its_marks(markup, text):
    assert plain_markup(markup) == text
