"""The diagram can be read in the smallest window, beside a lesson too."""

import pytest
from PyQt6.QtCore import QSize

from lstm_gui.files.figures.checks import checked, is_below
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.recording.subjects import panel_subject
from lstm_gui.ui.style.legible import DESK
from tests.ui.driving import settle

SMALLEST = QSize(1024, 700)


def smallest_type(main) -> float:
    """Return the smallest type of the diagram, in pixels of the screen."""
    panel = main.workspace.diagram()
    subject = panel_subject(panel, main.document.computed())
    found = checked(drawing_of(subject, points=1.0)).smallest_type
    assert found is not None
    return found


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "lesson"])
def test_no_type_of_the_diagram_is_too_small_to_be_read(window, beside):
    main = window("latch", SMALLEST)
    if beside:
        main.actions_by_name["learn"].trigger()
    for preset in ("latch", "gru-latch", "minlstm-shares"):
        main.document.open(load_preset(preset).session, preset)
        settle()
        assert not is_below(smallest_type(main), DESK), preset


def test_type_is_as_it_was_drawn_where_there_is_room(window):
    main = window("latch", QSize(1440, 900))
    before = smallest_type(main)
    main.resize(2000, 1300)
    settle()
    figure = main.workspace.diagram().figure
    assert smallest_type(main) > before
    assert figure.least == 0


def test_who_makes_the_diagram_smaller_does_not_get_ever_larger_type(window):
    main = window("latch", SMALLEST)
    figure = main.workspace.diagram().figure
    for _ in range(6):
        figure.zoom(0.8)
        settle(2)
    assert 0 < smallest_type(main) < DESK


def test_the_diagram_and_the_controls_are_beside_a_lesson(window):
    main = window("latch", SMALLEST)
    main.actions_by_name["learn"].trigger()
    settle()
    lesson, diagram, controls, states = (
        main.learning.panel.geometry(),
        main.workspace.diagram().geometry(),
        main.workspace.parameters.geometry(),
        main.workspace.panels[2].geometry(),
    )
    assert controls.right() < diagram.left() < diagram.right() < lesson.left()
    assert states.top() > diagram.bottom()
    assert lesson.height() > 1.8 * diagram.height()
