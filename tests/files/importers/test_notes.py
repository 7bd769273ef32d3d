"""What is noted of a model: English for the command line, the window's language in the window."""

import numpy as np
import pytest

from lstm_gui.files.importers import read_model
from lstm_gui.files.note import note
from lstm_gui.files.problem import Problem, message
from lstm_gui.words.translation import set_language, told
from tests.files.importers.cells import arrays_of
from tests.files.importers.writers import torch_file

_NAMES = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")


@pytest.fixture
def korean():
    set_language("ko")
    yield
    set_language("en")


def _state(prefix: str, inputs: int = 2) -> dict[str, np.ndarray]:
    arrays = arrays_of("gru", inputs, 3)
    return {f"{prefix}{name}": array for name, array in zip(_NAMES, arrays, strict=True)}


def test_a_note_is_its_english_sentence_with_the_fields_filled_in():
    made = note(message("The sample rate is {rate} Hz."), rate=48000)
    assert made == "The sample rate is 48000 Hz."
    assert told(made) == "The sample rate is 48000 Hz."


def test_notes_of_a_model_are_told_in_the_language_in_force(korean, tmp_path):
    tensors = _state("first.") | _state("second.", 3)
    model = read_model(torch_file(tmp_path / "net.pt", tensors))
    said = [told(one) for one in model.notes]
    assert any("(first → second)" in one for one in said)
    assert not any("layers" in one or "weights" in one for one in said)


def test_a_refusal_names_the_format_in_the_language_in_force(korean, tmp_path):
    path = torch_file(tmp_path / "net.pt", {"conv.weight": np.ones((2, 2))})
    with pytest.raises(Problem) as caught:
        read_model(path)
    assert "PyTorch 파일" in told(caught.value)
    assert "a PyTorch file" in str(caught.value)
