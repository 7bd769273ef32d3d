"""`make dist` gives away nothing that does not work."""

import importlib.util
import sys
import sysconfig
import venv
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
# Stands for the tools: "build" leaves an archive, "twine" passes or refuses it.
TOOL = """#!{python}
import pathlib, sys
if "build" in sys.argv:
    folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
    folder.mkdir()
    (folder / "made.whl").write_text("archive")
else:
    sys.exit({refusal!r} or 0)
"""


@pytest.fixture
def dist(tmp_path, monkeypatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / ".ci"))
    spec = importlib.util.spec_from_file_location("dist_of_a_copy", ROOT / ".ci/dist.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "DIST", tmp_path / "dist")
    return module


def tool(folder: Path, refusal: str = "") -> Path:
    path = folder / "python"
    path.write_text(TOOL.format(python=sys.executable, refusal=refusal))
    path.chmod(0o755)
    return path


def environment_with_borrowed_pip(folder: Path, **settings: bool) -> None:
    """Make an environment in a fiftieth of the time that it takes to give it a pip of its own."""
    create(folder, **settings | {"with_pip": False})
    (purelib,) = folder.glob("lib/python*/site-packages")
    (purelib / "borrowed.pth").write_text(sysconfig.get_path("purelib"), "utf-8")


create = venv.create
needs_a_shell = pytest.mark.skipif(sys.platform == "win32", reason="the tools are scripts here")


@needs_a_shell
def test_what_passes_is_left_in_a_folder_that_was_emptied(dist, tmp_path, monkeypatch, capsys):
    dist.DIST.mkdir()
    (dist.DIST / "old.whl").write_text("old")
    tried = []
    monkeypatch.setattr(dist, "tools", lambda: tool(tmp_path))
    monkeypatch.setattr(dist, "try_out", tried.append)

    assert dist.main() == 0

    assert tried == list(dist.DIST.iterdir()) == [dist.DIST / "made.whl"]
    assert "Both work: made.whl" in capsys.readouterr().out


@needs_a_shell
def test_what_is_refused_is_told_in_the_words_of_what_refused_it(
    dist, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(dist, "tools", lambda: tool(tmp_path, "no long description"))

    assert dist.main() == 1

    assert "no long description" in capsys.readouterr().err


@needs_a_shell
def test_what_cannot_be_installed_is_not_given_away(dist, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(dist, "tools", lambda: tool(tmp_path))
    monkeypatch.setattr(dist.venv, "create", environment_with_borrowed_pip)

    assert dist.main() == 1

    assert "not fit to be given away" in capsys.readouterr().err
