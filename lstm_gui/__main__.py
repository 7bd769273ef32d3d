"""``python -m lstm_gui``."""

import sys

from lstm_gui.app.cli import main

sys.exit(main())
