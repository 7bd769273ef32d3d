"""``python main.py``: the program from a checkout."""

import sys

from lstm_gui.app.cli import main

if __name__ == "__main__":
    sys.exit(main())
