"""A lesson as text, whole and with something else in it."""

from lstm_gui.files.lessons.lesson_files import decode_lesson
from lstm_gui.files.lessons.lesson_format import Lesson

LESSON = """format = "lstm-explorer/lesson"
version = 1
id = "mine"
number = 1
title = { ko = "하나", en = "One" }

[[pages]]
title = { ko = "가", en = "A" }
spotlight = ["part:f", "row:c", "entry:b_f[1]"]
[pages.text]
ko = '''
[[pages]] 는 여기서 글이에요. $f_t$
'''
en = '''
See the [gate](part:f+row:f), $f_t$.
'''
[pages.set]
blank = { inputs = 1, units = 2, steps = 3 }
x = [[1], [0], [0.5]]
values = { "b_f[2]" = 3, "w_x_c[1,1]" = 2, "x[2,1]" = -1 }
t = 2
unit = 2
block = "i"
rows = ["c", "f"]

[[pages]]
title = { ko = "나", en = "B" }
text = { ko = "", en = "" }
[pages.challenge]
goal = { ko = "", en = "" }
hint = { ko = "", en = "" }
solution = { "b_f[1]" = 4 }
[[pages.challenge.conditions]]
kind = "trace"
text = { ko = "", en = "" }
quantity = "f"
at_least = 0.9
[[pages.challenge.conditions]]
kind = "choice"
text = { ko = "", en = "" }
options = [{ ko = "1", en = "1" }]
answer = 1
why = { ko = "", en = "" }
"""


def lesson_with(old: str, new: str) -> Lesson:
    assert LESSON.count(old) == 1, old
    return decode_lesson(LESSON.replace(old, new).encode(), "my.lesson.toml")
