"""The transport bar and the playback behind it."""

import pytest
from PyQt6.QtCore import Qt

from lstm_gui.ui.document.playback import SPEEDS, Playback
from lstm_gui.ui.window.time.transport_bar import TransportBar
from tests.core.states import seeded_state
from tests.ui.driving import Heard, click, drag, key, middle, move_mouse, painted, press_mouse

STEPS = 12


@pytest.fixture
def session(document):
    return document(seeded_state(1, 2, STEPS))


@pytest.fixture
def playback(session):
    playback = Playback(session, session)
    yield playback
    playback.stop()


@pytest.fixture
def bar(shown, playback, session) -> TransportBar:
    widget = TransportBar(playback)
    widget.resize(700, 50)
    shown(widget)
    widget.show_step(0, STEPS, "")
    return widget


def buttons(bar: TransportBar) -> dict:
    """Return the buttons from left to right by what they say they do."""
    names = ("first", "back", "play", "forward", "last")
    return dict(zip(names, bar.findChildren(type(bar.loop)), strict=False))


def test_showing_a_step_tells_nobody(bar):
    said = Heard(bar.slider.picked, bar.slider.valueChanged)
    for t, steps, label in ((3, 12, ""), (400, 500, "word"), (0, 1, "")):
        bar.show_step(t, steps, label)
        painted(bar)
        assert (bar.slider.value(), bar.slider.maximum()) == (t, steps - 1)
        assert f"{t}" in bar.place.text()
        assert label in bar.place.text()
        assert str(t) in bar.slider.accessibleDescription()
    assert said.calls == []


def test_the_slider_jumps_to_where_it_is_pressed_and_follows(bar, session):
    said = Heard(bar.slider.picked)
    slider = bar.slider
    y = slider.height() / 2
    drag(slider, (12, y), (slider.width() / 2, y), (slider.width() + 50, y))
    assert said.calls[-1] == (STEPS - 1,)
    assert session.state.selection.t == STEPS - 1
    drag(slider, (slider.width() - 12, y), (-30, y))
    assert said.calls[-1] == (0,)
    assert session.state.selection.t == 0


def test_the_slider_keeps_still_under_a_pointer_that_does_not_press(bar):
    said = Heard(bar.slider.picked)
    move_mouse(bar.slider, (100, 10), Qt.MouseButton.NoButton)
    press_mouse(bar.slider, (100, 10), Qt.MouseButton.RightButton)
    assert said.calls == []


@pytest.mark.parametrize(("name", "step"), [("Right", 1), ("PageUp", 5), ("End", STEPS - 1)])
def test_the_slider_answers_to_keys(bar, session, name, step):
    said = Heard(bar.slider.picked)
    key(bar.slider, name)
    assert said.calls == [(step,)]
    assert session.state.selection.t == step


def test_the_buttons_move_through_time(bar, session):
    hand = buttons(bar)
    for name, t in (("forward", 1), ("forward", 2), ("back", 1), ("last", 11), ("first", 0)):
        click(hand[name], middle(hand[name]))
        assert session.state.selection.t == t
    click(hand["back"], middle(hand["back"]))
    assert session.state.selection.t == 0


def test_play_and_pause(bar, playback):
    play = buttons(bar)["play"]
    said = Heard(playback.playing_changed)
    click(play, middle(play))
    assert playback.playing
    click(play, middle(play))
    assert not playback.playing
    assert said.calls == [(True,), (False,)]


def test_playing_reaches_the_end_and_stops(playback, session):
    playback.start()
    for _ in range(STEPS - 1):
        playback._timer.timeout.emit()
    assert session.state.selection.t == STEPS - 1
    assert playback.playing
    playback._timer.timeout.emit()
    assert not playback.playing


def test_with_the_loop_it_begins_again(bar, playback, session):
    click(bar.loop, middle(bar.loop))
    playback.last()
    playback.start()
    playback.last()
    playback._timer.timeout.emit()
    assert session.state.selection.t == 0
    assert playback.playing


def test_playing_from_the_end_begins_at_the_first_step(playback, session):
    playback.last()
    playback.start()
    assert session.state.selection.t == 0


def test_speed_changes_the_time_between_steps(bar, playback):
    interval = {}
    for index, speed in enumerate(SPEEDS):
        bar.speed.setCurrentIndex(index)
        interval[speed] = playback._timer.interval()
    assert interval[0.5] == 2 * interval[1.0] == 4 * interval[2.0]


def test_playing_makes_no_undo_steps(playback, session):
    playback.start()
    for _ in range(5):
        playback._timer.timeout.emit()
    assert session.undo_stack.count() == 0


def test_every_button_is_named(bar):
    assert all(button.accessibleName() for button in bar.findChildren(type(bar.loop)))
