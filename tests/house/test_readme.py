"""What the README promises is so."""

import re
import runpy
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.ko.md")


@pytest.mark.parametrize("name", READMES)
def test_the_python_examples_run(name, tmp_path, capsys):
    examples = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text("utf-8"), re.S)
    script = tmp_path / "example.py"
    script.write_text("".join(examples), "utf-8")

    made = runpy.run_path(str(script))

    trace, (forward, backward, top) = made["trace"], made["passed"].traces
    assert [len(example.strip().splitlines()) <= 7 for example in examples] == [True, True]
    assert trace.c.shape == trace.h.shape == (24, 4)
    assert (top.x == np.hstack([forward.h, backward.h[::-1]])).all()
    assert made["exact"].x.shape == (24, 2)
    printed = capsys.readouterr().out
    assert str(trace.h) in printed
    assert str(made["exact"].x) in printed


@pytest.mark.parametrize("name", READMES)
def test_every_file_it_points_to_is_there(name):
    links = re.findall(r"\]\(([^)#\s]+)\)", (ROOT / name).read_text("utf-8"))
    inside = [link for link in links if "://" not in link]

    assert inside
    assert [link for link in inside if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_every_make_target_it_names_exists(name):
    makefile = (ROOT / "Makefile").read_text("utf-8")

    for target in re.findall(r"make (\w+) +#", (ROOT / name).read_text("utf-8")):
        assert re.search(rf"^{target}:", makefile, re.M), target
