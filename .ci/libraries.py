"""See to it that the system libraries of Qt are there, installing them where possible."""

import os
import sys

from packages import PackageProblem, install

from lstm_gui.app.start.system_libraries import explanation, missing_libraries, platform_name


def provide(platform: str) -> bool:
    """Return True once Qt can start on ``platform``; otherwise say what to do."""
    missing = missing_libraries(platform)
    if not missing:
        return True
    try:
        install([library.debian for library in missing])
    except PackageProblem as problem:
        print(problem, file=sys.stderr)
    missing = missing_libraries(platform)
    if missing:
        print(explanation(missing), file=sys.stderr)
    return not missing


if __name__ == "__main__":
    sys.exit(not provide(sys.argv[1] if len(sys.argv) > 1 else platform_name(os.environ)))
