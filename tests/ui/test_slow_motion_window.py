"""Slow motion in the window: keys, buttons, guesses, what is hidden, what moves."""

import pytest

from lstm_gui.core import Entry
from lstm_gui.scenes.pictures.token_routes import MEETS
from lstm_gui.scenes.slow_motion.lstm_steps import LSTM_STEPS
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.step_numbers import UNKNOWN
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.cards.veil import Veil
from lstm_gui.ui.plots.tokens import DURATION_MS
from lstm_gui.ui.style.theme import LIGHT, THEMES
from lstm_gui.words.numbers import number
from lstm_gui.words.translation import set_language
from tests.ui.driving import Heard, click, drag, key, middle, painted, settle, write

LAST = len(LSTM_STEPS) - 1


@pytest.fixture
def explorer(window):
    made = window("remember-early-pulse")
    made.document.select(t=3, unit=0)
    settle()
    yield made
    made.playback.stop()
    made.apply_theme(LIGHT)
    diagram(made).figure.motion.rest()


def diagram(window):
    return next(panel for panel in window.workspace.panels if panel.name == "diagram")


def press(window, *names):
    for name in names:
        key(window, name)
        settle()


def arrived(window):
    diagram(window).figure.motion.animation.setCurrentTime(DURATION_MS)
    settle()


def test_keys_go_in_through_and_out(explorer):
    document = explorer.document
    press(explorer, "G")
    assert document.moment == Moment(LSTM_STEPS, 0)
    press(explorer, "Period", "Period")
    assert document.moment == Moment(LSTM_STEPS, 2)
    press(explorer, "Comma")
    assert document.moment == Moment(LSTM_STEPS, 1)
    press(explorer, "G")
    assert document.moment is None
    press(explorer, "Period", "Escape")
    assert document.moment is None


def test_the_steps_lead_on_to_the_next_time_step_and_back(explorer):
    document = explorer.document
    document.set_moment(Moment(LSTM_STEPS, LAST))
    press(explorer, "Period")
    assert (document.moment, document.state.selection.t) == (Moment(LSTM_STEPS, 0), 4)
    press(explorer, "Comma")
    assert (document.moment, document.state.selection.t) == (Moment(LSTM_STEPS, LAST), 3)


def test_the_buttons_do_what_the_keys_do(explorer):
    steps = explorer.transport.gate_steps
    click(steps.toggle, middle(steps.toggle))
    settle()
    assert steps.place.text() == "Forget · 1/3"
    click(steps.forward, middle(steps.forward))
    settle()
    assert steps.place.text() == "Forget · 2/3"
    click(steps.back, middle(steps.back))
    settle()
    assert steps.place.text() == "Forget · 1/3"
    assert steps.toggle.isChecked()
    click(steps.toggle, middle(steps.toggle))
    settle()
    assert not steps.place.isVisible()


def test_what_begins_slow_motion_stays_under_the_pointer(explorer):
    toggle = explorer.transport.gate_steps.toggle
    before = toggle.mapTo(explorer, toggle.rect().center())
    click(toggle, middle(toggle))
    settle()
    assert toggle.mapTo(explorer, toggle.rect().center()) == before
    click(toggle, middle(toggle))
    settle()
    assert explorer.document.moment is None


def test_the_chain_ends_slow_motion_and_puts_its_sentence_away(explorer):
    press(explorer, "G")
    panel = diagram(explorer)
    assert panel.card.isVisible()
    click(panel.views.unrolled, middle(panel.views.unrolled))
    settle()
    assert panel.views.chain.isVisible()
    assert panel.strip.isVisible()
    assert not panel.card.isVisible()
    assert not panel.figure.motion.moving


def test_the_parameters_of_the_block_at_work_are_shown(explorer):
    explorer.document.set_moment(Moment(LSTM_STEPS, 2))
    press(explorer, "Period")
    assert explorer.document.state.selection.block == "c"


def test_slow_motion_is_no_undo_step(explorer):
    press(explorer, "G", "Period", "Period", "P", "G")
    assert explorer.document.undo_stack.count() == 0


def test_everything_but_the_sub_step_is_dimmed(explorer):
    press(explorer, "G")
    spotlight = explorer.document.snapshot().spotlight
    assert spotlight.dims
    assert spotlight.parts == LSTM_STEPS[0].parts


def test_the_result_shows_once_the_numbers_have_met(explorer):
    press(explorer, "G", "Period")
    panel = diagram(explorer)
    result = number(explorer.document.snapshot().unit_reading()["f"])
    motion = panel.figure.motion
    motion.animation.setCurrentTime(int(DURATION_MS * MEETS) - 30)
    assert panel.figure.formula().endswith(UNKNOWN)
    assert result not in panel.card.sentence.text()
    motion.animation.setCurrentTime(int(DURATION_MS * MEETS) + 30)
    assert panel.figure.formula().endswith(result)
    assert result in panel.card.sentence.text()
    arrived(explorer)
    assert not motion.moving


def test_going_on_does_not_wait_for_what_moves(explorer):
    press(explorer, "G", "Period", "Period")
    motion = diagram(explorer).figure.motion
    assert motion.moving
    motion.animation.setCurrentTime(DURATION_MS // 2)
    press(explorer, "Period")
    assert motion.share < 0.5
    assert explorer.document.moment == Moment(LSTM_STEPS, 3)


def test_an_edit_leaves_what_moves_alone(explorer):
    press(explorer, "G")
    arrived(explorer)
    explorer.document.set_view(reach=2.0)
    settle()
    assert not diagram(explorer).figure.motion.moving


def test_playing_goes_from_sub_step_to_sub_step(explorer):
    press(explorer, "G", "Space")
    playback, document = explorer.playback, explorer.document
    for _ in range(LAST):
        playback._timer.timeout.emit()
    assert (document.moment.index, document.state.selection.t) == (LAST, 3)
    playback._timer.timeout.emit()
    assert (document.moment.index, document.state.selection.t) == (0, 4)


def test_playing_ends_with_the_last_sub_step(explorer):
    explorer.playback.last()
    explorer.document.set_moment(Moment(LSTM_STEPS, LAST))
    explorer.playback.start()
    explorer.playback._timer.timeout.emit()
    assert not explorer.playback.playing


def test_playing_waits_for_the_guess(explorer):
    press(explorer, "P", "Space")
    explorer.playback._timer.timeout.emit()
    assert explorer.document.moment.index == 0
    explorer.document.set_moment(Moment(LSTM_STEPS, 0, True, 1.0))
    explorer.playback._timer.timeout.emit()
    assert explorer.document.moment.index == 1


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
    assert diagram(explorer).card.slider.isVisible()
    assert [(one.y(), one.height()) for one in panels] == heights


@pytest.mark.parametrize("index", [i for i, step in enumerate(LSTM_STEPS) if step.quantity])
def test_the_sentence_of_a_riddle_leaves_no_gap(explorer, index):
    explorer.document.set_moment(Moment(LSTM_STEPS, index, True))
    settle()
    card = diagram(explorer).card
    asked = card.sentence.text()
    assert UNKNOWN not in asked
    explorer.document.set_moment(Moment(LSTM_STEPS, index, True, 0.5))
    settle()
    arrived(explorer)
    assert card.sentence.text() != asked


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
    body = explorer.workspace.panels[-1].widget()

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


def test_another_step_asks_again(explorer):
    explorer.document.set_moment(Moment(LSTM_STEPS, 1, True, 0.5))
    press(explorer, "Right")
    assert explorer.document.moment == Moment(LSTM_STEPS, 1, True)


def test_another_session_is_seen_in_whole_steps(explorer):
    press(explorer, "G")
    explorer.document.open(explorer.document.session, "again")
    settle()
    assert explorer.document.moment is None
    assert not explorer.transport.gate_steps.toggle.isChecked()


def test_slow_motion_shows_one_unit_also_where_the_mean_was_shown(explorer):
    explorer.document.set_view(mean=True)
    press(explorer, "G")
    picture = explorer.document.snapshot()
    assert picture.reading() == picture.unit_reading()
    assert not diagram(explorer).mean.isEnabled()
    press(explorer, "G")
    assert diagram(explorer).mean.isChecked()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_sub_step_moves_its_numbers_to_their_node(explorer, theme):
    explorer.apply_theme(THEMES[theme])
    for index in range(len(LSTM_STEPS)):
        explorer.document.set_moment(Moment(LSTM_STEPS, index, index % 2 == 0))
        settle(1)
        seen = []
        for share in (0.0, 0.3, MEETS, 1.0):
            diagram(explorer).figure.hold(share)
            painted(diagram(explorer))
            seen.append(diagram(explorer).figure.grab().toImage())
        start, on_the_way, met, end = seen
        assert start != on_the_way != met, index
        assert (met != end) == bool(LSTM_STEPS[index].goes), index


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_line_of_a_question_is_cut_off_where_there_is_little_room(explorer, language):
    set_language(language)
    explorer.resize(1360, 860)
    settle()
    explorer.resize(1024, 700)
    press(explorer, "G", "P")
    card = diagram(explorer).card
    for _ in LSTM_STEPS:
        assert whole(card.sentence)
        if explorer.document.moment.concealed:
            card.guessed.emit(0.3)
            settle()
            assert whole(card.sentence)
        press(explorer, "Period")


def whole(label) -> bool:
    return label.heightForWidth(label.width()) <= label.height()
