"""A journal as large as anybody's: 1,000 colleagues, 100,000 meetings with notes of about 120 words, 13 years."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert

from journal.model import (
    Base,
    Colleague,
    Contact,
    Fact,
    FollowUp,
    Meeting,
    MeetingColleague,
    Question,
    Reflection,
    Restatement,
    Value,
)
from journal.model.moment import utc_text
from journal.store.cipher import make_engine
from journal.store.folder import Folder
from journal.store.journal import open_journal
from journal.store.keys import read_key

COLLEAGUES = 1_000
MEETINGS = 100_000
BUSY = 500  # meetings of the busiest colleague, "c0"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CHUNK = 5_000

Rows = Iterator[tuple[type[Base], list[dict[str, Any]]]]

_COMMON = (
    "the to and of a in we that it for is on with she he they was be at as will have not this by from our but "
    "are about next week team plan launch budget meeting asked said agreed date promise send figures time more "
    "when what how would could first before after until again still because so if then"
).split()
_SYLLABLES = ("ta re mi so lan ver con sta pro men tion al er in or est ing ous ment ble cla dor fen gri hol").split()


class Words:
    """Words as people write them: a few very often, many rarely."""

    def __init__(self, random: Random) -> None:
        made = {"".join(random.choices(_SYLLABLES, k=random.randint(1, 4))) for _ in range(9_000)}
        self._words = [*_COMMON, *sorted(made)]
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(self._words))))
        self._random = random

    def some(self, count: int) -> str:
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=count))

    def name(self) -> str:
        return " ".join(word.title() for word in self._random.sample(self._words[80:], 2))


def make_large(folder: Path) -> None:
    """Fill a new journal in `folder` with the same content each time; about a minute.

    Written past `Journal.change`, which would keep every row for undo; the words are indexed at the end, in one go.
    """
    random = Random(2026)
    words = Words(random)
    open_journal(folder, make=True).close()
    at = Folder(folder)
    engine = make_engine(at.database, read_key(at.keys), writes=True)
    with engine.begin() as connection:
        triggers = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE name LIKE 'search!_%' ESCAPE '!'"
        )
        search_triggers = [(name, sql) for name, sql in triggers if sql and sql.startswith("CREATE TRIGGER")]
        for name, _ in search_triggers:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for table, rows in _everything(random, words):
            connection.execute(insert(table), rows)
        connection.exec_driver_sql("INSERT INTO search (search) VALUES ('rebuild')")
        for _, sql in search_triggers:
            connection.exec_driver_sql(sql)
    engine.dispose()


def _everything(random: Random, words: Words) -> Rows:
    yield Colleague, [_colleague(number, words) for number in range(COLLEAGUES)]
    yield from _dealings(random, words)
    for first in range(0, MEETINGS, CHUNK):
        yield from _meetings(range(first, first + CHUNK), random, words)


def _colleague(number: int, words: Words) -> dict[str, Any]:
    lists: dict[str, list[str]] = {"email": [f"c{number}@example.com"], "phone": [], "links": [], "tags": []}
    return {
        "id": f"c{number}",
        "name": words.name(),
        "role": words.some(2),
        "department": words.some(1),
        "since": date(2020, 1, 1),
        "cadence_days": 30,
        "notes": words.some(40),
        "stage": "active",
        "is_mentor": False,
        **lists,
    }


def _dealings(random: Random, words: Words) -> Rows:
    """Ten to twenty of each kind for everybody, over the last two years."""

    def day() -> date:
        return NOW.date() - timedelta(days=random.randint(1, 700))

    people = [f"c{number}" for number in range(COLLEAGUES)]
    yield Fact, [{"colleague_id": who, "kind": "place", "text": words.some(5)} for who in people for _ in range(3)]
    yield (
        Contact,
        [
            {
                "colleague_id": who,
                "on": (on := day()),
                "channel": "email",
                "started_by": random.choice(("me", "them")),
                "answered_on": on + timedelta(days=2) if random.random() < 0.7 else None,
                "text": words.some(8),
            }
            for who in people
            for _ in range(20)
        ],
    )
    yield (
        FollowUp,
        [
            {
                "colleague_id": who,
                "owner": random.choice(("me", "them")),
                "text": words.some(6),
                "due": (due := day()),
                "done_on": due + timedelta(days=random.randint(-3, 14)) if random.random() < 0.95 else None,
            }
            for who in people
            for _ in range(20)
        ],
    )
    yield (
        Value,
        [
            {
                "colleague_id": who,
                "direction": random.choice(("given", "received")),
                "kind": "help",
                "on": day(),
                "text": words.some(6),
            }
            for who in people
            for _ in range(10)
        ],
    )
    yield (
        Reflection,
        [
            {
                "colleague_id": who,
                "on": day(),
                "text": words.some(40),
                **{
                    name: random.randint(2, 5)
                    for name in ("trust", "alignment", "communication", "reciprocity", "energy")
                },
            }
            for who in people
            for _ in range(10)
        ],
    )


def _meetings(numbers: range, random: Random, words: Words) -> Rows:
    yield Meeting, [_meeting(number, random, words) for number in numbers]
    yield MeetingColleague, [{"meeting_id": f"m{number}", "colleague_id": _who(number)} for number in numbers]
    yield (
        Question,
        [
            {"meeting_id": f"m{number}", "text": f"What {words.some(5)}?", "answer": words.some(8)}
            for number in numbers
            if number % 4 == 0
        ],
    )
    yield (
        Restatement,
        [
            {
                "meeting_id": f"m{number}",
                "key": "r",
                "heard": words.some(10),
                "outcome": random.choice(("confirmed", "clarified")),
            }
            for number in numbers
            if number % 5 == 0
        ],
    )


def _who(number: int) -> str:
    """The last few hundred meetings are those of the busiest; all others go round."""
    return "c0" if MEETINGS - number <= BUSY - MEETINGS // COLLEAGUES else f"c{number % COLLEAGUES}"


def _meeting(number: int, random: Random, words: Words) -> dict[str, Any]:
    start = NOW + timedelta(days=3) - timedelta(minutes=68 * (MEETINGS - number))
    return {
        "id": f"m{number}",
        "title": words.some(3),
        "start": start,
        "start_utc": utc_text(start),
        "day": start.date(),
        "minutes": 30,
        "state": "planned" if start > NOW else "held",
        "notes": words.some(random.randint(90, 150)),
        "presence": random.randint(2, 5),
    }
