"""GuitarML, Proteus and NeuralPi: the settings of a model and a state dict, as JSON."""

from collections.abc import Mapping
from typing import Any, cast

from lstm_gui.files.importers import named_parts, notes, refusals
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.json_arrays import tensors_of
from lstm_gui.files.importers.source import Source
from lstm_gui.files.importers.torch.state_dict import Told, read_state
from lstm_gui.files.note import note
from lstm_gui.files.problem import Word, message

FORMAT = Word(message("an amplifier model of GuitarML"))
SUFFIXES = (".json",)


def matches(source: Source) -> bool:
    """Tell whether ``source`` is such a file."""
    found = source.json
    return isinstance(found, Mapping) and {"model_data", "state_dict"} <= set(cast("Any", found))


def opened(source: Source) -> Imported:
    """Return the model; see `lstm_gui.files.importers.formats.read_model`."""
    source = source.called(FORMAT)
    settings, arrays = source.json["model_data"], source.json["state_dict"]
    if not isinstance(settings, dict) or not isinstance(arrays, dict):
        raise source.refused(refusals.MISSING, tensor=named_parts.DATA_OR_STATE)
    settings = cast("dict[str, Any]", settings)
    skip = settings.get("skip", 0)
    inputs, units = settings.get("input_size", 1), settings.get("hidden_size")
    told = [notes.AMPLIFIER]
    if isinstance(inputs, int) and inputs > 1:
        told.append(notes.KNOB if inputs == 2 else notes.KNOBS)
    if skip:
        told.append(notes.SKIP_LINEAR)
    tensors = tensors_of(source, cast("dict[str, Any]", arrays))
    model = read_state(source, tensors, Told(notes=tuple(told), skip=_skip(source, skip)))
    _require_as_said(source, model, settings.get("unit_type"), inputs, units)
    return model


def _skip(source: Source, skip: object) -> int:
    if skip is True or skip is False or skip is None:
        return int(bool(skip))
    if not isinstance(skip, int) or skip not in (0, 1):
        raise source.refused(
            refusals.VARIANT,
            layer=named_parts.ITS_SKIP,
            variant=note(named_parts.INPUTS_AT_ONCE, count=skip),
        )
    return skip


def _require_as_said(
    source: Source, model: Imported, unit_type: object, inputs: object, units: object
) -> None:
    layer = model.layers[0]
    kind = str(unit_type).lower() if unit_type else layer.kind
    for what, found, said in (
        (named_parts.KIND_OF_CELL, layer.kind, kind),
        (named_parts.INPUT_COUNT, layer.input_size, inputs),
        (named_parts.UNIT_COUNT, layer.hidden_size, units),
    ):
        if said is not None and found != said:
            raise source.refused(refusals.NOT_AS_SAID, what=what, found=found, said=said)
