"""Qt's own words, such as those of its file dialogs, in the language of the window."""

from PyQt6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator


class QtTranslation(QObject):
    """Installs the translation that comes with Qt; English needs none."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._translator: QTranslator | None = None

    def use(self, code: str) -> None:
        """Let Qt speak the language ``code``."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator.deleteLater()
            self._translator = None
        if code == "en":
            return
        translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{code}", folder):
            QCoreApplication.installTranslator(translator)
            self._translator = translator
        else:
            translator.deleteLater()
