"""The phrases by which a day is named in English, and the day that each means, counted from today.

What a phrase means:
- a weekday is the coming one, and today's weekday the one in a week; "this Friday" may be today; "next Tuesday" is the
  one of next week, and weeks begin on Monday;
- "end of the week" is the coming Friday, or today where it is one;
- a day without year is the next such day, today among them: 29 Feb that of the next leap year;
- "in a month" is the same day of next month, or its last where it has no such day;
- of two numbers the day comes first: 30/11, 5/4 (the 5th of April), 30.11.
A day that is over is none, unless it is written as 2026-11-20.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH_NAMES = "january february march april may june july august september october november december".split()
WEEKDAYS = {name: place for place, name in enumerate(_NAMES)}
WEEKDAYS |= {name[:3]: place for place, name in enumerate(_NAMES)} | {"tues": 1, "thur": 3, "thurs": 3}
MONTHS = {name: place for place, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name[:3]: place for place, name in enumerate(_MONTH_NAMES, 1)} | {"sept": 9}
NUMBERS = {"a": 1, "an": 1} | {
    word: place
    for place, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
FRIDAY = 4
OTHER_WORDS = frozenset({"sat", "sun", "wed"})
"""Short forms of weekdays that are words of their own: we sat in the sun."""


class Needs(NamedTuple):
    """What makes a day of it, where the phrase alone may mean something else. `lead`: "by", "on" or the like before it;
    `end`: nothing after it that it may belong to ("Friday meeting"); `either`: one of the two."""

    lead: bool = False
    end: bool = False
    either: bool = False


class Phrase(NamedTuple):
    """`day` is None where there is no such day ("31 Nov"): part of it must not be taken for another."""

    day: date | None
    start: int
    end: int
    needs: Needs


def phrases(text: str, today: date) -> list[Phrase]:
    """All phrases in the text that name a day, in their order; none lies within another."""
    matches = [(match, read) for pattern, read in _GRAMMAR for match in pattern.finditer(text)]
    matches.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    found: list[Phrase] = []
    for match, read in matches:
        if not found or match.start() >= found[-1].end:
            day, needs = _day(match, read, today)
            found.append(Phrase(day, match.start(), match.end(), needs))
    return found


Read = Callable[[re.Match[str], date], tuple[date | None, Needs]]
SURE, EITHER = Needs(), Needs(either=True)


def _day(match: re.Match[str], read: Read, today: date) -> tuple[date | None, Needs]:
    try:
        return read(match, today)
    except (ValueError, OverflowError, KeyError):  # 31 Nov, the year 10000, a Turkish i
        return None, SURE


def _word(match: re.Match[str], name: str) -> str:
    return (match[name] or "").casefold()


def _near(match: re.Match[str], today: date) -> tuple[date, Needs]:
    words = match[0].casefold().split()
    ahead = 2 if len(words) > 1 else int(words[0] == "tomorrow")
    return today + timedelta(days=ahead), SURE


def _ahead(match: re.Match[str], today: date) -> tuple[date | None, Needs]:
    count, unit = _word(match, "count"), _word(match, "unit")
    number = NUMBERS.get(count) or int(count)
    if number < 1:
        return None, SURE
    if unit in ("month", "year"):
        return _months_on(today, number * (12 if unit == "year" else 1)), SURE
    return today + timedelta(days=number * {"day": 1, "week": 7, "fortnight": 14}[unit]), SURE


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return _last(year, month + 1) if day.day > monthrange(year, month + 1)[1] else date(year, month + 1, day.day)


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _end(match: re.Match[str], today: date) -> tuple[date | None, Needs]:
    """The end of a day, a week, a month or a year. "At the end of the day" is no day."""
    what = _word(match, "what") or {"d": "day", "w": "week", "m": "month", "y": "year"}[match[0][-1].casefold()]
    on = int(bool(match["next"]))
    if what == "day":
        return None if on else today, Needs(lead=True, end=True)
    if what == "week":
        return _of_week(today, FRIDAY, 1) if on else today + timedelta(days=(FRIDAY - today.weekday()) % 7), EITHER
    if what == "year":
        return date(today.year + on, 12, 31), EITHER
    there = _months_on(today.replace(day=1), on)
    return _last(there.year, there.month), EITHER


def _end_of_month(match: re.Match[str], today: date) -> tuple[date | None, Needs]:
    month = MONTHS[_word(match, "month")]
    year = int(match["year"]) if match["year"] else today.year + (month < today.month)
    return _not_over(_last(year, month), today), EITHER


def _weekday(match: re.Match[str], today: date) -> tuple[date | None, Needs]:
    word = _word(match, "weekday")
    place = WEEKDAYS[word]
    which = _word(match, "which") or _word(match, "of_week")
    needs = SURE if which else EITHER
    if word in OTHER_WORDS and (match["weekday"].islower() or (word != "wed" and not which)):
        needs = Needs(lead=True)
    if which == "next":
        return _of_week(today, place, 1), needs
    if match["of_week"]:
        return _not_over(_of_week(today, place, 0), today), needs
    if which.endswith("this"):
        return today + timedelta(days=(place - today.weekday()) % 7), needs
    weeks = 2 if match["week"] else 1
    return today + timedelta(days=(place - today.weekday() - 1) % 7 + 1 + 7 * (weeks - 1)), needs


def _of_week(today: date, weekday: int, ahead: int) -> date:
    return today + timedelta(days=weekday - today.weekday() + 7 * ahead)


def _dated(match: re.Match[str], today: date) -> tuple[date | None, Needs]:
    """30 Nov, Nov 30th, Monday the 30th of November 2026."""
    day = _in_year(int(match["day"]), MONTHS[_word(match, "month")], match["year"], today)
    return _on_weekday(day, match), _needs_of_dated(match)


def _needs_of_dated(match: re.Match[str]) -> Needs:
    """Of "ask Jan 2 questions", "10 march on", "the 30 Nov release", and "sent by 5 may be too late"."""
    if match["year"] or match["of"] or match["weekday"]:
        return SURE
    if match.start("month") < match.start("day") or _word(match, "month") == "march" or match["the"]:
        return EITHER
    return Needs(end=True) if _word(match, "month") == "may" else SURE


def _numbers(match: re.Match[str], today: date) -> tuple[date | None, Needs]:
    """30.11., 30/11, either with a year."""
    day, month, year = match["day"], match["month"], match["year"]
    found = _on_weekday(_in_year(int(day), int(month), f"20{year}" if year and len(year) == 2 else year, today), match)
    if year or match["weekday"]:
        return found, SURE
    clear = int(day) > 12 and len(month) == 2  # "24/7", "3/4 of it", "chapter 2.5."
    fraction = len(day) == len(month) == 1 and (int(day) < int(month) or match["dot"] is not None)
    if fraction and _BY.search(match.string, max(0, match.start() - 12), match.start()):
        return None, SURE  # "cut by 1/3", "grew by 2.5."
    return found, EITHER if clear else Needs(lead=True)


def _whole(match: re.Match[str], today: date) -> tuple[date | None, Needs]:
    return _on_weekday(date(int(match["year"]), int(match["month"]), int(match["day"])), match), SURE


def _day_of_month(match: re.Match[str], today: date) -> tuple[date | None, Needs]:
    """ "The 30th", of the next month that has one; "Monday the 30th" only where that is a Monday."""
    number = int(match["day"])
    for months in range(12 if 1 <= number <= 31 else 0):
        there = _months_on(today.replace(day=1), months)
        if number <= monthrange(there.year, there.month)[1] and (day := there.replace(day=number)) >= today:
            return _on_weekday(day, match), EITHER if match["weekday"] else Needs(lead=True, end=True)
    return None, SURE


def _in_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _not_over(date(int(year), month, day), today)
    for ahead in range(9):  # eight years may lie between two leap years
        there = today.year + ahead
        if 1 <= day <= monthrange(there, month)[1] and (found := date(there, month, day)) >= today:
            return found
    return None


def _on_weekday(day: date | None, match: re.Match[str]) -> date | None:
    """The day, unless it is said to be another weekday than it is."""
    weekday = _word(match, "weekday")
    return day if day is None or not weekday or day.weekday() == WEEKDAYS[weekday] else None


def _not_over(day: date, today: date) -> date | None:
    return day if day >= today else None


def _pattern(text: str) -> re.Pattern[str]:
    """Spaces stand for any on the line; {words} for what they name."""
    for name, words in {
        "{weekday}": rf"(?P<weekday>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})",
        "{month}": rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})",
        "{day}": r"(?P<day>[0-9]{1,2})",
        "{year}": r"(?P<year>[0-9]{4})(?![0-9])",
        "{unit}": r"(?P<unit>day|week|fortnight|month|year)s?",
        "{count}": rf"(?P<count>[0-9]{{1,3}}|{'|'.join(NUMBERS)})",
    }.items():
        text = text.replace(name, words)
    text = text.replace(" ", r"[^\S\n]{1,9}")
    return re.compile(rf"(?<![\w@#$€£./\\+-])(?<!\w['’])(?:{text})(?!\w)", re.IGNORECASE)


_BY = re.compile(r"\bby\s*$", re.IGNORECASE)
_WHICH = r"(?P<which>next|this|coming|this coming)"
_DAY_NAMED = r"(?:{weekday},? )?"
_GRAMMAR: tuple[tuple[re.Pattern[str], Read], ...] = (
    (_pattern(r"(?:the )?day after tomorrow|tomorrow|today|tonight"), _near),
    (_pattern(r"(?:in|within) {count} {unit}(?:['’]? time)?"), _ahead),
    (_pattern(r"{count} {unit} from (?:now|today)"), _ahead),
    (_pattern(r"(?:at )?(?:the )?end of (?:(?:the|this) |(?P<next>next) )?(?P<what>day|week|month|year)"), _end),
    (_pattern(r"(?P<next>(?!))?(?P<what>(?!))?eo[dwmy]"), _end),
    (_pattern(r"(?:at )?(?:the )?end of {month}(?:,? {year})?"), _end_of_month),
    (_pattern(rf"(?:{_WHICH} )?{{weekday}}(?P<of_week>(?!))?(?P<week> week)?"), _weekday),
    (_pattern(r"(?P<which>(?!))?(?P<week>(?!))?{weekday},? (?:of )?(?P<of_week>next|this) week"), _weekday),
    (_pattern(r"(?P<which>(?!))?(?P<week>(?!))?(?P<of_week>next|this) week,? (?:on )?{weekday}"), _weekday),
    (_pattern(rf"{_DAY_NAMED}(?P<the>the )?{{day}}(?:st|nd|rd|th)?(?P<of> of)? {{month}}(?:,? {{year}})?"), _dated),
    (_pattern(rf"(?P<of>(?!))?{_DAY_NAMED}(?P<the>(?!))?{{month}}\.? {{day}}(?:st|nd|rd|th)?(?:,? {{year}})?"), _dated),
    (_pattern(rf"{_DAY_NAMED}{{day}}(?P<dot>\.)(?P<month>[0-9]{{1,2}})\.(?:[^\S\n]?{{year}})?(?!\.?[0-9])"), _numbers),
    (_pattern(rf"{_DAY_NAMED}{{day}}(?P<dot>\.)(?P<month>[0-9]{{2}})\.(?P<year>[0-9]{{2}})(?!\.?[0-9])"), _numbers),
    (
        _pattern(rf"{_DAY_NAMED}{{day}}(?P<dot>(?!))?/(?P<month>[0-9]{{1,2}})(?:/(?P<year>[0-9]{{4}}|[0-9]{{2}}))?"),
        _numbers,
    ),
    (_pattern(rf"{_DAY_NAMED}{{year}}-(?P<month>[0-9]{{2}})-{{day}}"), _whole),
    (_pattern(rf"{_DAY_NAMED}(?:the )?{{day}}(?:st|nd|rd|th)"), _day_of_month),
)
