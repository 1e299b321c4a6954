"""The recap message after a meeting: what was heard, and who does what (article: "restate it").

Plain text, ready to send. What is empty is left out.
"""

from collections.abc import Sequence
from typing import NamedTuple


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


def recap(
    my_name: str | None,
    first_name: str,
    title: str,
    day_words: str,
    heard: Sequence[Heard] = (),
    mine: Sequence[Promise] = (),
    theirs: Sequence[Promise] = (),
) -> Recap:
    """The message to one colleague about one meeting. `title` may be empty; `day_words` as "Monday, 23 November"."""
    title, day = _line(title), _line(day_words)
    agreed = [_said(one) for one in heard if one.outcome in ("confirmed", "clarified")]
    open_still = [_said(one) for one in heard if one.outcome == "disputed"]
    unchecked = [_said(one) for one in heard if one.outcome not in ("confirmed", "clarified", "disputed")]
    parts = [
        f"Hi {_line(first_name)}," if _line(first_name) else "Hello,",
        _opening(title, day, bool(heard or mine or theirs)),
        _list("What I understood:", agreed),
        _list("What I heard, and would like you to confirm:", unchecked),
        _list("Where we do not see it the same way yet:", open_still),
        _list("I will:", [_promise(one) for one in mine]),
        _list("You will:", [_promise(one) for one in theirs]),
        "If I missed something, or you meant it differently, please tell me." if heard or mine or theirs else "",
        "\n".join(part for part in ("Best wishes", _line(my_name or "")) if part),
    ]
    about = ", ".join(part for part in (title or "our meeting", day) if part)
    return Recap(f"Recap: {about}", "\n\n".join(part for part in parts if part) + "\n")


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
    return f"{text.rstrip('.')}. {'You made clear' if one.outcome == 'clarified' else 'You see it so'}: {clear}"


def _promise(one: Promise) -> str:
    text, due = _line(one.text).rstrip("."), _line(one.due)
    return f"{text} (by {due})" if text and due else text


def _list(heading: str, lines: Sequence[str]) -> str:
    given = [f"- {line}" for line in lines if line]
    return "\n".join([heading, *given]) if given else ""


def _line(text: str) -> str:
    """On one line: a title with a line break must not become a second header of the mail."""
    return " ".join(text.split())
