"""What one needs to know about a machine to understand a report from it."""

import platform

from PyQt6.QtCore import PYQT_VERSION_STR, qVersion
from PyQt6.QtGui import QGuiApplication

from lstm_gui import __version__


def system_information() -> str:
    """Return versions and the screen, one per line; nothing about the person."""
    lines = [
        f"LSTM Explorer {__version__}",
        f"Python {platform.python_version()}, PyQt {PYQT_VERSION_STR}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"Qt platform: {QGuiApplication.platformName()}",
    ]
    screen = QGuiApplication.primaryScreen()
    if screen is not None:
        size = screen.size()
        lines.append(f"Screen: {size.width()} × {size.height()} at {screen.devicePixelRatio():g}")
    return "\n".join(lines)
