"""What the user chose of a calendar, written into the journal; in a change of the journal, so that it is one step."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.exchange.attendees import Directory, key, taking_part
from journal.exchange.calendar_known import OURS, Key, key_of, known_by_key
from journal.exchange.calendar_merge import as_remembered, merge, said
from journal.exchange.calendar_people import coming, declined, directory_of, inside, said_before
from journal.exchange.calendar_rows import (
    ALL,
    CANCELLED,
    DELETED,
    LEFT_OUT,
    NEW_COLLEAGUE,
    NOBODY,
    SAME,
    Choice,
    Plan,
    Report,
    Row,
    asked_about,
)
from journal.exchange.calendar_types import Person
from journal.exchange.person_names import name_in, shown
from journal.model import Colleague, Meeting, MeetingColleague, new_id
from journal.model.meeting import day_there
from journal.model.moment import utc_text
from journal.model.words import MeetingState
from journal.store.removal import bring_back


def apply(session: Session, plan: Plan, choice: Choice = ALL) -> Report:
    """Do what is planned, as far as it is chosen. What has changed since it was planned is looked at anew: the same
    plan a second time changes nothing."""
    return _Applying(session, choice).apply(plan)


class _Applying:
    def __init__(self, session: Session, choice: Choice) -> None:
        self._session = session
        self._choice = choice
        self._said = {key(person): whom for person, whom in choice.people.items() if whom}
        self._directory: Directory = directory_of(session)
        self._new: dict[str, str] = {}
        self._back: list[Key] = []
        self._meetings: dict[Key, dict[str, Any]] = {}
        self._links: list[dict[str, str]] = []
        self._added = self._changed = self._cancelled = 0

    def apply(self, plan: Plan) -> Report:
        chosen = [(place, row) for place, row in enumerate(plan.rows) if self._is_chosen(place, row)]
        known = known_by_key(self._session, [row.event for _, row in chosen])
        for row in (row for _, row in chosen if row.meeting):
            meeting = self._session.get(Meeting, row.meeting)
            if meeting is not None:
                known[key_of(row.event)] = meeting
        self._there = inside(self._session, known.values())
        for place, row in chosen:
            meeting = known.get(key_of(row.event))
            if meeting is None and not row.meeting and key_of(row.event) not in self._meetings:
                self._meetings[key_of(row.event)] = self._new_meeting(place, row)
            elif meeting is not None:
                self._update(place, row, meeting)
        self._session.flush()
        bring_back(self._session, self._back)
        if self._meetings:
            self._session.execute(insert(Meeting), list(self._meetings.values()))
        if self._links:
            self._session.execute(insert(MeetingColleague), self._links)
        return Report(self._added, self._changed, self._cancelled, len(self._new))

    def _is_chosen(self, place: int, row: Row) -> bool:
        if row.kind == SAME:
            return True  # what it does is only to remember
        if row.left == NOBODY and any(key(person) in self._said for person in asked_about(row)):
            return True
        rows = self._choice.rows
        return place in rows if rows is not None else row.kind != LEFT_OUT

    def _new_meeting(self, place: int, row: Row) -> dict[str, Any]:
        """The columns of a meeting that is not known; who is in it is linked to it."""
        if row.left == DELETED:
            self._back.append(key_of(row.event))
        off = row.event.cancelled
        now = said(row.event, cancelled=off or declined(row.event, self._directory))
        by_them = off and row.by_them and place in self._choice.by_them
        people = self._people(row)
        name = new_id()
        self._link(name, list(dict.fromkeys(one for _, one in people)))
        self._added += not off
        self._cancelled += off
        return {
            "id": name,
            "title": now.title,
            "start": now.start,
            "start_utc": utc_text(now.start),
            "day": day_there(now.start, now.time_zone),
            "minutes": now.minutes,
            "time_zone": now.time_zone,
            "where": now.where,
            "calendar_uid": row.event.uid,
            "recurrence_id": row.event.recurrence_id or None,
            "state": _state(off, by_them),
            "organiser_id": self._resolve(row.event.organiser),
            "calendar_people": sorted({key(person) for person, _ in people}),
            **as_remembered(now),
        }

    def _update(self, place: int, row: Row, meeting: Meeting) -> None:
        now = said(row.event, cancelled=row.event.cancelled or declined(row.event, self._directory))
        merged = merge(meeting, now)
        if merged.older:
            return
        fields = dict(merged.fields)
        if fields.get("state") == MeetingState.CANCELLED and row.by_them and place in self._choice.by_them:
            fields["state"] = MeetingState.CANCELLED_BY_THEM
        found = coming(meeting, self._there.get(meeting.id, ()), self._people(row, meeting), self._directory)
        _put(meeting, fields | merged.quiet | _identity(row, meeting))
        if meeting.organiser_id is None:
            _put(meeting, {"organiser_id": self._resolve(row.event.organiser)})
        _put(meeting, {"calendar_people": found.people})
        self._link(meeting.id, found.colleagues)
        self._there.setdefault(meeting.id, []).extend(found.colleagues)
        called_off = row.kind == CANCELLED and "state" in fields
        self._cancelled += called_off
        self._changed += bool(fields or found.colleagues) and not called_off

    def _people(self, row: Row, meeting: Meeting | None = None) -> list[tuple[Person, str]]:
        """Those who take part, each with the colleague who it is, certainly or by the user's word; of a meeting that
        is known, without those about whom the user has had their say."""
        there = (one for one in taking_part(row.event) if meeting is None or not said_before(meeting, one))
        found = ((person, self._resolve(person)) for person in there)
        return [(person, colleague) for person, colleague in found if colleague]

    def _resolve(self, person: Person | None) -> str | None:
        if person is None:
            return None
        certain = self._directory.colleague(person)
        if certain:
            return certain
        chosen = self._said.get(key(person), "")
        if chosen == NEW_COLLEAGUE:
            return self._new_colleague(person)
        return chosen if chosen and self._is_colleague(chosen, person) else None

    def _new_colleague(self, person: Person) -> str:
        """A colleague for somebody unknown; one for all who have the same address."""
        who = key(person)
        if who not in self._new:
            name = shown(person.name) or name_in(person.email).title() or person.email
            self._new[who] = new_id()
            self._session.add(Colleague(id=self._new[who], name=name, email=[person.email] if person.email else []))
            self._session.flush()
        return self._new[who]

    def _is_colleague(self, colleague: str, person: Person) -> bool:
        """Whether there is this colleague, who is known by the person's address from now on."""
        found = self._session.get(Colleague, colleague)
        if found is None:
            return False
        if person.email and person.email not in [one.lower() for one in found.email]:
            found.email = [*found.email, person.email]
        return True

    def _link(self, meeting: str, colleagues: Sequence[str]) -> None:
        self._links += [{"meeting_id": meeting, "colleague_id": one} for one in colleagues]


def _state(off: bool, by_them: bool) -> MeetingState:
    if by_them:
        return MeetingState.CANCELLED_BY_THEM
    return MeetingState.CANCELLED if off else MeetingState.PLANNED


def _identity(row: Row, meeting: Meeting) -> dict[str, Any]:
    """Where a meeting was found by its time, it is known by the event's own id from now on."""
    if row.event.uid.endswith(OURS) and meeting.calendar_uid:
        return {}
    return {"calendar_uid": row.event.uid, "recurrence_id": row.event.recurrence_id or None}


def _put(meeting: Meeting, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        if getattr(meeting, name) != value:
            setattr(meeting, name, value)
