"""Animations: what is shown when, the pictures and the job."""

import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import QApplication

from lstm_gui.files.animations.animation import write_animation
from lstm_gui.scenes import shots
from lstm_gui.scenes.figure_views import VIEWS
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.scenes.workspaces import TRAIN
from lstm_gui.ui.exporting.animations.animation_making import animation_making
from lstm_gui.ui.exporting.file_maker import FileMaker
from lstm_gui.ui.exporting.staging.stage import SIZES, panel_stage
from tests.core.states import seeded_state
from tests.pure.standard_steps import LSTM_STEPS
from tests.ui.driving import Heard

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
def test_a_view_is_laid_out_at_once_and_each_step_is_a_picture_of_its_size(qapp, session, view):
    one = panel_stage(session, view)
    zero, first = shots.of_steps(0, 1)
    at_once = one.picture(first)
    QApplication.processEvents()
    pictures = [one.picture(shot) for shot in (first, zero, first)]
    half = one.picture(first, 0.5)
    one.close()
    assert pictures[0] == at_once
    assert pictures[1] != pictures[0]
    assert pictures[2] == pictures[0]
    assert (half.width(), half.height()) == (SIZES[view].width() // 2, SIZES[view].height() // 2)


def test_the_heading_has_the_room_of_the_buttons_that_are_not_painted(stage):
    panel = stage("inspector").host.centralWidget()
    assert panel.heading.width() > 0.9 * panel.width()


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
