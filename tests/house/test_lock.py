"""The locks fix every dependency by hash, wherever the packages come from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROGRAM = (ROOT / "constraints.txt").read_text("utf-8")
DEVELOPMENT = (ROOT / "constraints-dev.txt").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

each_lock = pytest.mark.parametrize("lock", [PROGRAM, DEVELOPMENT], ids=["program", "development"])


def locked(lock: str) -> dict[str, tuple[str, int]]:
    """Return the version and the number of hashes of each locked package."""
    pins = re.findall(r"^(\S+)==(\S+)((?: \\\n +--hash=sha256:[0-9a-f]{64})*)$", lock, re.M)
    return {name: (version, hashes.count("--hash")) for name, version, hashes in pins}


@each_lock
def test_each_package_is_fixed_by_its_hashes(lock):
    lines = [line for line in lock.splitlines() if not line.startswith(" ")]

    assert len(locked(lock)) == len(lines)
    assert all(count > 0 for _, count in locked(lock).values())


@each_lock
def test_the_lock_names_no_place_to_fetch_from(lock):
    assert "//" not in lock
    assert "--index" not in lock
    assert "--find" not in lock


@pytest.mark.parametrize(
    ("lock", "declared"),
    [
        (PROGRAM, PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"]),
        (DEVELOPMENT, PROJECT["project"]["optional-dependencies"]["dev"]),
    ],
    ids=["program", "development"],
)
def test_every_declared_dependency_is_locked_within_its_bounds(lock, declared):
    for requirement in map(Requirement, declared):
        version, _ = locked(lock)[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


def test_what_checks_the_program_has_it_in_the_versions_of_its_own_lock():
    assert locked(PROGRAM).items() <= locked(DEVELOPMENT).items()


def test_the_program_needs_nothing_that_only_checks_it():
    checking = {Requirement(one).name for one in PROJECT["project"]["optional-dependencies"]["dev"]}

    assert checking & set(locked(PROGRAM)) == {"hatchling"}, "it puts the checkout in"
