"""A card: paper on paper, with a hairline around it, a title, actions beside the title, and a body."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.labels import label


class Card(QFrame):
    """Put what it holds into `body`."""

    def __init__(self, title: str = "", *actions: QWidget) -> None:
        super().__init__()
        px = theme().px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(tokens.L), px(tokens.L), px(tokens.L), px(tokens.L))
        whole.setSpacing(px(tokens.S))
        self.title = label(title, "section")
        if title or actions:
            head = QHBoxLayout()
            head.setSpacing(px(tokens.S))
            head.addWidget(self.title, 1)
            for action in actions:
                head.addWidget(action)
            whole.addLayout(head)
        self.setAccessibleName(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(tokens.S))
        whole.addLayout(self.body)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
