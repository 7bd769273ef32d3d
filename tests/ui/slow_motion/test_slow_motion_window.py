"""Slow motion in the window: keys, buttons, what is dimmed, what moves."""

from lstm_gui.scenes.pictures.token_routes import MEETS
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.step_numbers import UNKNOWN
from lstm_gui.ui.plots.tokens import DURATION_MS
from lstm_gui.words.numbers import number
from tests.pure.standard_steps import LSTM_STEPS
from tests.ui.driving import click, middle, settle
from tests.ui.slow_motion.explorer import arrived, diagram, press

LAST = len(LSTM_STEPS) - 1


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
    shares = []
    motion.animation.valueChanged.connect(shares.append)
    press(explorer, "Period")
    assert shares[0] == 0.0
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
