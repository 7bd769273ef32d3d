"""A cell made up by the how-to is at home in every panel, every export and every file."""

import re
from pathlib import Path

import numpy as np
import pytest

from lstm_gui.core import KINDS, converted, select
from lstm_gui.core.quantities import names_of
from lstm_gui.files.network_arrays import network_arrays
from lstm_gui.files.session import Session, decode_session, encode_session
from lstm_gui.files.trace_export import write_arrays
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.ui.exporting.studio import Studio
from tests.core.states import seeded_state
from tests.ui.driving import painted, settle
from tests.ui.every_cell import EVERY, LEAKY, register
from tests.ui.test_inspector_kinds import STEPS, follow_everything
from tests.ui.touching import touch_everything

NAMES = "|".join(KINDS)
COMPARED = re.compile(rf'kind\.name (==|!=) |(==|!=|case) "({NAMES})"')
BY_KIND = ("core/cells", "core/training", "words/cells", "scenes/memory", "scenes/training",
           "scenes/learning", "files/lesson", "files/importers", "ui/memory", "ui/train",
           "app/training_report.py")  # fmt: skip
"""Where the cells that are compared side by side, or that others write, go by their names."""


@pytest.fixture
def leaky(window, monkeypatch):
    register(monkeypatch)
    main = window(select(seeded_state(2, 2, STEPS, kind=LEAKY), t=3, unit=1))
    settle()
    return main


def walk_slow_motion(main):
    """Show each sub-step, guessed and not, and have each panel painted."""
    steps = steps_of(main.document.state.parameters.kind)
    main.playback.slow_motion.do_gate_steps()
    for predicting in (False, True):
        for _ in steps:
            settle()
            painted(main.workspace.panels[0])
            main.playback.slow_motion.do_next_gate_step()
        if not predicting:
            main.playback.slow_motion.do_predict()
    main.playback.slow_motion.do_gate_steps()
    settle()


def test_a_made_up_cell_answers_to_every_link_and_bar(leaky):
    follow_everything(leaky, LEAKY)


def test_a_made_up_cell_may_be_touched_all_over_and_stepped_through(leaky):
    touch_everything(leaky)
    settle()
    walk_slow_motion(leaky)
    for panel in leaky.workspace.panels:
        painted(panel)


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


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_made_up_cell_is_exported(leaky, suffix):
    studio = Studio(leaky.document, leaky, leaky.apply_theme)
    for name in studio.names():
        assert studio.file(name, suffix)


def test_a_made_up_cell_is_saved_and_its_trace_written(leaky, tmp_path):
    state = leaky.document.state
    assert decode_session(encode_session(Session.of(state)), "x").state == state
    path = tmp_path / "trace.npz"
    write_arrays(path, network_arrays(leaky.document.snapshot().layers))
    with np.load(path) as arrays:
        assert set(LEAKY.recorded) <= set(arrays)


@pytest.mark.parametrize("cell", EVERY)
def test_every_cell_goes_through_its_sub_steps(window, cell):
    walk_slow_motion(window(seeded_state(2, 2, STEPS, kind=EVERY[cell])))


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


def test_nobody_asks_for_a_kind_by_its_name():
    for path in Path("lstm_gui").rglob("*.py"):
        if not path.relative_to("lstm_gui").as_posix().startswith(BY_KIND):
            found = [line for line in path.read_text("utf-8").splitlines() if asks(line)]
            assert not found, f"{path}: {found}"


def asks(line):
    return COMPARED.search(line) and "row.kind" not in line


def test_all_kinds_of_the_registry_are_walked():
    assert {kind.name for kind in EVERY.values()} == set(KINDS)
