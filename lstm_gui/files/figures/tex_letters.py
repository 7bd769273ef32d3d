"""Letters as LaTeX sets them."""

import re

from lstm_gui.files.figures.pdf_fonts import plain

_MATHS = {
    "−": "-", "×": r"\times", "·": r"\cdot", "⋅": r"\cdot", "±": r"\pm", "÷": r"\div",
    "∂": r"\partial", "‖": r"\|", "≈": r"\approx", "≠": r"\neq", "≤": r"\leq", "≥": r"\geq",
    "∞": r"\infty", "∏": r"\Pi", "∥": r"\|", "↑": r"\uparrow", "↓": r"\downarrow",
    "←": r"\leftarrow", "⟨": r"\langle", "⟩": r"\rangle", "•": r"\bullet", "●": r"\bullet",
    "○": r"\circ", "µ": r"\mu", "ⁿ": "^n", "₂": "_2", "₃": "_3", "ₜ": "_t",
    "→": r"\to", "∈": r"\in", "Σ": r"\Sigma", "∑": r"\sum", "Δ": r"\Delta",
    "σ": r"\sigma", "λ": r"\lambda", "α": r"\alpha", "β": r"\beta", "ε": r"\epsilon",
    "τ": r"\tau", "φ": r"\varphi", "′": "'", "∇": r"\nabla", "√": r"\surd", "⊙": r"\odot",
    "▲": r"\blacktriangle", "▼": r"\blacktriangledown", "▶": r"\blacktriangleright",
    "✓": r"\checkmark", "₀": "_0", "₋": "_-", "₁": "_1",
    "ₕ": "_h", "ₖ": "_k", "ₓ": "_x",
    **{raised: f"^{sign}" for raised, sign in zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-", strict=True)},
}  # fmt: skip
_TEXTS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "…": r"\dots{}",
    # The tilde above a letter, which stands alone in a figure: `\~` would be set lower.
    "˜": r"$\tilde{\hspace{.36em}}$",
    "–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'", "\u202f": r"\,",
    "\u00a0": "~", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
}  # fmt: skip
_OF_AMSSYMB = (r"\blacktriangle", r"\checkmark")
_JOINED = ("--", "''", "``", ",,", "?`", "!`")
"""What fonts of LaTeX make one sign of, though two were written."""
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")


def tex_letters(letters: str) -> str:
    """Return ``letters`` as they are typed in LaTeX: 𝑓 is an f of formulas."""
    inside = letters.strip(" ")
    before = "~" * (len(letters) - len(letters.lstrip(" ")))
    after = "~" * (len(letters) - len(before) - len(inside))
    pairs = zip(inside, f"{inside[1:]} ", strict=False)
    typed = (_letter(letter) + "{}" * (letter + behind in _JOINED) for letter, behind in pairs)
    return before + "".join(typed) + after


def has_hangul(typed: str) -> bool:
    """Tell whether Korean letters are in ``typed``."""
    return _HANGUL.search(typed) is not None


def tex_remark(text: str) -> str:
    """Return ``text`` as one line of a remark."""
    return " ".join(text.split())


def _letter(letter: str) -> str:
    typed = plain(letter)
    if typed != letter:
        return f"${_MATHS.get(typed, typed)}$"
    if letter in _MATHS:
        word = _MATHS[letter]
        # What only another package has is left out where it is not loaded.
        rest = f"\\ifdefined{word}${word}$\\fi"
        return rest if word.startswith(_OF_AMSSYMB) else f"${word}$"
    return _TEXTS.get(letter, letter)
