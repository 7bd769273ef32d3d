"""Guesses in slow motion: typed, dragged, compared, and given away by nothing."""

import pytest

from lstm_gui.core import Entry
from lstm_gui.files.lessons.lesson_files import worked_examples
from lstm_gui.scenes.learning.live_text import filled
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.step_numbers import UNKNOWN
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.scenes.telling import tell_entry
from lstm_gui.ui.cards.veil import Veil
from lstm_gui.ui.cell.surgery_menu import SurgeryMenu
from lstm_gui.ui.learn.outline_picture import OutlinePicture
from lstm_gui.words.numbers import number
from tests.pure.standard_steps import LSTM_STEPS
from tests.ui.cell_panels import panel
from tests.ui.driving import Heard, drag, key, middle, settle, write
from tests.ui.slow_motion.explorer import arrived, diagram, press


def test_a_typed_guess_is_compared(explorer):
    press(explorer, "P", "Period")
    card = diagram(explorer).card
    assert card.box.isVisible()
    arrived(explorer)
    card.box.setFocus()
    card.box.selectAll()
    write(card.box, "0.25")
    key(card.box, "Return")
    settle()
    right = explorer.document.snapshot().unit_reading()["f"]
    assert explorer.document.moment.guess == 0.25
    assert number(abs(right - 0.25)) in card.verdict.text()
    assert not card.box.isVisible()
    press(explorer, "Period")
    assert card.box.isVisible()
    assert card.verdict.text() == ""


def test_a_guess_that_is_no_number_reveals_nothing(explorer):
    press(explorer, "P", "Period")
    card = diagram(explorer).card
    card.box.setFocus()
    card.box.selectAll()
    write(card.box, "half")
    key(card.box, "Return")
    settle()
    assert explorer.document.moment.concealed


def test_a_gate_is_guessed_without_a_sign(explorer):
    press(explorer, "P")
    card = diagram(explorer).card
    assert card.slider.accessibleDescription() == ""
    assert card.box.text() == "+0.00"
    press(explorer, "Period")
    assert card.box.text() == "0.50"
    drag(card.slider, middle(card.slider), (card.slider.width() - 5, 10), (5, 10))
    settle()
    assert explorer.document.moment.guess == 0.0
    press(explorer, "Period")
    assert card.box.text() == "+0.00"


def test_a_question_takes_no_height_from_other_panels(explorer):
    explorer.resize(explorer.minimumSize())
    settle()
    panels = [one for one in explorer.workspace.panels if one.isVisible()]
    heights = [(one.y(), one.height()) for one in panels]
    press(explorer, "P", "Period")
    assert diagram(explorer).card.box.isVisible()
    assert [(one.y(), one.height()) for one in panels] == heights


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_guess_can_be_typed_and_checked_however_little_room_a_lesson_leaves(explorer, language):
    explorer.apply_language(language)
    explorer.resize(1024, 700)
    explorer.learning.do_learn()
    for example in worked_examples():
        explorer.learning.course.start(example)
        settle()
        card = diagram(explorer).card
        assert card.box.isVisible(), example.id
        assert card.check.isVisible(), example.id
    explorer.learning.close()
    settle()


def test_the_sentence_of_a_riddle_leaves_no_gap(explorer):
    card = diagram(explorer).card
    for index, step in enumerate(LSTM_STEPS):
        if not step.quantity:
            continue
        explorer.document.set_moment(Moment(LSTM_STEPS, index, True))
        settle()
        asked = card.sentence.text()
        assert UNKNOWN not in asked, step.quantity
        explorer.document.set_moment(Moment(LSTM_STEPS, index, True, 0.5))
        settle()
        arrived(explorer)
        assert card.sentence.text() != asked, step.quantity


def test_a_dragged_guess_counts_when_it_is_let_go(explorer):
    press(explorer, "P", "Period")
    card = diagram(explorer).card
    slider = card.slider
    drag(slider, middle(slider), (slider.width() - 5, 10))
    settle()
    assert explorer.document.moment.guess == 1.0


def test_the_guess_can_be_made_by_keys_alone(explorer):
    press(explorer, "P", "Period")
    slider = diagram(explorer).card.slider
    said = Heard(slider.settled)
    slider.setFocus()
    key(slider, "End")
    key(slider, "Return")
    settle()
    assert said.calls == [(1.0,)]
    assert explorer.document.moment.guess == 1.0


def test_other_panels_do_not_give_the_answer_away(explorer):
    press(explorer, "P", "Period")
    bodies = {panel.name: panel.widget() for panel in explorer.workspace.panels}
    veiled = {name for name, body in bodies.items() if body.findChildren(Veil)}
    assert {"states", "ranges"} <= veiled
    assert not {"diagram", "parameters"} & veiled
    explorer.resize(1100, 700)
    settle()
    veil = bodies["states"].findChild(Veil)
    assert veil.isVisible()
    assert veil.size() == bodies["states"].size()
    explorer.document.set_moment(Moment(LSTM_STEPS, 1, True, 0.5))
    settle()
    assert veil.isVisible(), "c and h are still to be guessed"
    explorer.document.set_moment(Moment(LSTM_STEPS, len(LSTM_STEPS) - 1, True, 0.5))
    settle()
    assert not veil.isVisible()


def test_the_inspector_uncovers_what_was_guessed_and_nothing_else(explorer):
    document = explorer.document
    body = panel(explorer, "inspector").widget()

    def hidden(**asked) -> bool:
        document.inspect(Inspection(**asked))
        settle()
        veils = body.findChildren(Veil)
        return any(veil.isVisibleTo(body) for veil in veils)

    document.set_moment(Moment(LSTM_STEPS, 1, True, None))
    assert hidden(quantity="f")
    assert not hidden(quantity="z_f")
    document.set_moment(Moment(LSTM_STEPS, 1, True, 0.5))
    assert not hidden(quantity="f")
    assert hidden(quantity="c")
    t = document.state.selection.t
    assert hidden(quantity="b", t=t, entry=Entry("b", 0, 0, "i")), "its weighted sum is unknown"
    assert not hidden(quantity="b", t=t, entry=Entry("b", 0, 0, "f"))
    assert not hidden(quantity="c", t=t - 1)
    assert hidden(quantity="f", t=t + 1), "h of this step enters it"


def test_what_follows_from_all_of_a_step_is_not_told_before_its_last_guess(explorer):
    document, view = explorer.document, panel(explorer, "inspector").view
    document.set_moment(Moment(LSTM_STEPS, 1, True, 0.5))
    document.inspect(Inspection(quantity="f"))
    settle()
    assert view.sentence.text() == ""
    assert view.influence.lines == ()
    assert view.sentence.isHidden()
    assert view.influence.isHidden(), "neither leaves a gap"
    document.set_moment(Moment(LSTM_STEPS, len(LSTM_STEPS) - 1, True, 0.5))
    settle()
    assert view.sentence.text()
    assert view.influence.lines


def test_what_is_covered_is_read_out_to_nobody(explorer):
    document = explorer.document
    states, inspector = panel(explorer, "states"), panel(explorer, "inspector")
    ranges = panel(explorer, "ranges")
    document.set_view(gradient=True)
    document.inspect(Inspection(quantity="z_i"))
    document.set_moment(Moment(LSTM_STEPS, 1, True, 0.5))
    settle()
    said = states.figure, states.gradients.figure, ranges.figure
    assert [one.accessibleDescription() for one in said] == ["", "", ""]
    assert ranges.saturated.accessibleName() == ""
    assert inspector.view.isHidden()
    document.set_moment(Moment(LSTM_STEPS, len(LSTM_STEPS) - 1, True, 0.5))
    settle()
    assert not inspector.view.isHidden()
    assert "" not in [one.accessibleDescription() for one in said]
    f = number(document.snapshot().unit_reading()["f"])
    assert f", σ(Z f) = {f}; " in ranges.figure.accessibleDescription()
    assert ranges.saturated.accessibleName()
    document.set_view(gradient=False)


def test_a_pinned_number_is_a_riddle_as_long_as_it_is_one_in_the_picture(explorer):
    document, view = explorer.document, panel(explorer, "inspector").view
    document.inspect(Inspection(quantity="c"))
    settle()
    view.toggle_pin()
    document.inspect(Inspection(quantity="z_f"))
    document.set_moment(Moment(LSTM_STEPS, 1, True, 0.5))
    settle()
    assert view.pins.texts()[0].split("=")[1].split()[0] == UNKNOWN
    document.set_moment(Moment(LSTM_STEPS, len(LSTM_STEPS) - 1, True, 0.5))
    settle()
    assert UNKNOWN not in view.pins.texts()[0]


def test_neither_a_curve_nor_a_parameter_tells_what_it_leads_to(explorer):
    document, view = explorer.document, panel(explorer, "inspector").view
    t = document.state.selection.t
    document.inspect(Inspection(quantity="b", t=t, entry=Entry("b", 0, 0, "f")))
    document.set_moment(Moment(LSTM_STEPS, 1, True, 0.5))
    settle()
    assert view.sweep.isHidden(), "it shows h of the step"
    seen = document.snapshot()
    assert "Z" in tell_entry(seen, Entry("b", 0, 0, "f"))
    assert "Z" not in tell_entry(seen, Entry("b", 0, 0, "o")), "that sum is not computed yet"
    clamps = SurgeryMenu(document, explorer)
    for quantity, offered in (("f", 3 + 1), ("o", 2 + 1)):
        clamps.offer(seen, quantity, 0)
        clamps.fill()
        assert len(clamps.actions()[1].menu().actions()) == offered, quantity
    document.set_moment(Moment(LSTM_STEPS, len(LSTM_STEPS) - 1, True, 0.5))
    settle()
    assert not view.sweep.isHidden()


def test_a_page_that_shows_numbers_of_the_cell_keeps_to_what_was_guessed(explorer):
    explorer.document.set_moment(Moment(LSTM_STEPS, 1, True, 0.5))
    seen, outline = explorer.document.snapshot(), OutlinePicture(explorer)
    outline.draw(seen)
    assert filled("{{f}} {{i}}", seen) == f"{number(seen.unit_reading()['f'])} {UNKNOWN}"
    assert outline.numbers()["h"] == outline.numbers()["c"] == UNKNOWN
    outline.deleteLater()


def test_another_step_asks_again(explorer):
    explorer.document.set_moment(Moment(LSTM_STEPS, 1, True, 0.5))
    press(explorer, "Right")
    assert explorer.document.moment == Moment(LSTM_STEPS, 1, True)
