"""A page that scrolls up and down, its cards in one column of a width that can be read."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from journal.window.theme import theme, tokens


class Page(QWidget):
    """What scrolls: `column` takes the cards."""

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(tokens.XL), px(tokens.XL), px(tokens.XL), px(tokens.XL))
        self.column.setSpacing(px(tokens.M))


class Scroll(QScrollArea):
    def __init__(self, page: Page, characters: int = 110) -> None:
        """`characters`: how wide the column may grow."""
        super().__init__()
        self.page = page
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setMaximumWidth(theme().line_width() * characters // tokens.LINE_CHARACTERS)
        self.setWidget(page)

    def go_to(self, widget: QWidget) -> None:
        """Bring a widget of the page to the top."""
        self.page.column.activate()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))  # or a page that has just grown stays short
        top = widget.mapTo(self.page, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(max(0, top - theme().px(tokens.M)))
