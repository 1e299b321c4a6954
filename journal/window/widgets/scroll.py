"""A page that scrolls up and down, its cards in one column of a width that can be read."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
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
    """Where the keyboard is stays in sight when the page grows above it, unless a person has scrolled away from it."""

    def __init__(self, page: Page, characters: int = 110) -> None:
        """`characters`: how wide the column may grow."""
        super().__init__()
        self.page = page
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setMaximumWidth(theme().line_width() * characters // tokens.LINE_CHARACTERS)
        self._with_keyboard = True
        self.setWidget(page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize and watched is self.page and self._with_keyboard:
            focused = self._focused()
            if focused is not None:
                self.ensureWidgetVisible(focused)
        return done

    def focusNextPrevChild(self, forward: bool) -> bool:
        self._with_keyboard = True
        return super().focusNextPrevChild(forward)

    def scrollContentsBy(self, across: int, down: int) -> None:
        super().scrollContentsBy(across, down)
        focused = self._focused()
        self._with_keyboard = focused is None or not focused.visibleRegion().isEmpty()

    def _focused(self) -> QWidget | None:
        """What has the keyboard on this page."""
        focused = self.page.focusWidget()
        return focused if focused is not None and focused.hasFocus() else None

    def go_to(self, widget: QWidget) -> None:
        """Bring a widget of the page to the top."""
        self.page.column.activate()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))  # or a page that has just grown stays short
        top = widget.mapTo(self.page, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(max(0, top - theme().px(tokens.M)))
