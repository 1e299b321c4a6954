"""The dialogs for what went wrong: what happened, what was kept, what to do."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from journal.errors import JournalError


def show_trouble(trouble: JournalError, parent: QWidget | None = None) -> None:
    """Say it, and wait until it was read."""
    trouble.told = True
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("Trouble", "Partnership Journal"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(trouble.happened)
    box.setInformativeText("\n".join(part for part in (trouble.kept, trouble.to_do) if part))
    box.exec()


def ask_to_lose(parent: QWidget) -> bool:
    """Whether to close although what was typed last cannot be saved."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("Trouble", "Partnership Journal"))
    box.setText(QCoreApplication.translate("Trouble", "What you typed last could not be saved."))
    box.setInformativeText(
        QCoreApplication.translate(
            "Trouble",
            "It still stands in the window. Check that the disk has space and the folder can be written, then close "
            "again.",
        )
    )
    stay = box.addButton(QCoreApplication.translate("Trouble", "Go back"), QMessageBox.ButtonRole.RejectRole)
    lose = box.addButton(QCoreApplication.translate("Trouble", "Close and lose it"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is lose
