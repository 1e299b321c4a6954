"""How to name a source to the colleague it tells of: "Jim" becomes "Jim told me that", in one of several ways."""

import re

from journal.method.common_ground_spoken import DETERMINED, LONGEST, line, small
from journal.method.likeness import folded

SOURCES = {
    "I saw on {} that": "xing github slack intranet website site page profile blog wiki web internet facebook",
    "I read in {} that": "newsletter article bio cv resume directory magazine announcement email mail report note",
    "I remember from {} that": "meeting call offsite kickoff workshop conference hall lunch dinner breakfast",
    "I know from {} that": "photo picture post status story",
}
"""How to name a source -> the words that tell it; one without any is a person, where it is short."""

TOLD_BY_YOU = ("You told me that", "You mentioned that", "You once told me that")
UNSURE = ("If I remember rightly,", "If I am not mistaken,", "I believe")
FILES = frozenset("vcard vcf contacts addressbook import imported csv export json".split())


def source_words(name: str, source: str | None) -> list[str]:
    """ "Jim told me that": who told me, or where I read it, as one says it to them; "you ..." follows."""
    given = line(source)
    said = re.sub(r"\s*\b(?:told|said|says|mentioned)\b.*$", "", given, flags=re.IGNORECASE)
    said = re.sub(r"^(?:heard from|via|from|on|in|by)\s+", "", said, flags=re.IGNORECASE)
    low = folded(said)
    themselves = {"she", "he", "they", "her", "him", "them", folded(name), *folded(name).split()}
    if low in themselves or low.endswith(("herself", "himself", "themself", "themselves")) or (given and not said):
        return list(TOLD_BY_YOU)
    if low in ("me", "i", "myself"):
        return ["I remember that"]
    if "linkedin" in low:
        return [f"I {saw} on LinkedIn that" for saw in ("saw", "read", "noticed")]
    if not low or FILES.intersection(low.split()) or len(said) > LONGEST // 2:
        return list(UNSURE)
    if site := re.match(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(?:/\S*)?$", said, re.IGNORECASE):
        return [f"I saw on {site[1]} that", f"I read on {site[1]} that"]
    return _place_or_person(re.sub(r"\b(?:her|his|their)\b", "your", said, flags=re.IGNORECASE))


def _place_or_person(said: str) -> list[str]:
    words = folded(said).replace("e mail", "email").split()
    leads = [lead for word in words for lead, known in SOURCES.items() if word in known.split()]
    lead = leads[0] if leads else "" if len(words) < 5 else "I know from {} that"
    if not lead:
        return ["I remember that"] if words[0] == "we" else _person(said)
    named = words[0] in DETERMINED or (lead.startswith("I saw") and said[0].isupper())
    return [lead.replace("{}", small(said) if named else f"the {said}")]


def _person(said: str) -> list[str]:
    who = f"{said[0].upper()}{said[1:]}"
    return [f"{who} told me that", f"{who} told me", f"{who} mentioned that", f"I heard from {small(said)} that"]
