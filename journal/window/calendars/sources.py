"""The calendars of the preferences: what is looked at by itself, added and taken away."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from sqlalchemy import delete

from journal.model import CalendarSource
from journal.window.calendars.subscription import Source, State
from journal.window.calendars.subscriptions import Subscriptions
from journal.window.calendars.waiting import waiting_words
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button, icon_button
from journal.window.widgets.card import Card
from journal.window.widgets.days import ago_words, time_words
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import Elided, label, plain_tip

SECURE = {"webcal": "https", "webcals": "https", "http": "http", "https": "https"}


class Sources(Card):
    """A card for the preferences. It shows, and changes, the subscriptions of the journal."""

    def __init__(self, desk: Desk, subscriptions: Subscriptions) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("Sources", "Calendars"))
        self._desk, self._subscriptions = desk, subscriptions
        self.body.addWidget(
            label(
                translate(
                    "Sources", "Meetings with your colleagues come from these by themselves, and change with them."
                ),
                "muted",
            )
        )
        self._rows: dict[str, _SourceRow] = {}
        self._none = label(translate("Sources", "None yet."), "muted")
        self.body.addWidget(self._none)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().px(tokens.M))
        self.body.addLayout(self._list)
        self.body.addWidget(self._add_row())
        self.address = QLineEdit()
        self.address.setPlaceholderText(translate("Sources", "https://…"))
        self.address.setAccessibleName(translate("Sources", "Address of the calendar"))
        self.address.returnPressed.connect(self._add_address)
        self._address_row = self._make_address_row()
        self.body.addWidget(self._address_row)
        self.problem = label("", "error")
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.body.addWidget(
            label(
                translate(
                    "Sources",
                    "This is the only thing for which the program ever uses the network: "
                    "an address that you add here is fetched every half hour, and nothing else.",
                ),
                "small",
            )
        )
        subscriptions.updated.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Rows are kept: whoever pressed a button of one keeps the keyboard there."""
        sources = self._subscriptions.sources
        for gone in self._rows.keys() - {source.id for source in sources}:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for source in sources:
            if source.id not in self._rows:
                self._rows[source.id] = self._make_row(source)
                self._list.addWidget(self._rows[source.id])
            allowed = self._subscriptions.is_allowed(source)
            self._rows[source.id].refresh(self._subscriptions.state(source.id), self._desk, allowed=allowed)
        self._none.setVisible(not sources)

    def _make_row(self, source: Source) -> "_SourceRow":
        row = _SourceRow(source)
        row.look.clicked.connect(lambda: self._ask(source.id))
        for each in (row.again, row.allow):
            each.clicked.connect(lambda: self._subscriptions.look(source.id))
        row.away.clicked.connect(lambda: self._remove(source.id))
        return row

    def _add_row(self) -> QWidget:
        translate = QCoreApplication.translate
        box, row = flowing()
        for words, clicked in (
            (translate("Sources", "Add a file"), self._add_file),
            (translate("Sources", "Add a folder"), self._add_folder),
            (translate("Sources", "Add an address"), self._begin_address),
        ):
            row.addWidget(button(words, clicked, icon_name="plus"))
        return box

    def _make_address_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.address, 1)
        row.addWidget(button(QCoreApplication.translate("Sources", "Add"), self._add_address, variant="primary"))
        holder.hide()
        return holder

    def _ask(self, source: str) -> None:
        self.window().close()
        self._subscriptions.asking.emit(source)

    def _begin_address(self) -> None:
        self._address_row.show()
        self.address.setFocus()

    def _add_file(self) -> None:
        title = QCoreApplication.translate("Sources", "A calendar to look at")
        kinds = QCoreApplication.translate("Sources", "Calendars (*.ics *.zip)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, _where_files_lie(), kinds)
        if chosen:
            self._add("file", chosen, Path(chosen).name)

    def _add_folder(self) -> None:
        title = QCoreApplication.translate("Sources", "A folder of calendars to look at")
        chosen = QFileDialog.getExistingDirectory(self, title, _where_files_lie())
        if chosen:
            self._add("folder", chosen, Path(chosen).name)

    def _add_address(self) -> None:
        address = as_address(self.address.text())
        self.problem.setVisible(not address)
        if not address:
            words = QCoreApplication.translate("Sources", "This is no address of a calendar: it begins with https://")
            self.problem.setText(words)
            return
        self._add("web", address, QUrl(address).host())
        self.address.clear()
        self._address_row.hide()

    def _add(self, kind: str, address: str, name: str) -> None:
        if any(one.address == address for one in self._subscriptions.sources):
            self._desk.say(QCoreApplication.translate("Sources", "This calendar is looked at already."))
            return
        self._subscriptions.allow(kind, address)
        with self._desk.change(QCoreApplication.translate("Sources", "Add a calendar")) as session:
            session.add(CalendarSource(kind=kind, address=address, name=name))

    def _remove(self, source: str) -> None:
        with self._desk.change(QCoreApplication.translate("Sources", "Take a calendar away")) as session:
            session.execute(delete(CalendarSource).where(CalendarSource.id == source))
        words = QCoreApplication.translate("Sources", "The calendar is no longer looked at; its meetings stay.")
        self._desk.say(words, undoable=True)


class _SourceRow(QWidget):
    """One subscription, and what became of it."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        name = source.name or shortened(source)
        words.addWidget(Elided(name, "strong"))
        words.addWidget(Elided(kind_words(source), "small"))
        self._told, self._wrong = label("", "small"), label("", "late")
        words.addWidget(self._told)
        words.addWidget(self._wrong)
        self.look = button("", variant="quiet")
        self.allow = button(translate("Sources", "Look at it from now on"), variant="quiet")
        for each in (self.look, self.allow):
            words.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(words, 1)
        self.again = icon_button("repeat", translate("Sources", "Look at {name} now").format(name=name))
        self.away = icon_button("x", translate("Sources", "Take {name} away").format(name=name))
        for one in (self.again, self.away):
            one.setToolTip(plain_tip(one.accessibleName()))
            line.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)

    def refresh(self, state: State, desk: Desk, *, allowed: bool) -> None:
        waits = QCoreApplication.translate("Sources", "It came in with a file, and is not looked at yet")
        self._told.setText(state_words(state, desk) if allowed else waits)
        self.allow.setVisible(not allowed)
        self._wrong.setText(state.problem)
        self._wrong.setVisible(bool(state.problem))
        self.look.setText(waiting_words(state.waiting))
        self.look.setAccessibleName(self.look.text())
        self.look.setVisible(state.waiting > 0)


def _where_files_lie() -> str:
    """Where a person's files are, wherever the program was started from: what a calendar exports is a download."""
    folders = (QStandardPaths.StandardLocation.DownloadLocation, QStandardPaths.StandardLocation.HomeLocation)
    found = [QStandardPaths.writableLocation(one) for one in folders]
    return next((one for one in found if one and Path(one).is_dir()), "")


def as_address(typed: str) -> str:
    """An address as it is fetched; "" for what is none. `webcal:` is how calendars call https."""
    url = QUrl("".join(typed.split()), QUrl.ParsingMode.StrictMode)
    scheme = SECURE.get(url.scheme().lower())
    if scheme is None or not url.isValid() or not url.host():
        return ""
    url.setScheme(scheme)
    return url.toString(QUrl.ComponentFormattingOption.FullyEncoded)


def shortened(source: Source) -> str:
    """Where it is, without what may be secret in it."""
    if source.kind != "web":
        return Path(source.address).name
    return QCoreApplication.translate("Sources", "{host}/…").format(host=QUrl(source.address).host())


def kind_words(source: Source) -> str:
    if source.kind == "web":
        words = QCoreApplication.translate("Sources", "Address {place}")
        return words.format(place=shortened(source))
    if source.kind == "folder":
        return QCoreApplication.translate("Sources", "Folder {place}").format(place=source.address)
    return QCoreApplication.translate("Sources", "File {place}").format(place=source.address)


def state_words(state: State, desk: Desk) -> str:
    if state.busy:
        return QCoreApplication.translate("Sources", "Being looked at…")
    if state.looked is None:
        return QCoreApplication.translate("Sources", "Not looked at yet")
    when = time_words(state.looked)
    if state.looked.date() != desk.today():
        when = ago_words(state.looked.date(), desk.today())
    return QCoreApplication.translate("Sources", "Last looked at {when}").format(when=when)
