"""Why a model is not opened, each in one sentence: what it is, why not, and the remedy."""

from lstm_gui.files.problem import Word, message

NOTHING_RECURRENT = message(
    "{file} is {format}, but no LSTM, GRU or RNN is in it, only {found}. "
    "Choose the file of a recurrent network."
)
VARIANT = message(
    "{file} is {format}, but {layer} uses {variant}, which the cells here do not compute. "
    "Export the model with the plain cell."
)
SHAPE = message(
    "{file} is {format}, but {tensor} has shape {found} where {expected} belongs. "
    "Save the model again, and open that file."
)
NOT_AS_SAID = message(
    "{file} is {format}, but {what} is {found} where its model_data says {said}. "
    "Save the model again, and open that file."
)
MISSING = message(
    "{file} is {format}, but {tensor} is missing. "
    "Save all weights of the model, and open that file."
)
BROKEN = message("{file} is {format}, but it is damaged: {reason}. Choose a complete copy of it.")
NOT_FINITE = message(
    "{file} is {format}, but {tensor} holds {found}, which is no number to compute with. "
    "Choose an earlier checkpoint."
)
CODE = message(
    "{file} is {format} that asks for {name}, and nothing in a file is executed here. "
    "Save only the weights, as model.state_dict() or safetensors, and open that file."
)
QUANTISED = message(
    "{file} is {format} with weights that are quantised (int8), which is another network. "
    "Export the model as it was before its weights were quantised."
)
NORMED = message(
    "{file} is {format} that keeps {tensor} in two parts (weight_norm), which are not put together "
    "here. Call remove_weight_norm or remove_parametrizations on the model, and save it again."
)
NOTHING = Word(message("nothing that is a weight"))
NO_ARCHIVE = Word(message("it is no zip archive"))
NO_STREAM = Word(message("it is neither a zip archive nor a stream"))
NO_PICKLE = Word(message("its pickle is not whole"))
NO_GRAPH = Word(message("its graph cannot be read"))
NO_HEADER = Word(message("its header is no JSON"))
NO_CONFIG = Word(message("its configuration is no JSON"))
NO_HDF5 = Word(message("its HDF5 cannot be read"))
CONTRADICTION = Word(message("what it says of itself contradicts itself"))
DESCRIBED = message("{name} is described wrongly")
NO_TABLE = message("{name} is no table of numbers")
NO_NUMBERS = message("{name} holds no real numbers")
BYTES = message("{name} has {found} bytes where {expected} belong")
FOREIGN = message("{file} is {format}, which is not read here. Export the model as {remedy}.")
UNKNOWN = message(
    "{file} is no model that can be read here. Choose a state dict of PyTorch, a safetensors, "
    "NPZ, Keras or ONNX file, or the JSON of an amplifier model."
)
TOO_LARGE = message(
    "{file} is {format} with more than {limit} million numbers in {tensor}. Choose a smaller model."
)
TOO_DEEP = message(
    "{file} is {format} with more than {limit} recurrent layers. Choose a smaller model."
)
UNPACKED = message(
    "{file} is {format} that unpacks to more than {limit} megabytes. Choose a smaller model."
)
NO_LAYER = message("{file} has no layer {name}. Choose one of: {known}.")
NO_CHAIN = message(
    "{file} holds recurrent layers that do not form one network. Choose a layer: {known}."
)
