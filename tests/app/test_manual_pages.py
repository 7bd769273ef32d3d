"""`lstm-gui manual` writes pages that stand by themselves."""

import argparse
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lstm_gui.app.cli import main
from lstm_gui.app.drawing import manual_pages
from lstm_gui.files.problem import Problem
from lstm_gui.words.translation import language, set_language
from tests.app.running import one_line

VOID = {"meta", "img", "link", "br"}


class Page(HTMLParser):
    """Notes targets and links, and that every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.pictures: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.ids.add(found.get("id", ""))
        if tag == "a":
            self.links.append(found["href"])
        if tag == "img":
            self.pictures.append((found["src"], found["alt"]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The pages, with the one picture that is quickly drawn in place of each other."""
    made = tmp_path_factory.mktemp("manual") / "new" / "folder"
    drawn = {"ranges": manual_pages.figures()["ranges"]}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manual_pages, "figures", lambda: drawn)
        assert main(["manual", "-o", str(made)]) == 0
    return made


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_page_is_whole_and_every_link_leads_somewhere(folder, language):
    text = (folder / f"manual.{language}.html").read_text("utf-8")
    page = Page(text)
    assert page.open == []
    inside = [link for link in page.links if link.startswith("#")]
    assert {link[1:] for link in inside} <= page.ids
    others = {link for link in page.links if not link.startswith("#")}
    assert others == {"manual.en.html", "manual.ko.html"}
    assert all((folder / link).is_file() for link in others)
    assert f'<html lang="{language}">' in text
    assert not re.search(r"[{](?:menu|key|say)|://", text)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_its_pictures_are_drawn_in_its_language_and_described(folder, language):
    page = Page((folder / f"manual.{language}.html").read_text("utf-8"))
    assert (folder / "pictures" / f"ranges.{language}.png").read_bytes().startswith(b"\x89PNG")
    assert len(page.pictures) > 6
    assert all(source.endswith(f".{language}.png") and said for source, said in page.pictures)


def test_what_goes_wrong_with_a_page_is_told_in_the_language_of_the_reader(tmp_path):
    def fails(arguments: argparse.Namespace) -> None:
        set_language(arguments.lang)
        raise Problem("no room")

    set_language("en")
    with pytest.raises(Problem):
        manual_pages.write_manual(tmp_path, fails)

    assert language() == "en"


@pytest.mark.parametrize("ended_by", [Problem("no room"), KeyboardInterrupt()])
def test_of_a_manual_that_came_to_no_end_nothing_is_left(tmp_path, ended_by):
    mine = tmp_path / "there" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("before")
    drawn = []

    def fails(arguments: argparse.Namespace) -> None:
        if len(drawn) == 2:
            raise ended_by
        drawn.append(Path(arguments.output))
        drawn[-1].write_text("a picture")

    for folder in (mine.parent, tmp_path / "new" / "one"):
        drawn.clear()
        with pytest.raises(type(ended_by)):
            manual_pages.write_manual(folder, fails)
        assert len(drawn) == 2
    assert sorted(tmp_path.rglob("*")) == [mine.parent, mine]


def test_a_folder_that_cannot_be_made_is_told(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["manual", "-o", str(tmp_path / "file" / "in")]) == 1
    assert "could not be made" in one_line(capsys)
