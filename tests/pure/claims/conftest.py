"""Each claim is read in both languages."""

from collections.abc import Iterator

import pytest

from lstm_gui.words.translation import set_language
from tests.pure.claims.claims import LANGUAGES


@pytest.fixture(params=LANGUAGES)
def code(request) -> Iterator[str]:
    set_language(request.param)
    yield request.param
    set_language("en")
