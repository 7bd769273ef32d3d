"""A package of Debian and Ubuntu: the folder under /opt, and what the desktop needs to know."""

import gzip
import os
import platform
import re
import shutil
import tempfile
import time
from email.utils import formatdate
from pathlib import Path

from metainfo import write_metainfo
from running import BundleProblem, run, try_out
from templates import LINUX, filled, write

from lstm_gui import __version__
from lstm_gui.app.start.desktop import desktop_files

NAME = "lstm-explorer"
PROGRAM = "lstm-gui"
_MAINTAINER = re.compile(r"^Maintainer: (.+)$", re.MULTILINE)


def debian_package(folder: Path, bundles: Path) -> tuple[Path, str]:
    """Return the ``.deb`` and what the smoke test of its contents says."""
    architecture = run("dpkg", "--print-architecture").strip()
    path = bundles / f"{NAME}_{__version__}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as name:
        tree = Path(name) / "tree"
        _fill(tree, folder, architecture)
        run("dpkg-deb", "--root-owner-group", "-Zxz", "-z2", "--build", tree, path)
    return path, _tried(path)


def _fill(tree: Path, folder: Path, architecture: str) -> None:
    shutil.copytree(folder, tree / "opt" / NAME, symlinks=True)
    _settle_rights(tree)
    share = tree / "usr" / "share"
    for path, content in desktop_files(share, PROGRAM):
        write(path, content)
    write_metainfo(share)
    (tree / "usr" / "bin").mkdir()
    for name in (PROGRAM, NAME):
        (tree / "usr" / "bin" / name).symlink_to(f"/opt/{NAME}/{NAME}")
    control = filled(
        "control",
        version=__version__,
        architecture=architecture,
        kibibytes=str(_kibibytes(tree)),
        glibc=platform.libc_ver()[1],
    )
    documents = share / "doc" / NAME
    write(documents / "copyright", (LINUX / "copyright").read_bytes())
    write(documents / "changelog.gz", _zipped(_changelog(control)))
    manual = filled("lstm-gui.1", version=__version__)
    write(share / "man" / "man1" / f"{PROGRAM}.1.gz", _zipped(manual))
    (share / "man" / "man1" / f"{NAME}.1.gz").symlink_to(f"{PROGRAM}.1.gz")
    write(share / "lintian" / "overrides" / NAME, (LINUX / "lintian-overrides").read_bytes())
    write(tree / "DEBIAN" / "control", control)


def _settle_rights(tree: Path) -> None:
    """Let everybody read and nobody but root write; only the program itself is started."""
    for path in tree.rglob("*"):
        if not path.is_symlink():
            started = path.is_dir() or path.name == NAME
            path.chmod(0o755 if started else 0o644)


def _kibibytes(tree: Path) -> int:
    files = (path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(-(-path.stat().st_size // 1024) for path in files)


def _zipped(text: str) -> bytes:
    return gzip.compress(text.encode(), mtime=0)


def _changelog(control: str) -> str:
    maintainer = _MAINTAINER.search(control)
    assert maintainer is not None
    when = formatdate(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))
    return (
        f"{NAME} ({__version__}) unstable; urgency=medium\n\n"
        f"  * Version {__version__}; CHANGELOG.md of the source tells what is new.\n\n"
        f" -- {maintainer.group(1)}  {when}\n"
    )


def _tried(package: Path) -> str:
    """Unpack the package, see that it is valid, and try the program."""
    with tempfile.TemporaryDirectory() as name:
        run("dpkg-deb", "--extract", package, name)
        tops = {path.relative_to(name).parts[:2] for path in Path(name).rglob("*/*")}
        if tops != {("opt", NAME), ("usr", "bin"), ("usr", "share")}:
            raise BundleProblem(f"{package.name} has files in {sorted(tops)}")
        said = try_out(Path(name) / "opt" / NAME / NAME)
    if shutil.which("lintian") is None:
        return f"{said}; lintian is not here to ask"
    run("lintian", "--allow-root", "--fail-on", "error,warning", package)
    return f"{said}; lintian has nothing to say but what linux/lintian-overrides names"
