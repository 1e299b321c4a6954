"""A part of a row of a card of records that the card makes itself."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

Values = Mapping[str, Any]
"""Column -> value."""


class OwnPart(QWidget):
    """It may be of several columns: `edited(column, value)`."""

    edited = Signal(str, object)

    @property
    def dirty(self) -> bool:
        """Whether a text in it is not saved."""
        return False

    def refresh_row(self, record: str, values: Values) -> None:
        """Show what the record has; what is being typed stays."""

    def commit(self) -> None:
        """Save what is being typed, now."""
