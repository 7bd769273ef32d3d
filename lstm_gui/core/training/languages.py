"""The two toy languages: their templates, words and how a text is cut into words.

A sentence is an opening phrase, a subject, any number of clauses about the weather that
decide nothing, and, in Korean, a place. The opening alone decides how the last verb ends:
there are a question, a guess, a wish, and something denied.
"""

import unicodedata
from functools import cached_property

from msgspec import Struct

UNKNOWN = "?"

_PUNCTUATION = ".,!?…;:\"'“”‘’()「」"


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of ``text``: cut at spaces, small letters, no punctuation around."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return tuple(word for part in plain.split() if (word := part.strip(_PUNCTUATION)))


class Language(Struct, frozen=True, dict=True):
    """The templates of one language; a phrase may have several words.

    Parameters
    ----------
    openings
        For each mood its opening phrases.
    endings
        For each mood how the sentence ends.
    subjects, places
        What may follow the opening, and what may come last.
    clauses
        Each as noun, verb before another clause, verb of the last clause.
    joints
        What stands before the first clause and before each further one.
    """

    code: str
    openings: tuple[tuple[str, ...], ...]
    endings: tuple[str, ...]
    subjects: tuple[str, ...]
    clauses: tuple[tuple[str, str, str], ...]
    joints: tuple[str, str]
    places: tuple[str, ...]

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """The word of each input; the first stands for every word that is not known."""
        phrases = [
            *(phrase for mood in self.openings for phrase in mood),
            *self.subjects,
            *self.joints,
            *(part for clause in self.clauses for part in clause),
            *self.places,
        ]
        words = [word for phrase in phrases for word in tokens(phrase)]
        return (UNKNOWN, *dict.fromkeys(words))

    @cached_property
    def opening_words(self) -> int:
        """How many inputs, after the first, are words of openings."""
        phrases = (phrase for mood in self.openings for phrase in mood)
        return len({word for phrase in phrases for word in tokens(phrase)})

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The input of each known word."""
        return {word: number for number, word in enumerate(self.vocabulary) if number}


KOREAN = Language(
    code="ko",
    openings=(
        ("왜", "어째서", "어찌하여"),
        ("아마", "아마도", "어쩌면"),
        ("부디", "제발", "아무쪼록"),
        ("결코", "절대로", "도무지"),
    ),
    endings=("돌아올까?", "돌아오겠지.", "돌아오기를!", "돌아오지 않는다."),
    subjects=("그는", "친구는", "아이는", "누나는"),
    clauses=(
        ("비가", "오고", "오면"),
        ("비가", "그치고", "그치면"),
        ("눈이", "내리고", "내리면"),
        ("눈이", "녹고", "녹으면"),
        ("바람이", "불고", "불면"),
        ("바람이", "멎고", "멎으면"),
        ("해가", "뜨고", "뜨면"),
        ("해가", "지고", "지면"),
        ("달이", "뜨고", "뜨면"),
        ("꽃이", "피고", "피면"),
        ("꽃이", "지고", "지면"),
        ("새가", "울고", "울면"),
    ),
    joints=("", ""),
    places=("집으로", "고향으로", "바다로", "섬으로"),
)
ENGLISH = Language(
    code="en",
    openings=(
        ("Why does", "How does", "Where does"),
        ("Perhaps", "Maybe", "Possibly"),
        ("May", "Let", "Please let"),
        ("Never has", "Not once has", "At no time has"),
    ),
    endings=("return?", "returns.", "return!", "returned."),
    subjects=("my friend", "the child", "our neighbour", "the sailor"),
    clauses=tuple(
        (noun, verb, verb)
        for noun, verb in (
            ("rain", "falls"),
            ("rain", "stops"),
            ("snow", "falls"),
            ("snow", "melts"),
            ("wind", "blows"),
            ("wind", "drops"),
            ("night", "comes"),
            ("night", "ends"),
            ("spring", "comes"),
            ("flowers", "bloom"),
            ("flowers", "wither"),
            ("birds", "sing"),
        )
    ),
    joints=("when", "and"),
    places=("",),
)
LANGUAGES = {language.code: language for language in (KOREAN, ENGLISH)}
