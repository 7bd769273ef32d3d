"""What a software centre shows of the program, in the AppStream format."""

import re
import shutil
from pathlib import Path

from running import run
from templates import LINUX, write

_ID = re.compile(r"<id>(.+)</id>")


def write_metainfo(share: Path) -> Path:
    """Write it below ``share`` under its own name, and return where it stands.

    Raises
    ------
    BundleProblem
        With what ``appstreamcli`` finds wrong, where that is installed.
    """
    text = (LINUX / "metainfo.xml").read_text("utf-8")
    named = _ID.search(text)
    assert named is not None
    path = share / "metainfo" / f"{named.group(1)}.metainfo.xml"
    write(path, text)
    if shutil.which("appstreamcli"):
        run("appstreamcli", "validate", "--no-net", path)
    return path
