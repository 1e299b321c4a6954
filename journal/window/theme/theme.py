"""The theme in force: light or dark, and how large. Follows the system live unless the user chose."""

import sys
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from journal.window.theme import tokens
from journal.window.theme.style import style_sheet


class Theme(QObject):
    """One for each application, as its child. `changed`: paint anew."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = "system"
        self._zoom = 1.0
        points = app.font().pointSizeF()
        # A larger font of the system's makes everything larger; a smaller one does not make it unreadable.
        self._system = max(1.0, points / tokens.BODY) if points > 0 else 1.0
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def apply(self, scheme: str = "system", zoom: float = 1.0) -> None:
        """Show everything in `light`, `dark` or as the `system` does, with text of `zoom` times its size."""
        self._scheme, self._zoom = scheme, zoom
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(scheme, Qt.ColorScheme.Unknown)
        QGuiApplication.styleHints().setColorScheme(wanted)
        self._repaint()

    @property
    def dark(self) -> bool:
        if self._scheme != "system":
            return self._scheme == "dark"
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    @property
    def colours(self) -> tokens.Colours:
        return tokens.DARK if self.dark else tokens.LIGHT

    @property
    def scale(self) -> float:
        return self._system * self._zoom

    def px(self, length: int) -> int:
        """A distance of the tokens, at the present size of the text."""
        return round(length * self.scale)

    def colour(self, role: str) -> str:
        """`#rrggbb` of a role of the tokens, or the ink of a status."""
        tone = self.colours.tones.get(role)
        return tone.ink if tone else str(getattr(self.colours, role))

    def soft(self, status: str) -> str:
        """The ground on which a status is painted."""
        return self.colours.tones[status].soft

    def font(self, points: float = tokens.BODY, weight: int = QFont.Weight.Normal) -> QFont:
        """The application's font, at a size of the tokens."""
        font = QFont(self._app.font())
        font.setPointSizeF(points * self.scale)
        font.setWeight(QFont.Weight(weight))
        return font

    def line_width(self) -> int:
        """The widest that long text may be, in pixels."""
        return QFontMetrics(self.font()).averageCharWidth() * tokens.LINE_CHARACTERS

    def _system_changed(self) -> None:
        if self._scheme == "system":
            self._repaint()

    def _repaint(self) -> None:
        sheet = style_sheet(self.colours, self.scale)
        if sheet == self._app.styleSheet():
            return  # all is dressed so: to do it again is dear
        font = QFont(self._app.font())
        font.setPointSizeF(tokens.BODY * self.scale)
        self._app.setFont(font)
        self._app.setPalette(_palette(self.colours))
        self._app.setStyleSheet(sheet)
        self.changed.emit()
        for window in self._app.topLevelWidgets():
            QCoreApplication.postEvent(window, QEvent(QEvent.Type.UpdateRequest))


_made: list[Theme] = []
"""The one there is: it is asked for thousands of times where a page is made."""


def theme() -> Theme:
    """The theme of the running application; made with the system's looks where nobody asked before."""
    if not _made:
        apply_theme(cast(QApplication, QApplication.instance()))
    return _made[0]


def apply_theme(app: QApplication, scheme: str = "system", zoom: float = 1.0) -> Theme:
    """Dress the application, and hand out its theme."""
    if not _made:
        _made.append(Theme(app))  # first: what is on the screen already asks for it while it gets another style
        if sys.platform.startswith("linux"):
            app.setStyle(QStyleFactory.create("Fusion"))
    _made[0].apply(scheme, zoom)
    return _made[0]


def _palette(colours: tokens.Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for place, colour in {
        role.Window: colours.paper,
        role.WindowText: colours.ink,
        role.Base: colours.card,
        role.AlternateBase: colours.hover,
        role.Text: colours.ink,
        role.PlaceholderText: colours.muted,
        role.Button: colours.card,
        role.ButtonText: colours.ink,
        role.BrightText: colours.danger,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.ToolTipBase: colours.card,
        role.ToolTipText: colours.ink,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.card,
        role.Midlight: colours.hover,
        role.Mid: colours.hairline,
        role.Dark: colours.field,
        role.Shadow: colours.ink,
        role.Accent: colours.accent,
    }.items():
        palette.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(colours.muted))
    return palette
