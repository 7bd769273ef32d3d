"""System packages are installed where the user may, and asked for where not."""

import importlib.util
import os
import stat
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / ".ci" / "packages.py"

# Knows no package before its lists are fetched, like a machine freshly installed.
APT_GET = """#!/bin/sh
echo "$@" >> "$LOG"
case "$1" in
    update) touch "$LOG.fetched" ;;
    *) test -e "$LOG.fetched" || { echo "E: Unable to locate package"; exit 100; } ;;
esac
"""
BROKEN_APT_GET = "#!/bin/sh\necho 'E: No space left'\nexit 100\n"
SUDO = '#!/bin/sh\nshift\nexec "$@"\n'
NO_SUDO = "#!/bin/sh\nexit 1\n"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="apt-get is a matter of Debian")


@pytest.fixture(scope="module")
def packages():
    spec = importlib.util.spec_from_file_location("packages", SOURCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Return a function that puts commands of its own before those of the system."""

    def with_commands(**scripts: str) -> Path:
        for name, script in scripts.items():
            command = tmp_path / name.replace("_", "-")
            command.write_text(script)
            command.chmod(command.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.defpath}")
        monkeypatch.setenv("LOG", str(tmp_path / "log"))
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        return tmp_path / "log"

    return with_commands


def test_lists_are_fetched_when_the_packages_are_not_known_yet(packages, machine):
    log = machine(apt_get=APT_GET, sudo=SUDO)

    packages.install(["libegl1", "libgl1"])

    install = "install --yes --no-install-recommends libegl1 libgl1"
    assert log.read_text().splitlines() == [install, "update", install]


def test_without_the_right_the_command_is_named(packages, machine):
    log = machine(apt_get=APT_GET, sudo=NO_SUDO)

    with pytest.raises(packages.PackageProblem, match="sudo apt-get install libegl1"):
        packages.install(["libegl1"])
    assert not log.exists()


def test_a_failure_is_told_in_the_words_of_apt(packages, machine):
    machine(apt_get=BROKEN_APT_GET, sudo=SUDO)

    with pytest.raises(packages.PackageProblem, match="libegl1: E: No space left"):
        packages.install(["libegl1"])
