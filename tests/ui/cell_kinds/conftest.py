"""A window with a small LSTM, to be made another cell."""

import pytest

from tests.ui.cell_kinds.kinds_window import STATE


@pytest.fixture
def main(shared_window):
    return shared_window(STATE)
