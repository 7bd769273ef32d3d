"""Train all networks that come with the program: ``python -m lstm_gui.app.train_presets``."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

# Read by the BLAS when NumPy is imported: two processes are faster than two threads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from lstm_gui.app.training_plan import SEEDS, experiments
from lstm_gui.app.training_report import FIRST_TITLE, Result, report
from lstm_gui.app.training_runs import Run, run, shipped
from lstm_gui.files.atomic import replace_bytes
from lstm_gui.files.trained import FOLDER, SUFFIX, write_trained

PROCESSES = 2


def main() -> int:
    """Write the networks and the page about them into the checkout."""
    checkout = Path(__file__).resolve().parents[2]
    page = checkout / "docs" / "trained-presets.md"
    introduction = page.read_text("utf-8").split(f"\n## {FIRST_TITLE}")[0]
    results = _results()
    _write_networks(checkout / "resources" / FOLDER, results)
    replace_bytes(page, report(introduction, results).encode())
    return 0


def _write_networks(folder: Path, results: list[Result]) -> None:
    folder.mkdir(exist_ok=True)
    for path in folder.glob(f"*{SUFFIX}"):
        path.unlink()
    for experiment, runs in results:
        if experiment.ships:
            write_trained(folder / f"{experiment.name}{SUFFIX}", shipped(experiment, runs))


def _results() -> list[Result]:
    plan = experiments()
    work = [(recipe, experiment.tests) for experiment in plan for recipe in experiment.recipes()]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        pending = [pool.submit(run, recipe, tests) for recipe, tests in work]
        runs: list[Run] = []
        for number, future in enumerate(pending):
            runs.append(future.result())
            print(f"\r{number + 1} of {len(pending)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    parts = [runs[n : n + len(SEEDS)] for n in range(0, len(runs), len(SEEDS))]
    return list(zip(plan, parts, strict=True))


if __name__ == "__main__":
    sys.exit(main())
