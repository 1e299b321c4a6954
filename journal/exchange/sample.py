"""The sample journal: a year of eight partnerships, told so that it ends on the day on which it is made.

`resources/sample_journal.json` is an interchange file whose days are counted from that day (“-12”, “+3”), and whose
moments have the time on the wall as well (“-12 10:00”).
"""

import json
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from journal.exchange.reading import known_zone
from journal.files import resources

_DAYS = frozenset(
    "since learned_on observed_on set_on on answered_on due done_on started_on look_back_on ended_on".split()
)
_SATURDAY = 5


def sample_journal(now: datetime, zone: tzinfo) -> bytes:
    """The sample as an interchange file, told in the user's zone (with an IANA name) on the day of `now` there."""
    today = now.astimezone(zone).date()
    document = json.loads((resources() / "sample_journal.json").read_text(encoding="utf-8"))
    return json.dumps(_told(document, today, zone), ensure_ascii=False, indent=2).encode()


def _told(value: Any, today: date, zone: tzinfo) -> Any:
    if isinstance(value, list):
        return [_told(one, today, zone) for one in value]
    if not isinstance(value, dict):
        return value
    made = {name: _field(name, one, today, zone) for name, one in value.items()}
    name = getattr(zone, "key", None)
    if "start" in made and name and known_zone(name):  # of a zone read from a bare file, the name is no IANA name
        made["time_zone"] = name
    return made


def _field(name: str, value: Any, today: date, zone: tzinfo) -> Any:
    if name in _DAYS:
        return _day(value, today)
    return _start(value, today, zone) if name == "start" else _told(value, today, zone)


def _day(told: str, today: date) -> str:
    return (today + timedelta(days=int(told))).isoformat()


def _start(told: str, today: date, zone: tzinfo) -> str:
    """The moment, on a working day: what fell on a weekend was on the Friday before, or will be on the Monday after."""
    days, clock = told.split()
    day = today + timedelta(days=int(days))
    over = day.weekday() - _SATURDAY
    if over >= 0 and day != today:
        day += timedelta(days=2 - over) if day > today else timedelta(days=-1 - over)
    moment = datetime.combine(day, time.fromisoformat(clock), zone)
    # A time that the clock leaps over is read as the one an hour later that there is.
    return moment.astimezone(UTC).astimezone(zone).isoformat()
