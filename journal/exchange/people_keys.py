"""By what a person is known for certain: e-mail addresses, profiles on LinkedIn, telephone numbers."""

import re
from functools import lru_cache
from urllib.parse import unquote

_PREFIX = 3
"""Digits that a country's prefix has at most."""
_SHORTEST = 7
"""Digits that a number has which is a person's anywhere."""
_ZERO = re.compile(r"\(\s*0\s*\)")
_EXTENSION = re.compile(r"(?:;|,|\s)*(?:ext|x|#|durchwahl|poste)[.:= ]*\d+\s*$", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:https?:)?/*(?:www\.)?", re.IGNORECASE)
_LINKEDIN = re.compile(r"^(?:[\w-]+\.)*linkedin\.com/(?P<path>(?:in|pub)/[^?#]+)", re.IGNORECASE)


def email_key(address: str) -> str:
    """What is the same of two spellings of an address."""
    found = address.strip().casefold()
    return found.removeprefix("mailto:").strip()


@lru_cache(maxsize=16384)
def profile_key(link: str) -> str:
    """A profile on LinkedIn, lower case, without what follows it: "in/dana-ortiz"; "" for any other link."""
    found = _LINKEDIN.match(_SCHEME.sub("", link.strip()))
    if not found:
        return ""
    parts = [part for part in unquote(found["path"]).casefold().split("/") if part]
    kept = parts if parts[0] == "pub" else parts[:2]  # in/dana/de is in/dana in German
    return "/".join(kept) if len(kept) > 1 else ""


def link_key(link: str) -> str:
    """What is the same of two spellings of a link."""
    return profile_key(link) or _SCHEME.sub("", link.strip()).rstrip("/").casefold()


@lru_cache(maxsize=16384)
def digits(phone: str) -> str:
    """The digits of a number, with a "+" before them where it names its country."""
    bare = _EXTENSION.sub("", _ZERO.sub("", phone.strip().removeprefix("tel:")))
    found = re.sub(r"\D", "", bare)
    if bare.lstrip().startswith("+"):
        return f"+{found}"
    if found.startswith("00"):
        return f"+{found[2:]}"
    return found.removeprefix("0")


def phone_key(phone: str) -> str:
    """What numbers have in common that may be the same: their last digits. "" for what is too short."""
    found = digits(phone).lstrip("+")
    return found if len(found) < _SHORTEST else found[-_SHORTEST:]


def same_phone(one: str, other: str) -> bool:
    """Whether both are the same number, with its country's prefix or without."""
    first, second = digits(one), digits(other)
    if first == second:
        return bool(first.lstrip("+"))
    if first.startswith("+") == second.startswith("+"):
        longer, shorter = sorted((first, second), key=len, reverse=True)
        # "1 555 0100 200" without its "+"
        return not first.startswith("+") and longer.removeprefix("1") == shorter and len(shorter) >= _SHORTEST
    whole, short = (first, second) if first.startswith("+") else (second, first)
    prefix = whole[1:].removesuffix(short)
    return len(short) >= _SHORTEST and len(prefix) < len(whole) - 1 and len(prefix) <= _PREFIX
