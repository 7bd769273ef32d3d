"""Animations: what is shown when, the pictures, the job and its dialog."""

from threading import Event

import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import QApplication, QLabel

from lstm_gui.files.animations.animation import write_animation
from lstm_gui.scenes import shots
from lstm_gui.scenes.figure_views import TRAIN, UNROLLED, VIEWS
from lstm_gui.scenes.slow_motion.lstm_steps import LSTM_STEPS
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.animations import animation_making as making
from lstm_gui.ui.exporting.animations.animation_dialog import GATE_STEPS, UNFOLDING, AnimationDialog
from lstm_gui.ui.exporting.animations.animation_making import animation_making
from lstm_gui.ui.exporting.file_maker import FileMaker
from lstm_gui.ui.exporting.staging.stage import SIZES, panel_stage
from lstm_gui.ui.notices.notice import Notice
from tests.core.states import seeded_state
from tests.ui.dialogs import answering, declines
from tests.ui.driving import Heard, settle
from tests.ui.told import notices

STEPS = 4
STILL = [view for view in SIZES if VIEWS[view].workspace != TRAIN]
"""What needs no training first."""
speeds = st.sampled_from([0.5, 1.0, 2.0])


def test_each_step_is_shown_once_and_as_long():
    planned = shots.of_steps(2, 5, 4.0)
    assert [shot.t for shot in planned] == [2, 3, 4, 5]
    assert {shot.milliseconds for shot in planned} == {250}


@given(speed=speeds, per_second=st.floats(1, 50))
def test_gate_steps_move_forward_and_rest_complete(speed, per_second):
    planned = shots.of_gate_steps(LSTM_STEPS, 3, per_second, speed)
    indices = list(dict.fromkeys(shot.moment.index for shot in planned))
    assert indices == list(range(len(LSTM_STEPS)))
    for index in range(len(LSTM_STEPS)):
        shares = [shot.share for shot in planned if shot.moment.index == index]
        assert shares == sorted(shares)
        assert (shares[0], shares[-1]) == (0.0, 1.0)


@given(speed=speeds, per_second=st.floats(1, 50))
def test_the_loop_unfolds_and_folds_again(speed, per_second):
    unfolded = [shot.unfolded for shot in shots.of_unfolding(0, per_second, speed)]
    widest = unfolded.index(1.0)
    assert unfolded[0] == 0.0
    assert unfolded[: widest + 1] == sorted(unfolded[: widest + 1])
    assert unfolded[widest:] == sorted(unfolded[widest:], reverse=True)


@given(speed=speeds)
def test_twice_the_speed_takes_half_the_time(speed):
    def lasts(factor):
        return sum(shot.milliseconds for shot in shots.of_gate_steps(LSTM_STEPS, 0, 20.0, factor))

    assert lasts(2 * speed) == pytest.approx(lasts(speed) / 2, rel=0.05)


@pytest.fixture
def session(document):
    return document(seeded_state(2, 3, STEPS)).session


@pytest.fixture
def stage(qapp, session):
    made = []

    def make(view="diagram"):
        made.append(panel_stage(session, view))
        QApplication.processEvents()
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.mark.parametrize("view", STILL)
def test_a_picture_has_the_size_of_its_view(stage, view):
    one = stage(view)
    picture = one.picture(shots.Shot(1, 100), 0.5)
    assert (picture.width(), picture.height()) == (
        SIZES[view].width() // 2,
        SIZES[view].height() // 2,
    )


@pytest.mark.parametrize("view", STILL)
def test_the_first_picture_is_laid_out_as_all_others_are(qapp, session, view):
    one = panel_stage(session, view)
    first = one.picture(shots.Shot(1, 100))
    QApplication.processEvents()
    assert one.picture(shots.Shot(1, 100)) == first
    one.close()


def test_the_heading_has_the_room_of_the_buttons_that_are_not_painted(stage):
    panel = stage("inspector").host.centralWidget()
    assert panel.heading.width() > 0.9 * panel.width()


@pytest.mark.parametrize("view", STILL)
def test_each_step_is_another_picture_and_the_same_each_time(stage, view):
    one = stage(view)
    first, second = shots.of_steps(0, 1)
    pictures = [one.picture(shot) for shot in (first, second, first)]
    assert pictures[0] != pictures[1]
    assert pictures[0] == pictures[2]


def test_what_moves_is_elsewhere_in_each_picture(stage):
    one = stage()
    moving = shots.of_gate_steps(LSTM_STEPS, 1, per_second=5.0)[:5]
    pictures = [one.picture(shot) for shot in moving]
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])
    assert not one.host.findChildren(type(one.host.centralWidget().figure))[0].motion.moving


def test_a_frame_holds_the_pixels_of_the_picture(stage, tmp_path):
    one = stage("states")
    shot = shots.Shot(2, 100)
    # An odd width, so that the rows of Qt are padded and those of a file are not.
    one.host.resize(801, 403)
    QApplication.processEvents()
    picture = one.picture(shot)
    write_animation(tmp_path / "one.png", [one.frame(shot)])
    with PIL.Image.open(tmp_path / "one.png") as image:
        assert image.size == (picture.width(), picture.height())
        for point in ((0, 0), (400, 200), (picture.width() - 1, picture.height() - 1), (77, 301)):
            assert image.convert("RGB").getpixel(point) == picture.pixelColor(*point).getRgb()[:3]


def maker_of(stage, planned, path):
    return FileMaker(animation_making(stage, planned, path, 0.5), QCoreApplication.instance())


def run(qtbot, maker):
    """Turn the event loop until the maker has ended; return what it said then."""
    said = Heard(maker.ended)
    maker.start()
    qtbot.waitUntil(lambda: bool(said.calls), timeout=20_000)
    return said.calls


def test_a_job_draws_packs_and_ends(stage, tmp_path, qtbot):
    path = tmp_path / "steps.gif"
    job = maker_of(stage(), shots.of_steps(0, 3), path)
    said = Heard(job.progressed)
    assert run(qtbot, job) == [(None,)]
    shares = [share for (share,) in said.calls]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    with PIL.Image.open(path) as image:
        assert image.n_frames == 4
    job.deleteLater()


def test_a_job_that_is_stopped_while_it_draws_writes_nothing(stage, tmp_path):
    path = tmp_path / "steps.gif"
    planned = shots.of_gate_steps(LSTM_STEPS, 0)
    job = maker_of(stage(), planned, path)
    said = Heard(job.ended)
    job.start()
    QApplication.processEvents()
    job.stop()
    assert said.calls == [(None,)]
    assert not job.saved
    assert not path.exists()
    job.deleteLater()


def test_a_job_tells_what_went_wrong(stage, tmp_path, qtbot):
    path = tmp_path / "nowhere" / "steps.gif"
    job = maker_of(stage(), shots.of_steps(0, 1), path)
    ((problem,),) = run(qtbot, job)
    assert "does not exist" in str(problem)
    job.deleteLater()


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
    assert dialog.close()
    assert notices(dialog.parent()) == ["Given up: no file was written."]
    settle()
    assert list(tmp_path.glob("*")) == []


@pytest.mark.parametrize("late", [False, True])
def test_closing_waits_for_what_is_packed_and_says_what_became_of_it(
    dialog, tmp_path, monkeypatch, qtbot, late
):
    packing = Event()

    def until_stopped(path, frames, goes_on):
        packing.set()
        while goes_on(0.9):
            pass
        return late

    monkeypatch.setattr(making, "write_animation", until_stopped)
    dialog.save_to(tmp_path / "steps.webp")
    qtbot.waitUntil(packing.is_set, timeout=30_000)
    assert dialog.close()
    told = "Saved as steps.webp" if late else "Given up: no file was written."
    assert notices(dialog.parent()) == [told]
    settle()


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
    while main.workspaces.memory.comparison is None:
        settle()
    dialog = AnimationDialog(main.document, Settings(), main)
    dialog.open()
    settle()
    dialog.what.choose_data("memory-lane-3")
    assert "LSTM" in dialog.what.currentText()
    dialog.save_to(tmp_path / "a.gif")
    finish(dialog, qtbot)
    with PIL.Image.open(tmp_path / "a.gif") as image:
        assert image.n_frames == STEPS


def test_curves_of_a_training_grow(qapp, session):
    quick = TrainingSettings(distance=6, units=6, forget_bias=2.0, three_seeds=False, updates=60)
    trained = replace(session, view={"training": quick.as_json()})
    one = panel_stage(trained, "train-loss")
    planned = shots.of_training(0, per_second=2.0)
    assert [shot.trained for shot in planned] == sorted(shot.trained for shot in planned)
    some = replace(planned[0], trained=0.08)
    pictures = [one.picture(shot) for shot in (planned[0], some, planned[-1])]
    one.close()
    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]
