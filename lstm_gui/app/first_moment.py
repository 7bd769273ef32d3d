"""The program from its first moment on, in which Ctrl+C is that of any other program."""

import signal


def main() -> int:
    """Run the command of the process and return its exit code."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        # Nothing is half made yet. An exception anywhere in what is read now would be told by
        # where it came, or end a library in the middle of its beginning.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from lstm_gui.app import cli

    signal.signal(signal.SIGINT, before)
    return cli.main()
