"""A file that an editor writes to, in whatever way it does."""

import pytest

from lstm_gui.ui.window.lessons.followed_file import FollowedFile, stamp
from tests.ui.driving import Heard


@pytest.fixture
def path(tmp_path):
    (tmp_path / "lesson").write_text("first")
    return tmp_path / "lesson"


@pytest.fixture
def tells(qapp, path, qtbot):
    """Do something to the file that is followed; return whether it is told, once it is."""
    file = FollowedFile(qapp)
    file.follow(path, stamp(path))
    told = Heard(file.changed)

    def follow(act):
        before = len(told.calls)
        act()
        qtbot.waitUntil(lambda: len(told.calls) > before)
        return len(told.calls) > before

    yield follow
    file.leave()
    file.deleteLater()


def test_a_file_is_followed_wherever_its_content_comes_from(tells, path):
    apart = path.parent / "apart"
    apart.mkdir()
    assert tells(lambda: path.write_text("second"))
    assert tells(path.unlink)
    assert tells(lambda: path.write_text("third"))
    assert tells(path.unlink)
    (apart / "one").write_text("fourth")
    (apart / "two").write_text("fifth")
    assert tells(lambda: path.symlink_to(apart / "one")), "a link has come in its place"
    assert tells(lambda: (apart / "two").replace(apart / "one")), "another file has come behind it"
    assert tells((apart / "one").unlink)
    assert tells(lambda: (apart / "one").write_text("sixth"))
    assert tells(path.unlink)
    assert tells(path.mkdir), "a folder has come in its place"
    assert tells(path.rmdir)
    assert tells(lambda: path.write_text("seventh"))


def test_what_was_written_while_the_file_was_read_is_told(qapp, path, qtbot):
    read = stamp(path)
    path.write_text("more than before")
    file = FollowedFile(qapp)
    with qtbot.waitSignal(file.changed, timeout=120_000):
        file.follow(path, read)
    file.leave()
    file.deleteLater()
