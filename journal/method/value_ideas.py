"""Ways to deliver value to one colleague that fit what is known of them (article: "the key: deliver value").

The thanks that is due and the follow-up that is due come first; then what the journal's own notes make possible, an
introduction to somebody whose goals or interests meet theirs, and credit for an answer they gave; last, and always,
what was never given or was given longest ago.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from journal.method.goal_alike import goal_likeness
from journal.method.likeness import folded
from journal.method.likeness_topics import FILLERS, pastimes
from journal.method.wording import ago, lower, one_line, upper

WAYS = {
    "credit": ("Talk up one of {name}’s ideas to somebody who decides, and say whose it is", "Talked up an idea"),
    "introduction": (
        "Introduce {name} to somebody you know who can help with what they are working on",
        "Introduced to somebody who can help",
    ),
    "listening": ("Ask {name} what is hard at the moment, and listen without offering anything", "Listened"),
    "help": ("Take one small task off {name}’s hands this week", "Took a task off their hands"),
    "follow_up": (
        "Write to {name} the day after, with one thing you did about what was said",
        "Wrote the day after a meeting",
    ),
    "thank_you": ("Thank {name} for one thing they did, and say what it made possible", "Said thank you"),
}
"""Kind of value -> what to do, and what is recorded once it is done. Of two that were given equally long ago, the first
is proposed."""

SOON = 1
"""Days before a follow-up is due from which it is an idea."""
RECENT_ANSWER = timedelta(days=60)
"""For so long after a meeting an answer is fresh enough to be passed on."""
LEAST_WORDS = 3
"""An answer of fewer words is nothing to talk up."""
AT_MOST = 3
PUT_OFF = timedelta(days=28)
"""For so long a way that fits nobody in particular stays away where it is not wanted."""


class Thing(NamedTuple):
    """A goal ("goal") or a fact (its kind) in the user's words."""

    kind: str
    text: str


class Other(NamedTuple):
    """A colleague who does not know this one yet, as far as the journal can tell."""

    id: str
    name: str
    things: tuple[Thing, ...]


class Promise(NamedTuple):
    """A follow-up of mine that is not done."""

    id: str
    text: str
    due: date


class Answer(NamedTuple):
    """What they said in a meeting that was held: to a question, or (without one) as I restated it and they confirmed.

    `meeting` is its title.
    """

    id: str
    question: str
    text: str
    meeting: str
    on: date


class Favour(NamedTuple):
    """What they did for me last, and I have not thanked them for."""

    id: str
    text: str
    on: date


class Context(NamedTuple):
    """What is known of one colleague on a day. `given`: kind -> the day on which I last gave it.

    `off`: the keys of ideas that are not wanted.
    """

    colleague: str
    name: str
    today: date
    things: tuple[Thing, ...] = ()
    others: tuple[Other, ...] = ()
    promises: tuple[Promise, ...] = ()
    answers: tuple[Answer, ...] = ()
    favour: Favour | None = None
    given: dict[str, date] = {}
    off: frozenset[str] = frozenset()


class Idea(NamedTuple):
    """`text`: what to do, whole in itself. `why`: what speaks for it. `colleagues`: who else is in it.

    `done`: what is recorded once it is done. `key`: what it is called when it is not wanted. `record`: the follow-up
    that it does. `general`: it fits anybody.
    """

    kind: str
    text: str
    why: str
    colleagues: tuple[str, ...]
    done: str
    key: str
    record: str = ""
    general: bool = False


def ideas(context: Context) -> list[Idea]:
    """At most three, the best first, each of another kind: two of what fits them, and one that fits anybody."""
    found = [
        *_thanks(context),
        *_follow_ups(context),
        *_by_turn(context, [*_introductions(context), *_credit(context)]),
    ]
    wanted = {one.kind: one for one in reversed(found) if one.key not in context.off}
    fitting = [one for one in found if wanted.get(one.kind) is one][: AT_MOST - 1]
    general = [one for one in _general(context, set(wanted)) if one.key not in context.off]
    return [*fitting, *general[: AT_MOST - len(fitting)]][: len(fitting) + 1 if fitting else AT_MOST - 1]


def best(context: Context) -> Idea:
    """The one to bring to a meeting. A promise that is due is on its list already."""
    fitting = [one for one in ideas(context) if not one.record]
    return fitting[0] if fitting else _general(context, set())[0]


def thanks_key(favour: str) -> str:
    """What the thank-you for a favour is called when it is put off or not needed."""
    return f"thank_you:{favour}"


def _thanks(context: Context) -> Iterable[Idea]:
    favour = context.favour
    if favour is None:
        return
    text = one_line(favour.text)
    possible = "and say what it made possible"
    words = f", {possible}: {text}" if text else f" for what they did for you, {possible}"
    why = f"They did it {ago(favour.on, context.today)}, and you have not thanked them since."
    yield Idea("thank_you", f"Thank {context.name}{words}", why, (), upper(text) or "Thank-you", thanks_key(favour.id))


def _follow_ups(context: Context) -> Iterable[Idea]:
    for one in sorted(context.promises, key=lambda promise: promise.due):
        if (one.due - context.today).days <= SOON:
            text = f"Do what you promised {context.name}: {one_line(one.text)}"
            yield Idea("follow_up", text, _due(one.due, context.today), (), upper(one_line(one.text)),
                       f"idea:follow_up:{one.id}", one.id)  # fmt: skip


def _introductions(context: Context) -> Iterable[Idea]:
    """Each other colleague with whom something meets: the surest first, then as they came."""
    found = []
    for place, other in enumerate(context.others):
        meeting = _meeting(context.things, other.things)
        if meeting:
            found.append((-meeting[0], place, other, meeting))
    for _, _, other, (_, theirs, others) in sorted(found, key=lambda one: one[:2]):
        text = (
            f"Introduce {context.name} to {one_line(other.name)}: {_shared(theirs, others, context.name, other.name)}"
        )
        why = f"{context.name}: “{one_line(theirs.text)}”. {one_line(other.name)}: “{one_line(others.text)}”."
        yield Idea("introduction", text, why, (other.id,), f"Introduced to {one_line(other.name)}",
                   introduction_key(context.colleague, other.id))  # fmt: skip


def introduction_key(one: str, other: str) -> str:
    """The same for both of the two."""
    return f"idea:introduction:{':'.join(sorted((one, other)))}"


MEETS = {
    "goal": ("goal", "skill"),
    "skill": ("goal",),
    "interest": ("interest",),
}
"""What of theirs is held against what of another's."""


def _meeting(things: Sequence[Thing], others: Sequence[Thing]) -> tuple[int, Thing, Thing] | None:
    """The best pair: what is the same before what is related, goals before the rest."""
    pairs = [
        (degree * 2 + ("goal" in (one.kind, other.kind)), one, other)
        for one in things
        for other in others
        if other.kind in MEETS.get(one.kind, ()) and (degree := _degree(one, other))
    ]
    return max(pairs, key=lambda pair: pair[0], default=None)


def _degree(one: Thing, other: Thing) -> int:
    """0 where nothing meets, 1 where they are related, 2 where they are the same; one word is no common goal."""
    if one.kind == other.kind == "goal":
        if min(len(beginnings(one.text)), len(beginnings(other.text))) < 2:
            return 0
        return goal_likeness(one.text, other.text).likeness
    return pastimes().compare(one.text, other.text).degree


def beginnings(text: str) -> list[str]:
    """How the words begin that say what a text is about: "sail" for sailing and sails."""
    words = [word for word in folded(text).split() if len(word) > 2 and word not in FILLERS and not word.isdecimal()]
    return [word[: max(4, len(word) - 3)] for word in words if word.isalnum()]


def _shared(theirs: Thing, others: Thing, name: str, other: str) -> str:
    kinds = (theirs.kind, others.kind)
    first = (other.split() or [other])[0]
    if kinds == ("goal", "goal"):
        return f"both aim for the same, “{one_line(min(theirs.text, others.text, key=len), 60)}”"
    if kinds == ("goal", "skill"):
        return f"{first} knows about {one_line(others.text, 60)}"
    if kinds == ("skill", "goal"):
        return f"{name} knows about {one_line(theirs.text, 60)}, which {first} needs"
    return f"both are into {lower(one_line(min(theirs.text, others.text, key=len), 60))}"


def _credit(context: Context) -> Iterable[Idea]:
    """For what they said, the latest first; what was said before I last gave them credit had its turn."""
    since = max(context.today - min(RECENT_ANSWER, context.today - date.min), context.given.get("credit", date.min))
    for one in sorted(context.answers, key=lambda answer: answer.on, reverse=True):
        if since <= one.on <= context.today and len(one.text.split()) >= LEAST_WORDS:
            asked = f" You had asked: “{one_line(one.question)}”" if one.question.strip() else ""
            yield Idea(
                "credit",
                f"Tell somebody who decides what {context.name} said, and say whose it is: “{one_line(one.text)}”",
                f"{one_line(one.meeting) or 'A meeting'}, {ago(one.on, context.today)}.{asked}",
                (),
                f"Passed on what they said: {one_line(one.text)}",
                f"idea:credit:{one.id}",
            )


def _by_turn(context: Context, found: list[Idea]) -> list[Idea]:
    """The best of each kind, the kind that was given longest ago first; then the others."""
    first: dict[str, Idea] = {}
    for one in found:
        if one.key not in context.off:
            first.setdefault(one.kind, one)
    heads = sorted(first.values(), key=lambda one: context.given.get(one.kind, date.min))
    return [*heads, *(one for one in found if one not in heads)]


def _general(context: Context, kinds: set[str]) -> list[Idea]:
    """What was never given, then what was given longest ago; kinds that are proposed already come last."""
    made = [
        Idea(kind, text.replace("{name}", context.name), _last_given(context, kind), (), done,
             f"idea:way:{context.colleague}:{kind}", general=True)
        for kind, (text, done) in WAYS.items()
    ]  # fmt: skip
    made.sort(key=lambda one: (one.key in context.off, one.kind in kinds, context.given.get(one.kind, date.min)))
    return made


def _last_given(context: Context, kind: str) -> str:
    latest = context.given.get(kind)
    return f"You last did so {ago(latest, context.today)}." if latest else "You have not given this yet."


def _due(due: date, today: date) -> str:
    days = (today - due).days
    if days > 0:
        return f"It is {days} day{'' if days == 1 else 's'} late."
    return "It is due today." if days == 0 else "It is due tomorrow."
