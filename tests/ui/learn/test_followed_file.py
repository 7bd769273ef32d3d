"""A file that an editor writes to, in whatever way it does."""

import pytest

from lstm_gui.ui.window.lessons.followed_file import FollowedFile, stamp
from tests.ui.driving import Heard


@pytest.fixture
def path(tmp_path):
    (tmp_path / "lesson").write_text("first")
    return tmp_path / "lesson"


@pytest.fixture
def follows(qapp, path, qtbot):
    """Do something to the file that is followed, and wait until it is told."""
    file = FollowedFile(qapp)
    file.follow(path, stamp(path))
    told = Heard(file.changed)

    def follow(act):
        before = len(told.calls)
        act()
        qtbot.waitUntil(lambda: len(told.calls) > before)

    yield follow
    file.leave()
    file.deleteLater()


def test_a_file_is_followed_wherever_its_content_comes_from(follows, path):
    apart = path.parent / "apart"
    apart.mkdir()
    follows(lambda: path.write_text("second"))
    follows(path.unlink)
    follows(lambda: path.write_text("third"))
    follows(path.unlink)
    (apart / "one").write_text("fourth")
    (apart / "two").write_text("fifth")
    follows(lambda: path.symlink_to(apart / "one"))
    follows(lambda: (apart / "two").replace(apart / "one"))
    follows((apart / "one").unlink)
    follows(lambda: (apart / "one").write_text("sixth"))
    follows(path.unlink)
    follows(path.mkdir)
    follows(path.rmdir)
    follows(lambda: path.write_text("seventh"))


def test_what_was_written_while_the_file_was_read_is_told(qapp, path, qtbot):
    read = stamp(path)
    path.write_text("more than before")
    file = FollowedFile(qapp)
    with qtbot.waitSignal(file.changed, timeout=120_000):
        file.follow(path, read)
    file.leave()
    file.deleteLater()
