"""A page with sentences in each language that it is read in, as the learner has made it there."""

from lstm_gui.scenes.learning.lesson_starts import Start
from lstm_gui.ui.document.document import Document
from lstm_gui.words.translation import language


class PageTongues:
    """Shows the page in the language in force, which is no step of undo.

    What could be undone before speaks another language, so it is forgotten. What the learner has
    made of the page in a language comes back with it, until another page is turned to.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._made: dict[str, Start] = {}
        self._language = language()

    def turn(self) -> None:
        """Begin another page, in the language in force."""
        self._made.clear()
        self._language = language()

    def switch(self, begun: Start, now: Start) -> None:
        """Show what starts as ``now`` in this language, and as ``begun`` in the one before."""
        if language() == self._language:
            return
        document, left = self._document, self._language
        shown = made = Start(document.network, document.memory)
        baseline = document.network_baseline
        self._language = language()
        if now.memory != begun.memory or now.state.sequence != begun.state.sequence:
            self._made[left] = made
            shown, baseline = self._made.pop(self._language, now), now.network
        document.visit(shown.network, shown.memory, document.visited, baseline)
