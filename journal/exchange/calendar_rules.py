"""Recurrence rules (RFC 5545, 3.3.10), by an allow-list: days to years, and never more work than a window needs.

The usual library for them steps through all days until the year 9999 where a rule matches none (30 February), and hangs
on INTERVAL=0 and the like. Here every rule is walked period by period, from the window's begin (from its own start only
where it counts) to the window's end, and each step is paid from a budget.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from journal.exchange.calendar_types import NotTaken

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
INTERVALS = (1, 1000)
COST = 10
"""What a date or an instance costs of the budget, in steps."""
_WHOLE = {  # what may stand in a list, by its name: the least, the most, and whether it may count from the end
    "BYMONTH": (1, 12, False),
    "BYMONTHDAY": (1, 31, True),
    "BYYEARDAY": (1, 366, True),
    "BYWEEKNO": (1, 53, False),
    "BYSETPOS": (1, 366, True),
    "BYHOUR": (0, 23, False),
    "BYMINUTE": (0, 59, False),
    "BYSECOND": (0, 59, False),
}
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST", *_WHOLE}
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NO_RULE = "Its rule for repeating cannot be read."


class Budget:
    """Steps that are left for a whole file. Raises NotTaken when they are used up."""

    def __init__(self, steps: int = 1_500_000) -> None:
        self.left = steps

    def pay(self, steps: int) -> None:
        if steps > self.left:
            raise NotTaken("The file has more rules for repeating than can be worked out.")
        self.left -= steps


class Rule(NamedTuple):
    """A rule with what its start adds filled in. `until` is wall time in the zone of the series."""

    frequency: str
    interval: int
    at_most: int | None
    until: datetime | None
    week_start: int
    weekdays: frozenset[int]
    nth: frozenset[tuple[int, int]]
    months: frozenset[int]
    month_days: frozenset[int]
    year_days: frozenset[int]
    weeks: frozenset[int]
    positions: frozenset[int]
    times: tuple[time, ...]


def parse_rule(text: str, start: datetime, until: Callable[[str], datetime]) -> Rule:
    """The rule of a series that begins at `start`; `until` reads the moment at which it ends. Raises NotTaken."""
    fields = _fields(text)
    frequency = fields.get("FREQ", "")
    if frequency in ("SECONDLY", "MINUTELY", "HOURLY"):
        raise NotTaken("It repeats more often than daily.")
    if frequency not in FREQUENCIES:
        raise NotTaken(_NO_RULE)
    lists = {name: _numbers(fields[name], *limits) for name, limits in _WHOLE.items() if name in fields}
    none = frozenset[int]()
    weekdays, nth = _weekdays(fields["BYDAY"], frequency) if "BYDAY" in fields else (none, frozenset())
    rule = Rule(
        frequency=frequency,
        interval=_number(fields.get("INTERVAL", "1"), *INTERVALS),
        at_most=_number(fields["COUNT"], 1, 10**12) if fields.get("COUNT", "-1") != "-1" else None,
        until=until(fields["UNTIL"]) if "UNTIL" in fields else None,
        week_start=WEEKDAYS.index(fields["WKST"]) if fields.get("WKST") in WEEKDAYS else 0,
        weekdays=weekdays,
        nth=nth,
        months=lists.get("BYMONTH", none),
        month_days=lists.get("BYMONTHDAY", none),
        year_days=lists.get("BYYEARDAY", none),
        weeks=lists.get("BYWEEKNO", none),
        positions=lists.get("BYSETPOS", none),
        times=_times(lists, start.time()),
    )
    return _filled(rule, start.date())


def occurrences(rule: Rule, start: datetime, first: date, last: date, budget: Budget) -> Iterator[datetime]:
    """The wall times of a series from `first` to `last`, both included, in order.

    `start` is one of them, and the first that counts, even where the rule does not fall on it; but for a rule that ends
    before it, as programs leave one behind where a series was cut off at its first instance.
    """
    end = datetime.combine(last, time.max)
    if rule.until is not None:
        end = min(end, rule.until)
    if start > end:
        return
    if first <= start.date():
        yield start
    left = -1 if rule.at_most is None else rule.at_most - 1
    for days in _periods(rule, start.date(), first if rule.at_most is None else start.date(), end.date()):
        budget.pay(len(days) + 1)
        for moment in _picked(rule, [day for day in days if _matches(rule, day)]):
            if moment > end or left == 0:
                return
            if moment > start:
                left -= 1
                if moment.date() >= first:
                    yield moment


def _fields(text: str) -> dict[str, str]:
    if len(text) > 5_000:
        raise NotTaken(_NO_RULE)
    pairs = [part.partition("=") for part in text.upper().replace(" ", "").split(";") if part]
    fields = {name: value for name, _, value in pairs}
    if fields.get("RSCALE") == "GREGORIAN":
        del fields["RSCALE"]
    unknown = [name for name in fields if name not in _KNOWN]
    if unknown or len(fields) < len([name for name, _, _ in pairs if name != "RSCALE"]):
        raise NotTaken(_NO_RULE)
    return fields


def _number(text: str, least: int, most: int) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,12}", text) or not least <= int(text) <= most:
        raise NotTaken(_NO_RULE)
    return int(text)


def _numbers(text: str, least: int, most: int, from_end: bool) -> frozenset[int]:
    found = frozenset(_number(one, -most if from_end else least, most) for one in text.split(","))
    if from_end and 0 in found:
        raise NotTaken(_NO_RULE)
    return found


def _weekdays(text: str, frequency: str) -> tuple[frozenset[int], frozenset[tuple[int, int]]]:
    found = [_BYDAY.fullmatch(one) for one in text.split(",")]
    if not all(found):
        raise NotTaken(_NO_RULE)
    pairs = [(int(one[1] or 0), WEEKDAYS.index(one[2])) for one in found if one]
    if frequency in ("DAILY", "WEEKLY"):  # a number means nothing there
        pairs = [(0, day) for _, day in pairs]
    return frozenset(day for n, day in pairs if n == 0), frozenset((n, day) for n, day in pairs if n)


def _times(lists: dict[str, frozenset[int]], start: time) -> tuple[time, ...]:
    hours, minutes = lists.get("BYHOUR", {start.hour}), lists.get("BYMINUTE", {start.minute})
    if lists.get("BYSECOND", {start.second}) != {start.second} or len(hours) * len(minutes) > 24:
        raise NotTaken("It repeats too often within a day.")
    return tuple(time(hour, minute, start.second) for hour in sorted(hours) for minute in sorted(minutes))


def _filled(rule: Rule, start: date) -> Rule:
    if rule.weeks and not (rule.weekdays or rule.month_days or rule.year_days):
        return rule._replace(weekdays=frozenset({start.weekday()}))
    if rule.weekdays or rule.nth or rule.month_days or rule.year_days or rule.weeks:
        return rule
    if rule.frequency == "WEEKLY":
        return rule._replace(weekdays=frozenset({start.weekday()}))
    if rule.frequency == "MONTHLY":
        return rule._replace(month_days=frozenset({start.day}))
    if rule.frequency == "YEARLY":
        return rule._replace(months=rule.months or frozenset({start.month}), month_days=frozenset({start.day}))
    return rule


def _periods(rule: Rule, start: date, first: date, last: date) -> Iterator[list[date]]:
    """The days of each period (day, week, month, year) that may match, from the period with `first` on."""
    if rule.frequency in ("DAILY", "WEEKLY"):
        weekly = rule.frequency == "WEEKLY"
        begin = start - timedelta(days=(start.weekday() - rule.week_start) % 7 if weekly else 0)
        within = [one for one in range(7) if (rule.week_start + one) % 7 in rule.weekdays] if weekly else [0]
        step = rule.interval * (7 if weekly else 1)
        for number in range(max(0, (first - begin).days // step) * step, (last - begin).days + 1, step):
            yield [begin + timedelta(days=number + one) for one in within]
        return
    length = 1 if rule.frequency == "MONTHLY" else 12
    step = rule.interval * length
    begin_month = start.year * 12 + (start.month - 1 if length == 1 else 0)
    ahead = max(0, (first.year * 12 + first.month - 1 - begin_month) // step) * step
    for month in range(begin_month + ahead, last.year * 12 + last.month, step):
        yield [day for one in range(month, month + length) for day in _month(rule, one)]


def _month(rule: Rule, number: int) -> list[date]:
    year, month = number // 12, number % 12 + 1
    if rule.months and month not in rule.months:
        return []
    length = monthrange(year, month)[1]
    if rule.month_days:
        numbers = sorted({one if one > 0 else length + 1 + one for one in rule.month_days})
        return [date(year, month, one) for one in numbers if 1 <= one <= length]
    return [date(year, month, one) for one in range(1, length + 1)]


def _matches(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not {day.day, day.day - monthrange(day.year, day.month)[1] - 1} & rule.month_days:
        return False
    if rule.year_days:
        number = day.timetuple().tm_yday
        if not {number, number - (366 if isleap(day.year) else 365) - 1} & rule.year_days:
            return False
    if rule.weeks and day.isocalendar().week not in rule.weeks:
        return False
    if rule.weekdays or rule.nth:
        return day.weekday() in rule.weekdays or bool(rule.nth and _is_nth(rule, day))
    return True


def _is_nth(rule: Rule, day: date) -> bool:
    """Whether it is the second Tuesday, or the last Friday, of its month (of its year, where the rule is of years)."""
    if rule.frequency == "YEARLY" and not rule.months:
        number = day.timetuple().tm_yday
        length = 366 if isleap(day.year) else 365
    else:
        number, length = day.day, monthrange(day.year, day.month)[1]
    from_begin, from_end = (number - 1) // 7 + 1, -((length - number) // 7 + 1)
    return (from_begin, day.weekday()) in rule.nth or (from_end, day.weekday()) in rule.nth


def _picked(rule: Rule, days: list[date]) -> Iterator[datetime]:
    moments = [datetime.combine(day, one) for day in days for one in rule.times]
    if not rule.positions:
        return iter(moments)
    size = len(moments)
    return (one for number, one in enumerate(moments) if {number + 1, number - size} & rule.positions)
