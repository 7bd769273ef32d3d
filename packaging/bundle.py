"""Make what people install who have no Python, and try each of it out.

    python packaging/bundle.py    into build/bundles/, with their checksums

PyInstaller makes one folder of the program and all that it runs on; on Linux a .deb, an AppDir
and a .run that installs itself come from it. Windows and macOS stop at the folder: their own
tools go on from it in the release workflow.
"""

import hashlib
import re
import shutil
import sys
import tomllib
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(ROOT / ".ci")]

from quiet_pip import PipProblem, pip_install, python_of, say
from running import BundleProblem, run, try_out

WORK = ROOT / "build" / "bundle"
BUNDLES = ROOT / "build" / "bundles"
NAME = "lstm-explorer"
# Each system's program that prints. On Windows the other one, for the window, does not.
PROGRAM = "lstm-gui.exe" if sys.platform == "win32" else NAME
# Measured on Debian 12: 229. What makes it much larger was brought in by mistake.
MOST_MEGABYTES = 245
MODULES = {
    *("Core", "Gui", "Widgets", "DBus", "Network", "OpenGL", "OpenGLWidgets", "Svg"),
    *("WaylandClient", "WlShellIntegration", "XcbQpa"),
}
# On macOS the library in QtCore.framework is named QtCore.
_LIBRARY = re.compile(r"(?:(?:lib)?Qt6|Qt)([A-Z]\w*?)(?:\.dll|\.so|\.abi3|\.pyd|$)")


def tools() -> list[str]:
    """Return what the project declares to be bundled with."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return project["optional-dependencies"]["bundle"]


def frozen() -> Path:
    """Return the folder that PyInstaller makes from the locked versions."""
    python = python_of(WORK / "venv")
    if not python.exists():
        venv.create(WORK / "venv", with_pip=True)
    say("fetching and installing what goes into it")
    pip_install(python, "--require-hashes", "--requirement", "constraints.txt", cwd=ROOT)
    pip_install(python, *tools(), cwd=ROOT)
    project = ("--no-deps", "--no-build-isolation", "--force-reinstall", ".")
    pip_install(python, *project, cwd=ROOT)
    say("making one folder of it")
    places = ("--distpath", WORK / "dist", "--workpath", WORK / "work")
    quiet = ("--noconfirm", "--log-level", "ERROR")
    # -P: what was installed is taken, and not the checkout that this may be started in.
    run(python, "-P", "-m", "PyInstaller", *quiet, *places, HERE / f"{NAME}.spec")
    return WORK / "dist" / NAME


def require_small(folder: Path) -> None:
    """Raise BundleProblem if the folder is too large or holds modules of Qt that nobody uses."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    found = {match.group(1) for path in files if (match := _LIBRARY.match(path.name))}
    if found - MODULES:
        raise BundleProblem(f"modules of Qt that nobody uses: {', '.join(sorted(found - MODULES))}")
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    say(f"it has {len(files)} files and {megabytes:.0f} MB")
    if megabytes > MOST_MEGABYTES:
        raise BundleProblem(f"it is larger than {MOST_MEGABYTES} MB; what has come in?")


def packages(folder: Path) -> list[Path]:
    """Return what is made of the folder on Linux, each tried out."""
    from appdir import appdir
    from debian_package import debian_package
    from self_installer import self_installer

    made = []
    for make in (debian_package, self_installer, appdir):
        path, said = make(folder, BUNDLES)
        say(f"{path.name}: {said}")
        made.append(path)
    return [path for path in made if path.is_file()]


def write_checksums(files: list[Path]) -> None:
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (BUNDLES / "SHA256SUMS").write_text("".join(lines), "utf-8")


def main() -> int:
    """Leave the packages in build/bundles/, or say what is wrong and return 1."""
    print("Making what people install who have no Python, into build/bundles/.", flush=True)
    try:
        folder = frozen()
        require_small(folder)
        say(try_out(folder / PROGRAM))
        if sys.platform == "linux":
            shutil.rmtree(BUNDLES, ignore_errors=True)
            BUNDLES.mkdir(parents=True)
            write_checksums(packages(folder))
    except (BundleProblem, PipProblem, OSError) as problem:
        print(f"The bundle is not fit to be given away: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
