"""A lesson to begin with: what is on the screen, a few words, and a task."""

import json
import re
import textwrap

from lstm_gui.core import Network
from lstm_gui.files.lessons.lesson_format import FORMAT, VERSION
from lstm_gui.files.lessons.lesson_network import text_of_network
from lstm_gui.words.translation import language, message, tr

_WIDTH = 96
_LONGEST_ID = 60
_HEAD = message(
    "A lesson that begins with what was on the screen. Change it with any text editor: each time "
    "it is saved, its page in the window follows."
)
_EACH_PAGE = message("Each [[pages]] begins another page; there are 20 at most.")
_OF_NOTES = message("Only whoever gives the lesson sees the notes, in a second window (F9).")
_LIT = message(
    "What is lit all the time: part:… in the diagram, row:… among the states, entry:… among the "
    "parameters."
)
_OF_STATE = message(
    "The cell and its input. Set up another one with the sliders, choose Copy the state as text, "
    "and put that text in place of this."
)
_OF_TASK = message("A task that the program checks; leave it out where there is none.")
_OR_NUMBER = message("A number to be reached is asked for in this way instead:")
_LOOK = message("A first look")
_ASK = message("Ask what they expect before anybody moves a slider. (3 minutes)")
_SEEN = message(
    "This is unit {{unit}} at $t$ = {{t}}. Its [hidden state](row:h) is now $h_t$ = {{h}}."
)
_FOLLOWS = message(
    "Move a slider, and these numbers follow. Words in **bold**, lists, and formulas such as "
    "$x_t$ are written like this."
)
_TASK = message("A task")
_LEAVES = message("One number leaves each unit at every step, and comes back at the next.")
_CLICK = message("Click $h_t$ in the diagram.")
_AT_RIGHT = message("It is at the right edge of the cell.")
_THE_STATE = message("the hidden state $h_t$")
_REACHED = message("$h_t ≥ 0.5$ at the last step")


def lesson_template(network: Network, title: str) -> str:
    """Return the text of a lesson called ``title`` in the language in force, on ``network``.

    Raises
    ------
    Problem
        If ``network`` is too large for a lesson.
    """
    return f"""{_remark(_HEAD)}
format = "{FORMAT}"
version = {VERSION}
id = {_quoted(_id_of(title))}
number = 0
title = {_words(title)}

{_remark(_EACH_PAGE)}
{_page_of(text_of_network(network))}
{_page_with_a_task()}"""


def _page_of(state: str) -> str:
    lines = "\n".join(textwrap.wrap(state, _WIDTH, break_on_hyphens=False))
    return f"""[[pages]]
title = {_words(tr(_LOOK))}
{_remark(_OF_NOTES)}
notes = {_words(tr(_ASK))}
{_remark(_LIT)}
spotlight = ["part:h_out"]
text.{language()} = '''
{tr(_SEEN)}

{tr(_FOLLOWS)}
'''
{_remark(_OF_STATE)}
set.state = '''
{lines}
'''
"""


def _page_with_a_task() -> str:
    return f"""[[pages]]
title = {_words(tr(_TASK))}
text = {_words(tr(_LEAVES))}
{_remark(_OF_TASK)}
[pages.challenge]
goal = {_words(tr(_CLICK))}
hint = {_words(tr(_AT_RIGHT))}
[[pages.challenge.conditions]]
kind = "pick"
text = {_words(tr(_THE_STATE))}
quantities = ["h"]
{_remark(_OR_NUMBER)}
# kind = "trace"
# text = {_words(tr(_REACHED))}
# quantity = "h"
# unit = 1
# steps = "last"
# at_least = 0.5
"""


def _remark(sentence: str) -> str:
    return "\n".join(f"# {line}" for line in textwrap.wrap(tr(sentence), _WIDTH))


def _words(text: str) -> str:
    return f"{{ {language()} = {_quoted(text)} }}"


def _quoted(text: str) -> str:
    """Return ``text`` as TOML writes it: as JSON does, but for a sign that only TOML refuses."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _id_of(title: str) -> str:
    return re.sub(r"[^\w\-]+", "-", title).strip("-")[:_LONGEST_ID] or "lesson"
