"""While cells take long to compute: controls show what is asked for, the rest what was found."""

from itertools import product

from msgspec.structs import replace

from lstm_gui.core import Selection, Sequence, State
from lstm_gui.scenes.memory.lane_clamps import LaneClamp
from lstm_gui.scenes.memory.lanes import compare
from lstm_gui.scenes.memory.memory_look import PAGES
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.starts_in_words import ways
from lstm_gui.scenes.memory.trained_lanes import drawn, models
from lstm_gui.ui.memory.figures.memory_bars import BarsFigure
from lstm_gui.ui.memory.memory_scene import Scene
from tests.ui.driving import settle
from tests.ui.memory_window import memory

TRAINED = MemorySettings(
    seed=2, forget_bias=0.0, trained="sentence-ko-2-lstm-chrono", marks=(0, 5), distance=2
)
SYMBOLS = replace(TRAINED, trained="first-symbol-100-lstm-bias-3")
CLAMPED = MemorySettings(
    units=5, initialisation="chrono", clamps=(LaneClamp("lstm", "f", 4, 2, 9, 1.0),)
)
SMALL = MemorySettings(units=2, marks=(0, 40))
EVERY = (TRAINED, SYMBOLS, CLAMPED, SMALL, MemorySettings(trained="no such network"))


def state_for(settings: MemorySettings, start: State) -> State:
    """A session whose input such cells can read."""
    if settings.trained not in ways():
        return start
    model = models(settings.trained)["lstm"]
    return replace(
        model.state, sequence=drawn(model, settings.distance or 2, 2), selection=Selection()
    )


def test_no_panel_mixes_the_latest_answer_with_the_newest_question(main):
    """Every comparison is drawn while every other is asked for, on every page."""
    start, workspace = main.document.state, memory(main)
    found = [compare(one, state_for(one, start).sequence) for one in EVERY]
    for page in PAGES:
        workspace.pages.show_page(page)
    for settings, comparison in product(EVERY, found):
        main.document.edit("", state_for(settings, start), memory=settings)
        settle()
        scene = Scene(workspace._snapshot, comparison)
        for panel in workspace.panels:
            panel.draw_scene(scene)
        asked = settings.trained if settings.trained in ways() else settings.initialisation
        assert workspace.sentence.start.currentIndex() == ways().index(asked)
        units = comparison.lanes["rnn"].state.parameters.hidden_size
        (cost,) = [panel for panel in workspace.panels if panel.name == "memory_cost"]
        assert cost.note.text().endswith(f"H = {units}")


def test_what_is_typed_is_read_by_the_cells_asked_for(main):
    start, workspace = main.document.state, memory(main)
    old = compare(TRAINED, state_for(TRAINED, start).sequence)
    main.document.edit("", start, memory=MemorySettings())
    settle()
    workspace.sentence.draw_scene(Scene(workspace._snapshot, old))
    workspace.sentence.line.typed.emit("once upon a time")
    assert main.document.state.sequence.x.shape == (4, 2)
    assert main.document.state.sequence.labels == ("once", "upon", "a", "time")


def test_the_words_are_those_that_a_click_would_mark(main):
    workspace = memory(main)
    old = compare(MemorySettings(), main.document.state.sequence)
    main.document.edit("", replace(main.document.state, sequence=Sequence([[1.0, 0.0]] * 3)))
    settle()
    workspace.sentence.draw_scene(Scene(workspace._snapshot, old))
    assert workspace.sentence.words._labels == ("0", "1", "2")


def test_what_is_held_is_drawn_over_the_bars_it_was_held_in(main, monkeypatch):
    drawn_bands: list[tuple] = []
    monkeypatch.setattr(BarsFigure, "show_bands", lambda _, bands: drawn_bands.append(bands))
    workspace = memory(main)
    old = compare(MemorySettings(), main.document.state.sequence)
    main.document.set_memory("", CLAMPED)
    settle()
    lstm = workspace.lanes[2]
    drawn_bands.clear()
    lstm.draw_scene(Scene(workspace._snapshot, old))
    assert drawn_bands == [()], "these bars were computed with nothing held"
    lstm.draw_scene(Scene(workspace._snapshot, compare(CLAMPED, main.document.state.sequence)))
    ((band,),) = drawn_bands[1:]
    assert (band.first, band.last) == (2, 9)
