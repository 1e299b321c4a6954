"""The card of facts: a line to say one in, and below it what is known, from whom, and since when."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from journal.model import new_id
from journal.store.changes import Change
from journal.store.facts import never_ask, not_asked, tellers
from journal.window.colleagues.cards import KINDS
from journal.window.colleagues.edits import add_record
from journal.window.colleagues.fact_age import FactAge
from journal.window.colleagues.fact_source import FactSource
from journal.window.colleagues.quick_fact import QuickFactLine
from journal.window.desk import Desk
from journal.window.widgets.own_part import Values
from journal.window.widgets.records import Field, Records
from journal.window.widgets.words import fact_kinds

Row = tuple[str, dict[str, Any]]
_FACT = next(kind for kind in KINDS if kind.table == "fact")


class FactsCard(Records):
    """Of a colleague, or of mine where `whose` answers "me"."""

    def __init__(self, desk: Desk, whose: Callable[[], str], *, mine: bool) -> None:
        translate = QCoreApplication.translate
        self._desk, self._whose, self._mine = desk, whose, mine
        empty = (
            translate("Cards", "Where you studied and worked, what you like: common ground is found from it.")
            if mine
            else translate("Cards", "Ask others, look around: two facts are a beginning.")
        )
        title = translate("Cards", "About me") if mine else translate("Cards", "Facts")
        super().__init__(title, self._fields_of(), translate("Cards", "Add a fact"), empty, desk.today)
        self.quick = QuickFactLine(desk, self._tellers, mine=mine)
        self.quick.said.connect(self._keep)
        self.body.insertWidget(0, self.quick)
        self._last: Sequence[Row] = ()
        desk.changed.connect(self._follow)

    def refresh(self, records: Sequence[tuple[str, Values]]) -> None:
        self._last = [(record, dict(values)) for record, values in records]
        self.quick.show_for(self._whose())
        with self._desk.reading() as session:
            quiet = not_asked(session, self._desk.today())
            names = dict(tellers(session)) if any(values.get("told_by_id") for _, values in self._last) else {}
        told = [
            (
                record,
                {**values, "asked": record not in quiet, "told_by": names.get(str(values.get("told_by_id")), "")},
            )
            for record, values in self._last
        ]
        super().refresh(told)

    def _follow(self, change: Change) -> None:
        """What is asked, and what those who told it are called; the page tells of all else."""
        if self._last and (change.concerns("hint_off") or change.concerns("colleague")):
            self.refresh(self._last)

    def _tellers(self) -> list[tuple[str, str]]:
        with self._desk.reading() as session:
            return tellers(session, but=self._whose())

    def _never(self, fact: str) -> None:
        with self._desk.change("Do not ask again") as session:
            never_ask(session, fact)

    def _keep(self, said: dict[str, Any]) -> None:
        add_record(self._desk, _FACT, self._whose(), new_id(), said)

    def _fields_of(self) -> list[Field]:
        translate = QCoreApplication.translate
        fields = [
            Field(
                "text",
                "text",
                translate("Cards", "Fact"),
                translate("Cards", "What it is: Villanova, sailing, two children"),
            ),
            Field("kind", "choice", translate("Cards", "Kind"), choices=fact_kinds()),
        ]
        if not self._mine:
            fields += [
                Field("source", "own", translate("Cards", "From whom"), make=self._make_source),
                Field("learned_on", "own", translate("Cards", "Learned on"), make=self._make_age),
                Field("mine", "line", translate("Cards", "My link"), translate("Cards", "+ How it links to me")),
            ]
        return fields

    def _make_source(self) -> FactSource:
        return FactSource(self._tellers, lambda who: self._desk.open("colleague", who))

    def _make_age(self) -> FactAge:
        made = FactAge(self._desk.today)
        made.never.connect(self._never)
        return made
