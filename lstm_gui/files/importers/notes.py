"""What is to be known of a model that was read, each in one sentence."""

from lstm_gui.files.note import note
from lstm_gui.files.problem import message

WEIGHTS_ONLY = note(
    message("The file holds weights only: sigmoid for the gates and tanh are assumed.")
)
KERAS_WEIGHTS_ONLY = note(
    message(
        "The file holds weights only: sigmoid for the gates, tanh, and the joining of both "
        "directions are assumed, and a linear read-out."
    )
)
TORCH_ORDER = note(
    message(
        "The order of the gates is not in the file: that of PyTorch is assumed, "
        "i f g o for an LSTM and r z n for a GRU with the reset after the product."
    )
)
KERAS_ORDER = note(
    message(
        "The order of the gates is not in the file: that of Keras is assumed, "
        "i f g o for an LSTM and z r n for a GRU."
    )
)
CHOSEN_ORDER = message("The order of the gates is not in the file: {orders} was chosen.")
ONNX_ORDER = note(message("The order of the gates is that of ONNX."))
CUDNN = message("{name} is in the layout of CuDNN, {kind}.")

NOT_CONNECTED = note(message("The file does not tell how its layers are connected."))
NOT_CONNECTED_RECURRENT = note(
    message("The file does not tell how its recurrent layers are connected.")
)
GUESSED_CHAIN = message(
    "That the layers follow one another ({layers}) is a guess: their sizes fit."
)
GUESSED_ORDER = note(
    message("That the layers follow one another in this order is a guess: their sizes fit.")
)
BRANCHES = message("{count} branches hold recurrent layers; the first of them is read.")
CHECKPOINT = message("Read from {places} of the checkpoint.")

MAYBE_BEFORE = note(
    message(
        "What is left out may stand before the first layer: "
        "the input is what that layer reads, not what the model reads."
    )
)
BEFORE = message(
    "The input is what {name} reads, not what the model reads: the layers before it are left out."
)
BEFORE_IN_GRAPH = note(
    message("The input is what the first layer reads, not what the graph is fed.")
)
OPTIMIZER = note(message("The optimizer and what stands before the first layer are left out."))
LEFT_AFTER = message("What {kind} {name} makes of the layers is left out.")
MERGED = message("Both directions of {name} are merged by {merge}, left out.")
BACKWARDS = message("{name} goes backwards and hands its steps on in that order.")
LAST_STEP = message("In the model only the last step of {name} is read on.")
LAST_STEPS = message("In the model only the last step that each direction of {name} takes is read.")
PEEPHOLES = message("{name} has peepholes.")
PEEPHOLES_OF_ONNX = message(
    "{name} has peepholes: i and f also see the cell state before, o the one after."
)

HEAD_UNKNOWN = note(message("What the layers after the recurrent ones compute is not told."))
HEAD_LINEAR = message(
    "{name} is taken as a linear read-out: the file names no activation after it."
)
HEAD_BY_SHAPE = message("{name} is taken as the read-out: only its shape says so.")
HEAD_OF_MANY = message("{count} dense layers follow; the read-out is all of them.")
SKIP = note(message("The input is added to the read-out."))
SKIP_LINEAR = note(message("The input is added to the read-out, out = lin(h) + x."))
KNOB = note(message("The input after the first is a knob, from 0 to 1."))
KNOBS = note(message("The inputs after the first are knobs, from 0 to 1."))

START_FED = message("The initial state of {name} is fed to the graph; zero is taken.")
START_HELD = message("The initial state of {name} is in the file; traces start from it.")
START_OF_NAM = note(
    message("Every trace starts from the initial state h0, c0 that the file holds.")
)
RATE = message("The sample rate is {rate} Hz.")
NO_RATE = note(message("The sample rate is not in the file."))
RTNEURAL_RATE = message(
    "The sample rate is {rate} Hz; the gates are sigmoid, as RTNeural has them."
)
RTNEURAL_NO_RATE = note(
    message("The sample rate is not in the file; the gates are sigmoid, as RTNeural has them.")
)
AMPLIFIER = note(
    message("Sigmoid for the gates and tanh are assumed; the sample rate is not in the file.")
)

SAME_ANSWER = message(
    "The file carries an input ({x}, T = {steps}) and what its model answered ({expected}). "
    "What is computed here differs from it by {largest} at most (t = {t}, {number}): "
    "that is rounding."
)
OTHER_ANSWER = message(
    "The file carries an input ({x}, T = {steps}) and what its model answered ({expected}). "
    "What is computed here differs from it by up to {largest} (t = {t}, {number}): "
    "the model computed something else than is read here."
)
STARTED = note(
    message("It was answered from first states of its own, and is compared from the same.")
)
NOT_COMPARED = message(
    "The test data in {folder} are not compared: they are not what the layers alone read and "
    "answer, or start from states that are not theirs."
)
