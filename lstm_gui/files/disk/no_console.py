"""Processes of the program itself, of which nobody is to see a window."""

import subprocess

NO_CONSOLE: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For ``creationflags``: on Windows a process of Python opens a console otherwise."""
