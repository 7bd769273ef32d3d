"""One file that a user runs: a shell script with the program behind it."""

import hashlib
import io
import platform
import tarfile
import tempfile
from pathlib import Path

from running import BundleProblem, run, try_out
from templates import filled, write

from lstm_gui import __version__

NAME = "lstm-explorer"


def self_installer(folder: Path, bundles: Path) -> tuple[Path, str]:
    """Return the ``.run`` and what the smoke test of its installation says."""
    path = bundles / f"{NAME}-{__version__}-{platform.machine()}.run"
    write(path, installer_of(folder), 0o755)
    return path, _tried(path)


def installer_of(folder: Path) -> bytes:
    """Return the script with an archive of ``folder`` behind it."""
    payload = io.BytesIO()
    with tarfile.open(fileobj=payload, mode="w:gz") as archive:
        archive.add(folder, NAME, filter=_of_nobody)
    data = payload.getvalue()
    script = filled(
        "installer.sh",
        version=__version__,
        sha256=hashlib.sha256(data).hexdigest(),
        first_line=str(filled("installer.sh").count("\n") + 1),
    )
    return script.encode() + data


def _of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def _tried(installer: Path) -> str:
    """Install into an empty home, try the program, and take it out again."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        environment = {"HOME": name, "PATH": "/usr/bin:/bin"}
        run("sh", installer, environment=environment)
        said = try_out(home / ".local" / "bin" / "lstm-gui")
        run("sh", installer, "--remove", environment=environment)
        left = [path for path in home.rglob("*") if path.is_file() and NAME in path.name]
        if left or (home / ".local" / "bin" / "lstm-gui").is_symlink():
            raise BundleProblem(f"{installer.name} --remove leaves {left}")
    return said
