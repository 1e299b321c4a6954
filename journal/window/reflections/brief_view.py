"""The brief for a mentor: chosen point by point, names hidden or not, changed by hand, and given away by hand only."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.method.brief import Case, brief_parts, composed, replaced_names, without_names
from journal.store.briefs import Kept, case_of, keep_brief, kept_brief
from journal.store.changes import Change
from journal.window.desk import Desk
from journal.window.reflections import paper
from journal.window.reflections.view import RecordView
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import clear
from journal.window.widgets.check import Check
from journal.window.widgets.flow import flowing
from journal.window.widgets.inline import InlineText
from journal.window.widgets.labels import label


class BriefView(RecordView):
    """`record` is the colleague's id."""

    def __init__(self, desk: Desk, record: str) -> None:
        super().__init__(desk, "review", record)  # it stands in the list as the review does
        translate = QCoreApplication.translate
        self._case: Case | None = None
        self._kept = Kept()
        back = translate("Brief", "Back to review")
        back_button = button(back, lambda: desk.open("review", self.record), variant="quiet", icon_name="arrow-left")
        head = self.card(translate("Brief", "A brief for a mentor"), back_button)
        words = translate("Brief", "One or two pages to show or send. Nothing leaves this computer unless you send it.")
        head.body.addWidget(label(words, "muted"))
        self.hide_names = Check(translate("Brief", "Hide all names"))
        self.hide_names.clicked.connect(self._hide)
        head.body.addLayout(_ticked(self.hide_names, translate("Brief", "Hide all names")))
        self.replaced = label("", "small")
        head.body.addWidget(self.replaced)
        self.replace = button(translate("Brief", "Replace them"), lambda: self._hide(True))
        head.body.addWidget(self.replace, 0, Qt.AlignmentFlag.AlignLeft)
        self._points = self.card(translate("Brief", "What goes in"))
        text = self.card(translate("Brief", "The brief"))
        self.text = InlineText(translate("Brief", "The brief"), "", 12)
        self.text.edited.connect(self._typed)
        text.body.addWidget(self.text)
        text.body.addWidget(self._deeds())
        self.page.column.addStretch(1)

    def refresh(self) -> bool:
        review = self.desk.reviews.get(self.record)
        if review is None:
            return False
        with self.desk.reading() as session:
            self._case = case_of(session, review, self.desk.today())
            self._kept = kept_brief(session, self.record)
        self.hide_names.setChecked(self._kept.names_hidden)
        self._show_points(self._case)
        self._show_replaced(self._case)
        self.text.refresh(self._now())
        self.anew.setVisible(self._kept.body is not None)
        return True

    def begin(self) -> None:
        self.hide_names.setFocus()

    def concerned(self, change: Change) -> bool:
        return change.everything or self.record in change.colleagues

    def _now(self) -> str:
        """The brief as it stands: my own text, or what the journal makes of the points."""
        return self._kept.body if self._kept.body is not None else self._written()

    def _written(self, names_hidden: bool | None = None) -> str:
        if self._case is None:
            return ""
        hidden = self._kept.names_hidden if names_hidden is None else names_hidden
        open_parts, shown_parts = brief_parts(self._case), brief_parts(self._case, hidden)
        shown = {
            point: seen
            for one, other in zip(open_parts, shown_parts, strict=True)
            for point, seen in zip(one.points, other.points, strict=True)
        }
        return composed(shown_parts, {shown[point] for point in self._kept.left_out if point in shown}).strip()

    def _show_points(self, case: Case) -> None:
        clear(self._points.body)
        for part in brief_parts(case, self._kept.names_hidden):
            self._points.body.addWidget(label(part.heading, "strong"))
            for place, point in enumerate(part.points):
                self._points.body.addLayout(self._point(part.heading, place, point))

    def _point(self, heading: str, place: int, shown: str) -> QHBoxLayout:
        """One point to tick; it is kept by its open words, so that hiding names changes no choice."""
        key = next((one.points[place] for one in brief_parts(self._case or Case("")) if one.heading == heading), shown)
        box = Check(shown)
        box.setChecked(key not in self._kept.left_out)
        box.clicked.connect(lambda on: self._choose(key, on))
        return _ticked(box, shown)

    def _choose(self, key: str, chosen: bool) -> None:
        left_out = [one for one in self._kept.left_out if one != key]
        self._keep(self._kept._replace(left_out=tuple(left_out if chosen else [*left_out, key])))

    def _show_replaced(self, case: Case) -> None:
        """Every replacement, before it is made and after; in my own text, which names stand in it still."""
        mine, hidden = self._kept.body, self._kept.names_hidden
        open_text = self._written(names_hidden=False) if mine is None else mine
        found = replaced_names(open_text, case.name, case.others)
        one = QCoreApplication.translate("Brief", "“{said}” → “{instead}”, {times}×")
        told = ", ".join(one.format(said=each.said, instead=each.instead, times=each.times) for each in found)
        ahead = QCoreApplication.translate("Brief", "This replaces {what}.")
        done = QCoreApplication.translate("Brief", "Replaced: {what}.")
        open_ = QCoreApplication.translate("Brief", "Still in your text: {what}.")
        words = ahead if not hidden else done if mine is None else open_
        self.replaced.setText(words.format(what=told) if told else "")
        self.replaced.setVisible(bool(told))
        self.replace.setVisible(bool(told) and hidden and mine is not None)

    def _hide(self, hidden: bool) -> None:
        """Names go from my own text as well; shown again, the text is the journal's (Undo brings mine back)."""
        body = self._kept.body
        if body is not None and self._case is not None:
            body = without_names(body, self._case.name, self._case.others) if hidden else None
        self._store(self._kept._replace(names_hidden=hidden, body=body), None)

    def _typed(self, text: str) -> None:
        body = None if text.strip() == self._written() else text
        self.kept(self._store(self._kept._replace(body=body), "brief"))

    def _keep(self, kept: Kept) -> None:
        """Points and names are chosen anew: my own text gives way to them, and Undo brings it back."""
        self._store(kept._replace(body=None), None)

    def _store(self, kept: Kept, merge: str | None) -> bool:
        label_ = QCoreApplication.translate("Brief", "Edit the brief")
        try:
            with self.desk.change(label_, merge and f"brief:{self.record}") as session:
                keep_brief(session, self.record, kept)
        except JournalError:
            return False
        return True

    def _deeds(self) -> QWidget:
        translate = QCoreApplication.translate
        box, flow = flowing()
        self.copy = button(translate("Brief", "Copy"), self._copy, variant="primary", icon_name="copy")
        self.anew = button(
            translate("Brief", "Write it anew"), lambda: self._keep(self._kept), variant="quiet", icon_name="redo-2"
        )
        deeds: tuple[tuple[str, Callable[[], object]], ...] = (
            (translate("Brief", "Print …"), self._print),
            (translate("Brief", "Save as PDF …"), lambda: self._save("pdf", paper.write_pdf)),
            (translate("Brief", "Save as Markdown …"), lambda: self._save("md", paper.write_markdown)),
        )
        flow.addWidget(self.copy)
        for words, deed in deeds:
            flow.addWidget(button(words, deed))
        flow.addWidget(self.anew)
        return box

    def _shown(self) -> str:
        """The text as it is given away: what is typed is kept first."""
        self.commit()
        return self.text.text()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._shown())
        self.desk.say(QCoreApplication.translate("Brief", "Copied. It is in the clipboard now."))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        paper.set_up(printer)
        if QPrintDialog(printer, self).exec():
            paper.document(self._shown()).print_(printer)

    def _save(self, ending: str, write: Callable[[str, Path], None]) -> None:
        place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = QCoreApplication.translate("Brief", "Brief") + f".{ending}"
        chosen, _ = QFileDialog.getSaveFileName(
            self, QCoreApplication.translate("Brief", "Save the brief"), str(place / name), f"*.{ending}"
        )
        if not chosen:
            return
        try:
            write(self._shown(), Path(chosen))
        except JournalError as error:
            self.desk.troubled.emit(error)
            return
        words = QCoreApplication.translate("Brief", "Saved as {name}. It is not encrypted there.")
        self.desk.say(words.format(name=Path(chosen).name))


def _ticked(box: Check, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().px(tokens.S))
    text = QVBoxLayout()
    text.addWidget(label(words))
    row.addWidget(box)
    row.addLayout(text, 1)
    return row
