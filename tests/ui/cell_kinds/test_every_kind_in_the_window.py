"""Every kind of cell in every panel, in slow motion, and with room for its name."""

import pytest
from PyQt6.QtCore import QSize

from lstm_gui.core import KINDS, converted
from lstm_gui.files.sessions.session import Session
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.snapshot import Inspection
from tests.core.states import CELLS, seeded_state
from tests.each_case import Cases
from tests.ui.cell_kinds.kinds_window import STATE, choose, kind_section
from tests.ui.cell_panels import panel
from tests.ui.driving import key, settle


def test_every_panel_shows_every_cell(shared_window):
    with Cases() as cases:
        for cell, kind in CELLS.items():
            with cases.case(cell):
                assert_every_panel_shows(shared_window(seeded_state(2, 3, 8, kind=kind)), kind)


def assert_every_panel_shows(main, kind):
    document = main.document
    document.select(t=4, unit=2)
    settle()
    assert tuple(panel(main, "parameters").block.tabs.buttons) == kind.blocks
    assert panel(main, "diagram").figure.picture == picture_of(kind)
    names = {name for names in panel(main, "states").toggles for name in names}
    assert {"h", "x", *(f"z_{block}" for block in kind.blocks)} <= names
    for block in kind.blocks:
        document.select(block=block)
        settle()
        grids = panel(main, "parameters").block.matrices.grids
        assert set(grids) == {"w_x", "w_h", "b", *kind.extra_names(block)}
        assert panel(main, "inspector").view.explained.inspection.unit == 2
    document.set_view(unrolled=True, mean=True)
    settle()
    document.set_view(unrolled=False)
    settle()
    assert panel(main, "diagram").strip.texts()


def test_slow_motion_goes_through_every_cell(shared_window):
    with Cases() as cases:
        for cell, kind in CELLS.items():
            with cases.case(cell):
                assert_slow_motion_goes_through(shared_window(seeded_state(2, 3, 4, kind=kind)))


def assert_slow_motion_goes_through(main):
    steps = 0
    main.actions_by_name["gate_steps"].trigger()
    while main.document.state.selection.t == 0:
        settle(1)
        assert panel(main, "diagram").card.accessibleDescription() is not None
        main.actions_by_name["next_gate_step"].trigger()
        steps += 1
    assert steps == len(main.document.moment.steps)
    main.actions_by_name["clear"].trigger()
    settle()


def test_slow_motion_begins_anew_inside_of_another_cell(main):
    for name in ("gate_steps", "next_gate_step", "next_gate_step"):
        main.actions_by_name[name].trigger()
    choose(main, "gru")
    assert main.document.moment.index == 0
    assert main.document.moment.sub_step.block == "r"
    main.actions_by_name["clear"].trigger()
    settle()


def test_what_was_explained_gives_way_to_what_the_new_cell_has(main):
    main.document.inspect(Inspection("c"))
    settle()
    choose(main, "rnn")
    assert panel(main, "inspector").view.explained.inspection.quantity == "h"
    assert not panel(main, "inspector").view.memory.isVisible()


def in_every_kind_and_language(main):
    """Have each kind of cell in both languages in one window, and yield which it is."""
    for language in ("en", "ko"):
        main.apply_language(language)
        for name, kind in KINDS.items():
            main.document.open(Session.of(converted(STATE, kind)))
            settle()
            yield name, language


def test_the_name_of_the_cell_is_whole_in_the_smallest_window(shared_window):
    main = shared_window(STATE, QSize(1024, 700))
    for case in in_every_kind_and_language(main):
        section = kind_section(main)
        assert section.heading.toolTip() == "", case
        assert section.variant_button.isVisible() is section.variants.has_choices, case


@pytest.mark.parametrize("width", [1024, 1440])
def test_no_title_of_a_panel_ends_in_an_ellipsis(shared_window, width):
    main = shared_window(STATE, QSize(width, 700))
    for case in in_every_kind_and_language(main):
        for one in main.workspace.panels:
            one.raise_()
            settle()
            assert is_whole(one.heading), (case, one.name)
        inspector = panel(main, "inspector")
        inspector.raise_()
        for quantity in (*KINDS[case[0]].results, "h"):
            main.document.inspect(Inspection(quantity))
            settle()
            assert is_whole(inspector.heading), (case, quantity)


def is_whole(heading) -> bool:
    return heading.shown != "" and not heading.shown.endswith("…")


def test_the_smallest_window_shows_the_diagram_as_large_as_it_can(shared_window):
    with Cases() as cases:
        for name, kind in KINDS.items():
            with cases.case(name):
                main = shared_window(STATE, QSize(1024, 700), kind=kind)
                main.workspace.places.arrange()
                settle()
                figure = panel(main, "diagram").figure
                width, height = figure.picture.size
                by_width, by_height = figure.width() / width, figure.height() / height
                assert min(by_width, by_height) > 0.53
                # What limits it is not the height alone while half of the panel is empty.
                assert by_width < 1.5 * by_height


def test_number_keys_and_the_menu_follow_the_blocks(main):
    choose(main, "gru")
    main.setFocus()
    for digit, block in (("2", "r"), ("3", "n"), ("4", "n"), ("1", "z")):
        key(main, digit)
        settle()
        assert main.document.state.selection.block == block
    assert main.actions_by_name["block_1"].text() == "Update gate"
    assert not main.actions_by_name["block_4"].isVisible()


@pytest.mark.parametrize(
    ("cell", "said"), [("lstm", ["how much", "what"]), ("mingru", ["how much"]), ("rnn", [])]
)
def test_a_curve_says_what_beside_one_that_says_how_much(shared_window, cell, said):
    main = shared_window(seeded_state(2, 3, 8, kind=KINDS[cell]))
    told = panel(main, "ranges").curves.markup
    assert [word for word in ("how much", "what") if f'" {word}"' in told] == said
