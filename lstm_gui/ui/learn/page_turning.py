"""What the keys of a presenter do to a page of a lesson."""

from typing import TYPE_CHECKING

from lstm_gui.ui.widgets.pages.quiet_scroll import PageScroll

if TYPE_CHECKING:
    from lstm_gui.ui.learn.lesson_course import Course


def go_on(course: "Course", page: PageScroll, by: int) -> None:
    """Show what is still to come of ``page`` in a direction, 1 or -1; then turn it.

    Whoever stands in front of a class would not know that the class has not seen all of it.
    """
    if not page.go_on(by):
        course.next() if by > 0 else course.back()
