"""The four tabs: their numbers, what the frame asks of each, and how one is made when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from journal.window.desk import Desk
    from journal.window.remembered import Remembered

TODAY, COLLEAGUES, MEETINGS, REFLECTIONS = range(4)


class TabPage(Protocol):
    """What the frame asks of each tab."""

    def new_record(self) -> None: ...
    def show_record(self, home: str, kind: str, record: str) -> None: ...
    def commit(self) -> None: ...
    def focus_filter(self) -> None: ...

    def shown(self) -> tuple[str, str] | None:
        """Kind and id of the record that is shown, as `open_record` takes them."""


def make_page(number: int, desk: Desk, remembered: Remembered) -> TabPage:
    """A tab, with only its own modules imported."""
    if number == TODAY:
        from journal.window.today.page import TodayPage

        return TodayPage(desk)
    if number == COLLEAGUES:
        from journal.window.colleagues.page import ColleaguesPage

        return ColleaguesPage(desk, remembered)
    if number == MEETINGS:
        from journal.window.meetings.page import MeetingsPage

        return MeetingsPage(desk)
    from journal.window.reflections.page import ReflectionsPage

    return ReflectionsPage(desk)
