"""Small words that sentences share: one line of a text, the first name, and how long ago a day is."""

from datetime import date


def ago(day: date, today: date) -> str:
    """ "today", "yesterday", "5 days ago", "3 weeks ago", "4 months ago"."""
    days = (today - day).days
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    for length, word in ((365, "years"), (30, "months"), (7, "weeks")):
        if days >= 2 * length:
            return f"{days // length} {word} ago"
    return f"{days} days ago"


def one_line(text: str, most: int = 120) -> str:
    """One line of at most `most` characters, without a full stop at its end."""
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def first_name(name: str) -> str:
    """The first word of a name; of a name without any, itself."""
    return (name.split() or [name])[0]


def upper(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """With a small letter at its beginning, unless the first word is written in another way (IT, iOS)."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:] == first[1:].lower() and len(first) > 1 else text
