"""Name the tests of a quick check: those that need no window, and those of what changed.

Run by `make check`. What changed is what differs from the last commit, new files
included; the tests of a module are those named after it, and those that import it
unless so many do that they would take minutes.
"""

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WINDOWLESS = ("tests/core", "tests/files", "tests/pure")
MOST_IMPORTING = 4


def chosen(changed: Iterable[str], tests: Mapping[str, str]) -> list[str]:
    """Return the paths to run for ``changed`` paths, given the text of each test file."""
    paths = {path for one in changed for path in _tests_of(one, tests)}
    return [*WINDOWLESS, *sorted(path for path in paths if not path.startswith(WINDOWLESS))]


def _tests_of(changed: str, tests: Mapping[str, str]) -> list[str]:
    if changed in tests:
        return [changed]
    path = Path(changed)
    if path.suffix != ".py":
        return []
    module = ".".join(path.with_suffix("").parts)
    named = [test for test in tests if test.endswith(f"/test_{path.stem}.py")]
    importing = [test for test, text in tests.items() if f"from {module} import" in text]
    return named + (importing if len(importing) <= MOST_IMPORTING else [])


def _changed() -> list[str]:
    asked = (("diff", "--name-only", "HEAD"), ("ls-files", "--others", "--exclude-standard"))
    return [path for words in asked for path in _git(*words).splitlines()]


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout  # empty outside of a repository: then nothing is known to have changed


def _tests() -> dict[str, str]:
    found = (ROOT / "tests").rglob("test_*.py")
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in found}


if __name__ == "__main__":
    print(*chosen(_changed(), _tests()))
