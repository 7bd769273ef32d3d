"""What the compared cells are: size, seed, initialisation, trained weights."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.files.sessions.session import decode_session, encode_session
from lstm_gui.scenes.memory.memory_settings import FORGET_BIAS, INITIALISATIONS, MemorySettings
from tests.ui.driving import double_click, drag, key, middle, settle, write
from tests.ui.memory.page import KOREAN, STATE, STEPS, choose, panel, undo
from tests.ui.memory_window import latest, memory


def test_size_seed_and_initialisation_make_other_cells_and_can_be_undone(main):
    sentence = memory(main).sentence
    sentence.units.setValue(5)
    sentence.seed.setValue(9)
    choose(main, "chrono")
    made = MemorySettings(units=5, seed=9, initialisation="chrono", forget_bias=0.0)
    assert main.document.memory == made
    assert latest(main).lanes["gru"].trace.h.shape == (STEPS, 5)
    for _ in range(3):
        undo(main)
    assert main.document.memory == MemorySettings()
    assert (sentence.units.value(), sentence.seed.value()) == (16, 1)
    assert sentence.start.currentIndex() == 0


def test_dragging_the_forget_bias_is_one_step_and_moves_everything(main):
    flow = panel(main, "flow")
    before = latest(main)
    slider = flow.bias.slider
    drag(slider, middle(slider), (slider.width() * 0.8, 10.0), (slider.width() * 0.95, 10.0))
    settle()
    bias = main.document.memory.forget_bias
    assert bias > 4
    assert flow.bias.box.number == bias
    after = latest(main)
    assert np.all(after.lanes["lstm"].flow.half_lives > before.lanes["lstm"].flow.half_lives)
    assert after.costs is before.costs
    undo(main)
    assert main.document.memory == MemorySettings()
    assert slider.number == MemorySettings().forget_bias


def test_a_typed_number_beyond_the_ends_comes_back_to_them(main):
    box = panel(main, "flow").gain.box
    box.setFocus()
    box.selectAll()
    write(box, "99")
    key(box, "Return")
    settle()
    assert main.document.memory.gain == 3.0
    assert latest(main).spectral_radii == {"rnn": pytest.approx(3.0)}


def test_a_double_click_returns_to_what_the_initialisation_starts_with(main):
    flow = panel(main, "flow")
    for name in INITIALISATIONS:
        choose(main, name)
        flow.bias.slider.edited.emit(3.0, 10**6)
        double_click(flow.bias.slider, middle(flow.bias.slider))
        settle()
        assert main.document.memory.forget_bias == FORGET_BIAS[name]


def test_settings_are_saved_with_the_session_and_mark_it_modified(main):
    assert not main.document.modified
    main.document.set_memory("", replace(main.document.memory, seed=77, marks=(1, 2)))
    assert main.document.modified
    data = encode_session(main.document.session)
    main.document.open(decode_session(data, "again"))
    assert main.document.memory == MemorySettings(seed=77, marks=(1, 2))


def test_what_the_seed_draws_stands_before_it(main):
    sentence = memory(main).sentence
    assert sentence.seed.prefix() == "seed "
    choose(main, KOREAN)
    assert sentence.seed.prefix() == "sentence "
    undo(main)
    assert sentence.seed.prefix() == "seed "


def test_trained_networks_bring_their_task_and_their_weights(main):
    choose(main, KOREAN)
    comparison, document = latest(main), main.document
    for cell, lane in comparison.lanes.items():
        assert lane.model is not None
        assert lane.model.name.startswith(f"sentence-ko-10-{cell}-")
        assert lane.state.parameters == lane.model.state.parameters
    assert document.state.parameters == comparison.lanes["lstm"].state.parameters
    assert document.state.selection.t == len(document.state.sequence) - 1
    assert memory(main).sentence.units.isHidden()
    undo(main)
    assert document.state == STATE
    assert latest(main).model is None
    assert memory(main).sentence.distance.isHidden()
