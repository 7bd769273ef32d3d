"""``python -m lstm_gui``."""

import sys

from lstm_gui.app.first_moment import main

sys.exit(main())
