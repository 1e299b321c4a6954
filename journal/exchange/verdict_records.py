"""The interchange file's records of what is said to a verdict, and of what is kept for working with the journal."""

from datetime import date

from journal.exchange.record_kinds import Entry, Filled


class OwnQuestion(Entry):
    text: str
    purpose: str | None = None


class SavedFilter(Entry):
    name: Filled
    words: str | None = None
    picks: list[str] = []
    sort: str | None = None


class HintOff(Entry):
    hint: Filled
    until: date | None = None


class SetAside(Entry):
    colleague: Filled
    concern: Filled
    reason: str
    since: date
    until: date


class Circumstance(Entry):
    text: Filled
    since: date
    until: date | None = None
    colleague: Filled | None = None


class Disagreement(Entry):
    colleague: Filled
    on: date
    status: Filled
    text: str


class PutOff(Entry):
    colleague: Filled
    until: date


class BriefText(Entry):
    colleague: Filled
    left_out: list[str] = []
    names_hidden: bool | None = None
    question: str | None = None
    body: str | None = None


class RuleSetting(Entry):
    concern: Filled
    off: bool | None = None
    thresholds: dict[str, int] = {}
