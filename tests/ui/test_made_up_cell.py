"""A cell made up by the how-to is at home in every panel, every export and every file."""

import runpy

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import (
    KINDS,
    Clamp,
    contains,
    converted,
    forward,
    select,
    sensitivity,
    value,
    with_clamp,
)
from lstm_gui.core.quantities import names_of
from lstm_gui.files.exporters.code.numpy_code import numpy_code
from lstm_gui.files.exporters.written_back import model_to_write
from lstm_gui.files.lessons.lesson_addresses import entry_at
from lstm_gui.files.sessions.session import Session, decode_session, encode_session
from lstm_gui.files.traces.gradient_arrays import gradient_arrays
from lstm_gui.files.traces.network_arrays import network_arrays
from lstm_gui.files.traces.trace_export import write_arrays
from lstm_gui.scenes.memory.memory_look import FLOW, PAGES, WITHOUT
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.exporting.staging.studio import Studio
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import painted, settle
from tests.ui.every_cell import EVERY, LEAKY, register
from tests.ui.memory_window import latest, memory, show_memory
from tests.ui.test_inspector_kinds import STEPS, alone, follow_everything
from tests.ui.touching import touch_everything


@pytest.fixture
def leaky(window, monkeypatch):
    register(monkeypatch)
    main = window(select(seeded_state(2, 2, STEPS, kind=LEAKY), t=3, unit=1))
    settle()
    return main


def walk_slow_motion(main):
    """Show and paint each sub-step, told and to be guessed; return which."""
    steps, seen = steps_of(main.document.state.parameters.kind), []
    main.playback.slow_motion.do_gate_steps()
    for _ in ("told", "to be guessed"):
        for _ in steps:
            settle()
            moment = main.document.moment
            seen.append((moment.index, moment.predicting))
            main.playback.slow_motion.do_next_gate_step()
        painted(panel(main, "diagram"))
        main.playback.slow_motion.do_predict()
    main.playback.slow_motion.do_gate_steps()
    settle()
    assert main.document.moment is None
    return seen


def all_of(kind):
    return [(index, asked) for asked in (False, True) for index in range(len(steps_of(kind)))]


def test_a_made_up_cell_answers_to_every_link_and_bar(leaky):
    with alone(panel(leaky, "inspector")):
        assert all(follow_everything(leaky, LEAKY).values())


def test_a_made_up_cell_may_be_touched_all_over_and_stepped_through(leaky):
    leaky.document.set_view(gradient=True)
    settle()
    touch_everything(leaky)
    settle()
    assert walk_slow_motion(leaky) == all_of(LEAKY)
    for one in leaky.workspace.panels:
        painted(one)


def test_a_made_up_cell_is_chosen_in_the_menu_and_taken_back(window, monkeypatch):
    register(monkeypatch)
    main = window(seeded_state(2, 2, STEPS))
    settle()
    main.workspace.parameters.kind.more.kinds["leaky"].trigger()
    settle()
    assert main.document.state == converted(seeded_state(2, 2, STEPS), LEAKY)
    main.document.undo_stack.undo()
    settle()
    assert main.document.state == seeded_state(2, 2, STEPS)


@pytest.mark.parametrize("page", PAGES)
def test_a_made_up_cell_stands_in_a_lane_of_memory(leaky, page):
    show_memory(leaky, page)
    places = memory(leaky).lanes
    places[0].kinds.kinds["leaky"].trigger()
    leaky.document.set_memory("Mark", leaky.document.memory.with_mark(1))
    settle()
    assert places[0].heading.text() == "leaky"
    assert latest(leaky).lanes["leaky"].trace.kind == LEAKY
    touch_everything(leaky)
    settle()
    for one in memory(leaky).panels:
        if one.isVisible():
            painted(one)


def test_memory_calls_what_a_made_up_cell_carries_on_by_its_own_letter(leaky, qtbot):
    show_memory(leaky, WITHOUT)
    lane = memory(leaky).lanes[0]
    lane.kinds.kinds["leaky"].trigger()
    settings = replace(leaky.document.memory.with_mark(1), parts=True)
    leaky.document.set_memory("Mark", settings)
    settle()
    qtbot.waitUntil(lambda: not memory(leaky).computing, timeout=20_000)
    settle()
    assert lane.measure.toolTip().startswith("Exact parts of sₜ: ")
    (page,) = memory(leaky).pages.shown_panels
    (table,) = page.tables()
    assert "their part of s, c taken out" in [column.title for column in table.columns]
    assert [page.cells[lane, "share"].text()[-5:] for lane in ("leaky", "lstm")] == [
        " of s",
        " of c",
    ]


def test_gradients_along_a_memory_have_the_letters_of_the_cell(leaky):
    show_memory(leaky, FLOW)
    memory(leaky).lanes[0].kinds.kinds["leaky"].trigger()
    settle()
    panel = next(one for one in memory(leaky).pages.shown_panels if one.name == "memory_flow")
    (table,) = panel.tables()
    titles = {column.title for column in table.columns}
    assert titles >= {"leaky s", "leaky ∏ a", "LSTM c", "LSTM ∏ f"}
    assert panel.measure.markup.endswith('∏a", "f ": what comes along" s", "c "alone"')


def test_a_made_up_cell_is_trained_and_opened(leaky, qtbot):
    settings = TrainingSettings(distance=5, units=4, three_seeds=False, updates=100, cells=())
    leaky.document.set_training("", settings)
    leaky.actions_by_name["show_train"].trigger()
    settle()
    train = leaky.workspaces.train
    train.setup.cells.menu.kinds["leaky"].trigger()
    settle()
    train.setup.controls.toggle.click()
    qtbot.waitUntil(lambda: bool(train.lab.runs) and train.lab.runs[0].done, timeout=20_000)
    settle()
    for one in train.panels:
        painted(one)
    train.lab.choose(train.lab.runs[0].recipe)
    settle()
    train.runs.buttons["open"].click()
    settle()
    assert leaky.document.state.parameters == train.lab.runs[0].layers[0]
    assert leaky.document.state.parameters.kind == LEAKY


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_made_up_cell_is_exported(leaky, suffix):
    studio = Studio(leaky.document, leaky, leaky.apply_theme)
    for name in studio.names():
        assert studio.file(name, suffix)


def test_a_made_up_cell_is_saved_and_its_trace_written(leaky, tmp_path):
    state = with_clamp(leaky.document.state, Clamp("s", 0, 1, 2, 0.5))
    session = encode_session(Session.of(state))
    assert decode_session(session, "x").state == state
    assert b'"q"' in session
    path = tmp_path / "trace.npz"
    write_arrays(path, network_arrays(leaky.document.snapshot().layers))
    with np.load(path) as arrays:
        assert set(LEAKY.recorded) <= set(arrays)
    assert {"d_s", "d_s0", "d_q_a"} <= set(gradient_arrays(sensitivity(state, forward(state))))


def test_a_made_up_cell_is_a_program_too(leaky, tmp_path):
    state, program = leaky.document.state, tmp_path / "leaky.py"
    program.write_text(numpy_code(model_to_write(leaky.document.network, "leaky")), "utf-8")
    run = runpy.run_path(str(program))["run"]
    np.testing.assert_allclose(run(state.sequence.x)["layer1.s"], forward(state).s, atol=1e-15)


def test_a_lesson_names_what_a_made_up_cell_alone_has(leaky):
    state = leaky.document.state
    assert value(state, entry_at("q_a[2]")) == state.parameters.extra_of("a", "q")[1]
    assert value(state, entry_at("s_0[1]")) == state.initial.c[0]
    assert not contains(state, entry_at("p_a[1]"))


@pytest.mark.parametrize("cell", EVERY)
def test_every_cell_goes_through_its_sub_steps(shared_window, cell):
    kind = EVERY[cell]
    main = shared_window(seeded_state(2, 2, STEPS, kind=kind))
    with alone(panel(main, "diagram")):
        assert walk_slow_motion(main) == all_of(kind)


@pytest.mark.parametrize("cell", EVERY)
def test_every_number_that_a_step_shows_is_known_at_its_end(cell):
    kind = EVERY[cell]
    steps, picture = steps_of(kind), picture_of(kind)
    computed = set().union(*({step.quantity} | step.implied for step in steps)) - {""}
    shown = {part.quantity for part in (*picture.nodes, *picture.wires)}
    entering = {"x", *(f"{state}_before" for state in kind.states)}
    assert computed <= set(names_of(kind))
    # What a GRU weighs inside of its reset has no sub-step of its own in its own words.
    assert shown - computed <= entering | {"", "u"}
    for step in steps:
        assert step.parts <= set(picture.parts)
        for journey in (*step.comes, *step.goes):
            assert set(journey.wires) <= set(picture.points)


def test_all_kinds_of_the_registry_are_walked():
    assert {kind.name for kind in EVERY.values()} == set(KINDS)
