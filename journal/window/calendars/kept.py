"""What is remembered of the followed calendars outside the journal: in the settings of the device, or not at all."""

from typing import Protocol


class Keeping(Protocol):
    """Marks without a word: of changes that were taken back, and of calendars that were chosen on this computer."""

    undone: list[str]
    followed: list[str]


class InMemory:
    """Until the program ends."""

    def __init__(self) -> None:
        self.undone: list[str] = []
        self.followed: list[str] = []
