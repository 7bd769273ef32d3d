"""The program of a bundle, which is also the Python that the program starts processes with."""

import runpy
import sys
from pathlib import Path

from lstm_gui.app.first_moment import main


def as_python(words: list[str]) -> None:
    """Run ``-c CODE ARGUMENTS`` or ``FILE ARGUMENTS`` as the interpreter would."""
    if words[0] == "-c":
        sys.argv = ["-c", *words[2:]]
        exec(compile(words[1], "<string>", "exec"), {"__name__": "__main__"})
    else:
        sys.argv = words
        runpy.run_path(words[0], run_name="__main__")


if __name__ == "__main__":
    if sys.platform == "win32" and getattr(sys, "frozen", False):
        # The program of the window has no standard output, which its processes answer on.
        sys.executable = str(Path(sys.executable).with_name("lstm-gui.exe"))
    if sys.argv[1:2] == ["-I"]:
        as_python(sys.argv[2:])
    else:
        sys.exit(main())
