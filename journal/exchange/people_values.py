"""The small values of a person from outside: cleaned, on one line, of a sensible length, or "" where they are none."""

import re
from collections.abc import Iterable

from journal.exchange.clean import clean

NAME = 200
"""Characters of a name, a role, a place: a longer one is cut."""
NOTES = 20_000
_MOST = 30
"""Addresses, numbers, links or tags that one person may have."""
_EMAIL = re.compile(r"[^\s@<>\"(),;:\[\]]{1,120}@[^\s@<>\"(),;:\[\]]{1,120}")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_HOST = re.compile(r"[^\s/@.]+(?:\.[^\s/@.]+)+(?:[/?#]\S*)?")


def line(text: str, longest: int = NAME) -> str:
    """The text cleaned, on one line."""
    return " ".join(clean(text[: 4 * longest]).split())[:longest].strip()


def lines(text: str, longest: int = NOTES) -> str:
    """The text cleaned, with its line breaks."""
    return "\n".join(one.rstrip() for one in clean(text[:longest]).split("\n")).strip()


def email(text: str) -> str:
    """The address in "Dana Ortiz <dana@example.org>" or "mailto:dana@example.org"."""
    text = line(text, 300)
    found = _EMAIL.search(text[7:] if text[:7].lower() == "mailto:" else text)
    return found[0].strip("'.") if found else ""


def phone(text: str) -> str:
    """The number as it is written."""
    text = line(text, 300)
    text = text[4:].strip() if text[:4].lower() == "tel:" else text
    return text if len(text) <= 60 and any(one.isdigit() for one in text) else ""


def link(text: str) -> str:
    """A page of the web, as it is written: with http:// or https:// before it, or nothing."""
    text = line(text, 1_000).strip("<>")
    text = text.replace("\\:", ":")
    if _SCHEME.match(text):
        _, slashes, rest = text.partition("://")
        good = text.lower().startswith(("http://", "https://")) and bool(slashes) and bool(rest) and " " not in text
    else:
        good = _HOST.fullmatch(text) is not None
    return text if good and len(text) <= 500 else ""


def tag(text: str) -> str:
    """A label as a tag: without Google's mark, and not the group that everybody is in."""
    text = line(text, 60).removeprefix("* ").strip()
    return "" if text.casefold().replace(" ", "") in ("mycontacts", "*") else text


def distinct(found: Iterable[str]) -> tuple[str, ...]:
    """Each once, whatever its case, without the empty ones."""
    once: dict[str, str] = {}
    for one in found:
        if one:
            once.setdefault(one.casefold(), one)
    return tuple(once.values())[:_MOST]


def place(city: str, region: str, country: str) -> str:
    """Where somebody is, from an address: "Berlin, Germany"."""
    return ", ".join(distinct((line(city, 80) or line(region, 80), line(country, 80))))
