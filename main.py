"""``python main.py``: the program from a checkout."""

import sys

from lstm_gui.app.first_moment import main

if __name__ == "__main__":
    sys.exit(main())
