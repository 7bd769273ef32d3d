"""The command line answers with files, lists, and one line when something is wrong."""

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from lstm_gui import __version__
from lstm_gui.app.cli import main
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.core import forward
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import write_session
from lstm_gui.files.shipped.presets import load_preset, preset_names
from tests.app.running import one_line, run, wrong_usage
from tests.files.sessions import small_session

NO_QT = """
import os, sys
os.environ.pop("OPENBLAS_NUM_THREADS", None)
before = set(sys.modules)
from lstm_gui.app.cli import main
assert "numpy" not in sys.modules
code = main(sys.argv[1:])
assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
loaded = {name.partition(".")[0] for name in set(sys.modules) - before}
assert not loaded & {"PyQt6", "pyqtgraph", "PIL", "ziamath"}, loaded
sys.exit(code)
"""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    module: Any = ModuleType("lstm_gui.app.start.window")
    asked: list[str | None] = []

    def open_window(argument: str | None, layer: str | None) -> int:
        asked.append(argument)
        return 7

    module.run = open_window
    monkeypatch.setitem(sys.modules, "lstm_gui.app.start.window", module)
    return asked


def test_trace_of_a_file_without_qt(tmp_path: Path) -> None:
    source, target = tmp_path / "a.lstm.json", tmp_path / "a.npz"
    write_session(source, small_session())
    ended = run("trace", str(source), "-o", str(target), program=("-c", NO_QT))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    with np.load(target) as saved:
        np.testing.assert_array_equal(saved["h"], forward(small_session().state).h)


def test_presets_are_listed_without_qt() -> None:
    ended = run("presets", program=("-c", NO_QT))
    assert (ended.returncode, ended.stderr) == (0, "")
    lines = ended.stdout.splitlines()
    assert tuple(line.split()[0] for line in lines[::2]) == preset_names()
    assert lines[1].strip() == load_preset(preset_names()[0]).story["en"]


@pytest.mark.parametrize("program", [("-m", "lstm_gui"), ("main.py",)])
def test_every_way_to_start_is_the_same_program(program: tuple[str, ...]) -> None:
    assert run("--version", program=program).stdout == f"LSTM Explorer {__version__}\n"
    ended = run("trace", "nothing.lstm.json", "-o", "a.csv", program=program)
    assert ended.returncode == 1
    assert ended.stderr.startswith("lstm-gui: nothing.lstm.json is neither a file nor a preset.")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [["render", "--size", "400x300"], ["animate"], ["trace"]])
def test_a_missing_folder_is_told_before_any_work_is_done(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
) -> None:
    def work(_argument: object) -> None:
        pytest.fail("the session was opened first")

    monkeypatch.setattr("lstm_gui.app.commands.open_argument", work)
    suffix = {"render": ".png", "animate": ".gif", "trace": ".csv"}[words[0]]
    output = tmp_path / "none" / f"a{suffix}"
    assert main([*words, "latch", "-o", str(output)]) == 1
    assert f"the folder {output.parent} does not exist" in one_line(capsys)


def test_help_names_every_command_and_imports_no_numpy() -> None:
    code = "import sys; from lstm_gui.app.cli import main\ntry: main(['--help'])\n"
    ended = run(program=("-c", code + "finally: assert 'numpy' not in sys.modules"))
    assert ended.returncode == 0
    for word in ("render", "trace", "presets", "--lang", "./render"):
        assert word in ended.stdout


def test_a_file_is_preferred_to_a_preset_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_session("latch", small_session())
    assert main(["trace", "latch", "-o", "a.npz"]) == 0
    with np.load("a.npz") as saved:
        assert saved["h"].shape == (4, 3)


def test_presets_speak_korean_when_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["presets", "--lang", "ko"]) == 0
    asked = capsys.readouterr().out
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    assert main(["presets"]) == 0
    assert capsys.readouterr().out == asked
    assert load_preset("latch").story["ko"] in asked


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["trace", "nothing", "-o", "a.csv"], "choose a preset: remember-early-pulse, "),
        (["trace", "-o", "a.txt"], "a trace needs a name that ends in .npz / .csv"),
        (["trace", "-o", "none/a.csv"], "none does not exist"),
        (["trace", "-o", "a.csv", "--gradients"], "gradients need a name that ends in .npz"),
        (
            ["trace", "-o", "a.npz", "--weights=1"],
            "The number of weights is 1, but the cell has 4 units.",
        ),
        (["trace", "broken.lstm.json", "-o", "a.csv"], "broken.lstm.json is empty"),
        (["trace", ".", "-o", "a.csv"], ". is a folder"),
        (["trace", "a" * 300, "-o", "a.csv"], "could not be read: the name is too long"),
        (["trace", "a\nb", "-o", "a.csv"], "a b is neither a file nor a preset"),
        (["render", "nothing", "-o", "a.png"], "nothing is neither a file nor a preset"),
        (["render", "-o", "a.gif"], "a picture needs a name that ends in .png / .svg / .pdf"),
        (["render", "-o", "a.png", "--t", "24"], "no step 24: the session has the steps 0 to 23"),
        (["render", "-o", "a.png", "--t", "-1"], "no step -1"),
        (["render", "-o", "a.png", "--unit", "-1"], "no unit -1: the session has the units 0 to 3"),
        (["render", "-o", "a.png", "--unit", "4"], "no unit 4"),
    ],
)
def test_a_problem_is_one_line_and_exit_code_1(
    words: list[str],
    reason: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    drawn: list[RenderOptions],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("broken.lstm.json").touch()
    assert main(words) == 1
    assert reason in one_line(capsys)
    assert drawn == []
    assert [file.name for file in tmp_path.iterdir()] == ["broken.lstm.json"]


@pytest.mark.parametrize(
    "words",
    [
        ["trace"],
        ["trace", "a", "b", "-o", "c.csv"],
        ["trace", "-o", "a.npz", "--weights"],
        ["trace", "-o", "a.npz", "--weights=1,,2"],
        ["trace", "-o", "a.npz", "--weights=1,nan"],
        ["render", "-o"],
        ["render", "-o", "a.png", "--view", "cell"],
        ["render", "-o", "a.png", "--theme", "blue"],
        ["render", "-o", "a.png", "--lang", "fr"],
        ["render", "-o", "a.png", "--t", "one"],
        ["render", "-o", "a.png", "--size", "800"],
        ["render", "-o", "a.png", "--size", "199x800"],
        ["render", "-o", "a.png", "--size", "800x8001"],
        ["render", "-o", "a.png", "--size", "-800x800"],
        ["render", "-o", "a.png", "--scale", "0.4"],
        ["render", "-o", "a.png", "--scale", "4.1"],
        ["render", "-o", "a.png", "--scale", "nan"],
        ["render", "-o", "a.png", "--scale", "big"],
        ["presets", "all"],
        ["--nonsense"],
        ["one", "two"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "--help" in wrong_usage(capsys, *words)


def test_anything_else_opens_the_window(opened: list[str | None]) -> None:
    assert main([]) == main(["latch"]) == main(["./render"]) == 7
    assert opened == [None, "latch", "./render"]


def test_a_problem_on_the_way_to_the_window_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], opened: list[str | None]
) -> None:
    def refuse(argument: str | None, layer: str | None) -> int:
        raise Problem("{file} is empty.", file=argument)

    monkeypatch.setattr(sys.modules["lstm_gui.app.start.window"], "run", refuse)
    assert main(["a.lstm.json"]) == 1
    assert one_line(capsys) == "lstm-gui: a.lstm.json is empty.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no disk that is always full")
def test_output_that_cannot_be_written_is_told_in_one_line():
    with open("/dev/full", "w", encoding="utf-8") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "lstm_gui", "presets"],
            check=False, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", timeout=60,
        )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.startswith("lstm-gui: The output cannot be written")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [["presets"], ["--help"], ["trace", "--help"]])
def test_letters_that_the_output_does_not_have_are_told_in_one_line(words):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LANGUAGE": "ko"}
    ended = subprocess.run(
        [sys.executable, "-m", "lstm_gui", *words],
        check=False, capture_output=True, encoding="ascii", timeout=60, env=environment,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.startswith("lstm-gui: ")
    assert "PYTHONIOENCODING" in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="keeps the folder of a program")
@pytest.mark.parametrize(
    "words", [["trace", "latch", "-o", "a.csv"], ["trace", "a", "-o", "/a.csv"]]
)
def test_a_folder_that_went_meanwhile_is_told_in_one_line(tmp_path, words, monkeypatch, capsys):
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    assert main(words) == 1
    told = one_line(capsys)
    assert "does not exist" in told or "neither a file" in told


def test_a_reader_that_has_had_enough_hears_nothing_more():
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-m", "lstm_gui", "presets"],
        check=False, stdout=writing, stderr=subprocess.PIPE, encoding="utf-8", timeout=60,
    )  # fmt: skip
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, "")


@pytest.mark.parametrize(
    "words",
    [
        ["trace", "", "-o", "a.npz"],
        ["render", "", "-o", "a.png"],
        ["animate", "", "-o", "a.gif"],
        ["handout", "", "-o", "a.html"],
        ["convert", "", "-o", "a.onnx"],
        ["inspect", ""],
        ["diagnose", ""],
        ["compare", "", ""],
        ["find", "", "--top", "3"],
        ["trace", "latch", "-o", ""],
        ["convert", "latch", "-o", ""],
    ],
)
def test_a_file_without_a_name_leaves_no_hole_in_the_sentence(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 1
    assert one_line(capsys).startswith('lstm-gui: "" ')
