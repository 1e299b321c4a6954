"""A journal in a folder that a cloud service or another computer copies: what may happen, and a way to insist."""

from PySide6.QtCore import QCoreApplication, Signal

from journal.errors import JournalError
from journal.window.safety.step import Step


class CloudPage(Step):
    """`insisted()`."""

    insisted = Signal()

    def __init__(self, trouble: JournalError) -> None:
        super().__init__(
            "triangle-alert",
            QCoreApplication.translate("Cloud", "No place for an open journal"),
            "\n\n".join(part for part in (trouble.happened, trouble.kept, trouble.to_do) if part),
            QCoreApplication.translate("Cloud", "Open it anyway"),
        )
        self.on.setProperty("variant", "")
        self.first = self.on

    def go_on(self) -> None:
        self.insisted.emit()
