"""To ask is not to act: who asks twice gets the same answer, and nothing has changed."""

import pytest
from msgspec.structs import replace

from lstm_gui.core import Clamp, forward, with_clamps
from lstm_gui.files.lessons.lesson_addresses import entry_at
from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.files.lessons.lesson_format import Choice, Pick
from lstm_gui.files.lessons.lesson_layers import looked_at
from lstm_gui.files.lessons.lesson_states import solved as solved_network
from lstm_gui.scenes.learning.verdict import Attempt, evaluate
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.document.preferences import Settings
from tests.ui.cell_panels import panel
from tests.ui.driving import Heard, settle

LESSON = bundled_lessons()[5]
PAGE = next(
    index
    for index, page in enumerate(LESSON.pages)
    if page.challenge and not page.challenge.findings
)


@pytest.fixture
def main(shared_window):
    main = shared_window("latch")
    panel(main, "diagram").raise_()
    settle()
    return main


def everything(main):
    """Return what could have changed."""
    document, course = main.document, main.learning.course
    return (
        document.state, document.baseline, document.view, document.memory, document.training,
        document.inspection, document.moment, document.spotlight, document.undo_stack.index(),
        document.modified, course.index, course.verdict, Settings().solved_lessons,
        [panel.visibleRegion().isEmpty() for panel in main.workspace.panels],
    )  # fmt: skip


def asked_twice(main, ask):
    before = everything(main)
    changes = Heard(main.document.changed, main.document.identity_changed)
    first, second = ask(), ask()
    assert first == second
    assert everything(main) == before
    assert changes.calls == []
    settle()
    assert everything(main) == before
    assert changes.calls == []
    return first


def test_documents_and_panels_answer_and_stay_as_they_are(main):
    document = main.document
    for name in ("session", "state", "view", "inspection", "unrolled", "computing", "settled"):
        asked_twice(main, lambda name=name: getattr(document, name))
    snapshot = asked_twice(main, document.snapshot)
    asking = replace(snapshot, inspection=Inspection("c"))
    for one in main.workspace.panels:
        asked_twice(main, lambda one=one: one.is_wanted(snapshot))
        wanted = asked_twice(main, lambda one=one: one.is_wanted(asking))
        assert wanted == (one.name == "inspector")


def test_the_inspector_comes_to_the_front_when_it_is_asked(main):
    inspector = panel(main, "inspector")
    main.document.inspect(Inspection("c"))
    settle()
    assert not inspector.visibleRegion().isEmpty()
    assert not inspector.is_wanted(main.document.snapshot())


def test_how_far_a_challenge_is_depends_on_what_is_given_alone(main):
    main.actions_by_name["learn"].trigger()
    course = main.learning.course
    course.start(LESSON, PAGE)
    settle()
    challenge, snapshot = course.challenge, main.document.snapshot()
    attempt = Attempt(main.document.network_baseline)
    verdict = asked_twice(main, lambda: evaluate(challenge, attempt, snapshot))
    assert not verdict.solved
    assert verdict == course.verdict
    assert attempt == Attempt(main.document.network_baseline)
    box = main.learning.panel.challenge
    asked_twice(main, lambda: box.draw(verdict))
    course.solve()
    settle()
    solved = evaluate(challenge, attempt, main.document.snapshot())
    assert solved.solved
    forced = with_clamps(main.document.state, (Clamp("f", 0, 0, 0, 1.0),))
    held = replace(main.document.snapshot(), state=forced)
    assert evaluate(challenge, attempt, held).forced
    assert not evaluate(challenge, attempt, held).solved
    course.leave()


def test_a_solved_verdict_that_is_only_drawn_solves_no_lesson(main):
    last = len(LESSON.pages) - 1
    main.actions_by_name["learn"].trigger()
    course = main.learning.course
    course.start(LESSON, last)
    settle()
    assert LESSON.id not in Settings().solved_lessons
    challenge = course.challenge
    right = {
        number: part.answer
        for number, part in enumerate(challenge.conditions)
        if isinstance(part, Choice)
    }
    assert not any(isinstance(part, Pick) for part in challenge.conditions)
    verdict = evaluate(
        challenge,
        Attempt(main.document.network_baseline, answers=right),
        picture_of_the_solution(main),
    )
    assert verdict.solved
    asked_twice(main, lambda: main.learning.panel.challenge.draw(verdict))
    assert LESSON.id not in Settings().solved_lessons
    values = {entry_at(place): number for place, number in challenge.solution.items()}
    main.document.set_values("By hand", values)
    settle()
    assert LESSON.id in Settings().solved_lessons
    course.leave()


def picture_of_the_solution(main):
    """Return the picture of the stored solution, which nobody has set."""
    begun = main.document.network
    state = looked_at(solved_network(begun, main.learning.course.challenge, begun))
    return replace(main.document.snapshot(), state=state, trace=forward(state))


def test_findings_are_looked_for_only_once_a_challenge_is_solved(main):
    lesson, index = next(
        (lesson, index)
        for lesson in bundled_lessons()
        for index, page in enumerate(lesson.pages)
        if page.challenge and page.challenge.findings
    )
    challenge, snapshot = lesson.pages[index].challenge, main.document.snapshot()
    verdict = evaluate(challenge, Attempt(main.document.network_baseline), snapshot)
    assert (verdict.solved, verdict.findings) == (False, ())


def test_drawing_the_training_trains_nothing(main):
    main.workspaces.choose("train")
    settle()
    train = main.workspaces.train
    train.lab.start()
    train.lab.stop()
    runs = train.lab.runs
    other = replace(main.document.snapshot(), training=TrainingSettings(units=5))
    train.draw(other)
    train.draw(other)
    settle()
    assert (train.lab.runs, train.lab.state) == (runs, "idle")
