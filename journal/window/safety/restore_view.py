"""Restoring a backup: which there are, what is in one and what that would change, and one button."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.store.backup_file import BadBackup, read_manifest
from journal.store.backup_place import Backup
from journal.window.safety.backup_words import content_lines, listed_words, made_words, reason_words
from journal.window.safety.passphrase import PassphraseField
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.days import capital
from journal.window.widgets.labels import label
from journal.window.widgets.rows import Role, Row, list_view
from journal.window.widgets.scroll import Page, Scroll

WIDE, HIGH = 720, 520
LIST = 160
"""Pixels at the usual size that a moment needs."""


class RestoreDialog(QDialog):
    """`wanted(path, passphrase)`: this backup is to be restored; then `wait` and `advance` are called, and in the end
    `fail` or `accept`. `passphrase` is "" until one is asked for."""

    wanted = Signal(object, str)

    def __init__(self, parent: QWidget, backups: list[Backup], now: datetime) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._backups, self._now = backups, now
        self._present: Mapping[str, int] | None = None
        self._busy = False
        self.setWindowTitle(QCoreApplication.translate("Restore", "Restore a backup"))
        px = theme().px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(tokens.XL), px(tokens.L), px(tokens.XL), px(tokens.L))
        whole.setSpacing(px(tokens.M))
        whole.addWidget(label(QCoreApplication.translate("Restore", "Restore a backup"), "section"))
        sides = QHBoxLayout()
        sides.setSpacing(px(tokens.M))
        sides.addWidget(self._make_list(), 2)
        sides.addWidget(self._make_preview(), 3)
        whole.addLayout(sides, 1)
        self.problem = label("", "error")
        self.problem.hide()
        whole.addWidget(self.problem)
        whole.addLayout(self._foot())
        room = parent.screen().availableGeometry().size()
        self.resize(min(px(WIDE), room.width() - 2 * tokens.XL), min(px(HIGH), room.height() - 3 * tokens.XL))
        self._fill(0)

    @property
    def chosen(self) -> Backup | None:
        place = self.list.currentIndex().row()
        return self._backups[place] if 0 <= place < len(self._backups) else None

    def show_present(self, counts: Mapping[str, int]) -> None:
        """What the journal has now: what a backup would change can be said."""
        self._present = counts
        self._preview()

    def wait(self, words: str) -> None:
        """It is being restored."""
        self._set_busy(True)
        self.problem.hide()
        self._doing.setText(words)
        self._bar.setRange(0, 0)

    def advance(self, done: int, of: int) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(1000 * done // max(1, of))

    def fail(self, trouble: JournalError) -> None:
        """It was not restored, and all is as it was."""
        self._set_busy(False)
        self._doing.setText("")
        self.problem.setText(" ".join(part for part in (trouble.happened, trouble.kept, trouble.to_do) if part))
        self.problem.show()

    def ask_passphrase(self, wrong: str) -> None:
        """The backup, or the journal that is there, opens with a passphrase alone."""
        self._set_busy(False)
        self._doing.setText("")
        self._secret.show()
        self.problem.setText(wrong)
        self.problem.setVisible(bool(wrong))
        self.field.take_keyboard()
        QTimer.singleShot(0, self.field, lambda: self._scroll.ensureWidgetVisible(self.field))

    def reject(self) -> None:
        if not self._busy:
            super().reject()

    def _make_list(self) -> QWidget:
        self._model = QStandardItemModel(self)
        self.list = list_view(QCoreApplication.translate("Restore", "Backups"))
        self.list.setModel(self._model)
        self.list.setMinimumWidth(theme().px(LIST))
        self.list.selectionModel().currentChanged.connect(self._choose)
        return self.list

    def _make_preview(self) -> QWidget:
        page = Page()
        page.column.setContentsMargins(0, 0, 0, 0)
        self.preview = Card()
        page.column.addWidget(self.preview)
        self._secret = QWidget()
        column = QVBoxLayout(self._secret)
        column.setContentsMargins(0, 0, 0, 0)
        name = QCoreApplication.translate("Restore", "Passphrase")
        words = QCoreApplication.translate("Restore", "It needs a passphrase: the one it had when it was made.")
        self.field = PassphraseField(name)
        self.field.line.returnPressed.connect(self._want)
        column.addWidget(label(words, "muted"))
        column.addWidget(self.field)
        self._secret.hide()
        page.column.addWidget(self._secret)
        page.column.addStretch(1)
        self._scroll = Scroll(page)
        return self._scroll

    def _foot(self) -> QHBoxLayout:
        translate = QCoreApplication.translate
        row = QHBoxLayout()
        row.setSpacing(theme().px(tokens.S))
        self.other = button(translate("Restore", "Another file …"), self._pick, variant="quiet")
        self._doing = label("", "muted", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(translate("Restore", "Progress"))
        self._bar.hide()
        self.cancel = button(translate("Restore", "Cancel"), self.reject)
        self.restore = button(translate("Restore", "Restore"), self._want, variant="primary")
        row.addWidget(self.other)
        row.addWidget(self._doing)
        row.addWidget(self._bar, 1)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.restore)
        return row

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._bar.setVisible(busy)
        for part in (self.other, self.cancel, self.list, self.field):
            part.setEnabled(not busy)
        self.restore.setEnabled(not busy and self.chosen is not None)

    def _fill(self, current: int) -> None:
        self._model.clear()
        for one in self._backups:
            item = QStandardItem()
            row = Row(capital(listed_words(one.manifest, self._now)), capital(reason_words(one.reason)))
            item.setData(row, Role.ROW)
            item.setData(row.spoken, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        self.list.setCurrentIndex(self._model.index(current, 0))
        self._preview()

    def _choose(self, *_: QModelIndex) -> None:
        self.problem.hide()
        self._secret.hide()
        self.field.empty()
        self._preview()

    def _preview(self) -> None:
        clear(self.preview.body)
        one = self.chosen
        self.restore.setEnabled(one is not None and not self._busy)
        translate = QCoreApplication.translate
        if one is None:
            self.preview.body.addWidget(label(translate("Restore", "There is no backup here yet."), "muted"))
            return
        title = translate("Restore", "The journal as it was {when}")
        self.preview.body.addWidget(label(title.format(when=made_words(one.manifest, self._now)), "strong"))
        self.preview.body.addWidget(label("\n".join(content_lines(one.manifest.counts, self._present))))
        words = translate("Restore", "Version {version} of the program made it.").format(version=one.manifest.app[:40])
        self.preview.body.addWidget(label(words, "small"))
        kept = translate(
            "Restore",
            "It takes the place of what is there now, which is backed up first: restore that, and this is undone.",
        )
        self.preview.body.addWidget(label(kept, "muted"))

    def _pick(self) -> None:
        title = QCoreApplication.translate("Restore", "A backup of a journal")
        kinds = QCoreApplication.translate("Restore", "Backups (*.zip);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.add(Path(chosen))

    def add(self, path: Path) -> None:
        """Another file, at the top of the list."""
        try:
            found = Backup(path, read_manifest(path))
        except BadBackup as trouble:
            self.fail(trouble)
            return
        self._backups = [found, *(one for one in self._backups if one.path != path)]
        self._fill(0)

    def _want(self) -> None:
        one = self.chosen
        if one is not None and not self._busy:
            self.wanted.emit(one.path, self.field.passphrase)
