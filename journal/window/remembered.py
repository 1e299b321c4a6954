"""What this computer remembers of the window: its place, its tab, its look. Never a word of the journal's."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QSettings

SCHEMES = ("system", "light", "dark")
SCALES = (80, 90, 100, 110, 125, 150, 175, 200)


class Remembered:
    """Typed settings of the device, in an INI file of their own. What is missing or damaged takes its default."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray:
        return cast(QByteArray, self._settings.value("geometry", QByteArray(), type=QByteArray))

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue("geometry", value)

    @property
    def tab(self) -> int:
        """The tab that was shown last, 0 to 3."""
        tab = self._number("tab", 0)
        return tab if 0 <= tab <= 3 else 0

    @tab.setter
    def tab(self, value: int) -> None:
        self._settings.setValue("tab", value)

    @property
    def scheme(self) -> str:
        """One of SCHEMES."""
        scheme = str(self._settings.value("scheme", "system", type=str))
        return scheme if scheme in SCHEMES else "system"

    @scheme.setter
    def scheme(self, value: str) -> None:
        self._settings.setValue("scheme", value)

    @property
    def scale(self) -> int:
        """Size of the text in percent, one of SCALES."""
        scale = self._number("scale", 100)
        return scale if scale in SCALES else 100

    @scale.setter
    def scale(self, value: int) -> None:
        self._settings.setValue("scale", value)

    def save(self) -> None:
        self._settings.sync()

    def _number(self, name: str, default: int) -> int:
        text = str(self._settings.value(name, str(default), type=str))
        return int(text) if text.isascii() and text.isdigit() else default
