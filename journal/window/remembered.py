"""What this computer remembers of the window: place, tab, look and pop-ups. Never a word of the journal's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from journal.reminders import Mark

SCHEMES = ("system", "light", "dark")
SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
LEADS = (5, 10, 15, 20, 30, 60)
"""Minutes before a meeting at which its checklist can pop up."""
USUAL_LEAD = 15
STAY = ("ask", "yes", "no")
LOCK_AFTER = (0, 1, 5, 10, 30)
"""Minutes without a key or the mouse after which a journal with a passphrase is locked; 0 is never."""
USUAL_LOCK = 10
PEOPLE_SORTS = ("name", "status", "contact", "meeting")
MOST_UNDONE = 5_000
KEPT = timedelta(days=5)
"""For so long it is remembered what became of a pop-up; none comes so late."""


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

    @property
    def popups(self) -> bool:
        """Whether a checklist pops up before a meeting."""
        return self._flag("popups", default=True)

    @popups.setter
    def popups(self, value: bool) -> None:
        self._settings.setValue("popups", value)

    @property
    def after(self) -> bool:
        """Whether it is asked after a meeting how it went."""
        return self._flag("after", default=True)

    @after.setter
    def after(self, value: bool) -> None:
        self._settings.setValue("after", value)

    @property
    def hide_names(self) -> bool:
        """Whether pop-ups hide what they are about until they are asked."""
        return self._flag("hide_names", default=False)

    @hide_names.setter
    def hide_names(self, value: bool) -> None:
        self._settings.setValue("hide_names", value)

    @property
    def full_focus(self) -> bool:
        """Whether the window for a meeting fills the screen."""
        return self._flag("full_focus", default=True)

    @full_focus.setter
    def full_focus(self, value: bool) -> None:
        self._settings.setValue("full_focus", value)

    @property
    def lead(self) -> int:
        """Minutes before a meeting, one of LEADS."""
        lead = self._number("lead", USUAL_LEAD)
        return lead if lead in LEADS else USUAL_LEAD

    @lead.setter
    def lead(self, value: int) -> None:
        self._settings.setValue("lead", value)

    @property
    def stay(self) -> str:
        """Whether the program stays in the tray when its window is closed: one of STAY."""
        stay = str(self._settings.value("stay", "ask", type=str))
        return stay if stay in STAY else "ask"

    @stay.setter
    def stay(self, value: str) -> None:
        self._settings.setValue("stay", value)

    @property
    def lock_after(self) -> int:
        """Minutes, one of LOCK_AFTER."""
        minutes = self._number("lock_after", USUAL_LOCK)
        return minutes if minutes in LOCK_AFTER else USUAL_LOCK

    @lock_after.setter
    def lock_after(self, value: int) -> None:
        self._settings.setValue("lock_after", value)

    @property
    def lock_with_screen(self) -> bool:
        """Whether the journal is locked when the screen is, and before the computer sleeps."""
        return self._flag("lock_with_screen", default=True)

    @lock_with_screen.setter
    def lock_with_screen(self, value: bool) -> None:
        self._settings.setValue("lock_with_screen", value)

    @property
    def code_due(self) -> str:
        """The digest of the folder whose recovery code was not confirmed yet; "" for none."""
        return str(self._settings.value("code_due", "", type=str))

    @code_due.setter
    def code_due(self, value: str) -> None:
        self._settings.setValue("code_due", value)

    @property
    def cloud_allowed(self) -> list[str]:
        """Digests of folders that are opened although a cloud keeps them in step."""
        return str(self._settings.value("cloud_allowed", "", type=str)).split()

    @cloud_allowed.setter
    def cloud_allowed(self, value: list[str]) -> None:
        self._settings.setValue("cloud_allowed", " ".join(value))

    @property
    def people_sort(self) -> str:
        """How the list of colleagues is sorted, one of PEOPLE_SORTS."""
        sort = str(self._settings.value("people_sort", PEOPLE_SORTS[0], type=str))
        return sort if sort in PEOPLE_SORTS else PEOPLE_SORTS[0]

    @people_sort.setter
    def people_sort(self, value: str) -> None:
        self._settings.setValue("people_sort", value)

    @property
    def marks(self) -> dict[str, Mark]:
        """What became of the pop-ups of the last days, by their opaque keys."""
        from journal.reminders import Mark

        return {
            key: Mark(datetime.fromtimestamp(moment, UTC) if snoozed else None)
            for key, (snoozed, moment) in self._entries().items()
        }

    def mark(self, key: str, mark: Mark, now: datetime) -> None:
        """Remember it on disk, at once; what is long past is forgotten."""
        entries = self._entries() | {key: (mark.until is not None, int((mark.until or now).timestamp()))}
        oldest = (now - KEPT).timestamp()
        kept = [f"{one}={'s' if told[0] else 'c'}{told[1]}" for one, told in entries.items() if told[1] >= oldest]
        self._settings.setValue("marks", " ".join(kept))
        self._settings.sync()

    def _entries(self) -> dict[str, tuple[bool, int]]:
        """Key -> whether it was put off, and until when, or when it was closed, in seconds since 1970."""
        found = {}
        for entry in str(self._settings.value("marks", "", type=str)).split():
            key, _, told = entry.partition("=")
            if key and told[:1] in ("s", "c") and told[1:].isascii() and told[1:].isdigit() and len(told) < 13:
                found[key] = (told[0] == "s", int(told[1:]))
        return found

    @property
    def undone(self) -> list[str]:
        """What stands for the changes of calendars that were taken back, the latest last: digests, without a word."""
        found = str(self._settings.value("undone", "", type=str)).split()
        return [one for one in found if one.isascii() and one.isalnum()]

    @undone.setter
    def undone(self, value: list[str]) -> None:
        self._settings.setValue("undone", " ".join(value[-MOST_UNDONE:]))

    @property
    def followed(self) -> list[str]:
        """Opaque marks of the calendars that were chosen on this computer."""
        return str(self._settings.value("followed", "", type=str)).split()

    @followed.setter
    def followed(self, value: list[str]) -> None:
        self._settings.setValue("followed", " ".join(value))

    def save(self) -> None:
        self._settings.sync()

    def _flag(self, name: str, *, default: bool) -> bool:
        return str(self._settings.value(name, default, type=str)).lower() == "true"

    def _number(self, name: str, default: int) -> int:
        text = str(self._settings.value(name, str(default), type=str))
        return int(text) if text.isascii() and text.isdigit() else default
