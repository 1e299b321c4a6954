"""The style sheet, made from the tokens. Widgets say what they are by their class and by `variant`."""

from string import Template

from journal.window.theme import tokens
from journal.window.theme.tokens import Colours

_SHEET = Template("""
QMainWindow, QDialog, QScrollArea, QStackedWidget, Page { background: $paper; }
QScrollArea { border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QToolTip { background: $card; color: $ink; border: ${hair}px solid $hairline; padding: ${xs}px ${s}px; }

Card { background: $card; border: ${hair}px solid $hairline; border-radius: ${radius}px; }
Card[tone="highlight"] { border: 2px solid $accent; }
NavBar { background: $card; border: none; border-bottom: ${hair}px solid $hairline; }
SidePane { background: $card; border: none; border-right: ${hair}px solid $hairline; }
Rule { background: $hairline; border: none; }
SearchBox { background: $card; border: ${hair}px solid $field; border-radius: ${radius}px; }
Toast { background: $toast; border-radius: ${radius}px; }
Toast QLabel { color: $on_toast; }
Toast QPushButton { color: $toast_accent; background: transparent; border: 1px solid transparent; font-weight: 600; }
Toast QPushButton:focus { border-color: $toast_accent; }

QLabel { background: transparent; }
QLabel[variant="page"] { font-size: ${page}pt; font-weight: 600; }
QLabel[variant="section"] { font-size: ${section}pt; font-weight: 600; }
QLabel[variant="strong"] { font-weight: 600; }
QLabel[variant="muted"] { color: $muted; }
QLabel[variant="small"] { font-size: ${small}pt; color: $muted; }
QLabel[variant="late"] { font-size: ${small}pt; color: $danger; }
QLabel[variant="error"] { color: $danger; }

QPushButton, QToolButton {
    background: $card; color: $ink; border: ${hair}px solid $hairline; border-radius: ${small_radius}px;
    padding: 0 ${m}px; min-height: ${button}px;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $selection; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 ${m_less}px; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: transparent; }
QPushButton[variant="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[variant="primary"]:hover { background: $accent_hover; }
QPushButton[variant="primary"]:focus { border-color: $ink; }
QPushButton[variant="primary"]:disabled { background: $hover; color: $muted; border-color: $hairline; }
QPushButton[variant="quiet"], QToolButton[variant="quiet"] {
    background: transparent; border: 1px solid transparent; color: $accent; padding: 0 ${s}px;
}
QPushButton[variant="quiet"]:hover, QToolButton[variant="quiet"]:hover { background: $accent_soft; }
QPushButton[variant="quiet"]:focus, QToolButton[variant="quiet"]:focus {
    border: 2px solid $accent; padding: 0 ${s_less}px;
}
QPushButton[variant="link"] {
    background: transparent; border: 1px solid transparent; color: $ink; padding: 0; text-align: left;
    min-height: ${link}px;
}
QPushButton[variant="link"]:hover { color: $accent; text-decoration: underline; }
QPushButton[variant="link"]:focus { border: 1px solid $accent; }
QToolButton[variant="icon"], QPushButton[variant="icon"] {
    background: transparent; border: 1px solid transparent; padding: ${xs}px; min-height: 0; min-width: 0;
}
QToolButton[variant="icon"]:hover, QPushButton[variant="icon"]:hover { background: $hover; }
QToolButton[variant="icon"]:focus, QPushButton[variant="icon"]:focus { border: 2px solid $accent; }
QPushButton[variant="tab"] {
    background: transparent; color: $muted; border: none; border-bottom: 3px solid transparent;
    border-radius: 0; padding: 0 ${m}px; min-height: ${tab}px;
}
QPushButton[variant="tab"]:hover { color: $ink; background: $hover; }
QPushButton[variant="tab"]:checked { color: $ink; border-bottom-color: $accent; font-weight: 600; }
QPushButton[variant="tab"]:focus { background: $accent_soft; }
QPushButton[variant="segment"] { border-radius: 0; padding: 0 ${m}px; color: $muted; border-left-width: 0; }
QPushButton[variant="segment"][end="first"] {
    border-left-width: ${hair}px;
    border-top-left-radius: ${small_radius}px; border-bottom-left-radius: ${small_radius}px;
}
QPushButton[variant="segment"][end="last"] {
    border-top-right-radius: ${small_radius}px; border-bottom-right-radius: ${small_radius}px;
}
QPushButton[variant="segment"]:checked { background: $selection; color: $ink; font-weight: 600; }
QPushButton[variant="segment"]:focus { border: 2px solid $accent; }
QPushButton[variant="rating"] {
    min-width: ${button}px; max-width: ${button}px; padding: 0; border-radius: ${round}px; color: $muted;
}
QPushButton[variant="rating"][before="true"] { border: ${hair}px dashed $muted; }
QPushButton[variant="rating"]:checked { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[variant="rating"]:focus { border: 2px solid $ink; }
QPushButton[variant="chip"] {
    background: $accent_soft; border-color: $accent_soft; min-height: ${link}px; padding: 0 ${s}px;
}
QPushButton[variant="chip"]:hover { border-color: $accent; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QTimeEdit, QSpinBox, QComboBox {
    background: $card; color: $ink; border: ${hair}px solid $field; border-radius: ${small_radius}px;
    padding: ${xs}px ${s}px; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}
QLineEdit, QDateEdit, QTimeEdit, QSpinBox, QComboBox { min-height: ${field_height}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus, QTimeEdit:focus, QSpinBox:focus,
QComboBox:focus { border: 2px solid $accent; padding: ${xs_less}px ${s_less}px; }
QComboBox::drop-down { border: none; width: ${xl}px; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { min-height: 0; border: none; background: transparent; padding: 0; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; height: 0; border: none; }
QLineEdit QToolButton { min-height: 0; border: none; background: transparent; padding: 0; }
QLineEdit[variant="search"] {
    min-height: ${button}px; background: $card; border: ${hair}px solid $hairline; padding: 0 ${s}px;
}
QLineEdit[variant="search"]:focus { border: 2px solid $accent; padding: 0 ${s_less}px; }
QLineEdit[variant="inline"], QPlainTextEdit[variant="inline"] {
    background: transparent; border: 1px solid transparent; border-radius: ${small_radius}px; padding: 2px ${xs}px;
    min-height: 0;
}
QLineEdit[variant="inline"]:hover, QPlainTextEdit[variant="inline"]:hover { background: $hover; }
QLineEdit[variant="inline"]:focus, QPlainTextEdit[variant="inline"]:focus {
    background: $card; border: 2px solid $accent; padding: 1px ${xs_less}px;
}
QLineEdit[level="page"] { font-size: ${page}pt; font-weight: 600; }
QLineEdit[level="section"] { font-size: ${section}pt; font-weight: 600; }
QLineEdit[level="small"], QToolButton[level="small"] { font-size: ${small}pt; color: $muted; }
QLineEdit[level="strong"] { font-weight: 600; }
QToolButton[variant="inline"] {
    background: transparent; border: 1px solid transparent; text-align: left; padding: 2px 0; min-height: 0;
}
QToolButton[variant="inline"]:hover { background: $hover; }
QToolButton[variant="inline"]:focus { border: 2px solid $accent; }

QListView, QTreeView, QTableView {
    background: $card; border: none; outline: none; selection-background-color: $selection; selection-color: $ink;
}
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; color: $muted; border: none; border-bottom: ${hair}px solid $hairline; padding: 2px 3px;
}
SidePane QListView, SidePane QScrollArea { background: transparent; }
QMenu { background: $card; border: ${hair}px solid $hairline; border-radius: ${small_radius}px; padding: ${xs}px; }
QMenu::item { padding: ${xs}px ${xl}px ${xs}px ${m}px; border-radius: ${small_radius}px; }
QMenu::item:selected { background: $selection; color: $ink; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $hairline; margin: ${xs}px ${s}px; }
QMenuBar { background: $paper; border-bottom: ${hair}px solid $hairline; }
QMenuBar::item { padding: ${xs}px ${s}px; background: transparent; border-radius: ${small_radius}px; }
QMenuBar::item:selected { background: $hover; }

QCheckBox { spacing: ${s}px; background: transparent; }
QCheckBox::indicator {
    width: ${box}px; height: ${box}px; border: ${hair}px solid $field; border-radius: 4px; background: $card;
}
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QCheckBox:focus { border: 2px solid $accent; border-radius: ${small_radius}px; }

QScrollBar:vertical { background: transparent; width: ${m}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${m}px; margin: 0; }
QScrollBar::handle { background: $hairline; border-radius: 4px; margin: 2px; min-height: ${xl}px; min-width: ${xl}px; }
QScrollBar::handle:hover { background: $field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $hairline; width: 1px; }
QProgressBar { background: $hover; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def style_sheet(colours: Colours, scale: float) -> str:
    """The whole sheet in these colours, at this size of the text."""

    def px(length: int) -> int:
        return round(length * scale)

    flat = {name: value for name, value in colours._asdict().items() if isinstance(value, str)}
    return _SHEET.substitute(
        flat,
        hair=tokens.HAIRLINE,
        xs=px(tokens.XS),
        xs_less=max(0, px(tokens.XS) - 1),
        s=px(tokens.S),
        s_less=max(0, px(tokens.S) - 1),
        m=px(tokens.M),
        m_less=max(0, px(tokens.M) - 1),
        xl=px(tokens.XL),
        radius=tokens.RADIUS,
        small_radius=tokens.SMALL_RADIUS,
        round=(px(tokens.CONTROL) - 4) // 2,
        button=px(tokens.CONTROL) - 4,
        field_height=px(tokens.CONTROL) - 12,
        link=px(tokens.XL),
        tab=px(tokens.CONTROL + tokens.M),
        box=px(tokens.ICON) - 2,
        page=f"{tokens.PAGE_TITLE * scale:.1f}",
        section=f"{tokens.SECTION * scale:.1f}",
        small=f"{tokens.SMALL * scale:.1f}",
    )
