"""Where the home of the user is when no variable says so."""

import os
import sys


def find_home() -> None:
    """Name the home in the environment, as the system knows it, where none is named.

    A program that a service or a timer starts has no such variable, and Qt would take the root
    of the disk in its place: settings and recovery would be written there, or be lost.
    """
    if sys.platform == "win32" or os.environ.get("HOME"):
        return
    os.environ.pop("HOME", None)
    home = os.path.expanduser("~")
    # Of a user whom the system does not know it stays as it was.
    if os.path.isabs(home):
        os.environ["HOME"] = home
