"""The dialog that makes an animation."""

from threading import Event

import PIL.Image
import pytest
from PyQt6.QtWidgets import QLabel

from lstm_gui.scenes.figure_views import UNROLLED
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.animations import animation_making as making
from lstm_gui.ui.exporting.animations.animation_dialog import GATE_STEPS, UNFOLDING, AnimationDialog
from lstm_gui.ui.notices.notice import Notice
from tests.core.states import seeded_state
from tests.ui.dialogs import answering, declines
from tests.ui.driving import settle, until
from tests.ui.told import notices

STEPS = 4


@pytest.fixture
def dialog(shared_window):
    made = shared_window(seeded_state(2, 3, STEPS))
    made.document.select(t=2)
    one = AnimationDialog(made.document, Settings(), made)
    one.open()
    settle()
    yield one
    settle()


def finish(dialog, qtbot):
    qtbot.waitUntil(lambda: dialog.maker is None, timeout=20_000)


def choose(dialog, what):
    dialog.what.setCurrentIndex(dialog.what.findData(what))


def test_the_dialog_plans_what_is_chosen(dialog):
    assert [shot.t for shot in dialog.shots()] == [0, 1, 2, 3]
    dialog.first.setValue(2)
    assert [shot.t for shot in dialog.shots()] == [2, 3]
    choose(dialog, GATE_STEPS)
    assert {shot.t for shot in dialog.shots()} == {2}
    assert not dialog.first.isEnabled()
    choose(dialog, UNFOLDING)
    assert {shot.unfolded for shot in dialog.shots()} >= {0.0, 1.0}


def test_the_name_says_which_steps_move(dialog):
    names: list[str] = []
    with answering(declines(names), declines(names), declines(names)):
        dialog.save()
        dialog.first.setValue(2)
        dialog.save()
        choose(dialog, GATE_STEPS)
        dialog.save()
    dialog.reject()
    assert names == [
        "lstm-diagram-t0-3-unit1.gif",
        "lstm-diagram-t2-3-unit1.gif",
        "lstm-gate-steps-t2-unit1.gif",
    ]


def test_the_note_tells_size_and_length(dialog):
    dialog.scale.setCurrentIndex(dialog.scale.findData(0.5))
    assert "4" in dialog.note.text()
    assert "400 × 240" in dialog.note.text()
    assert "2.0 s" in dialog.note.text()


def test_the_dialog_saves_and_leaves_the_session_alone(dialog, tmp_path, qtbot):
    document = dialog._document
    before = (document.state, document.moment, document.view, document.undo_stack.count())
    choose(dialog, "states")
    dialog.scale.setCurrentIndex(0)
    assert dialog.progress.isHidden()
    dialog.save_to(tmp_path / "steps")
    assert not dialog.save_button.isEnabled()
    assert not dialog.progress.isHidden()
    window = dialog.parent()
    assert window.findChildren(Notice) == []
    finish(dialog, qtbot)
    settle()
    (notice,) = window.findChildren(Notice)
    assert notice.findChild(QLabel).text() == "Saved as steps.gif"
    assert (tmp_path / "steps.gif").exists()
    assert before == (document.state, document.moment, document.view, document.undo_stack.count())
    assert Settings().folder == str(tmp_path)
    again = AnimationDialog(document, Settings(), window)
    chosen = (again.what, again.scale, again.format, again.speed)
    assert [box.currentData() for box in chosen] == ["states", 0.5, ".gif", 1.0]
    again.reject()


def test_cancel_stops_the_work_and_keeps_the_dialog(dialog, tmp_path, qtbot):
    dialog.save_to(tmp_path / "steps.webp")
    settle(1)
    dialog.close_button.click()
    finish(dialog, qtbot)
    assert dialog.isVisible()
    assert dialog.save_button.isEnabled()
    assert dialog.progress.isHidden()
    assert notices(dialog.parent()) == ["Given up: no file was written."]
    assert list(tmp_path.glob("*")) == []
    dialog.close_button.click()
    settle()


def test_closing_stops_the_drawing_and_closes(dialog, tmp_path):
    dialog.save_to(tmp_path / "steps.webp")
    settle(1)
    window = dialog.parent()
    assert dialog.close()
    assert notices(window) == ["Given up: no file was written."]
    settle()
    assert list(tmp_path.glob("*")) == []


@pytest.mark.parametrize("late", [False, True])
def test_closing_stops_what_is_packed_and_the_window_says_what_became_of_it(
    dialog, tmp_path, monkeypatch, qtbot, late
):
    packing, closed = Event(), Event()

    def until_stopped(path, frames, goes_on):
        packing.set()
        while goes_on(0.9):
            pass
        assert closed.wait(60)
        return late

    monkeypatch.setattr(making, "write_animation", until_stopped)
    dialog.save_to(tmp_path / "steps.webp")
    qtbot.waitUntil(packing.is_set, timeout=30_000)
    window = dialog.parent()
    assert dialog.close()
    assert notices(window) == []
    closed.set()
    qtbot.waitUntil(lambda: bool(notices(window)), timeout=30_000)
    told = "Saved as steps.webp" if late else "Given up: no file was written."
    assert notices(window) == [told]


def test_a_problem_is_told_and_the_dialog_stays(dialog, tmp_path, monkeypatch, qtbot):
    told = []

    def tell(_parent, problem):
        told.append(str(problem))

    monkeypatch.setattr("lstm_gui.ui.exporting.dialogs.making_dialog.show_problem", tell)
    dialog.scale.setCurrentIndex(0)
    dialog.save_to(tmp_path / "nowhere" / "steps.gif")
    finish(dialog, qtbot)
    assert len(told) == 1
    assert "does not exist" in told[0]
    assert dialog.isVisible()
    assert dialog.save_button.isEnabled()
    dialog.reject()


def test_what_is_on_the_screen_is_offered_first(window):
    main = window(seeded_state(2, 3, STEPS))
    Settings().remember_choices("animation", {"what": "states"})
    main.document.set_view(unrolled=True)
    settle()
    dialog = AnimationDialog(main.document, Settings(), main)
    assert dialog.what.currentData() == UNROLLED
    dialog.reject()
    main.document.set_view(unrolled=False)
    dialog = AnimationDialog(main.document, Settings(), main)
    assert dialog.what.currentData() == "states"
    dialog.reject()


def test_memory_is_animated_as_it_is_shown(window, tmp_path, qtbot):
    main = window(seeded_state(2, 3, STEPS))
    main.workspaces.show("memory")
    until(lambda: main.workspaces.memory.comparison is not None)
    dialog = AnimationDialog(main.document, Settings(), main)
    dialog.open()
    settle()
    dialog.what.choose_data("memory-lane-3")
    assert "LSTM" in dialog.what.currentText()
    dialog.save_to(tmp_path / "a.gif")
    finish(dialog, qtbot)
    with PIL.Image.open(tmp_path / "a.gif") as image:
        assert image.n_frames == STEPS
