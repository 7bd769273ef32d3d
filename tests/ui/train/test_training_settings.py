"""What can be trained: offers, starts, recipes, and settings that a session keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple, replace

from lstm_gui.core.facts.learned_numbers import learned_numbers
from lstm_gui.core.training import TASKS, train
from lstm_gui.files.sessions.session import decode_session, encode_session
from lstm_gui.scenes.training.offers import OFFERS
from lstm_gui.scenes.training.recipes import recipes
from lstm_gui.scenes.training.training_settings import DISTANCES, STARTS, TrainingSettings
from lstm_gui.words.side_by_side import FIRST_LANES, in_order, lane_cells, lane_kind, lane_of
from tests.ui.train.window import EASY


def test_settings_survive_a_session_file(document):
    made = document()
    wanted = TrainingSettings(
        "adding", 20, ("rnn", "lstm"), "default", -0.5, 8, 7, False, updates=1200, layers=2
    )
    made.set_training("", wanted)
    again = document()
    again.open(decode_session(encode_session(made.session), "again"))
    assert again.training == wanted


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (None, {}),
        ([], {}),
        ({"task": "chess", "cells": "all", "start": 3, "seed": -1}, {}),
        ({"forget_bias": 1e9, "units": True, "updates": 1.5, "three_seeds": 1}, {}),
        ({"cells": ["gru", "cnn", "rnn"]}, {"cells": ("rnn", "gru")}),
        ({"task": "counting", "distance": 200}, {"task": "counting", "distance": 10}),
    ],
)
def test_what_is_not_sane_keeps_its_default(said, meant):
    assert TrainingSettings.from_json(said) == replace(TrainingSettings(), **meant)


def test_settings_are_undone_and_a_drag_is_one_step(document):
    made = document()
    for bias in (1.0, 2.0, 4.0):
        made.set_training("", replace(made.training, forget_bias=bias), gesture=1)
    made.set_training("", made.training.with_task("adding"))
    assert made.training.distance == DISTANCES["adding"].first
    made.undo_stack.undo()
    assert made.training == TrainingSettings(forget_bias=4.0)
    made.undo_stack.undo()
    assert made.training == TrainingSettings()
    assert not made.modified


@given(chosen=st.lists(st.tuples(st.sampled_from(list(lane_cells())), st.booleans()), max_size=8))
def test_cells_keep_their_order_however_they_were_chosen(chosen):
    settings, wanted = TrainingSettings(), {"lstm"}
    for cell, on in chosen:
        settings = settings.with_cell(cell, on)
        wanted = wanted | {cell} if on else wanted - {cell}
    assert settings.cells == in_order(wanted)
    assert [cell for cell in settings.cells if cell in FIRST_LANES] == [
        cell for cell in FIRST_LANES if cell in wanted
    ]


def test_every_offer_is_a_task_with_sane_distances():
    assert set(OFFERS) == set(DISTANCES) <= set(TASKS)
    for name, offer in OFFERS.items():
        assert DISTANCES[name].low <= DISTANCES[name].first <= DISTANCES[name].high
        for distance in astuple(DISTANCES[name]):
            low, high = offer.distances(distance)
            assert low <= high == distance
            assert offer.steps(distance) >= distance


def test_there_is_a_recipe_for_each_cell_and_seed():
    made = recipes(TrainingSettings(cells=FIRST_LANES, seed=4, units=9))
    assert [(one.kind.name, one.seed) for one in made] == [
        (cell, seed) for cell in FIRST_LANES for seed in (4, 5, 6)
    ]
    assert {one.units for one in made} == {9}
    assert recipes(TrainingSettings(cells=())) == ()


@pytest.mark.parametrize("updates", [100, 119, 120, 3000])
def test_a_training_gives_up_at_a_check_so_that_all_of_it_was_checked(updates):
    (recipe,) = recipes(replace(EASY, updates=updates))
    assert recipe.updates % recipe.check_every == 0
    assert updates - recipe.check_every < recipe.updates <= updates


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("task", OFFERS)
def test_every_combination_can_be_trained(task, start):
    settings = replace(
        TrainingSettings().with_task(task),
        cells=tuple(lane_cells()),
        start=start,
        units=3,
        distance=DISTANCES[task].low,
    )
    for recipe in recipes(replace(settings, three_seeds=False)):
        short = replace(recipe, updates=1, batch=2, check_every=1, check_on=2)
        assert train(short) is not None


def test_cells_with_as_many_parameters_have_more_units_the_fewer_gates_they_have():
    settings = TrainingSettings(cells=("rnn", "gru", "lstm"), equal_parameters=True, seed=0)
    asked = recipes(replace(settings, three_seeds=False, task="adding", distance=30, units=16))
    assert [recipe.units for recipe in asked] == [33, 19, 16]
    learned = [learned_numbers(recipe.kind, 2, recipe.units) for recipe in asked]
    assert max(learned) - min(learned) < 0.1 * max(learned)


def test_the_forget_bias_concerns_the_lstm_alone():
    one, other = (
        recipes(TrainingSettings(cells=FIRST_LANES, forget_bias=bias, three_seeds=False))
        for bias in (0.0, 3.0)
    )
    assert [a == b for a, b in zip(one, other, strict=True)] == [True, True, False]
    chrono = recipes(TrainingSettings(cells=FIRST_LANES, start="chrono", three_seeds=False))
    assert [one.initialisation.name for one in chrono] == ["xavier-orthogonal", "chrono", "chrono"]
    assert chrono[2].initialisation.span == 100


@pytest.mark.parametrize("cell", lane_cells())
def test_a_bias_and_chrono_concern_the_gates_that_a_cell_has(cell):
    kind = lane_kind(cell)
    settings = TrainingSettings(cells=(cell,), three_seeds=False)
    biased = recipes(settings)[0].initialisation.forget_bias != 0.0
    assert biased == kind.has_forget_gate == settings.biased
    start = recipes(replace(settings, start="chrono"))[0].initialisation.name
    assert (start == "chrono") == bool(kind.roles.keeping_block or kind.roles.writing_block)
    assert lane_of(recipes(settings)[0].kind) == cell
