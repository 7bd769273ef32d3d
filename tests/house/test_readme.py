"""What the README promises is so."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.ko.md")


@pytest.mark.parametrize("name", READMES)
def test_the_python_example_runs(name, tmp_path, capsys):
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text("utf-8"), re.S)
    script = tmp_path / "example.py"
    script.write_text(example, "utf-8")

    trace = runpy.run_path(str(script))["trace"]

    assert len(example.strip().splitlines()) <= 6
    assert trace.c.shape == trace.h.shape == (24, 4)
    assert str(trace.h) in capsys.readouterr().out


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
