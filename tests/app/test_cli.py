"""The command line answers with files, lists, and one line when something is wrong."""

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui import __version__
from lstm_gui.app.cli import main
from lstm_gui.app.options import RenderOptions
from lstm_gui.core import Clamp, forward, gradients, with_clamp
from lstm_gui.files.presets import load_preset, preset_names
from lstm_gui.files.problem import Problem
from lstm_gui.files.session import write_session
from tests.core.states import CELLS
from tests.files.sessions import small_session

NO_QT = """
import os, sys
before = set(sys.modules)
from lstm_gui.app.cli import main
assert "numpy" not in sys.modules
code = main(sys.argv[1:])
assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
loaded = {name.partition(".")[0] for name in set(sys.modules) - before}
assert not loaded & {"PyQt6", "pyqtgraph", "PIL", "ziamath"}, loaded
sys.exit(code)
"""


def run(*words: str, program: tuple[str, ...] = ("-m", "lstm_gui")) -> Any:
    return subprocess.run(
        [sys.executable, *program, *words],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"},
    )


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("lstm-gui: ")
    assert captured.err.count("\n") == 1
    return captured.err


def wrong_usage(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    return one_line(capsys)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[RenderOptions]:
    module: Any = ModuleType("lstm_gui.app.render")
    asked: list[RenderOptions] = []
    module.render = asked.append
    monkeypatch.setitem(sys.modules, "lstm_gui.app.render", module)
    return asked


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    module: Any = ModuleType("lstm_gui.app.window")
    asked: list[str | None] = []

    def open_window(argument: str | None, layer: str | None) -> int:
        asked.append(argument)
        return 7

    module.run = open_window
    monkeypatch.setitem(sys.modules, "lstm_gui.app.window", module)
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


def test_trace_without_a_session_takes_the_first_preset(tmp_path: Path) -> None:
    assert main(["trace", "-o", str(tmp_path / "a.csv")]) == 0
    assert main(["trace", "remember-early-pulse", "-o", str(tmp_path / "b.csv")]) == 0
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_too_little_memory_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def exhaust(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("lstm_gui.app.commands.forward", exhaust)
    assert main(["trace", "-o", "a.npz"]) == 1
    assert "not enough memory" in one_line(capsys)


def test_trace_keeps_the_labels(tmp_path: Path) -> None:
    assert main(["trace", "bracket-depth", "-o", str(tmp_path / "a.csv")]) == 0
    rows = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0].startswith("t,label,x_1")
    assert rows[1].startswith("0,(,1.0,0.0,0.0")


def test_trace_and_gradients_respect_what_is_clamped(tmp_path: Path) -> None:
    session = small_session()
    clamped = with_clamp(session.state, Clamp("o", 1, 2, 3, 0.25))
    source, target = str(tmp_path / "a.lstm.json"), str(tmp_path / "a.npz")
    write_session(source, replace(session, state=clamped))
    assert main(["trace", source, "-o", target, "--gradients"]) == 0
    with np.load(target) as saved:
        assert saved["o"][2:, 1].tolist() == [0.25, 0.25]
        assert (saved["z_o"] == forward(clamped).z_o).all()
        assert (saved["h"] != forward(session.state).h).any()
        d_h = np.zeros((4, 3))
        d_h[-1] = 1.0
        assert (saved["d_b_o"] == gradients(clamped, forward(clamped), d_h).b[3]).all()


def test_gradients_of_the_last_hidden_state(tmp_path: Path) -> None:
    source, target = str(tmp_path / "a.lstm.json"), str(tmp_path / "a.npz")
    session = small_session(kind=CELLS["gru-after"])
    write_session(source, session)
    weighted = ["--gradients", "--weights=1,-0.5,0"]
    for words, last in (
        (["--gradients"], [1, 1, 1]),
        (weighted, [1, -0.5, 0]),
        (weighted[1:], [1, -0.5, 0]),
    ):
        assert main(["trace", source, "-o", target, *words]) == 0
        d_h = np.zeros((4, 3))
        d_h[-1] = last
        expected = gradients(session.state, forward(session.state), d_h)
        with np.load(target) as saved:
            np.testing.assert_array_equal(saved["d_h"][-1], last)
            np.testing.assert_array_equal(saved["d_w_h_r"], expected.w_h[1])
            np.testing.assert_array_equal(saved["d_b_h_n"], expected.extra[0])


@pytest.mark.parametrize("label", CELLS)
@pytest.mark.parametrize("view", ["window", "diagram", "unrolled", "inspector"])
def test_every_kind_of_cell_can_be_rendered(
    label: str, view: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_session("cell.lstm.json", small_session(kind=CELLS[label]))
    assert main(["render", "cell.lstm.json", "-o", "a.png", "--view", view]) == 0
    assert Path("a.png").stat().st_size > 5000


def test_the_chain_is_rendered_unfolded(tmp_path: Path) -> None:
    target = tmp_path / "chain.svg"
    assert main(["render", "latch", "-o", str(target), "--view", "unrolled", "--t", "4"]) == 0
    drawn = target.read_text(encoding="utf-8")
    assert all(f"t = {step}" in drawn for step in (2, 3, 4, 5, 6))


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
        (["trace", "a" * 300, "-o", "a.csv"], "could not be read: File name too long"),
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


def test_render_passes_on_what_was_asked(drawn: list[RenderOptions], tmp_path: Path) -> None:
    output = tmp_path / "a.SVG"
    words = ["render", "latch", "-o", str(output), "--view", "states", "--t", "23", "--unit", "1"]
    words += ["--theme", "dark", "--lang", "ko", "--size", "1200x700", "--scale", "2.5"]
    assert main(words) == 0
    session = load_preset("latch").session
    expected = RenderOptions(
        session, output, "states", 23, 1, "dark", "ko", (1200, 700), 2.5, "켜고 끄는 래치"
    )
    assert drawn == [expected]


def test_render_has_defaults(drawn: list[RenderOptions], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert main(["render", "-o", "a.png"]) == 0
    session = load_preset("remember-early-pulse").session
    assert drawn == [RenderOptions(session, Path("a.png"), title="Remember an early pulse")]
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert main(["render", "-o", "a.png"]) == 0
    assert drawn[1].language == "ko"


def test_anything_else_opens_the_window(opened: list[str | None]) -> None:
    assert main([]) == main(["latch"]) == main(["./render"]) == 7
    assert opened == [None, "latch", "./render"]


def test_a_problem_on_the_way_to_the_window_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], opened: list[str | None]
) -> None:
    def refuse(argument: str | None, layer: str | None) -> int:
        raise Problem("{file} is empty.", file=argument)

    monkeypatch.setattr(sys.modules["lstm_gui.app.window"], "run", refuse)
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


def test_a_reader_that_has_had_enough_hears_nothing_more():
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-m", "lstm_gui", "presets"],
        check=False, stdout=writing, stderr=subprocess.PIPE, encoding="utf-8", timeout=60,
    )  # fmt: skip
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, "")
