"""What trainings are called, and what may be said of what came of them."""

from collections.abc import Iterable, Iterator

from lstm_gui.core.facts.learned_numbers import learned_numbers
from lstm_gui.core.facts.proportions import wilson
from lstm_gui.core.training import Recipe
from lstm_gui.scenes.training.runs import Run
from lstm_gui.ui.train.training_scene import TrainScene
from lstm_gui.words.numbers import briefly, number, percent
from lstm_gui.words.side_by_side import lane_name, lane_of
from lstm_gui.words.translation import counted, message, tr

TASKS = {
    "first-symbol": message("The first of four symbols"),
    "adding": message("The sum of two marked numbers"),
    "counting": message("As many b as a"),
    "sentence-ko": message("How a Korean sentence ends"),
    "sentence-en": message("How an English sentence ends"),
}
_SENTENCE = message(
    "Its first words decide on its last one, whatever clauses come between. Asked at the end: "
    "which of four is it?"
)
ABOUT = {
    "first-symbol": message(
        "A, B, C or D, then other symbols at random. Asked at the end: which of the four was first?"
    ),
    "adding": message(
        "Numbers from 0 to 1 at random, two of them marked. Asked at the end: the sum of these two."
    ),
    "counting": message(
        "Some a, then as many b, then the end. Asked from the first b on: what comes next?"
    ),
    "sentence-ko": _SENTENCE,
    "sentence-en": _SENTENCE,
}
"""What a network is shown, and what it is asked."""
STARTS = {
    "xavier-orthogonal": message("orthogonal"),
    "chrono": message("chrono"),
    "default": message("uniform"),
}
_CLOSED, _OPEN = 1.0, 3.0
"""Up to the one a forget gate starts half open, from the other on it starts almost open."""
_NONE = counted(
    "{cell} ({start}) reached {enough} with none of its {count} seeds within {updates} step "
    "(of many seeds: {low}–{high}).",
    "{cell} ({start}) reached {enough} with none of its {count} seeds within {updates} steps "
    "(of many seeds: {low}–{high}).",
    "updates",
)
_ALL = counted(
    "{cell} ({start}) solved it with all of {count} seed (of many: {low}–{high}).",
    "{cell} ({start}) solved it with all {count} seeds (of many: {low}–{high}).",
    "count",
)
_SOME = counted(
    "{cell} ({start}) solved it with {solved} of {count} seed (of many: {low}–{high}).",
    "{cell} ({start}) solved it with {solved} of {count} seeds (of many: {low}–{high}).",
    "count",
)
_ONE = message("This {cell} with this start ({start}) and seed {seed} solved it in {seconds} s.")
_NOT_ONE = counted(
    "This {cell} with this start ({start}) and seed {seed} did not reach {enough} within "
    "{updates} step.",
    "This {cell} with this start ({start}) and seed {seed} did not reach {enough} within "
    "{updates} steps.",
    "updates",
)
_AFTER = counted("solved after {updates} step", "solved after {updates} steps", "updates")
_NOT_WITHIN = counted("not within {updates} step", "not within {updates} steps", "updates")
_LEARNED = counted("{count:,} parameter", "{count:,} parameters", "count")
_NO_PROOF = message("That is no proof of what a cell is unable to do.")


def start_text(recipe: Recipe) -> str:
    """Return how a training starts: the initialisation, and the bias where there is one."""
    start = recipe.initialisation
    name = tr(STARTS[start.name])
    if not recipe.kind.has_forget_gate or start.name == "chrono":
        return name
    return f"{name}, " + tr("bias {bias}").format(bias=bias_text(start.forget_bias))


def cell_text(recipe: Recipe) -> str:
    """Return what is trained: the cell, and how many of it stand one upon the other."""
    return stack_text(lane_of(recipe.kind), recipe.layers)


def stack_text(lane: str, layers: int) -> str:
    """Return what so many layers of the cell of a name are called."""
    name = lane_name(lane)
    return name if layers == 1 else f"{layers} × {name}"


def size_text(recipe: Recipe) -> str:
    """Return how many units a cell has, and how many parameters it has with them."""
    units, inputs = recipe.units, len(recipe.task.symbols)
    learned = learned_numbers(recipe.kind, inputs, units, recipe.layers)
    return f"H = {units} · " + tr(_LEARNED).format(count=learned)


def bias_text(bias: float) -> str:
    """Write a forget bias as shortly as it goes."""
    return briefly(bias)


def short_name(recipe: Recipe) -> str:
    """Return a name for the legend."""
    return f"{_group_name(recipe)} · " + tr("seed {seed}").format(seed=recipe.seed)


def trained_title(recipe: Recipe) -> str:
    """Return what a cell is called that was trained by ``recipe``."""
    return tr("Trained: {name}").format(name=short_name(recipe))


def legend_text(run: Run) -> str:
    """Return a name with the seconds that solving the task took."""
    name = short_name(run.recipe)
    return name if run.solved is None else f"{name} · ✓ {seconds_text(run)} s"


def _group_name(recipe: Recipe) -> str:
    return f"{cell_text(recipe)} · {start_text(recipe)}"


def past_names(runs: Iterable[Run]) -> dict[str, list[Run]]:
    """Return past runs by what they share: all but the seed."""
    groups: dict[str, list[Run]] = {}
    for run in runs:
        groups.setdefault(_group_name(run.recipe), []).append(run)
    return groups


def solved_text(runs: list[Run]) -> str:
    """Return how many of ``runs`` solved the task, of those that came to their end."""
    done = [run for run in runs if run.done]
    if not done:
        return tr("stopped")
    solved = sum(run.solved is not None for run in done)
    return tr("{solved} of {count} solved").format(solved=solved, count=len(done))


def seconds_text(run: Run) -> str:
    """Return how long a run took, more exactly if it was quick."""
    return number(run.seconds, digits=1 if run.seconds >= 1 else 2)


def accuracy_text(run: Run) -> str:
    """Return the accuracy of the last check."""
    return "–" if run.accuracy is None else percent(run.accuracy)


def result_text(run: Run, busy: bool) -> str:
    """Return what came of a run, or what it does while others are ``busy``."""
    if run.solved is not None:
        return tr(_AFTER).format(updates=run.solved)
    if run.done:
        return tr(_NOT_WITHIN).format(updates=run.updates)
    if busy:
        return tr("training …")
    return tr("stopped") if run.points else tr("waiting")


def told(run: Run) -> str:
    """Return everything about a run, for a tooltip."""
    recipe = run.recipe
    parts = [
        short_name(recipe),
        size_text(recipe),
        tr("step {update} of {updates}").format(update=run.updates, updates=recipe.updates),
    ]
    if run.points:
        parts.append(tr("right: {accuracy}").format(accuracy=accuracy_text(run)))
        parts.append(tr("loss {loss}").format(loss=number(run.points[-1].loss, digits=3)))
    parts.append(f"{seconds_text(run)} s")
    parts.extend(_reach_text(run))
    return " · ".join(parts)


def _reach_text(run: Run) -> Iterator[str]:
    """Yield how many answers are right at the largest distance that was tried."""
    if run.reach:
        far = run.reach[-1]
        share = percent(far.accuracy)
        yield tr("right at distance {distance}: {share}").format(distance=far.distance, share=share)


def verdict(scene: TrainScene) -> str:
    """Return what may be said of the runs that are done, never more than was seen."""
    done = [run for run in scene.runs if run.done]
    told_of = [_told_of(group) for group in past_names(done).values()]
    doubt = [tr(_NO_PROOF)] if any(run.solved is None for run in done) else []
    return " ".join([*told_of, *doubt, *_advice(done)])


def _advice(done: list[Run]) -> Iterator[str]:
    """Yield what to try next, where the forget bias may be moved."""
    forgetting = [run for run in done if run.recipe.kind.has_forget_gate]
    if not forgetting or forgetting[0].recipe.initialisation.name == "chrono":
        return
    recipe, solved = forgetting[0].recipe, forgetting[0].solved is not None
    bias, cell = recipe.initialisation.forget_bias, cell_text(recipe)
    if solved and bias > _CLOSED:
        yield tr("Move the forget bias to 0 and watch the same {cell} again.").format(cell=cell)
    elif not solved and bias < _OPEN:
        yield tr("Move the forget bias to 3 and watch the same {cell} again.").format(cell=cell)


def _told_of(group: list[Run]) -> str:
    first = group[0]
    recipe, solved = first.recipe, sum(run.solved is not None for run in group)
    share = wilson(solved, len(group))
    template = (_NOT_ONE, _ONE)[solved] if len(group) == 1 else _of_several(solved, len(group))
    return tr(template).format(
        cell=cell_text(recipe),
        start=start_text(recipe),
        seed=recipe.seed,
        seconds=seconds_text(first),
        enough=percent(recipe.enough),
        updates=recipe.updates,
        solved=solved,
        count=len(group),
        low=number(100 * share.low, digits=0),
        high=percent(share.high),
    )


def _of_several(solved: int, count: int) -> str:
    return _NONE if not solved else _ALL if solved == count else _SOME
