"""What the rows of the three lists say."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from journal.method.rules.review import ADVICE, Review, in_order
from journal.store.ladder import LadderLine, ladder_lines
from journal.store.reflections import ReflectionLine, reflection_lines
from journal.store.verdicts import put_off
from journal.window.desk import Desk
from journal.window.reflections.lines import Fetch, Line
from journal.window.widgets.days import month_words, short_day
from journal.window.widgets.rows import Row
from journal.window.widgets.words import approach_outcomes, marks, relations, word

TO_REVIEW = ("not_working", "needs_attention")


def reflections(desk: Desk, oldest_first: Callable[[], bool]) -> Fetch:
    """Reflections by their days, under the month."""

    def fetch(words: str, offset: int, limit: int) -> list[Line]:
        with desk.reading() as session:
            found = reflection_lines(session, words, offset, limit, oldest_first())
        return [Line("reflection", one.id, _reflection(desk, one), month_words(one.on)) for one in found]

    return fetch


def ladder(desk: Desk) -> Fetch:
    """Consultations and approaches, newest first, under the month; then the mentors."""

    def fetch(words: str, offset: int, limit: int) -> list[Line]:
        with desk.reading() as session:
            found = ladder_lines(session, words, offset, limit)
        mentors = QCoreApplication.translate("Reflections", "Mentors")
        return [
            Line(one.kind, one.id, _LADDER[one.kind](desk, one), month_words(one.day) if one.day else mentors)
            for one in found
        ]

    return fetch


def reviews(desk: Desk) -> Fetch:
    """The partnerships that need a review, what needs it most first."""

    def fetch(words: str, offset: int, limit: int) -> list[Line]:
        queue = [one for one in in_order(to_review(desk)) if words.casefold() in one.colleague.name.casefold()]
        return [Line("review", one.colleague.id, _review(one)) for one in queue[offset : offset + limit]]

    return fetch


def to_review(desk: Desk) -> list[Review]:
    """Those that struggle, but for what was put off."""
    with desk.reading() as session:
        waiting = put_off(session, desk.today())
    return [one for one in desk.reviews.all() if one.status in TO_REVIEW and one.colleague.id not in waiting]


def _reflection(desk: Desk, one: ReflectionLine) -> Row:
    nobody = QCoreApplication.translate("Reflections", "About myself")
    said = one.text
    if not said and one.mean is not None:
        said = QCoreApplication.translate("Reflections", "Rated {mean} on average").format(mean=f"{one.mean:.1f}")
    said = said or QCoreApplication.translate("Reflections", "Nothing written yet")
    mark = word(marks(), one.marked) if one.marked else ""
    return Row(
        one.name or nobody,
        f"{mark}: {said}" if mark else said,
        avatar=one.name or QCoreApplication.translate("Reflections", "Me"),
        note=short_day(one.on, desk.today()),
    )


def _review(one: Review) -> Row:
    return Row(
        one.colleague.name,
        ADVICE[one.advice].title if one.advice else "",
        avatar=one.colleague.name,
        status=one.status,
    )


def _consultation(desk: Desk, one: LadderLine) -> Row:
    title = QCoreApplication.translate("Reflections", "{mentor} about {name}").format(mentor=one.other, name=one.name)
    said = one.text or QCoreApplication.translate("Reflections", "Consultation, nothing written yet")
    return Row(title, said, icon="life-buoy", note=_note(desk, one))


def _approach(desk: Desk, one: LadderLine) -> Row:
    title = QCoreApplication.translate("Reflections", "Approach with {name}").format(name=one.name)
    said = one.text or QCoreApplication.translate("Reflections", "Nothing written yet")
    if one.over:
        ended = word(approach_outcomes(), one.other) or QCoreApplication.translate("Reflections", "Ended")
        said = f"{ended}: {said}"
    return Row(title, said, icon="compass", icon_role="muted" if one.over else "accent", note=_note(desk, one))


def _mentor(desk: Desk, one: LadderLine) -> Row:
    return Row(one.name, one.text or word(relations(), one.other), avatar=one.name)


def _note(desk: Desk, one: LadderLine) -> str:
    return short_day(one.day, desk.today()) if one.day else ""


_LADDER = {"consultation": _consultation, "approach": _approach, "mentor": _mentor}
