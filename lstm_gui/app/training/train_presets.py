"""Train all networks that come with the program, as `make presets` does."""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

# Read by the BLAS when NumPy is imported: two processes are faster than two threads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from msgspec.structs import replace

from lstm_gui.app.training.training_plan import Experiment, experiments
from lstm_gui.app.training.training_report import FIRST_TITLE, Result, report
from lstm_gui.app.training.training_results import Results, Work
from lstm_gui.app.training.training_runs import (
    Outcome,
    counted,
    outcome_of,
    run,
    shipped,
    shipping_seed,
)
from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.shipped.trained import FOLDER, SUFFIX, TrainedModel, read_trained, write_trained

PROCESSES = 2
"""How many networks are trained at a time, unless the first argument says so."""


def main(arguments: list[str]) -> int:
    """Write the page about all networks, and those that are missing, into the checkout."""
    checkout = Path(__file__).resolve().parents[3]
    page = checkout / "docs" / "trained-presets.md"
    introduction = page.read_text("utf-8").split(f"\n## {FIRST_TITLE}")[0]
    known = Results(checkout / "build" / "presets" / "results.jsonl")
    results = _results(known, int(arguments[0]) if arguments else PROCESSES)
    _write_networks(checkout / "resources" / FOLDER, results)
    replace_bytes(page, report(introduction, results).encode())
    return 0


def _write_networks(folder: Path, results: list[Result]) -> None:
    """Write the networks that are missing; those that are there stay, but for what is counted."""
    folder.mkdir(exist_ok=True)
    ships = {f"{result[0].name}{SUFFIX}": result for result in results if result[0].ships}
    for path in folder.glob(f"*{SUFFIX}"):
        if path.name not in ships:
            path.unlink()
    for name, (experiment, outcomes) in ships.items():
        write_trained(folder / name, _network(folder / name, experiment, outcomes))


def _network(path: Path, experiment: Experiment, outcomes: list[Outcome]) -> TrainedModel:
    if os.path.exists(path):
        return counted(read_trained(path), outcomes)
    recipe = replace(experiment.recipe, seed=shipping_seed(outcomes))
    return shipped(experiment, run(recipe, experiment.tests), outcomes)


def _results(known: Results, processes: int) -> list[Result]:
    plan = experiments()
    _train(
        [work for one in plan for work in _work(one) if known.of(work) is None], known, processes
    )
    found = [[known.of(work) for work in _work(one)] for one in plan]
    return [
        (experiment, [outcome for outcome in outcomes if outcome is not None])
        for experiment, outcomes in zip(plan, found, strict=True)
    ]


def _work(experiment: Experiment) -> Iterator[Work]:
    return ((recipe, experiment.tests) for recipe in experiment.recipes())


def _train(missing: list[Work], known: Results, processes: int) -> None:
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        pending = {pool.submit(outcome_of, *work): work for work in missing}
        for number, future in enumerate(as_completed(pending)):
            known.add(pending[future], future.result())
            print(f"\r{number + 1} of {len(pending)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
