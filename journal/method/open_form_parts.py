"""What the patterns by which closed questions are opened are made of."""

import re
from collections.abc import Callable

from journal.method.english import gerund, is_verb, split_gradable, split_verb
from journal.method.questions import AUX

Make = Callable[[re.Match[str]], str | None]

GOOD = "(?:good|nice|great|lovely|pleasant|quiet|fine)"
WELL = "(?:well|ok|okay|all right|alright|fine|good|smoothly)"
DONE = "(?:done|finished|ready|complete|completed|final)"
ABLE = "(?:willing|able|ready|prepared|in a position|free)"
WH = "(?:what|how|why|who|when|where|which)"
_NEVER_OPENED = frozenset("be have hear see remember believe ask know agree understand say".split())
"""Verbs of which nobody would ask what it takes."""
_HOW = frozenset(
    """
    use work plan manage handle deal decide measure test train track prioritise prioritize organise organize share
    learn prepare keep collect document review check support communicate cope collaborate involve help affect
    change fit compare differ feel look sound influence matter follow report hire onboard budget choose
    """.split()
)
"""Verbs of which it makes sense to ask how."""


def rule(pattern: str, make: str | Make) -> tuple[re.Pattern[str], Make]:
    """A form to fill with the groups of the pattern, or a function of the match; an empty group leaves no gap."""
    filled: Make = (lambda found: fill(make, found)) if isinstance(make, str) else make
    return re.compile(f"^{pattern}$", re.IGNORECASE), filled


def fill(form: str, found: re.Match[str], **more: str) -> str:
    words = {key: value or "" for key, value in found.groupdict().items()}
    for key in ("does", "be", "can"):
        words[key] = words.get(key, "").lower()
    if re.match(r"(?:it|this|that|the|you|we|they|your|our|my|their)\b", words.get("who", ""), re.IGNORECASE):
        words["who"] = words["who"][:1].lower() + words["who"][1:]
    return " ".join(form.format(**(words | more)).split())


def by_gerund(form: str) -> Make:
    """The group `do` is what somebody does: "wait for the audit", "waiting for the audit"."""

    def make(found: re.Match[str]) -> str | None:
        doing = gerund(found["do"])
        return fill(form, found, doing=doing) if doing else None

    return make


def by_verb(form: str) -> Make:
    """The group `clause` is split before its verb: "the team ship in May", "the team" and "ship in May"."""

    def make(found: re.Match[str]) -> str | None:
        parts = split_verb(found["clause"])
        if parts is None or parts[1].split()[0].lower() in _NEVER_OPENED:
            return None
        return fill(form, found, who=object(parts[0]), subject=parts[0], do=parts[1], doing=gerund(parts[1]) or "")

    return make


def if_verb(form: str) -> Make:
    """Only where the group `do` begins with a verb of which one may ask so."""

    def make(found: re.Match[str]) -> str | None:
        verb = found["do"].split()[0].lower()
        return fill(form, found) if is_verb(verb) and verb not in _NEVER_OPENED else None

    return make


def object(who: str) -> str:
    return {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them"}.get(who.lower(), who)


def how_much(found: re.Match[str]) -> str | None:
    """ "Is the deadline realistic for you", "How realistic is the deadline for you"."""
    parts = split_gradable(found["clause"])
    return " ".join(f"How {parts[1]} {found['be'].lower()} {parts[0]} {parts[2]}".split()) if parts else None


def how(found: re.Match[str]) -> str | None:
    """ "Does the new tool help you", "How does the new tool help you"."""
    parts = split_verb(found["clause"])
    if parts is None or parts[1].split()[0].lower() not in _HOW:
        return None
    much = "much " if parts[1].split()[0].lower() == "matter" else ""
    return f"How {much}{found['does'].lower()} {found['clause']}"


def feel(found: re.Match[str]) -> str | None:
    """ "Do you feel heard in the team", "How heard do you feel in the team"."""
    parts = split_gradable(f"you {found['clause']}")
    return " ".join(f"How {parts[1]} {found['does'].lower()} you feel {parts[2]}".split()) if parts else None


def likely(found: re.Match[str]) -> str | None:
    view = found["view"]
    if re.match(r"you (?:agree|like|know|could|can|would)\b", view, re.IGNORECASE):
        return None
    return f"How likely do you think it is that {view}" if " will " in f" {view} " else fill(VIEW, found)


def told(found: re.Match[str]) -> str:
    return f"{found['do'][:1].upper()}{found['do'][1:]}."


VIEW = "What are your thoughts on whether {view}"
SAID = r"(?P<view>(?:i|you|he|she|it|we|they|this|that|there|the|a|an|your|our|my|their|his|her|[A-Z]\w+) \w.*)"
ASKED_FOR = rf"(?:about|more|{WH})\b"


def either(found: re.Match[str]) -> str | None:
    """ "Do you prefer e-mail or chat", "Which do you prefer, e-mail or chat, and why"."""
    asked = re.match(r"(do|would) you (prefer|like|rather)", found.group(), re.IGNORECASE)
    one, other = found["one"], found["other"]
    if asked is None or is_helper(other.split()[0]) or one.split()[0] == "to":
        return None
    wanted = "rather have" if asked[2].lower() == "rather" and not is_verb(one.split()[0]) else asked[2].lower()
    if wanted == "rather":
        return f"Which {asked[1].lower()} you rather do, {one} or {other}, and why"
    one = re.sub(r"^have ", "", one)
    return f"Which {asked[1].lower()} you {wanted}, {one} or {other}, and why"


def is_helper(word: str) -> bool:
    return re.fullmatch(AUX, word.casefold()) is not None
