"""The one dialog for what went wrong: what happened, what was kept, what to do."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from journal.errors import JournalError


def show_trouble(trouble: JournalError, parent: QWidget | None = None) -> None:
    """Say it, and wait until it was read."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("Trouble", "Partnership Journal"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(trouble.happened)
    box.setInformativeText("\n".join(part for part in (trouble.kept, trouble.to_do) if part))
    box.exec()
