"""The real program, started and driven in a process of its own."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple

import pytest

from lstm_gui.core import network_of
from lstm_gui.core.network.structure import with_layer_above
from lstm_gui.files.sessions.session import Session, read_session, write_session
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from tests.core.states import seeded_state

ROOT = Path(__file__).parents[2]
_ENDED_BY = ("SIGINT", "SIGHUP")


class Run(NamedTuple):
    code: int
    facts: dict[str, object]
    stderr: str
    kept: list[Path]
    """What it leaves to be offered at the next start."""


@pytest.fixture(autouse=True)
def heeding_signals():
    """Let the program heed signals, even if whoever started the tests has them ignored."""
    ended_by = [one for one in signal.Signals if one.name in _ENDED_BY]
    ignored = [one for one in ended_by if signal.getsignal(one) == signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, signal.SIG_DFL)
    yield
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)


@pytest.fixture
def drive(home):
    def start(script: str, *session: str | Path, **environment: str) -> Run:
        done = subprocess.run(
            [sys.executable, ROOT / "tests/ui/driven_program.py", script, *map(str, session)],
            env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        facts = json.loads(done.stdout.splitlines()[-1]) if done.stdout else {}
        return Run(done.returncode, facts, _without_remarks(done.stderr), recovery_files(home))

    return start


_LOOKED: list[Run] = []


@pytest.fixture
def looked(drive) -> Run:
    """What there is to see when the program is started and closed again, done once for all."""
    if not _LOOKED:
        _LOOKED.append(drive("look_closely"))
    return _LOOKED[0]


def recovery_files(home: Path) -> list[Path]:
    return list(home.rglob("*.recovery.json"))


def test_it_opens_on_the_first_preset_and_ends_well(looked):
    run = looked
    assert (run.code, run.stderr) == (0, "")
    assert load_preset("remember-early-pulse").title["en"] in run.facts["title"]
    assert run.facts["panels"] >= 5
    assert run.facts["shown"] == ["parameters", "diagram"]
    assert run.facts["icon"]
    assert run.facts["desktop"] == "lstm-explorer"
    assert not run.facts["offered"]
    assert run.kept == []


def test_nothing_heavy_is_loaded_before_the_first_paint(looked):
    assert looked.facts["heavy at first paint"] == []


def test_the_numbers_are_there_at_the_first_paint(looked):
    assert looked.facts["sliders at first paint"] > 5


def test_no_reader_of_models_is_loaded_over_a_session(looked):
    assert looked.facts["readers at first paint"] == looked.facts["readers"] == []


def test_no_reader_of_lessons_is_loaded_before_somebody_learns(looked):
    assert looked.facts["lessons"] is False


def test_no_notation_of_a_book_is_loaded_before_somebody_chooses_one(looked):
    assert looked.facts["books"] is False


def test_garbage_waits_until_the_window_is_complete_and_what_is_there_then_stays(looked):
    facts = looked.facts
    assert facts["collecting garbage at first paint"] is False
    assert facts["collecting garbage in any thread"] is False
    assert facts["collecting garbage in"] == [threading.main_thread().name]
    assert facts["objects that stay"] > 10_000


def test_what_is_large_goes_back_to_the_system_as_soon_as_it_is_freed(looked):
    if looked.facts["kept of a large block"] is None:
        pytest.skip("no allocator of glibc")
    assert looked.facts["kept of a large block"] == 0


def test_what_was_painted_first_does_not_move_when_the_rest_comes(looked):
    facts = looked.facts
    assert facts["top of the parameters"] == facts["top of the parameters at first paint"]


def test_on_a_korean_system_it_speaks_korean(drive):
    run = drive("look", "latch", LC_ALL="ko_KR.UTF-8")
    assert run.code == 0
    assert load_preset("latch").title["ko"] in run.facts["title"]


def test_open_a_file_move_a_slider_save_and_quit(drive, tmp_path, home):
    path = tmp_path / "mine.lstm.json"
    before = load_preset("latch").session
    write_session(path, before)
    run = drive("edit_and_save", path)
    assert (run.code, run.stderr) == (0, "")
    assert run.facts["modified"]
    assert run.facts["saved"]
    assert read_session(path).state != before.state
    assert recovery_files(home) == []


def test_quitting_without_saving_is_asked_for_and_leaves_nothing(drive, home):
    run = drive("discard")
    assert (run.code, run.stderr) == (0, "")
    assert "?" in run.facts["told"]
    assert recovery_files(home) == []


def test_ctrl_c_ends_well_and_the_next_start_offers_what_was_unsaved(drive, home):
    run = drive("interrupted")
    assert (run.code, run.stderr) == (0, "")
    assert run.facts["modified"]
    assert len(recovery_files(home)) == 1
    again = drive("look")
    assert (again.code, again.stderr) == (0, "")
    assert again.facts["offered"]
    assert len(recovery_files(home)) == 1, "put off, not thrown away"


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal hangs up there")
def test_when_its_terminal_goes_the_next_start_offers_what_was_unsaved(drive, home):
    run = drive("left_by_its_terminal")
    assert (run.code, run.stderr) == (0, "")
    assert len(recovery_files(home)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal hangs up there")
def test_started_to_outlive_its_terminal_it_does(drive):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # inherited, as from nohup
    try:
        run = drive("left_by_a_terminal_it_is_to_outlive")
    finally:
        signal.signal(signal.SIGHUP, before)
    assert (run.code, run.stderr) == (0, "")
    assert run.facts["alive"]


def test_ctrl_c_does_not_wait_for_a_training(drive):
    run = drive("interrupted_while_training")
    assert (run.code, run.stderr) == (0, "")
    assert run.facts["training"] == "running"


def test_closed_while_a_model_is_read_it_ends_though_that_does_not(drive):
    run = drive("closed_while_a_model_is_read")
    assert (run.code, run.stderr) == (0, "")
    assert run.facts["reading"]


def test_a_request_to_end_in_a_lesson_keeps_the_own_session(drive, home):
    run = drive("ended_in_a_lesson")
    assert (run.code, run.stderr) == (0, "")
    assert run.facts["modified"]
    assert len(recovery_files(home)) == 1


def test_a_request_to_end_does_not_wait_for_a_long_trace(drive, home):
    run = drive("ended_while_a_trace_is_saved")
    assert (run.code, run.stderr) == (0, "")
    assert run.facts["saving"]
    # What was nearly there is ended unseen: the whole file, or none of it.
    left = [path for path in home.iterdir() if "trace.csv" in path.name]
    assert [path.name for path in left] in ([], ["trace.csv"])
    assert all(path.read_text("utf-8").endswith("\n") for path in left)


@pytest.mark.parametrize("end", ["closed", "all_closed"])
def test_closed_while_an_animation_is_made_it_ends_and_leaves_no_half_file(drive, home, end):
    run = drive(f"{end}_while_an_animation_is_made")
    assert (run.code, run.stderr) == (0, "")
    assert run.facts["making"]
    assert not (home / "steps.gif").exists()


def test_an_exception_in_a_slot_is_reported_and_the_window_lives_on(drive):
    run = drive("broken_slot")
    assert run.code == 0
    assert run.facts["report"]
    assert run.facts["alive"]
    assert run.facts["modified"], "it can still be edited"
    assert "RuntimeError: a slot failed" in run.stderr


@pytest.mark.parametrize("argument", ["no-such-preset", "bad.lstm.json"])
def test_a_bad_session_is_told_and_the_first_preset_shown(drive, tmp_path, argument):
    path = tmp_path / argument
    if argument.endswith("json"):
        path.write_bytes(b"{")
    run = drive("look", path)
    assert (run.code, run.stderr) == (0, "")
    assert argument in run.facts["told"]
    assert load_preset("remember-early-pulse").title["en"] in run.facts["title"]


def test_a_large_session_is_read_once_the_window_is_there(drive, tmp_path):
    path = tmp_path / "large.lstm.json"
    write_session(path, Session.of(seeded_state(1, 1, 12_000)))
    run = drive("wait_for_a_large_session", path)
    assert (run.code, run.stderr) == (0, "")
    assert (run.facts["preset at first"], run.facts["steps"]) == (FIRST_PRESET, 12_000)


def test_a_large_session_is_looked_at_in_the_layer_that_is_asked_for(drive, tmp_path):
    path = tmp_path / "large.lstm.json"
    two = with_layer_above(network_of(seeded_state(1, 1, 12_000)), 0)
    write_session(path, Session(two))
    asked = next(one.name for one in two.layers if one.name != two.layers[two.focus].name)
    run = drive("look_at_the_layer", path, "--layer", asked)
    assert (run.code, run.stderr) == (0, "")
    assert (run.facts["layer"], run.facts["steps"]) == (asked, 12_000)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_home_that_cannot_be_written_to_is_no_obstacle(drive, home):
    home.chmod(0o500)
    run = drive("look")
    home.chmod(0o700)
    assert run.code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_one_line_says_what_works_instead():
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    done = subprocess.run(
        [sys.executable, "-m", "lstm_gui"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "lstm-gui render" in done.stderr
    assert done.stderr.count("\n") == 1


def _without_remarks(stderr: str) -> str:
    # The offscreen platform has no window manager to ask.
    lines = stderr.splitlines(keepends=True)
    return "".join(line for line in lines if "This plugin does not support" not in line)


def test_a_newcomer_meets_little_until_everything_is_wanted(drive):
    first, again = drive("want_everything"), drive("look")
    assert first.facts["shown"] == ["parameters", "diagram"]
    assert len(again.facts["shown"]) == again.facts["panels"]
