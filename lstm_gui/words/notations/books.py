"""The notations of a few books and libraries.

Where each comes from, and where it departs from its source, stands in ``docs/notations.md``.
"""

from lstm_gui.files.problem import message
from lstm_gui.words.notations.notation import OWN, Form, Notation

OLAH = Notation(
    name="olah",
    title=message("Olah: one W over [h, x], C for the cell state"),
    about=message("As in “Understanding LSTM Networks” (Olah 2015)"),
    arrays={
        "w_x": Form("W^x", "W_{k}^x"),
        "w_h": Form("W^h", "W_{k}^h"),
        "b": Form("b", "b_{k}"),
        "b_h": Form("b^h", "b_{k}^h"),
        "p": Form("p", "p_{k}"),
    },
    elements={"w_x": "w_{x{n}}", "w_h": "w_{h{n}}"},
    letters={"lstm": {"c": "C", "c̃": "C̃"}, "slstm": {"c": "C"}},
    indices={
        "lstm": {"c": "C"},
        "gru": {"n": ""},
        "rnn": {"h": ""},
        "mingru": {"h": ""},
        "minlstm": {"h": ""},
    },
    joint=Form("W", "W_{k}"),
)
PYTORCH = Notation(
    name="pytorch",
    title=message("PyTorch: W_ih and W_hh, candidates g and n"),
    about=message("As in the pages of nn.LSTM, nn.GRU and nn.RNN; b is the sum of their two"),
    arrays={
        "w_x": Form("W_{ih}", "W_{i{k}}"),
        "w_h": Form("W_{hh}", "W_{h{k}}"),
        "b": Form("b", "b_{k}"),
        "b_h": Form("b_h", "b_{h{k}}"),
        "p": Form("p", "p_{k}"),
    },
    elements={"w_x": "w_{x{n}}", "w_h": "w_{h{n}}"},
    letters={
        "lstm": {"c̃": "g"},
        "gru": {"h̃": "n"},
        "mingru": {"h̃": "n"},
        "minlstm": {"h̃": "n"},
    },
    indices={
        "lstm": {"c": "g"},
        "rnn": {"h": ""},
        "mingru": {"h": "n"},
        "minlstm": {"h": "n"},
    },
    beside_inner=Form("b", "b_{i{k}}"),
)
GOODFELLOW = Notation(
    name="goodfellow",
    title=message("Goodfellow et al.: U for the input, W for the recurrent weights"),
    about=message(
        "As in “Deep Learning” (2016), chapter 10; g and q are the input and the output gate"
    ),
    arrays={
        "w_x": Form("U", "U^{k}"),
        "w_h": Form("W", "W^{k}"),
        "b": Form("b", "b^{k}"),
        "b_h": Form("b_h", "b_h^{k}"),
        "p": Form("p", "p^{k}"),
    },
    elements={"w_x": "U_{x{n}}", "w_h": "W_{h{n}}"},
    letters={
        "lstm": {"i": "g", "o": "q", "c": "s", "c̃": "s̃"},
        "gru": {"z": "u", "u": "m"},
        "mingru": {"z": "u"},
        "minlstm": {"i": "g", "i′": "g′"},
        "slstm": {"i": "g", "o": "q", "c": "s"},
    },
    indices={
        "lstm": {"i": "g", "c": ""},
        "gru": {"z": "u", "n": ""},
        "rnn": {"h": ""},
        "mingru": {"z": "u", "h": ""},
        "minlstm": {"i": "g", "h": ""},
        "slstm": {"i": "g"},
    },
)
KERAS = Notation(
    name="keras",
    title=message("Keras: kernel W, recurrent kernel U"),
    about=message("Gates i, f, c, o, or z, r, h, as in the weights of Keras, and in Wikipedia"),
    arrays={
        "w_x": Form("W", "W_{k}"),
        "w_h": Form("U", "U_{k}"),
        "b": Form("b", "b_{k}"),
        "b_h": Form("b′", "b′_{k}"),
        "p": Form("p", "p_{k}"),
    },
    elements={"w_x": "W_{x{n}}", "w_h": "U_{h{n}}"},
    indices={"gru": {"n": "h"}, "rnn": {"h": ""}},
)

NOTATIONS = {one.name: one for one in (OWN, OLAH, PYTORCH, GOODFELLOW, KERAS)}
"""All of them by their names, that of this program first."""
