"""What a person can set: pop-ups, start at login, calendars, and the addresses by which calendars know them."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.model import Me
from journal.store.colleagues import my_sheet
from journal.store.hints import all_on
from journal.window.calendars.sources import Sources
from journal.window.calendars.subscriptions import Subscriptions
from journal.window.desk import Desk
from journal.window.desktop.autostart import Autostart
from journal.window.remembered import LEADS, Remembered
from journal.window.rules_card import RulesCard
from journal.window.safety.backups_card import BackupsCard
from journal.window.safety.protection_card import ProtectionCard
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card
from journal.window.widgets.chips import Chips
from journal.window.widgets.fields import Fields
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.scroll import Page, Scroll
from journal.window.widgets.tick import Tick

WIDE, HIGH = 640, 640


class Preferences(QDialog):
    """What is set here holds at once; there is nothing to confirm. `protecting(what)`: it was closed, for that is asked
    for page by page (`ProtectionCard`)."""

    protecting = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        remembered: Remembered,
        subscriptions: Subscriptions,
        autostart: Autostart,
        *,
        tray: bool,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._remembered, self._autostart = desk, remembered, autostart
        self.setWindowTitle(QCoreApplication.translate("Preferences", "Preferences"))
        page = Page()
        page.column.addWidget(self._popups())
        page.column.addWidget(self._starting(tray=tray))
        self.protection = ProtectionCard(desk.journal.folder.path, remembered, desk.importing)
        self.protection.asked.connect(self._protect)
        page.column.addWidget(self.protection)
        self.backups = BackupsCard(desk)
        self.backups.left.connect(self.accept)
        page.column.addWidget(self.backups)
        self._sources = Sources(desk, subscriptions)
        page.column.addWidget(self._sources)
        page.column.addWidget(self._addresses())
        page.column.addWidget(self._hints())
        self.rules = RulesCard(desk)
        page.column.addWidget(self.rules)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme().px(tokens.M))
        self._scroll = Scroll(page)
        column.addWidget(self._scroll)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.setContentsMargins(0, 0, theme().px(tokens.L), 0)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        room = parent.screen().availableGeometry().size()
        self.resize(min(theme().px(WIDE), room.width() - 40), min(theme().px(HIGH), room.height() - 40))

    def show_protection(self) -> None:
        """Bring what opens the journal into sight, and the keyboard to it."""
        QTimer.singleShot(0, self.protection, lambda: self._scroll.go_to(self.protection))
        self.protection.main.setFocus()

    def _protect(self, what: str) -> None:
        self.accept()
        self.protecting.emit(what)

    def done(self, result: int) -> None:
        """Closing keeps what is being typed."""
        self.mine.commit()
        super().done(result)

    def _popups(self) -> Card:
        translate = QCoreApplication.translate
        card = Card(translate("Preferences", "Around a meeting"))
        kept = self._remembered
        self.before = Tick(
            translate("Preferences", "Show the checklist before each meeting"), kept.popups, self._set_popups
        )
        card.body.addWidget(self.before)
        self.lead = InlineChoice(
            translate("Preferences", "When"),
            [(str(one), translate("Preferences", "{minutes} minutes before").format(minutes=one)) for one in LEADS],
        )
        self.lead.refresh(str(kept.lead))
        self.lead.chosen.connect(self._set_lead)
        self._fields = Fields()
        self._fields.add(translate("Preferences", "When"), self.lead)
        self._fields.setEnabled(kept.popups)
        card.body.addWidget(self._fields)
        self.after = Tick(translate("Preferences", "Ask afterwards how it went"), kept.after, self._set_after)
        card.body.addWidget(self.after)
        self.hide_names = Tick(
            translate("Preferences", "Hide what pop-ups are about until I ask"), kept.hide_names, self._set_hidden
        )
        card.body.addWidget(self.hide_names)
        words = translate("Preferences", "While something is presented they hide it anyway, where the desktop tells.")
        card.body.addWidget(label(words, "small"))
        return card

    def _starting(self, *, tray: bool) -> Card:
        translate = QCoreApplication.translate
        card = Card(translate("Preferences", "So that it is there in time"))
        self.login = Tick(translate("Preferences", "Start when I log in"), self._autostart.is_on(), self._set_login)
        card.body.addWidget(self.login)
        if tray:
            self.stay = InlineChoice(
                translate("Preferences", "When the window is closed"),
                [
                    ("ask", translate("Preferences", "Ask me the next time")),
                    ("yes", translate("Preferences", "Stay in the tray and remind me")),
                    ("no", translate("Preferences", "Quit")),
                ],
            )
            self.stay.refresh(self._remembered.stay)
            self.stay.chosen.connect(self._set_stay)
            fields = Fields(180)
            fields.add(translate("Preferences", "When the window is closed"), self.stay)
            card.body.addWidget(fields)
        else:
            words = translate("Preferences", "This desktop shows no tray: pop-ups come while the window is open.")
            card.body.addWidget(label(words, "small"))
        return card

    def _addresses(self) -> Card:
        translate = QCoreApplication.translate
        card = Card(translate("Preferences", "My own addresses"))
        card.body.addWidget(
            label(translate("Preferences", "By these a calendar knows you; you are left out of its meetings."), "muted")
        )
        self.mine = Chips(translate("Preferences", "My addresses"), translate("Preferences", "Add an address"))
        with self._desk.reading() as session:
            self.mine.refresh(list(my_sheet(session).person.get("email") or []))
        self.mine.edited.connect(self._set_mine)
        card.body.addWidget(self.mine)
        return card

    def _hints(self) -> Card:
        card = Card(QCoreApplication.translate("Preferences", "Hints"))
        words = QCoreApplication.translate("Preferences", "Each hint can be switched off where it appears.")
        card.body.addWidget(label(words, "muted"))
        again = QCoreApplication.translate("Preferences", "Show them all again")
        self.hints = button(again, self._show_hints)
        card.body.addWidget(self.hints, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _show_hints(self) -> None:
        with self._desk.change(QCoreApplication.translate("Preferences", "Show all hints")) as session:
            all_on(session)
        self._desk.say(QCoreApplication.translate("Preferences", "All hints are shown again."), undoable=True)

    def _set_popups(self, on: bool) -> None:
        self._remembered.popups = on
        self._fields.setEnabled(on)

    def _set_lead(self, minutes: str) -> None:
        self._remembered.lead = int(minutes)

    def _set_after(self, on: bool) -> None:
        self._remembered.after = on

    def _set_hidden(self, on: bool) -> None:
        self._remembered.hide_names = on

    def _set_stay(self, stay: str) -> None:
        self._remembered.stay = stay

    def _set_login(self, on: bool) -> None:
        try:
            if on:
                self._autostart.turn_on()
            else:
                self._autostart.turn_off()
        except (OSError, JournalError):
            self.login.put(self._autostart.is_on())
            self._desk.say(QCoreApplication.translate("Preferences", "This could not be set on this computer."))

    def _set_mine(self, addresses: list[str]) -> None:
        with self._desk.change(QCoreApplication.translate("Preferences", "Edit my addresses")) as session:
            me = session.get(Me, 1) or Me(position=1)
            me.email = addresses
            session.add(me)
