"""Two people side by side, field by field, and below a field what becomes of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from journal.window.people.shown import Side
from journal.window.theme import theme, tokens
from journal.window.widgets.labels import label

CAPTION = 92
"""Pixels at the usual size of the names of the fields."""
LONGEST = 600
"""Characters of a text that are shown."""


class Sides(QWidget):
    """`heads` stand over the two. What both have alike is muted."""

    def __init__(
        self, heads: tuple[str, str], left: Side, right: Side, becomes: Mapping[str, str] | None = None
    ) -> None:
        """`becomes`: by the name of a field, what it will be, where that is not what the left one has."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(tokens.M))
        self._grid.setVerticalSpacing(theme().px(tokens.XS))
        self._grid.setColumnMinimumWidth(0, theme().px(CAPTION))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        for column, (head, side) in enumerate(zip(heads, (left, right), strict=True), 1):
            self._put(0, column, head, "small")
            self._put(1, column, side.name, "strong")
        mine, other = dict(left.fields), dict(right.fields)
        for row, name in enumerate(_names(left.fields, right.fields)):
            if mine.get(name) or other.get(name):
                words = (becomes or {}).get(name, "")
                self._add_field(2 + 2 * row, name, mine.get(name, ""), other.get(name, ""), words)
        self.setAccessibleName(
            QCoreApplication.translate("PeopleSides", "{left} beside {right}").format(left=left.name, right=right.name)
        )

    def _add_field(self, row: int, name: str, left: str, right: str, becomes: str) -> None:
        variant = "muted" if left == right else ""
        self._put(row, 0, name, "muted")
        for column, words in ((1, left), (2, right)):
            self._put(row, column, words or "–", variant if words else "muted")
        if becomes and becomes != left:
            words = QCoreApplication.translate("PeopleSides", "becomes {what}").format(what=_short(becomes))
            made = label(words, "strong")
            self._grid.addWidget(made, row + 1, 1, 1, 2, Qt.AlignmentFlag.AlignTop)

    def _put(self, row: int, column: int, words: str, variant: str) -> None:
        self._grid.addWidget(label(_short(words), variant), row, column, Qt.AlignmentFlag.AlignTop)


def _names(left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]]) -> list[str]:
    return list(dict.fromkeys([*(name for name, _ in left), *(name for name, _ in right)]))


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
