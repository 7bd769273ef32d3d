"""The command line speaks the language that was asked for, else that of the system."""

import json
import re
from pathlib import Path

import pytest

from lstm_gui.app.cli import main
from tests.app.running import one_line

COMMANDS = ("", "render", "animate", "handout", "trace", "compare", "convert", "diagnose", "find",
            "inspect", "desktop", "presets", "equations")  # fmt: skip
HANGUL = re.compile("[가-힣]")


@pytest.fixture
def korean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")


@pytest.mark.usefixtures("korean")
@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_is_korean(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([*filter(None, [command]), "--help"])
    assert caught.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("쓰는 법: lstm-gui")
    paragraphs = said.split("\n\n")
    assert HANGUL.search(paragraphs[1]), "what the command is for"
    for english in ("usage:", "options:", "positional arguments", "show this", "default:"):
        assert english not in said


@pytest.mark.usefixtures("korean")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["render"], "-o/--output"),
        (["render", "-o", "a.png", "--t", "x"], "정수가 아닙니다"),
        (["render", "-o", "a.png", "--scale", "9"], "0.5부터 4까지의 수가 아닙니다"),
        (["render", "-o", "a.png", "--theme", "green"], "light"),
        (["render", "-o", "a.png", "--nothing"], "--nothing"),
        (["find", "m"], "다음 가운데 하나가 필요합니다: --signal, --top, --like"),
        (["handout", "-o", "a.pdf", "--students", "0"], "1부터 200까지의 정수가 아닙니다"),
    ],
)
def test_wrong_usage_is_told_in_korean(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    line = one_line(capsys)
    assert said in line
    assert "--help" in line
    assert HANGUL.search(line.replace("보세요", ""))


@pytest.mark.parametrize("words", [["--lang", "ko"], ["--lang=ko"]])
def test_a_problem_is_told_in_the_language_asked_for(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", "nothing", "-o", "a.png", *words]) == 1
    assert "파일도 예제도 아닙니다" in one_line(capsys)


def test_all_mistakes_of_a_lesson_are_told_each_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.lesson.toml"
    path.write_text(
        'format = "lstm-explorer/lesson"\nversion = "1"\nid = 3\nnumber = 1\n'
        'title = { ko = "가" }\npages = []\n',
        encoding="utf-8",
    )
    assert main(["handout", str(path), "-o", str(tmp_path / "a.pdf"), "--lang", "ko"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.rpartition("행: ")[2] for line in lines] == [
        "version에는 정수가 있어야 하는데 문자열이 있습니다. 그 자리를 고치세요.",
        "id에는 문자열이 있어야 하는데 정수가 있습니다. 그 자리를 고치세요.",
        "pages의 길이 0은 1에서 20 사이여야 합니다. 그 자리를 고치세요.",
    ]


@pytest.mark.usefixtures("korean")
def test_a_problem_is_told_in_the_language_of_the_system_unless_another_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["trace", "nothing", "-o", "a.npz"]) == 1
    assert HANGUL.search(one_line(capsys))
    assert main(["render", "nothing", "-o", "a.png", "--lang", "en"]) == 1
    assert "neither a file nor a preset" in one_line(capsys)


@pytest.mark.usefixtures("korean")
def test_what_a_model_holds_is_told_in_korean_and_the_keys_of_json_stay(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["inspect", "gru-latch"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "LSTM Explorer의 세션",
        "  layer1: GRU 2 → 2, 정방향, 곱 뒤에 리셋, 편향 0개",
    ]
    assert main(["inspect", "gru-latch", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["format"] == "a session of LSTM Explorer"
    assert found["layers"][0]["direction"] == "forward"


@pytest.mark.usefixtures("korean")
def test_what_a_written_model_lacks_is_told_in_korean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", "latch", "-o", str(tmp_path / "a.py"), "--code", "pytorch"]) == 0
    assert capsys.readouterr().out.startswith("프로그램의 수를 다시 읽어 비교했습니다")


@pytest.mark.usefixtures("korean")
def test_what_is_put_into_the_menu_is_told_in_korean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for words, said in ((["desktop"], "만들었습니다"), (["desktop", "--remove"], "지웠습니다")):
        assert main(words) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 11
        assert all(line.endswith(said) for line in lines)
