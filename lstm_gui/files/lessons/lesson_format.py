"""The structure of version 1 of the lesson format.

`docs/lesson-format.md` describes it for teachers.
"""

from typing import Annotated, Literal

import msgspec

FORMAT = "lstm-explorer/lesson"
VERSION = 1

Name = Annotated[str, msgspec.Meta(max_length=60)]
"""What a cell or its diagram calls something; which names there are depends on its kind."""
ResetName = Literal["after", "before"]
LaneName = Annotated[str, msgspec.Meta(max_length=60)]
"""A cell of the Memory workspace, see `lstm_gui.core.cells.named_kinds`."""
Measure = Literal["answers right", "longest right", "share", "gradient", "saturated"]


Words = Annotated[
    dict[Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}(_[A-Z]{2})?$")], str],
    msgspec.Meta(min_length=1),
]
"""The same words by the codes of the languages they are in, at least one."""


class Switches(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an LSTM departs from the standard, see `lstm_gui.core.Variant`."""

    second_tanh: bool | None = None
    tanh_gates: list[Literal["f", "i", "o"]] | None = None
    sigmoid_candidate: bool | None = None
    coupled: bool | None = None
    peepholes: bool | None = None
    forget_gate: bool | None = None


class Cell(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``challenge.solution_cell``: the cell as another kind; what is not given is standard."""

    kind: Name | None = None
    reset: ResetName | None = None
    variant: Switches | None = None


class Blank(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``set.blank``: a cell in which every number is 0."""

    inputs: int
    units: int
    steps: int
    kind: Name = "lstm"
    reset: ResetName | None = None
    variant: Switches | None = None


class FurtherLayer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of ``set.layers``: a layer of zeros above those that are there."""

    name: Name
    units: int
    kind: Name = "lstm"
    reset: ResetName | None = None
    variant: Switches | None = None
    direction: Literal["forward", "backward"] = "forward"
    input: list[Name] | None = None


class Memory(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``set.memory``: what the Memory workspace compares, and on what."""

    trained: str | None = None
    initialisation: Literal["orthogonal", "chrono", "default"] | None = None
    units: int | None = None
    seed: int | None = None
    forget_bias: float | None = None
    gain: float | None = None
    distance: int | None = None
    sentence: str | None = None
    marks: list[int] | None = None
    parts: bool | None = None
    lanes: list[LaneName] | None = None


class Setting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``pages.set``: what a page makes of the cell."""

    preset: str = ""
    blank: Blank | None = None
    state: str = ""
    kind: Name | None = None
    reset: ResetName | None = None
    variant: Switches | None = None
    layers: list[FurtherLayer] = msgspec.field(default_factory=list[FurtherLayer])
    layer: Name | None = None
    memory: Memory | None = None
    x: list[list[float]] | None = None
    labels: list[str] | None = None
    values: dict[str, float] = msgspec.field(default_factory=dict[str, float])
    t: int | None = None
    unit: int | None = None
    block: Name | None = None
    rows: list[Name] | None = None
    mean: bool = False
    unrolled: bool = False
    reach: float | None = None

    @property
    def begins_anew(self) -> bool:
        """Whether the cell of the page before is left behind."""
        return bool(self.preset or self.state) or self.blank is not None


class InTrace(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="trace"
):
    """Bounds on a quantity over some steps."""

    text: Words
    quantity: Name
    layer: Name = ""
    unit: int = 1
    steps: str = "all"
    at_least: float | None = None
    at_most: float | None = None
    holds: Literal["every", "some"] = "every"
    magnitude: bool = False
    from_step: int | None = None
    sign_of_input: int | None = None
    without_input: int | None = None


class OfEntry(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="entry"
):
    """Bounds on a number that the learner sets."""

    text: Words
    entry: str
    at_least: float | None = None
    at_most: float | None = None


class SameInput(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="same input"
):
    """The input sequence is as the page set it."""

    text: Words


class Pick(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="pick"):
    """A number of the diagram to click; any of ``quantities`` is right."""

    text: Words
    quantities: list[Name]


class Choice(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="choice"
):
    """A question with several answers; ``answer`` counts from 1."""

    text: Words
    options: list[Words]
    answer: int
    why: Words


class OfKind(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="kind of cell"
):
    """The cell is of a kind, with the switches that are named here; others may be as they are."""

    text: Words
    layer: Name = ""
    cell: Name | None = None
    reset: ResetName | None = None
    variant: Switches | None = None


class OfMemory(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="memory"
):
    """Bounds on what one lane of the Memory workspace does with the whole sequence."""

    text: Words
    lane: LaneName
    measure: Measure
    at_least: float | None = None
    at_most: float | None = None
    distance: int | None = None
    once: bool = False


ConditionPart = InTrace | OfEntry | SameInput | Pick | Choice | OfKind | OfMemory
Finding = InTrace | OfEntry | OfKind | OfMemory


class Challenge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``pages.challenge``: a goal that the program checks."""

    goal: Words
    hint: Words
    conditions: list[ConditionPart]
    solution: dict[str, float] = msgspec.field(default_factory=dict[str, float])
    solution_cell: Cell | None = None
    solution_memory: list[Memory] = msgspec.field(default_factory=list[Memory])
    findings: list[Finding] = msgspec.field(default_factory=list[Finding])


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of ``pages``."""

    title: Words
    text: Words
    notes: Words | None = None
    workspace: Literal["cell", "memory"] = "cell"
    set: Setting | None = None
    spotlight: list[str] = msgspec.field(default_factory=list[str])
    dims: bool = False
    picture: Literal["", "taps"] = ""
    challenge: Challenge | None = None


class Lesson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    format: str
    version: int
    id: str
    number: int
    title: Words
    pages: list[Page]
    withhold: list[Literal["hints", "solutions"]] = msgspec.field(
        default_factory=list[Literal["hints", "solutions"]]
    )
