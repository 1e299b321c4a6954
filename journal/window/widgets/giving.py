"""Value given and received, one click each: a chip for every kind, in both directions."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label
from journal.window.widgets.words import directions, value_kinds


class Giving(QWidget):
    """`picked(direction, kind)`."""

    picked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(tokens.S))
        grid.setVerticalSpacing(px(tokens.S))
        grid.setColumnStretch(1, 1)
        for row, (direction, words) in enumerate(directions()):
            caption = label(words, "small", wrap=False)
            caption.setFixedHeight(px(tokens.XL + 2))
            grid.addWidget(caption, row, 0)
            box, flow = flowing()
            for kind, name in value_kinds():
                made = button(name, partial(self.picked.emit, direction, kind), variant="chip")
                made.setAccessibleName(f"{words}: {name}")
                flow.addWidget(made)
            grid.addWidget(box, row, 1)
