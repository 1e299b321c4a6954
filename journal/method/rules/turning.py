"""What would change a status, in plain sentences: it stands beside why the status is as it is."""

from journal.method.rules.status import DAYS, MEETINGS, SPAN, Grounds


def turning(grounds: Grounds, status: str) -> tuple[str, ...]:
    """For the better first, then for the worse."""
    return tuple(_TURNS[status](grounds))


def to_go(meetings: int, days: int) -> str:
    """ "2 meetings and 23 days to go"; "" where nothing is left to wait for."""
    parts = [_count(number, what) for number, what in ((meetings, "meeting"), (days, "day")) if number]
    return f"{' and '.join(parts)} to go" if parts else ""


def _resting(grounds: Grounds) -> list[str]:
    return ["Taking it up again: all that you noted counts from then on as before."]


def _new(grounds: Grounds) -> list[str]:
    return [f"The first meeting that takes place; after {MEETINGS} meetings and {DAYS} days there is more to say."]


def _too_early(grounds: Grounds) -> list[str]:
    left = to_go(max(0, MEETINGS - len(grounds.past.held)), max(0, DAYS - grounds.past.age_days))
    then = "what happened by then is weighed" if grounds.concerns else "it counts as working where no concern is raised"
    return [f"{left}: then {then}."]


def _working(grounds: Grounds) -> list[str]:
    return ["Any concern that is raised would make it need attention."]


def _attention(grounds: Grounds) -> list[str]:
    words = [_cleared(grounds)]
    missing = _missing(grounds)
    if missing and not grounds.too_early:
        words.append(f"It would count as not working with {_and(missing)}.")
    return words


def _not_working(grounds: Grounds) -> list[str]:
    return [
        "It counts as needing attention, no more, once the concerns left are of one kind, "
        "or none of them is serious and there are fewer than 3.",
        "Or by your own word: a next reflection with ratings of 3 or higher on average.",
    ]


def _cleared(grounds: Grounds) -> str:
    past = grounds.past
    young = len(past.held) < MEETINGS or past.age_days < DAYS
    then = "is new again" if not past.held else "is too early to say again" if young else "counts as working again"
    if len(grounds.concerns) == 1:
        return f"{grounds.concerns[0].clears.rstrip('.')}: then it {then}."
    count = len(grounds.concerns)
    return f"It {then} once {'both' if count == 2 else f'all {count}'} concerns clear."


def _missing(grounds: Grounds) -> list[str]:
    """All that stands between it and not working."""
    found = []
    if grounds.families < 2:
        found.append("a concern of a second kind")
    if not grounds.heavy:
        found.append("a serious one or three in all")
    if grounds.families >= 2 and grounds.heavy and grounds.span < SPAN:
        found.append(f"evidence over {SPAN} days instead of {grounds.span}")
    if not grounds.effort_is_enough and not grounds.raised("conduct"):  # after that, nobody is asked to try harder
        found.append(f"{grounds.effort_wanted} of your own practices used instead of {grounds.effort}")
    if grounds.user_says_otherwise:
        found.append("your own latest ratings under 3 on average")
    return found


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def lower(words: str) -> str:
    """With a small letter at its beginning, to go on in a sentence."""
    return words[:1].lower() + words[1:]


def _count(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


_TURNS = {
    "resting": _resting,
    "new": _new,
    "too_early": _too_early,
    "working": _working,
    "needs_attention": _attention,
    "not_working": _not_working,
}
