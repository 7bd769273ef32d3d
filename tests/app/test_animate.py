"""``lstm-gui animate``: the whole way from words to a file, and what it refuses."""

from pathlib import Path

import PIL.Image
import pytest

from lstm_gui.app.cli import main
from lstm_gui.app.drawing.animate import planned
from lstm_gui.app.grammar.animation_options import AnimationOptions
from lstm_gui.app.grammar.options import with_selection
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import write_session
from tests.app.running import one_line, run, wrong_usage
from tests.files.sessions import small_session
from tests.pure.standard_steps import LSTM_STEPS


@pytest.fixture
def session_file(tmp_path: Path) -> str:
    path = tmp_path / "small.lstm.json"
    write_session(path, small_session())
    return str(path)


def length(path: Path) -> tuple[int, tuple[int, int]]:
    with PIL.Image.open(path) as image:
        return image.n_frames, image.size


STEPS = ("--steps", "0:1", "--view", "states", "--size", "500x300")


def test_steps_become_pictures_without_a_display(session_file, tmp_path):
    path = tmp_path / "steps.gif"
    done = run("animate", session_file, "-o", str(path), *STEPS)
    assert (done.returncode, done.stderr) == (0, "")
    assert length(path) == (2, (500, 300))


@pytest.mark.parametrize("name", ["steps.png", "steps.webp"])
def test_so_they_do_in_the_other_formats(session_file, tmp_path, capsys, name):
    path = tmp_path / name
    assert main(["animate", session_file, "-o", str(path), *STEPS]) == 0
    assert capsys.readouterr().err == ""
    assert length(path) == (2, (500, 300))


def test_the_loop_unfolds_in_the_dark(session_file, tmp_path, capsys):
    path = tmp_path / "loop.webp"
    words = "-o", str(path), "--unfold", "--theme", "dark", "--fps", "5"
    assert main(["animate", session_file, *words]) == 0
    assert capsys.readouterr().err == ""
    with PIL.Image.open(path) as image:
        assert image.n_frames > 4
        assert max(image.convert("RGB").getpixel((2, 2))) < 80


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "cell.mp4"), ".gif / .png / .webp / .zip"),
        (("-o", "cell.gif", "--steps", "0:99"), "0:99"),
        (("-o", "cell.gif", "--steps", "1:0"), "1:0"),
        (("-o", "cell.gif", "--t", "99"), "There is no step 99"),
        (("-o", "cell.gif", "--unit", "99"), "There is no unit 99"),
    ],
)
def test_a_problem_is_one_line_and_exit_code_1(session_file, capsys, words, told):
    assert main(["animate", session_file, *words]) == 1
    assert told in one_line(capsys)


@pytest.mark.parametrize(
    "words",
    [
        ("-o", "cell.gif", "--steps", "4"),
        ("-o", "cell.gif", "--fps", "0"),
        ("-o", "cell.gif", "--fps", "many"),
        ("-o", "cell.gif", "--substeps", "--unfold"),
        ("-o", "cell.gif", "--view", "kitchen"),
        (),
    ],
)
def test_wrong_usage_is_refused(capsys, words):
    assert wrong_usage(capsys, "animate", *words)


def options(**asked) -> AnimationOptions:
    session = with_selection(small_session(), 1, None)
    return AnimationOptions(session, Path("cell.gif"), **asked)


def test_all_steps_are_shown_unless_some_are_asked_for():
    last = len(small_session().state.sequence) - 1
    assert [shot.t for shot in planned(options())] == list(range(last + 1))
    assert [shot.t for shot in planned(options(steps=(0, 1)))] == [0, 1]


def test_gate_steps_are_those_of_the_selected_step_or_of_all_asked_for():
    assert {shot.t for shot in planned(options(gate_steps=True))} == {1}
    both = planned(options(gate_steps=True, steps=(0, 1)))
    assert {(shot.t, shot.moment.index) for shot in both} == {
        (t, index) for t in (0, 1) for index in range(len(LSTM_STEPS))
    }


def test_pictures_a_second_set_how_long_each_lasts():
    assert {shot.milliseconds for shot in planned(options(per_second=4.0))} == {250}


def test_the_format_is_checked_before_anything_is_drawn():
    with pytest.raises(Problem):
        AnimationOptions(small_session(), Path("cell.svg"))
