"""Open the window; without a display, draw it into a picture instead."""

import os
import subprocess
import sys

from libraries import provide

from lstm_gui.app.start.system_libraries import platform_name

PICTURE = "lstm-explorer.png"
SCREENLESS = ("offscreen", "minimal")


def main() -> int:
    """Return the exit code of the application, 1 if it could not be started."""
    platform = platform_name(os.environ) if sys.platform == "linux" else ""
    if not provide(platform):
        return 1
    if platform in SCREENLESS:
        return draw()
    return subprocess.call([sys.executable, "-m", "lstm_gui", *sys.argv[1:]])


def draw() -> int:
    print(f"There is no display here, so the window is drawn into {PICTURE}.", flush=True)
    command = [sys.executable, "-m", "lstm_gui", "render", *sys.argv[1:], "-o", PICTURE]
    return subprocess.call(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


if __name__ == "__main__":
    sys.exit(main())
