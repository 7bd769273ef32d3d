"""Both directions of one layer, which many formats keep as one."""

from msgspec import Struct

from lstm_gui.files.exporters.blocks_in_order import CANNOT
from lstm_gui.files.importers.imported import ImportedLayer
from lstm_gui.files.note import note
from lstm_gui.files.problem import Problem, message

_ALONE = message("{name}, a backward direction without its forward one")


class Group(Struct, frozen=True, eq=False):
    """One layer that stands alone, or the forward and the backward direction of one."""

    layers: tuple[ImportedLayer, ...]

    @property
    def module(self) -> str:
        """The name that they share."""
        return self.layers[0].module

    @property
    def kind(self) -> str:
        """The name of the kind of cell."""
        return self.layers[0].kind

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(layer.name for layer in self.layers)

    @property
    def directions(self) -> tuple[str, ...]:
        return tuple(layer.direction for layer in self.layers)


def groups_of(layers: tuple[ImportedLayer, ...]) -> tuple[Group, ...]:
    """Return ``layers`` with both directions of one side by side, at the place of the later."""
    groups: list[Group] = []
    for layer in layers:
        other = next((one for one in groups if _belong_together(one, layer)), None)
        if other is None:
            groups.append(Group((layer,)))
            continue
        groups.remove(other)
        pair = sorted((*other.layers, layer), key=lambda one: one.direction, reverse=True)
        groups.append(Group(tuple(pair)))
    return tuple(groups)


def require_pairs(file: str, format_name: str, groups: tuple[Group, ...]) -> None:
    """Raise a Problem if a backward direction stands without its forward one."""
    for group in groups:
        if group.directions == ("backward",):
            what = note(_ALONE, name=group.names[0])
            raise Problem(CANNOT, file=file, format=format_name, what=what)


def _belong_together(group: Group, layer: ImportedLayer) -> bool:
    first = group.layers[0]
    same = [_shared(one) for one in (first, layer)]
    return len(group.layers) == 1 and first.direction != layer.direction and same[0] == same[1]


def _shared(layer: ImportedLayer) -> tuple[object, ...]:
    parameters = layer.parameters
    return layer.module, layer.depends_on, parameters.kind, parameters.w_x.shape
