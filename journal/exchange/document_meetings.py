"""Meetings in a readable document: what was planned, said, heard and promised, the latest first."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from journal.exchange.document_blocks import Block, Heading, line, points, quote
from journal.exchange.document_words import OUTCOMES, PROMISED, STATES, counted, moment, pair, sentence
from journal.exchange.references import parts
from journal.model import (
    ChecklistItem,
    Colleague,
    FollowUp,
    Meeting,
    MeetingColleague,
    Question,
    RecapText,
    Restatement,
)


def meetings_with(session: Session, colleague: str) -> Iterator[Block]:
    """All that concerns one colleague of each meeting with them."""
    ids = session.scalars(
        select(Meeting.id)
        .join(MeetingColleague, MeetingColleague.meeting_id == Meeting.id)
        .where(MeetingColleague.colleague_id == colleague)
        .order_by(Meeting.start_utc.desc(), Meeting.position.desc())
    ).all()
    if ids:
        yield Heading(3, "Meetings")
    yield from _told(session, list(ids), colleague)


def meetings_with_nobody(session: Session) -> Iterator[Block]:
    """Those of which the journal does not know with whom they were."""
    named = select(MeetingColleague.meeting_id)
    ids = session.scalars(
        select(Meeting.id)
        .where(Meeting.id.not_in(named))
        .order_by(Meeting.start_utc.desc(), Meeting.position.desc())
    ).all()  # fmt: skip
    yield from _told(session, list(ids), None)


def _told(session: Session, ids: list[str], colleague: str | None) -> Iterator[Block]:
    for some in parts(ids):
        found = {one.id: one for one in session.scalars(select(Meeting).where(Meeting.id.in_(some)))}
        known = _Known(session, some, colleague)
        for one in some:
            yield from _meeting(found[one], known)


class _Known:
    """What is known of some meetings, as far as it concerns a colleague: by the meeting, as lines."""

    def __init__(self, session: Session, meetings: list[str], colleague: str | None) -> None:
        self._session = session
        self._meetings = meetings
        of = MeetingColleague
        self.others = self._rows(
            of,
            select(of.meeting_id, Colleague.name)
            .join(Colleague, Colleague.id == of.colleague_id)
            .where(Colleague.id != colleague),
        )
        self.checklist = self._rows(
            ChecklistItem, select(ChecklistItem.meeting_id, ChecklistItem.text, ChecklistItem.done)
        )
        self.questions = self._rows(Question, select(Question.meeting_id, Question.text, Question.answer))
        one = Restatement
        self.heard = self._rows(
            one,
            select(one.meeting_id, one.heard, one.restated, one.outcome, one.clarification)
            .where(or_(one.colleague_id.is_(None), one.colleague_id == colleague)),
        )  # fmt: skip
        self.promised = self._rows(
            FollowUp,
            select(FollowUp.meeting_id, FollowUp.owner, FollowUp.text).where(FollowUp.colleague_id == colleague),
        )
        self.recaps = self._rows(
            RecapText,
            select(RecapText.meeting_id, RecapText.subject, RecapText.body).where(RecapText.colleague_id == colleague),
        )

    def _rows(self, table: Any, wanted: Select[*tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
        """Rows without the meeting that they begin with, in their order."""
        found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for meeting, *rest in self._session.execute(
            wanted.where(table.meeting_id.in_(self._meetings)).order_by(table.position)
        ):
            found[meeting].append(tuple(rest))
        return found


def _meeting(one: Meeting, known: _Known) -> Iterator[Block]:
    yield Heading(4, line(f"{moment(one)}: {one.title}" if one.title.strip() else moment(one)))
    others = ", ".join(name for (name,) in known.others[one.id])
    yield from points("", [*_frame(one), pair("Also there", others)])
    yield from quote("Notes", one.notes)
    yield from points(
        "Checklist", (f"{'Done' if done else 'Not done'}: {text}" for text, done in known.checklist[one.id])
    )
    yield from points(
        "Questions", (sentence(text.strip(), pair("Answer", answer)) for text, answer in known.questions[one.id])
    )
    yield from points("What I heard", (_heard(*row) for row in known.heard[one.id]))
    yield from points("What was promised", (f"{PROMISED[owner]}: {text}" for owner, text in known.promised[one.id]))
    for subject, body in known.recaps[one.id]:
        yield from quote("The recap, in my words", f"{subject}\n\n{body}")


def _frame(one: Meeting) -> Iterator[str]:
    minutes = counted(one.minutes, "minute") if one.minutes else ""
    held = counted(one.minutes_held, "minute") if one.minutes_held else ""
    yield sentence(
        "" if one.state == "planned" and minutes else STATES[one.state],
        f"Planned for {minutes}." if minutes else "",
        f"It took {held}." if held else "",
    )
    yield pair("Where", one.where)
    yield f"My presence: {one.presence} of 5." if one.presence else ""
    yield f"{counted(one.distractions, 'distraction')}." if one.distractions is not None else ""


def _heard(heard: str, restated: str | None, outcome: str, clarification: str | None) -> str:
    said = [pair("said back", restated), OUTCOMES[outcome], pair("clarified", clarification)]
    return f"{heard.strip()} ({'; '.join(part for part in said if part)})"
