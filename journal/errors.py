"""The one small family of errors that a person can meet."""


class JournalError(Exception):
    """What happened, what was kept, and what to do: each a sentence in plain words. `told`: it was shown already."""

    told = False

    def __init__(self, happened: str, kept: str = "", to_do: str = "") -> None:
        super().__init__(" ".join(part for part in (happened, kept, to_do) if part))
        self.happened = happened
        self.kept = kept
        self.to_do = to_do


class CannotOpen(JournalError):
    """The journal cannot be opened: held by another window, newer, damaged. Nothing was changed."""


class BadFile(JournalError):
    """A file that was brought in is wrong at `place` (`meetings[12].start`). Nothing was changed."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}" if place else problem, "Nothing was changed.")
        self.place = place
