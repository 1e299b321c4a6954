"""Interchange files for tests: one small and complete, and a Hypothesis strategy for any."""

import json
from datetime import date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from journal.model import words

Json = dict[str, Any]


def whole() -> Json:
    """A file that has every list and every field."""
    return {
        "format": "partnership-journal",
        "version": 1,
        "me": {
            "name": "Robin Vale",
            "organisation": "Encompass",
            "organisation_mission": "Everybody learns.",
            "email": ["robin@example.org"],
            "facts": [{"kind": "place", "text": "Ireland", "source": "me", "learned_on": "2026-01-01", "mine": "home",
                       "told_by": "jim"}],
        },
        "colleagues": [
            {
                "id": "dana",
                "name": "Dana Ortiz",
                "role": "Head of Training",
                "department": "Training",
                "organisation": "Encompass",
                "location": "Boston",
                "time_zone": "America/New_York",
                "email": ["dana@example.org"],
                "phone": ["+1 555 0100"],
                "links": ["https://example.org/dana"],
                "since": "2026-01-07",
                "cadence_days": 14,
                "purpose": "The launch",
                "stage": "active",
                "is_mentor": False,
                "facts": [{"kind": "alma_mater", "text": "Villanova"}],
                "preferences": [
                    {
                        "aspect": "meeting_length",
                        "text": "Likes them brief",
                        "value": "brief",
                        "observed_on": "2026-02-01",
                    }
                ],
                "tags": ["launch"],
                "notes": "Sits on the third floor.",
                "card_rest": "X-SKYPE:dana",
                "photo": "iVBORw0KGgo=",
                "starters": [{"theirs": "Villanova", "mine": "VU", "words": "Go Cats!", "used_on": "2026-03-02"}],
            },
            {"id": "jim", "name": "Jim Keller", "stage": "archived", "is_mentor": True},
        ],
        "mentors": [{"id": "ada", "name": "Ada", "relation": "friend", "email": "ada@example.org", "notes": "Kind."}],
        "goals": [
            {"id": "g1", "owner": "dana", "text": "Ship in spring", "set_on": "2026-02-01", "horizon": "spring",
             "state": "open", "shared_with": ["g2"]},
            {"id": "g2", "owner": "me", "text": "A launch", "state": "reached", "closed_on": "2026-03-01"},
        ],
        "meetings": [
            {
                "id": "m1",
                "colleagues": ["dana", "jim"],
                "title": "Launch sync",
                "start": "2026-03-02T10:00:00+01:00",
                "state": "held",
                "minutes": 30,
                "time_zone": "Europe/Berlin",
                "where": "Room 4",
                "calendar_uid": "uid-1",
                "recurrence_id": "20260302",
                "notes": "She wants dates.",
                "presence": 4,
                "distractions": 2,
                "minutes_held": 35,
                "organiser": "dana",
                "remind_minutes": 30,
                "calendar_title": "Sync",
                "calendar_start": "2026-03-02T10:00:00+01:00",
                "calendar_minutes": 30,
                "calendar_where": "Room 4",
                "calendar_sequence": 2,
                "calendar_cancelled": True,
                "calendar_people": ["dana@example.org"],
                "checklist": [{"id": "1", "text": "Look at her goals", "done": True, "strategy": "intentional"}],
                "questions": [{"text": "What would a good launch be?", "open": True, "answer": "One on time."}],
                "restatements": [
                    {"id": "1", "heard": "Dates first", "outcome": "clarified", "restated": "You need dates?",
                     "clarification": "And names.", "colleague": "dana"}
                ],
                "recaps": [{"colleague": "dana", "subject": "Recap: sync", "body": "Hi Dana,\n\nthank you."}],
            }
        ],
        "contacts": [
            {"id": "c1", "colleague": "dana", "on": "2026-03-03", "channel": "email", "started_by": "me",
             "answered_on": "2026-03-04", "text": "The dates"}
        ],
        "followups": [
            {"id": "f1", "colleague": "dana", "owner": "them", "text": "Name a trainer", "due": "2026-03-09",
             "done_on": "2026-03-10", "meeting": "m1"}
        ],
        "value": [
            {"id": "v1", "colleague": "dana", "direction": "given", "kind": "credit", "on": "2026-03-05",
             "text": "Praised her plan", "meeting": "m1"}
        ],
        "reflections": [
            {"id": "r1", "on": "2026-03-06", "colleague": "dana", "meeting": "m1", "trust": 1, "alignment": 2,
             "communication": 3, "reciprocity": 4, "energy": 5, "marked": "disrespect", "text": "Loud.",
             "occasion": "weekly", "answers": [{"prompt": "What happened?", "answer": "A lot."}]}
        ],
        "consultations": [
            {"id": "k1", "colleague": "dana", "mentor": "ada", "on": "2026-03-08", "challenge": "Late",
             "evaluation": "Busy", "advice": "Ask", "came_of": "Better"},
            {"id": "k2", "colleague": "dana", "mentor": "jim", "on": "2026-03-09"},
        ],
        "approaches": [
            {"id": "a1", "colleague": "dana", "started_on": "2026-03-10", "text": "Short calls",
             "look_back_on": "2026-04-10", "consultation": "k1", "ended_on": "2026-04-11", "outcome": "better",
             "how_to_tell": "Dates are kept", "looked_back": "Most were"}
        ],
        "calendars": [{"id": "s1", "kind": "web", "address": "https://calendar.example.org/a.ics", "name": "Work",
                       "left_out": ["kim@example.org"]}],
        "deleted_events": [{"id": "e1", "calendar_uid": "uid-2", "recurrence_id": "20260303T090000Z"}],
        "questions": [{"id": "q1", "text": "What would you drop?", "purpose": "goals"}],
        "filters": [{"id": "l1", "name": "Struggling", "words": "launch", "picks": ["tag:launch"], "sort": "name"}],
        "hints_off": [{"id": "h1", "hint": "thank_you:v1", "until": "2026-04-01"}],
        "set_aside": [{"id": "x1", "colleague": "dana", "concern": "unanswered", "reason": "Parental leave",
                       "since": "2026-02-01", "until": "2026-03-01"}],
        "circumstances": [{"id": "y1", "text": "Quarter end", "since": "2026-03-20", "until": "2026-03-31",
                           "colleague": "dana"}, {"id": "y2", "text": "Reorganisation", "since": "2026-01-01"}],
        "disagreements": [{"id": "d1", "colleague": "dana", "on": "2026-03-10", "status": "not_working",
                           "text": "We just talked."}],
        "put_off": [{"id": "p1", "colleague": "dana", "until": "2026-04-02"}],
        "briefs": [{"id": "b1", "colleague": "dana", "left_out": ["trust"], "names_hidden": True,
                    "question": "What would you do?", "body": "Late again."}],
        "rules": [{"id": "z1", "concern": "low_trust", "off": True, "thresholds": {"low": 2}}],
    }  # fmt: skip


def content(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)
FILLED = TEXTS.filter(lambda text: any(not c.isspace() and c.isprintable() for c in text))
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(date.isoformat)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(
    min_value=datetime(1901, 1, 1),
    max_value=datetime(2199, 12, 31),
    timezones=OFFSETS,
).map(lambda moment: moment.isoformat())


def _record(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries(required, optional=optional)


def _ids(prefix: str, most: int) -> st.SearchStrategy[list[str]]:
    return st.integers(0, most).map(lambda count: [f"{prefix}{number}" for number in range(count)])


def _facts() -> st.SearchStrategy[list[Json]]:
    one = _record(
        {"kind": st.sampled_from(list(words.FactKind)), "text": TEXTS}, source=TEXTS, learned_on=DAYS, mine=TEXTS
    )
    return st.lists(one, max_size=3)


def _some(values: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=3) if values else st.just([])


@st.composite
def documents(draw: st.DrawFn) -> Json:
    """Any file that is right."""
    people, goals, meetings = draw(_ids("p", 3)), draw(_ids("g", 3)), draw(_ids("m", 3))
    made: Json = {"format": "partnership-journal", "version": 1}
    made["me"] = draw(_record({}, name=TEXTS, organisation=TEXTS, facts=_facts()))
    made["colleagues"] = [
        draw(_record({"id": st.just(person), "name": FILLED, "facts": _facts()}, notes=TEXTS, since=DAYS,
                     cadence_days=st.integers(1, 3660), stage=st.sampled_from(list(words.Stage)),
                     is_mentor=st.booleans(), tags=st.lists(TEXTS, max_size=3)))
        for person in people
    ]  # fmt: skip
    made["goals"] = [
        draw(_record({"id": st.just(goal), "owner": st.sampled_from([*people, "me"]), "text": TEXTS},
                     shared_with=_some([other for other in goals if other != goal]), set_on=DAYS))
        for goal in goals
    ]  # fmt: skip
    made["meetings"] = [
        draw(_record({"id": st.just(meeting), "colleagues": _some(people), "title": TEXTS, "start": MOMENTS,
                      "state": st.sampled_from(list(words.MeetingState))},
                     notes=TEXTS, presence=st.integers(1, 5), minutes=st.integers(0, 10_080),
                     time_zone=st.sampled_from(["Europe/Berlin", "Asia/Kolkata"]),
                     calendar_start=MOMENTS, calendar_people=st.lists(TEXTS, max_size=2),
                     remind_minutes=st.integers(0, 1440),
                     questions=st.lists(_record({"text": TEXTS}, open=st.booleans(), answer=TEXTS), max_size=3)))
        for meeting in meetings
    ]  # fmt: skip
    made["rules"] = [
        {"id": rule, "concern": rule, "off": draw(st.booleans()),
         "thresholds": draw(st.dictionaries(TEXTS, st.integers(0, 1000), max_size=2))}
        for rule in draw(_ids("z", 2))
    ]  # fmt: skip
    if people:
        made["put_off"] = draw(st.just([]) | DAYS.map(lambda day: [{"id": "w", "colleague": people[0], "until": day}]))
        made["contacts"] = [
            draw(_record({"id": st.just(contact), "colleague": st.sampled_from(people), "on": DAYS,
                          "channel": st.sampled_from(list(words.Channel)),
                          "started_by": st.sampled_from(list(words.Party))}, answered_on=DAYS, text=TEXTS))
            for contact in draw(_ids("c", 3))
        ]  # fmt: skip
    return made
