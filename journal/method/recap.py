"""The recap message after a meeting: what was heard, and who does what (article: "restate it").

Plain text, ready to send. What is empty is left out.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

LONGEST_LINK = 1_900
"""Characters of a link to the mail program; longer ones are cut off by some systems without a word."""
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_LONGEST_ADDRESS, _LONGEST_SUBJECT = 320, 600  # as they stand in a link


class Heard(NamedTuple):
    """A restatement. `outcome`: confirmed | clarified | disputed | not_restated."""

    heard: str
    restated: str | None
    outcome: str
    clarification: str | None = None


class Promise(NamedTuple):
    """A follow-up, and its due day in words ("Friday, 27 November"), or nothing."""

    text: str
    due: str = ""


class Recap(NamedTuple):
    """`subject` is one line; `body` is plain text, its lines end in a line feed."""

    subject: str
    body: str


class Link(NamedTuple):
    """What opens the mail program; `whole`: all of the message is in it."""

    url: str
    whole: bool


def recap(
    my_name: str | None,
    first_name: str,
    title: str,
    day_words: str,
    heard: Sequence[Heard] = (),
    mine: Sequence[Promise] = (),
    theirs: Sequence[Promise] = (),
    kept: tuple[Sequence[str], Sequence[str]] = ((), ()),
) -> Recap:
    """The message to one colleague about one meeting. `title` may be empty; `day_words` as "Monday, 23 November".

    `mine` and `theirs` are promises that are open; `kept`, those that I, and they, have kept since.
    """
    title, day = _line(title), _line(day_words)
    agreed = [_said(one) for one in heard if one.outcome in ("confirmed", "clarified")]
    open_still = [_said(one) for one in heard if one.outcome == "disputed"]
    unchecked = [_said(one) for one in heard if one.outcome not in ("confirmed", "clarified", "disputed")]
    anything = bool(heard or mine or theirs or any(kept))
    parts = [
        f"Hi {_line(first_name)}," if _line(first_name) else "Hello,",
        _opening(title, day, anything),
        _list("What I understood:", agreed),
        _list("What I heard, and would like you to confirm:", unchecked),
        _list("Where we do not see it the same way yet:", open_still),
        _list("I will:", [_promise(one) for one in mine]),
        _list("You will:", [_promise(one) for one in theirs]),
        _list("I have done since:", [_line(text) for text in kept[0]]),
        _list("You have done since, thank you:", [_line(text) for text in kept[1]]),
        "If I missed something, or you meant it differently, please tell me." if anything else "",
        "\n".join(part for part in ("Best wishes", _line(my_name or "")) if part),
    ]
    about = ", ".join(part for part in (title or "our meeting", day) if part)
    return Recap(f"Recap: {about}", "\n\n".join(part for part in parts if part) + "\n")


def day_in_words(day: date, today: date | None = None) -> str:
    """ "Monday, 23 November"; with the year where it is another than today's. In the language of the message, not of
    the system."""
    words = f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]}"
    return words if today is not None and day.year == today.year else f"{words} {day.year}"


def mail_link(address: str, message: Recap, most: int = LONGEST_LINK) -> Link:
    """The link that opens the mail program with this message: one that would be longer than `most` characters ends
    with a whole line and dots. `address` may be empty."""
    to = quote(_line(address), safe="@", errors="replace")
    subject, whole = _fitting(_line(message.subject), _LONGEST_SUBJECT)
    head = f"mailto:{to if len(to) <= _LONGEST_ADDRESS else ''}?subject={subject}&body="
    body = _encoded(message.body)
    if len(head) + len(body) <= most:
        return Link(head + body, whole)
    room = most - len(head) - len(_DOTS)
    kept: list[str] = []
    for line in message.body.splitlines():
        encoded = _encoded(f"{line}\n")
        room -= len(encoded)
        if room < 0:
            break
        kept.append(encoded)
    return Link(f"{head}{''.join(kept)}{_DOTS}", False)


_DOTS = quote("…")


def _encoded(text: str) -> str:
    """As the body of a link: its lines end as mail programs want them."""
    return quote("\r\n".join(text.splitlines()) + ("\r\n" if text.endswith("\n") else ""), safe="", errors="replace")


def _fitting(text: str, most: int) -> tuple[str, bool]:
    """As much of a line as is at most `most` characters long in a link, and whether that is all of it."""
    if len(quote(text, safe="", errors="replace")) <= most:
        return quote(text, safe="", errors="replace"), True
    kept, room = "", most - len(_DOTS)
    for letter in text:
        encoded = quote(letter, safe="", errors="replace")
        if len(kept) + len(encoded) > room:
            break
        kept += encoded
    return kept + _DOTS, False


def _opening(title: str, day: str, more: bool) -> str:
    meeting = f"our meeting “{title}”" if title else "our meeting"
    thanks = f"Thank you for {meeting}{f' on {day}' if day else ''}."
    return f"{thanks} This is what I took away from it." if more else thanks


def _said(one: Heard) -> str:
    """How I said it back, or what I heard; with what they made clear."""
    text = _line(one.restated or "") or _line(one.heard)
    clear = _line(one.clarification or "")
    if not text or not clear or one.outcome not in ("clarified", "disputed"):
        return text or clear
    end = "" if text.endswith(("?", "!", "…")) else "."
    return f"{text.rstrip('.')}{end} {'You made clear' if one.outcome == 'clarified' else 'You see it so'}: {clear}"


def _promise(one: Promise) -> str:
    text, due = _line(one.text).rstrip("."), _line(one.due)
    return f"{text} (by {due})" if text and due else text


def _list(heading: str, lines: Sequence[str]) -> str:
    given = [f"- {line}" for line in lines if line]
    return "\n".join([heading, *given]) if given else ""


def _line(text: str) -> str:
    """On one line: a title with a line break must not become a second header of the mail."""
    return " ".join(text.split())
