"""Common ground: what a colleague and I share, each with a way to begin a conversation.

Article: open with the commonality, and name who told you; one connection is always there, the organisation.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from journal.method.likeness import Likeness, folded, likeness

ALIKE = (
    {"alma_mater", "former_employer"},
    {"former_role", "skill"},
    {"interest", "skill", "language"},
    {"interest", "place"},
)
"""Kinds that may meet; each meets its own as well, and `other` meets all."""

LINK = "I have a link to it: {}"
KINDS = {
    "alma_mater": ("you studied at {}", "I studied there too", "I studied at {} myself"),
    "former_employer": ("you used to work at {}", "I used to work there too", "I used to work at {} myself"),
    "former_role": ("you used to be {a}", "I have done that job as well", "I used to be {a} myself"),
    "interest": ("you are into {}", "so am I", "I am into {} myself"),
    "skill": ("you know a lot about {}", "it is a field of mine too", "I know something about {} myself"),
    "language": ("you speak {}", "so do I", "I speak {} myself"),
    "place": ("you know {}", "so do I", "I know {} myself"),
    "family": ("you have {a}", "so do I", "I have {a}"),
    "achievement": ("there is an achievement of yours: {}", LINK, LINK),
    "other": ("there is this about you: {}", LINK, LINK),
}
"""Kind -> how to say of them what a fact names; my part where mine names the same; my part otherwise."""

VERBS = frozenset(
    """
    bakes builds climbs coaches collects comes cooks cycles dances draws drives enjoys follows gardens goes grows has is
    was hikes keeps knows likes lives loves makes mentors organises organizes owns paints plays prefers reads restores
    rides rows runs sails sings skates skis speaks studies supports surfs swims takes teaches travels volunteers walks
    wants works writes became began bought built climbed came did finished founded gave got graduated grew joined
    launched learned learnt led left lived loved made managed met moved organised organized opened played presented
    published ran repairs gives helped spent spoke started studied taught travelled traveled used visited went won
    worked wrote
    """.split()
)
"""With which a note may begin, of a third person."""

MY_VERBS = VERBS | frozenset("am have live know speak like love own do go play enjoy keep".split())
PARTICIPLES = frozenset("born married engaged expecting raised based trained retired learning interested".split())
ADVERBS = frozenset("recently just once also often originally formerly previously now still usually".split())
SMALL = frozenset(
    """
    the a an my our your two three four five some old new long chess golf tennis football soccer basketball baseball
    rugby yoga music jazz cello piano guitar violin opera theatre history science books travel wine coffee tea pottery
    poetry art films movies dogs cats horses birds twins kids home product project software data
    """.split()
)
"""Words that begin a note with a capital and are no names."""

DETERMINED = frozenset("a an the my our your this last one two three four five head chief vp lunch dinner".split())
SOURCES = {
    "I saw on {} that": "xing github slack intranet website site page profile blog wiki web internet facebook",
    "I read in {} that": "newsletter article bio cv resume directory magazine announcement email mail report note",
    "I remember from {} that": "meeting call offsite kickoff workshop conference hall lunch dinner breakfast",
    "I know from {} that": "photo picture post status story",
}
"""How to name a source -> the words that tell it; one without any is a person, where it is short."""

FILES = frozenset("vcard vcf contacts addressbook import imported csv export json".split())
LONGEST = 120


class Fact(NamedTuple):
    """`source`: who told me, or where I read it; `mine`: how it links to me, in my words."""

    kind: str
    text: str
    source: str | None = None
    learned_on: date | None = None
    mine: str | None = None


class Common(NamedTuple):
    """Their words and mine, and how to begin. `kind`: of their fact, or `organisation`."""

    kind: str
    theirs: str
    mine: str
    starter: str


def common_ground(
    name: str, theirs: Sequence[Fact], mine: Sequence[Fact], organisation: str | None, mission: str | None
) -> list[Common]:
    """What `name` and I share, the surest first: what I linked myself, then what is the same, then what is related;
    of those the latest learned first. Each fact is used once. Last and always, the organisation."""
    found = [
        Common(fact.kind, fact.text, fact.mine, _starter(name, fact, _own_words(fact.mine)))
        for fact in theirs
        if fact.mine and _line(fact.mine)
    ]
    for degree, fact, own in _pairs([fact for fact in theirs if not _line(fact.mine)], mine):
        found.append(Common(fact.kind, fact.text, own.text, _starter(name, fact, _link(fact, own, degree))))
    return [*found, _organisation(_line(organisation), _line(mission))]


def shared_organisation(theirs: str | None, mine: str | None) -> str | None:
    """The organisation that both belong to: mine, unless theirs is said to be another."""
    if theirs and mine and likeness(theirs, mine, institutions=True) == Likeness.UNLIKE:
        return None
    return mine or theirs or None


def _pairs(theirs: Sequence[Fact], mine: Sequence[Fact]) -> list[tuple[Likeness, Fact, Fact]]:
    """The best pairs, each fact in one of them."""
    found = [
        (-degree, fact.kind != own.kind, -(fact.learned_on or date.min).toordinal(), place, other)
        for place, fact in enumerate(theirs)
        for other, own in enumerate(mine)
        if (degree := _degree(fact, own))
    ]
    pairs: dict[int, tuple[Likeness, Fact, Fact]] = {}
    spent: set[int] = set()
    for unlike, _, _, place, other in sorted(found):
        if place not in pairs and other not in spent:
            spent.add(other)
            pairs[place] = (Likeness(-unlike), theirs[place], mine[other])
    return list(pairs.values())


def _degree(fact: Fact, own: Fact) -> Likeness:
    kinds = {fact.kind, own.kind}
    if len(kinds) > 1 and "other" not in kinds and not any(kinds <= alike for alike in ALIKE):
        return Likeness.UNLIKE
    return likeness(fact.text, own.text, places="place" in kinds, institutions=bool(kinds & ALIKE[0]))


def _organisation(organisation: str, mission: str) -> Common:
    ours = organisation or "our organisation"
    starter = f"We both work for {organisation or 'the same organisation'}. What brought you here, and what keeps you?"
    if mission:
        starter = f"We are both here for what {ours} stands for: “{mission}”. Where does that show most in your work?"
    return Common("organisation", ours, mission or ours, starter)


def _starter(name: str, fact: Fact, link: str) -> str:
    return f"{_source(name, fact.source)} {_about(name, fact)}; {link}."


def _source(name: str, source: str | None) -> str:
    """ "Jim told me that": who told me, or where I read it, as one says it to the colleague."""
    given = _line(source)
    said = re.sub(r"\s*\b(?:told|said|says|mentioned)\b.*$", "", given, flags=re.IGNORECASE)
    said = re.sub(r"^(?:heard from|via|from|on|in|by)\s+", "", said, flags=re.IGNORECASE)
    low = folded(said)
    themselves = {"she", "he", "they", "her", "him", "them", folded(name), *folded(name).split()}
    if low in themselves or low.endswith(("herself", "himself", "themself", "themselves")) or (given and not said):
        return "You told me that"
    if low in ("me", "i", "myself"):
        return "I remember that"
    if "linkedin" in low:
        return "I saw on LinkedIn that"
    if not low or FILES.intersection(low.split()):
        return "If I remember rightly,"
    if site := re.match(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(?:/\S*)?$", said, re.IGNORECASE):
        return f"I saw on {site[1]} that"
    if len(said) > LONGEST // 2:
        return "If I remember rightly,"
    return _place_or_person(re.sub(r"\b(?:her|his|their)\b", "your", said, flags=re.IGNORECASE))


def _place_or_person(said: str) -> str:
    words = folded(said).replace("e mail", "email").split()
    leads = [lead for word in words for lead, known in SOURCES.items() if word in known.split()]
    lead = leads[0] if leads else "" if len(words) < 5 else "I know from {} that"
    if not lead:
        return "I remember that" if words[0] == "we" else f"{said[0].upper()}{said[1:]} told me that"
    named = words[0] in DETERMINED or (lead.startswith("I saw") and said[0].isupper())
    return lead.replace("{}", _small(said) if named else f"the {said}")


def _about(name: str, fact: Fact) -> str:
    text = _short(fact.text)
    if said := _spoken(text, "you", name):
        return said
    text = re.split(r",? (?:and )?s?he |, (?:and )?(?:has|had|is|was) ", text)[0]
    if fact.kind == "place" and (when := _when(text)):
        return f"you were in {when[0]} {when[1]}"
    return _filled(KINDS.get(fact.kind, KINDS["other"])[0], text)


def _link(fact: Fact, own: Fact, degree: Likeness) -> str:
    text = _short(own.text)
    same = degree == Likeness.SAME and fact.kind == own.kind
    if said := _spoken(text, "I", ""):
        return f"{said} too" if same and not re.search(r"\b(?:too|also|as well|myself)\b", said) else said
    if own.kind == "place" and (when := _when(text)):
        return f"I was {'there' if same else f'in {when[0]}'} {when[1]}"
    named = same and not _spoken(_short(fact.text), "you", "") and not _when(fact.text)
    return _filled(KINDS.get(own.kind, KINDS["other"])[1 if named else 2], text)


def _own_words(text: str) -> str:
    """My part in it, from the first sentence of a note: "was there last year"."""
    text = _short(re.split(r"(?<=\w{4}[.!?])\s+(?=[A-Z])", text.strip())[0])
    if re.match(r"(?:I|I['’]\w+|we|my|our|me|mine|so|same|both)\b", text, re.IGNORECASE):
        return text if text.startswith("I") else f"{text[0].lower()}{text[1:]}"
    return _spoken(text, "I", "") or LINK.replace("{}", _small(text))


def _spoken(text: str, who: str, name: str) -> str:
    """A note that begins with its verb, told of "you" or "I" ("plays cello": you play cello); else nothing."""
    words = text.split()
    known = {"she", "he", "they", "i", *folded(name).split()}
    named = bool(words) and folded(words[0]) in known
    words = words[1:] if named else words
    before = [word.lower() for word in takewhile(lambda word: word.lower() in ADVERBS, words)]
    words = words[len(before) :]
    if not words:
        return ""
    verb = words[0].lower()
    if verb in ("her", "his", "their") and who == "you" and len(words) > 1:
        return " ".join(["your", *words[1:]])
    if verb in PARTICIPLES:
        verb = f"{'was' if verb == 'born' else 'is'} {verb}"
    elif not named and verb not in (VERBS if who == "you" else MY_VERBS):
        return ""
    rest = " ".join(words[1:])
    if who == "you":
        rest = re.sub(r"\b(?:her|his)(?= \w)", "your", rest)
        rest = re.sub(r"(,? and|,) (?:s?he )?(\w+)", _and_you, rest)
    return " ".join(part for part in (who, *before, _conjugated(verb, who), rest) if part)


def _and_you(found: re.Match[str]) -> str:
    return f"{found[1]} {_conjugated(found[2], 'you')}" if found[2] in VERBS else found[0]


def _conjugated(verb: str, who: str) -> str:
    first, _, rest = verb.partition(" ")
    odd = {"is": "are", "was": "were"} if who == "you" else {"is": "am", "was": "was"}
    odd |= {"has": "have", "goes": "go", "does": "do"}
    if first in odd:
        return f"{odd[first]} {rest}".strip()
    if re.search(r"(?:ch|sh|ss|x|zz)es$", first):
        return first[:-2]
    if first.endswith("ies"):
        return f"{first[:-3]}y"
    return first[:-1] if first.endswith("s") and not first.endswith("ss") and len(first) > 3 else first


def _when(text: str) -> tuple[str, str] | None:
    """ "Ireland, 2024" -> ("Ireland", "in 2024")."""
    time = r"(?:in )?(?:19|20)\d\d|last \w+|this \w+|\w+ (?:year|month|week)s? ago|recently|(?:in|as) .+"
    found = re.match(rf"(.+?)[\s,(–-]+({time})\)?$", text, re.IGNORECASE)
    if found is None:
        return None
    when = found[2][0].lower() + found[2][1:]
    return found[1], f"in {when}" if when.isdigit() else when


def _filled(words: str, text: str) -> str:
    small = _small(text)
    first = (folded(small).split() or [""])[0]
    named = (re.split(r",| (?:at|in|of|for|with|from|who|before|and) ", small)[0].split() or [""])[-1]
    bare = first in DETERMINED or first.isdigit() or named.endswith("s")
    article = "" if bare else "an " if first[:1] in tuple("aeiou") else "a "
    return words.replace("{a}", f"{article}{small}").replace("{}", small)


def _small(text: str) -> str:
    """For the middle of a sentence: a first word that is no name begins small."""
    first = (re.split(r"[\s-]", text.lower()) or [""])[0]
    return f"{text[:1].lower()}{text[1:]}" if first in SMALL or first.endswith("ing") else text


def _line(text: str | None) -> str:
    return " ".join((text or "").split()).strip(" .;,")


def _short(text: str) -> str:
    line = _line(text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0].rstrip(' .;,')}…"
