"""The lock fixes every dependency by hash, wherever the packages come from."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "constraints.txt").read_text("utf-8")


def locked() -> dict[str, tuple[str, int]]:
    """Return the version and the number of hashes of each locked package."""
    pins = re.findall(r"^(\S+)==(\S+)((?: \\\n +--hash=sha256:[0-9a-f]{64})*)$", LOCK, re.M)
    return {name: (version, hashes.count("--hash")) for name, version, hashes in pins}


def test_each_package_is_fixed_by_its_hashes():
    lines = [line for line in LOCK.splitlines() if not line.startswith(" ")]

    assert len(locked()) == len(lines)
    assert all(count > 0 for _, count in locked().values())


def test_the_lock_names_no_place_to_fetch_from():
    assert "//" not in LOCK
    assert "--index" not in LOCK
    assert "--find" not in LOCK


def test_every_declared_dependency_is_locked_within_its_bounds():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["dev"]]

    for requirement in map(Requirement, declared):
        version, _ = locked()[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement
