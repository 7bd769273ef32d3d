"""The notes of whoever gives a lesson lie within the screen, in the large type of a class too."""

from PyQt6.QtWidgets import QPushButton

from lstm_gui.ui.learn.notes_window import NotesWindow
from lstm_gui.ui.style.scale import scaled_size
from tests.ui.driving import settle


def test_notes_in_large_type_are_no_higher_than_the_screen(main):
    main.actions_by_name["classroom"].trigger()
    settle()
    main.actions_by_name["notes"].trigger()
    settle()
    (notes,) = main.findChildren(NotesWindow)
    room = notes.screen().availableGeometry()
    assert scaled_size(560, 620).height() > room.height(), "or nothing is tried here"
    assert notes.frameGeometry().height() <= room.height()
    assert all(notes.rect().contains(one.geometry()) for one in notes.findChildren(QPushButton))
    notes.close()
    settle()


def test_notes_that_are_open_already_stay_within_the_screen(main, qapp):
    main.actions_by_name["notes"].trigger()
    settle()
    (notes,) = main.findChildren(NotesWindow)
    main.actions_by_name["classroom"].trigger()
    settle()
    room = notes.screen().availableGeometry()
    assert scaled_size(560, 620).height() > room.height(), "or nothing is tried here"
    assert room.contains(notes.frameGeometry())
    # As they stand where a second screen was.
    notes.move(room.bottomRight())
    qapp.screenRemoved.emit(qapp.primaryScreen())
    settle()
    assert room.contains(notes.frameGeometry())
    notes.close()
    settle()
