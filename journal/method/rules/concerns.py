"""The concerns: what may speak against a partnership (rules.md, "Concerns").

Each is one function with its words and its default thresholds beside it. A new one is written here, and shows up in
the review, the preferences and the help by itself.
"""

from collections.abc import Iterable
from datetime import timedelta

from journal.method.rules.finding import CONCERNS, Evidence, Raised, Thresholds, concern
from journal.method.rules.history import Contact, Meeting, Reflection
from journal.method.rules.past import Past, latest, ratings

__all__ = ["CONCERNS"]  # filled by what follows


@concern(
    "relationship",
    "Low trust",
    threshold="Raised at {at_least} of the last {last} reflections that rate trust {low} or lower; "
    "serious at {serious_at_least} of the last {serious_last}.",
    clears="Reflections that rate trust higher than {low}.",
    low=2,
    last=3,
    at_least=2,
    serious_last=4,
    serious_at_least=3,
)
def low_trust(past: Past, t: Thresholds) -> Raised | None:
    rated = [one for one in past.recent_reflections if one.trust is not None]
    window = latest(rated, t["last"])
    low = [one for one in window if _at_most(one.trust, t["low"])]
    if len(low) < t["at_least"]:
        return None
    wider = [one for one in latest(rated, t["serious_last"]) if _at_most(one.trust, t["low"])]
    because = f"You rated trust {t['low']} or lower in {_of(len(low), len(window), 'reflection')}."
    return Raised(len(wider) >= t["serious_at_least"], because, _reflections(wider))


@concern(
    "relationship",
    "Falling ratings",
    threshold="Raised where the later half of at least {at_least} rated reflections, and the latest, "
    "lie {fall_tenths} points or more under the earlier half; serious at {serious_fall_tenths}.",
    clears="A reflection with ratings near those you gave before.",
    at_least=4,
    fall_tenths=10,
    serious_fall_tenths=15,
)
def falling_ratings(past: Past, t: Thresholds) -> Raised | None:
    rated = [one for one in past.recent_reflections if ratings(one)]
    if len(rated) < t["at_least"]:
        return None
    half = len(rated) // 2
    # Sixtieths: a mean of up to five whole ratings is a whole number of them, so nothing is rounded.
    means = [60 * sum(given) // len(given) for given in map(ratings, rated)]
    earlier, later = sum(means[:half]), sum(means[-half:])
    fall = 6 * half * t["fall_tenths"]
    if earlier - later < fall or earlier - half * means[-1] < fall:
        return None
    because = (
        f"Your ratings fell from {earlier / half / 60:.1f} to {later / half / 60:.1f} on average "
        f"between the earlier and the later half of your last {len(rated)} reflections."
    )
    return Raised(
        earlier - later >= 6 * half * t["serious_fall_tenths"], because, _reflections(rated[:half] + rated[-half:])
    )


@concern(
    "relationship",
    "Draining",
    threshold="Raised at {at_least} of the last {last} reflections that rate energy {low} or lower; "
    "serious where all {last} do.",
    clears="Reflections that rate energy higher than {low}.",
    low=2,
    last=4,
    at_least=3,
)
def draining(past: Past, t: Thresholds) -> Raised | None:
    window = latest([one for one in past.recent_reflections if one.energy is not None], t["last"])
    low = [one for one in window if _at_most(one.energy, t["low"])]
    if len(low) < t["at_least"]:
        return None
    because = f"You rated your energy {t['low']} or lower in {_of(len(low), len(window), 'reflection')}."
    return Raised(len(low) >= t["last"], because, _reflections(low))


@concern(
    "reliability",
    "Late promises",
    threshold="Raised at {at_least} of the last {last} follow-ups more than {grace} days late; "
    "serious at {serious_at_least}.",
    clears="Follow-ups done within {grace} days of their due day.",
    grace=7,
    last=6,
    at_least=3,
    serious_at_least=4,
)
def broken_commitments(past: Past, t: Thresholds) -> Raised | None:
    ended = past.back(t["grace"])
    window = [(one, one.due) for one in past.their_followups if one.due and past.since <= one.due < ended][-t["last"] :]
    grace = timedelta(days=t["grace"])
    late = [
        Evidence("followup", one.id, due)
        for one, due in window
        if one.done_on is None or one.done_on > past.today or one.done_on > due + grace
    ]
    if len(late) < t["at_least"]:
        return None
    came = "more than a week late" if t["grace"] == 7 else f"more than {t['grace']} days late"
    because = f"{len(late)} of {past.name}’s last {len(window)} commitments came {came}, or not at all."
    return Raised(len(late) >= t["serious_at_least"], because, late)


@concern(
    "reliability",
    "Missed meetings",
    threshold="Raised at {at_least} of the last {last} meetings that they cancelled or missed; "
    "serious at {serious_at_least}.",
    clears="Meetings that take place.",
    last=6,
    at_least=3,
    serious_at_least=4,
)
def missed_meetings(past: Past, t: Thresholds) -> Raised | None:
    counted = [one for one in past.recent(past.meetings) if one.state in ("held", "cancelled_by_them", "no_show")]
    window = latest(counted, t["last"])
    missed = [one for one in window if one.state != "held"]
    if len(missed) < t["at_least"]:
        return None
    because = f"{past.name} cancelled or missed {_of(len(missed), len(window), 'meeting', whose='your')}."
    return Raised(len(missed) >= t["serious_at_least"], because, _meetings(missed))


@concern(
    "responsiveness",
    "Unanswered",
    threshold="Raised at {at_least} of the last {last} messages sent at least {wait} days ago without an answer; "
    "serious at {serious_at_least}.",
    clears="Answers to your messages.",
    wait=7,
    last=5,
    at_least=3,
    serious_at_least=4,
)
def unanswered(past: Past, t: Thresholds) -> Raised | None:
    waited = past.back(t["wait"])
    window = latest([one for one in past.recent(_mine(past)) if one.on <= waited], t["last"])
    silent = [one for one in window if one.answered_on is None]
    if len(silent) < t["at_least"]:
        return None
    because = f"{past.name} has not answered {_of(len(silent), len(window), 'message', whose='your')}."
    return Raised(len(silent) >= t["serious_at_least"], because, _contacts(silent))


@concern(
    "responsiveness",
    "Gone quiet",
    threshold="Raised after {times} times the rhythm you set without a sign of life and {at_least} messages of yours; "
    "serious after {serious_times} times.",
    clears="A meeting, an answer, or a message from {name}.",
    times=2,
    serious_times=3,
    at_least=2,
)
def gone_quiet(past: Past, t: Thresholds) -> Raised | None:
    cadence = past.history.colleague.cadence_days
    signs = _signs_of_life(past)
    last = signs[-1].on if signs else past.first_day
    if cadence is None or last is None:
        return None
    quiet = past.days_between(last, past.today)
    tried = [one for one in _mine(past) if one.on > last]
    if quiet <= t["times"] * cadence or len(tried) < t["at_least"]:
        return None
    because = (
        f"{quiet} days without a sign of life from {past.name}, where you meant to be in touch every {cadence} days; "
        f"you tried {len(tried)} times since."
    )
    return Raised(quiet > t["serious_times"] * cadence, because, [*signs[-1:], *_contacts(tried)])


@concern(
    "alignment",
    "No common goal",
    threshold="Raised after {held} held meetings and {asked} open questions without a shared goal; never serious.",
    clears="A goal that you share.",
    held=4,
    asked=2,
)
def no_common_goal(past: Past, t: Thresholds) -> Raised | None:
    asked = sum(one.open_questions for one in past.held)
    if len(past.held) < t["held"] or asked < t["asked"] or past.has_shared_goal:
        return None
    because = f"After {len(past.held)} meetings and {asked} open questions, you and {past.name} share no goal yet."
    return Raised(False, because, _meetings(past.held))


@concern(
    "alignment",
    "Misunderstandings",
    threshold="Raised where {at_least} of the last {last} things you said back were clarified or disputed, "
    "{disputed} of them disputed; serious at {serious_disputed} disputed.",
    clears="Restatements that are confirmed.",
    last=6,
    at_least=3,
    disputed=2,
    serious_disputed=3,
)
def misunderstandings(past: Past, t: Thresholds) -> Raised | None:
    said_back = [
        (meeting, outcome)
        for meeting in past.recent(past.meetings)
        for outcome in meeting.restatements
        if outcome != "not_restated"
    ]
    window = said_back[-t["last"] :]
    wrong = [(meeting, outcome) for meeting, outcome in window if outcome != "confirmed"]
    disputed = sum(outcome == "disputed" for _, outcome in wrong)
    if len(wrong) < t["at_least"] or disputed < t["disputed"]:
        return None
    because = (
        f"{past.name} corrected {len(wrong)} of the last {len(window)} things you said back, and disputed {disputed}."
    )
    evidence = list(dict.fromkeys(_meetings(meeting for meeting, _ in wrong)))
    return Raised(disputed >= t["serious_disputed"], because, evidence)


@concern(
    "reciprocity",
    "One-sided",
    threshold="Raised where you delivered value {at_least} times within six months and received none, "
    "and rated give and take {low} or lower; serious at {serious_at_least} times.",
    clears="Value that you receive, or a better rating of give and take.",
    low=2,
    at_least=5,
    serious_at_least=8,
)
def one_sided(past: Past, t: Thresholds) -> Raised | None:
    given = past.recent(past.given)
    low = [one for one in past.recent_reflections if _at_most(one.reciprocity, t["low"])]
    if len(given) < t["at_least"] or past.recent(past.received) or not low:
        return None
    because = f"You delivered value to {past.name} {len(given)} times within six months, and received it 0 times."
    evidence = [Evidence("value", one.id, one.on) for one in given] + _reflections(low)
    return Raised(len(given) >= t["serious_at_least"], because, sorted(evidence, key=lambda one: one.on))


@concern(
    "conduct",
    "Conduct",
    threshold="Raised where a reflection within six months is marked as disrespect or harm; serious at harm.",
    clears="Six months without such a mark.",
)
def conduct(past: Past, t: Thresholds) -> Raised | None:
    marked = [one for one in past.recent_reflections if one.marked is not None]
    if not marked:
        return None
    harm = any(one.marked == "harm" for one in marked)
    times = "a reflection" if len(marked) == 1 else f"{len(marked)} reflections"
    because = f"You marked {times} within six months as {'harm' if harm else 'disrespect'}."
    return Raised(harm, because, _reflections(marked))


def _at_most(rating: int | None, low: int) -> bool:
    return rating is not None and rating <= low


def _of(count: int, of: int, what: str, whose: str = "the") -> str:
    """ "3 of your last 5 meetings"."""
    return f"{count} of {whose} last {of} {what}{'' if of == 1 else 's'}"


def _mine(past: Past) -> list[Contact]:
    return [one for one in past.contacts if one.started_by == "me"]


def _signs_of_life(past: Past) -> list[Evidence]:
    """Held meetings, answers to my contacts (on the day of the answer) and contacts that they started, by day."""
    signs = _meetings(past.held)
    for one in past.contacts:
        if one.started_by == "them":
            signs.append(Evidence("contact", one.id, one.on))
        elif one.answered_on is not None:
            signs.append(Evidence("contact", one.id, one.answered_on))
    return sorted(signs, key=lambda sign: sign.on)


def _reflections(records: Iterable[Reflection]) -> list[Evidence]:
    return [Evidence("reflection", one.id, one.on) for one in records]


def _meetings(records: Iterable[Meeting]) -> list[Evidence]:
    return [Evidence("meeting", one.id, one.on) for one in records]


def _contacts(records: Iterable[Contact]) -> list[Evidence]:
    return [Evidence("contact", one.id, one.on) for one in records]
