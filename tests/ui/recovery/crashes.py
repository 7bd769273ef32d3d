"""Runs that end without closing their store, and what they leave behind."""

import subprocess
import sys
from pathlib import Path

from lstm_gui.core import Entry

BIAS = Entry("b", 0, block="f")
"""What a test changes."""

# Ends without closing its store, as a crash does.
CRASH = """
import os, sys
from pathlib import Path
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.files.sessions.recovery import RecoveryStore
folder, preset, original, moment = sys.argv[1:]
store = RecoveryStore(Path(folder))
path, made_from = (Path(original), "") if original else (None, preset)
store.save(load_preset(preset).session, path, moment, made_from)
os._exit(1)
"""


def crash(folder: Path, preset: str, moment: str = "2026-01-02T03:04:05") -> None:
    arguments = [str(folder), preset, f"/somewhere/{preset}.lstm.json", moment]
    subprocess.run([sys.executable, "-c", CRASH, *arguments], check=False, timeout=60)


def crash_unsaved(folder: Path, preset: str) -> None:
    arguments = [str(folder), preset, "", "2026-01-02T03:04:05"]
    subprocess.run([sys.executable, "-c", CRASH, *arguments], check=False, timeout=60)


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.recovery.json"))
