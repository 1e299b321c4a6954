"""How good are the rules? `python -m tests.benchmarks.rules_quality [partnerships of each kind]`

Holds the rules, and two things that people use today, against partnerships whose truth is known (partnerships.py):
false alarms, misses, the delay in days, and needless flips a year.
"""

import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple

from journal.method.rules.finding import find_concerns
from journal.method.rules.history import History
from journal.method.rules.past import Past, ratings
from journal.method.rules.practice import practised
from journal.method.rules.review import review
from journal.method.rules.status import SPAN, Grounds
from tests.benchmarks.partnerships import BEGIN, LENGTH, Kind, Life, lives

STEP = 3
"""Days from one look at a partnership to the next."""
IN_TIME = 60
"""Days within which one that went sour is to be found."""

Alarm = Callable[[History, date], bool]


def rules(history: History, today: date) -> bool:
    return review(history, today).status == "not_working"


def noticed(history: History, today: date) -> bool:
    """The milder word counts as well."""
    return review(history, today).status in ("not_working", "needs_attention")


def no_contact(history: History, today: date) -> bool:
    """Nothing for 60 days."""
    days = [one.on for one in history.meetings if one.state == "held"] + [one.on for one in history.contacts]
    past = [day for day in days if day <= today]
    return bool(past) and (today - max(past)).days > 60


def low_mean(history: History, today: date) -> bool:
    """The mean of the last three ratings is under 2.5."""
    means = [sum(given) / len(given) for one in history.reflections if one.on <= today and (given := ratings(one))]
    return len(means) >= 3 and sum(means[-3:]) / 3 < 2.5


WAYS: dict[str, Alarm] = {
    "the rules: not working": rules,
    "the rules: attention or worse": noticed,
    "no contact for 60 days": no_contact,
    "mean of the last 3 under 2.5": low_mean,
}


class Watched(NamedTuple):
    """The days (from the first) on which there was an alarm, every STEP days looked at."""

    kind: Kind
    alarms: tuple[bool, ...]

    def days(self) -> list[int]:
        return [place * STEP for place, alarm in enumerate(self.alarms) if alarm]

    @property
    def false_alarm(self) -> bool:
        """An alarm while it worked: ever for one that always did, before the turn for one that went sour."""
        before = self.kind.sour_from if self.kind.sour_from >= 0 else LENGTH
        return any(day < before for day in self.days())

    @property
    def delay(self) -> int | None:
        """Days from the turn to the first alarm after it, while it is sour; None where there is none."""
        found = [day for day in self.days() if self.kind.sour_from <= day < self.kind.sour_to]
        return found[0] - self.kind.sour_from if found else None

    @property
    def needless_flips(self) -> float:
        """Changes of the alarm a year beyond those that the truth made."""
        changes = sum(one != other for one, other in zip(self.alarms, self.alarms[1:], strict=False))
        due = 0 if self.kind.sour_from < 0 else 1 if self.kind.sour_to >= LENGTH else 2
        return max(0, changes - due) * 365 / LENGTH


def watch(life: Life, alarm: Alarm) -> Watched:
    days = range(0, LENGTH, STEP)
    return Watched(life.kind, tuple(alarm(life.history, BEGIN + timedelta(days=day)) for day in days))


def table(found: list[Watched]) -> list[str]:
    """A line for each kind."""
    lines = []
    for name in dict.fromkeys(one.kind.name for one in found):
        some = [one for one in found if one.kind.name == name]
        false = 100 * sum(one.false_alarm for one in some) / len(some)
        flips = sum(one.needless_flips for one in some) / len(some)
        line = f"  {name:16} false alarms {false:5.1f} %   needless flips {flips:4.2f} a year"
        if some[0].kind.sour_from >= 0:
            delays = [one.delay for one in some if one.delay is not None]
            timely = 100 * sum(delay <= IN_TIME for delay in delays) / len(some)
            missed = 100 * (len(some) - len(delays)) / len(some)
            middle = f"{median(delays):.0f} days" if delays else "never"
            line += f"   found in {IN_TIME} days {timely:5.1f} %   never {missed:5.1f} %   delay {middle}"
        lines.append(line)
    return lines


def held_back(life: Life) -> list[str]:
    """Which conditions of `not_working` did not hold on the last day in time, of one that went sour."""
    today = BEGIN + timedelta(days=life.kind.sour_from + IN_TIME)
    past = Past(life.history, today)
    grounds = Grounds(past, find_concerns(past), sum(practised(past).values()))
    conditions = {
        "two kinds of concern": grounds.families >= 2,
        "a serious one, or three": grounds.heavy,
        "evidence over 28 days": grounds.span >= SPAN,
        "enough effort": grounds.effort_is_enough,
        "no good rating of mine": not grounds.user_says_otherwise,
    }
    return [name for name, holds in conditions.items() if not holds]


def main(count: int) -> None:
    drawn = lives(seed=20261125, count=count)
    lines = [f"{len(drawn)} partnerships of {LENGTH} days, looked at every {STEP} days"]
    for name, alarm in WAYS.items():
        lines += ["", name, *table([watch(life, alarm) for life in drawn])]
    sour = [life for life in drawn if life.kind.name == "gone sour"]
    missing = Counter(name for life in sour for name in held_back(life))
    lines += ["", f"what held the rules back {IN_TIME} days after the turn, of {len(sour)} that went sour"]
    lines += [f"  {name:24} {times}" for name, times in missing.most_common()]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
