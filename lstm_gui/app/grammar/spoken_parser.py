"""A parser of the command line that speaks the language in force."""

import argparse
import re
import sys
from typing import Any, NoReturn

from lstm_gui.app.output import say
from lstm_gui.files.problem import message
from lstm_gui.words.translation import tr

_WORDS = re.compile(r"[^\W\d_]{2,}")
_BETWEEN = re.compile(r" (?=--)")
_SAID = (
    (re.compile(r"the following arguments are required: (?P<names>.*)"),
     message("{names} is missing")),
    (re.compile(r"one of the arguments (?P<names>.*) is required"),
     message("one of these is needed: {names}")),
    (re.compile(r"unrecognized arguments: (?P<names>.*)"),
     message("{names} is not known here")),
    (re.compile(r"argument (?P<names>\S*): expected one argument"),
     message("nothing stands behind {names}")),
    (re.compile(r"argument (?P<names>\S*): invalid choice: '?(?P<word>.*?)'? "
                r"\(choose from (?P<known>.*)\)"),
     message("{word} is no choice for {names}; choose from {known}")),
    (re.compile(r"argument (?P<names>\S*): invalid int value: '(?P<word>.*)'"),
     message("{word} is no whole number for {names}")),
    (re.compile(r"argument (?P<names>\S*): not allowed with argument (?P<word>.*)"),
     message("{names} does not go with {word}")),
    (re.compile(r"argument (?P<names>\S*): (?P<word>.*)"), "{names}: {word}"),
)  # fmt: skip
"""What the standard library finds wrong, and how it is said here."""


class OneLineParser(argparse.ArgumentParser):
    """Tells what is wrong in one line, as every other message of the program.

    Descriptions and helps are English messages.
    """

    def __init__(self, **settings: Any) -> None:
        described = {"description": tr(settings.pop("description"))}
        super().__init__(**settings, **described, formatter_class=_Formatter, add_help=False)
        self._positionals.title = tr("what to open")
        self._optionals.title = tr("options")
        self.add_argument("-h", "--help", action="help", help=message("show this help and leave"))

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        return super().add_argument(*names, **spoken(settings))

    def add_mutually_exclusive_group(self, **settings: Any) -> "_Either":
        group = _Either(self, **settings)
        self._mutually_exclusive_groups.append(group)
        return group

    def add_group(self, title: str) -> "Group":
        """Return a group of arguments under a title of its own, an English message."""
        group = Group(self, tr(title))
        self._action_groups.append(group)
        return group

    def _print_message(self, message: str, file: Any = None) -> None:
        # A program that has no console has nowhere to write; Python 3.11.2 fails at that.
        if (file or sys.stderr) is None:
            return
        if file is sys.stdout:
            say(message.removesuffix("\n"))
        else:
            super()._print_message(message, file)

    def error(self, message: str) -> NoReturn:
        line = _said(" ".join(message.split()))
        remedy = tr("See {command} --help.").format(command=self.prog)
        self.exit(2, f"lstm-gui: {line}. {remedy}\n")


class Group(argparse._ArgumentGroup):
    """Arguments that belong together."""

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        return super().add_argument(*names, **spoken(settings))


class _Either(argparse._MutuallyExclusiveGroup):
    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        return super().add_argument(*names, **spoken(settings))


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, tr("usage: ") if prefix is None else prefix)


def spoken(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of an argument with their help in the language in force."""
    help_ = settings.get("help", "")
    return {**settings, "help": str(tr(help_))} if _WORDS.search(help_) else settings


def _said(text: str) -> str:
    for pattern, template in _SAID:
        found = pattern.fullmatch(text)
        if found is not None:
            parts = found.groupdict()
            parts["names"] = _BETWEEN.sub(", ", parts["names"])
            return str(tr(template).format(**parts))
    return text
