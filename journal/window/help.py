"""Help and About: what the rules look for, told from the rules' own tables, and every shortcut."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from journal import __version__
from journal.window.theme import theme, tokens
from journal.window.widgets.card import Card
from journal.window.widgets.labels import label
from journal.window.widgets.scroll import Page, Scroll


def help_dialog(parent: QWidget) -> QDialog:
    """How to use the journal, on one page."""
    page = Page()
    for card in (
        _method(),
        _statuses(),
        _concerns(),
        _practices(),
        _steps(),
        _marks(),
        _privacy(),
        _backups(),
        _keys(),
    ):
        page.column.addWidget(card)
    page.column.addStretch(1)
    return _dialog(parent, QCoreApplication.translate("Help", "Help"), Scroll(page), 760, 620)


def about_dialog(parent: QWidget) -> QDialog:
    page = Page()
    page.column.addWidget(label(QCoreApplication.translate("Help", "Partnership Journal"), "page"))
    page.column.addWidget(
        label(QCoreApplication.translate("Help", "Version {version}").format(version=__version__), "muted")
    )
    page.column.addWidget(
        label(
            QCoreApplication.translate(
                "Help",
                "A private journal for people who depend on colleagues they do not manage. It goes online for "
                "nothing but a calendar whose address you add yourself: no account, no telemetry, no update check.",
            )
        )
    )
    page.column.addWidget(
        label(
            QCoreApplication.translate(
                "Help",
                "Free software under the GNU General Public License, version 3 or later, without any warranty. "
                "Built with Qt, SQLAlchemy and SQLCipher. The icons are Lucide’s (ISC licence).",
            ),
            "muted",
        )
    )
    page.column.addStretch(1)
    return _dialog(parent, QCoreApplication.translate("Help", "About"), Scroll(page), 460, 320)


def _dialog(parent: QWidget, title: str, content: QWidget, wide: int, high: int) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, theme().px(tokens.M))
    column.addWidget(content)
    content.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keyboard scrolls it
    content.setFocus()
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    buttons.setContentsMargins(0, 0, theme().px(tokens.L), 0)
    column.addWidget(buttons)
    dialog.resize(
        min(theme().px(wide), parent.screen().availableGeometry().width() - theme().px(tokens.XL)),
        min(theme().px(high), parent.screen().availableGeometry().height() - theme().px(tokens.XL)),
    )
    return dialog


def _words(title: str, words: str) -> Card:
    card = Card(title)
    card.body.addWidget(label(words))
    return card


def _method() -> Card:
    return _words(
        QCoreApplication.translate("Help", "The method"),
        QCoreApplication.translate(
            "Help",
            "Do your research. Be intentional. Find common goals. Be present. Restate what you heard. Do not give "
            "up too soon. And always deliver value.\n\nRecord your colleagues and meetings, what both sides "
            "promised, and now and then how it felt. Today tells you what is next, and when a look back is due; "
            "Reflections takes the partnerships that struggle one at a time. Where you mark disrespect or harm, "
            "it points you to people, not to trying harder. Nothing needs to be saved: what you typed is saved "
            "already, and everything can be undone.",
        ),
    )


def _marks() -> Card:
    """What is understood where one types in a hurry."""
    translate = QCoreApplication.translate
    rows = [
        (
            "! …",
            translate(
                "Help",
                "After a meeting: a promise with its day. “! send the deck by Friday” is mine, “! @mei …” is theirs",
            ),
        ),
        ("? …", translate("Help", "After a meeting: what stayed unclear")),
        ("+ …", translate("Help", "After a meeting: what you gave; “+ @mei …”, what they gave you")),
        (
            "r … , f … , t …",
            translate("Help", "In the focus window: what you heard, what you will do, what they will do"),
        ),
        ("@name", translate("Help", "Whom it is about, by the beginning of the name")),
        (
            translate("Help", "Days"),
            translate(
                "Help", "by Friday, tomorrow, in two weeks, 30 Nov, end of the month; in 5/4 the day comes first"
            ),
        ),
    ]
    return _table(
        QCoreApplication.translate("Help", "Typed in a hurry"),
        QCoreApplication.translate("Help", "It is shown what a line becomes before it is saved."),
        rows,
    )


def _table(title: str, intro: str, rows: list[tuple[str, str]]) -> Card:
    card = Card(title)
    if intro:
        card.body.addWidget(label(intro, "muted"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme().px(tokens.L))
    grid.setVerticalSpacing(theme().px(tokens.S))
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 5)
    for number, (name, words) in enumerate(rows):
        grid.addWidget(label(name, "strong"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(words), number, 1, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(grid)
    return card


def _statuses() -> Card:
    from journal.method.rules.review import STATUSES

    meant: dict[str, str] = {
        "not_working": QCoreApplication.translate(
            "Help", "Two independent kinds of concern, over weeks, although you did your own part."
        ),
        "needs_attention": QCoreApplication.translate("Help", "Something speaks against it, and may be mended."),
        "too_early": QCoreApplication.translate("Help", "Fewer than 3 meetings, or younger than 60 days."),
        "new": QCoreApplication.translate("Help", "You have not met yet."),
        "working": QCoreApplication.translate("Help", "Nothing speaks against it."),
        "resting": QCoreApplication.translate("Help", "You set it aside. One click takes it up again."),
    }
    return _table(
        QCoreApplication.translate("Help", "How a partnership stands"),
        "",
        [(words, meant[name]) for name, words in STATUSES.items()],
    )


def _concerns() -> Card:
    from journal.method.rules.finding import spoken
    from journal.method.rules.review import CONCERNS

    rows = [(one.title, one.threshold.format_map(spoken(one.thresholds))) for one in CONCERNS.values()]
    return _table(
        QCoreApplication.translate("Help", "What may speak against it"),
        QCoreApplication.translate("Help", "They speak of what happened, never of what somebody is like."),
        rows,
    )


def _practices() -> Card:
    from journal.method.rules.review import PRACTICES

    return _table(
        QCoreApplication.translate("Help", "Your own practice"),
        QCoreApplication.translate("Help", "Four of six are enough to be fair to the other side."),
        [(one.title, one.how) for one in PRACTICES.values()],
    )


def _steps() -> Card:
    from journal.method.rules.review import ADVICE

    return _table(
        QCoreApplication.translate("Help", "The next step"), "", [(one.title, one.words) for one in ADVICE.values()]
    )


def _privacy() -> Card:
    return _words(
        QCoreApplication.translate("Help", "Private"),
        QCoreApplication.translate(
            "Help",
            "The journal is always encrypted. With a passphrase, nobody who gets hold of this computer’s disk or "
            "of a backup can read it; without one its key lies beside it. If you forget the passphrase, only the "
            "recovery code opens the journal.\n\nA journal with a passphrase is locked after ten idle minutes, "
            "with the screen and before the computer sleeps, as the preferences say. What you typed is saved "
            "before. While it is locked, pop-ups and the tray say when a meeting begins, and never with whom.",
        ),
    )


def _backups() -> Card:
    return _words(
        QCoreApplication.translate("Help", "Never lost"),
        QCoreApplication.translate(
            "Help",
            "A backup is made by itself when you close the window after a change, and before whatever could go "
            "wrong. Restore one from the File menu: you see first what it would change, and what is there now is "
            "backed up before. Name a second folder in the preferences, so that a copy lies somewhere else.",
        ),
    )


def _keys() -> Card:
    translate: Callable[[str, str], str] = QCoreApplication.translate
    rows = [
        ("Ctrl+1 … Ctrl+4", translate("Help", "Today, Colleagues, Meetings, Reflections")),
        ("Ctrl+N", translate("Help", "A new one of what the tab shows")),
        ("Ctrl+K", translate("Help", "Search everything")),
        ("Ctrl+F", translate("Help", "Filter the list")),
        ("Ctrl+Z, Ctrl+Shift+Z", translate("Help", "Undo, redo")),
        ("Ctrl+Enter", translate("Help", "Save and leave what is being written")),
        ("Esc", translate("Help", "Leave; put back what was there")),
        ("1 … 5, 0", translate("Help", "A rating, or none")),
        ("Ctrl+,", translate("Help", "Preferences")),
        ("Ctrl+L", translate("Help", "Lock the journal now")),
        ("F11", translate("Help", "In the focus window: full screen or small")),
        ("F8, Shift+F8", translate("Help", "In the focus window: a distraction, or one less")),
        ("Alt+1 … Alt+9", translate("Help", "In the focus window: this question was asked")),
        ("Ctrl++, Ctrl+-, Ctrl+0", translate("Help", "Larger, smaller, usual text")),
    ]
    named = [(_as_here(keys), words) for keys, words in rows]
    return _table(QCoreApplication.translate("Help", "Keyboard"), "", named)


def _as_here(keys: str) -> str:
    """A Mac's keyboard has Command where others have Ctrl."""
    return keys.replace("Ctrl", "Cmd") if sys.platform == "darwin" else keys
