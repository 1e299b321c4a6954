"""How a note is said to the one it is about: "plays the cello" becomes "you play the cello"."""

import re
from itertools import takewhile

from journal.method.likeness import folded
from journal.method.likeness_employers import is_employer
from journal.method.likeness_languages import languages_in
from journal.method.likeness_places import is_place
from journal.method.likeness_topics import occupations, pastimes

LINK = "I have a link to it: {}"
KINDS = {
    "alma_mater": ("you studied at {}", "I studied there too", "I studied at {} myself"),
    "former_employer": ("you used to work at {}", "I used to work there too", "I used to work at {} myself"),
    "former_role": ("you used to {job}", "I have done that as well", "I used to {job} myself"),
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
    brews camps crochets dives fishes jogs juggles knits meditates photographs quilts sculpts sews tends weaves
    launched learned learnt led left lived loved made managed met moved organised organized opened played presented
    published ran repairs gives helped spent spoke started studied taught travelled traveled used visited went won
    worked wrote
    """.split()
)
"""With which a note may begin, of a third person."""

MY_VERBS = VERBS | frozenset("am have live know speak like love own do go play enjoy keep".split())
PERSONS = frozenset(
    """
    nurse chef cook counsel lead head aide clerk pilot guard captain nanny pair attorney fellow vp mgr rep exec dev
    engr asst md gp
    """.split()
)
"""Roles whose ending does not tell that they are somebody."""

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
SEASONS = "|".join(
    "spring summer autumn fall winter january february march april may june july august september october november "
    "december".split()
)
LONGEST = 120


def own_words(text: str) -> str:
    """My part in it, from the first sentence of a note: "was there last year"."""
    text = short(re.split(r"(?<=\w{4}[.!?])\s+(?=[A-Z])", text.strip())[0])
    if re.match(r"(?:I|I['’]\w+|we|my|our|me|mine|so|same|both)\b", text, re.IGNORECASE) or text.endswith("?"):
        return text if text.startswith("I") else f"{text[0].lower()}{text[1:]}"
    return spoken(text, "I", "") or LINK.replace("{}", small(text))


def spoken(text: str, who: str, name: str) -> str:
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
    else:
        rest = re.sub(r"\b(?:her|his)(?= \w)", "my", rest)
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


def when(text: str) -> tuple[str, str] | None:
    """ "Ireland, 2024" -> ("Ireland", "in 2024")."""
    ago = r"\w+ (?:year|month|week|spring|summer|autumn|winter)s? ago"
    time = rf"(?:in )?(?:19|20)\d\d|last \w+|this \w+|{ago}|recently|as .+|in (?:\w+ )??(?:{SEASONS})\b.*"
    found = re.match(rf"(.+?)[\s,(–-]+({time})\)?$", text, re.IGNORECASE)
    if found is None:
        return None
    when = found[2][0].lower() + found[2][1:]
    return found[1], f"in {when}" if when.isdigit() else when


def filled(words: str, text: str) -> str:
    """The text into the words, at "{}", or at "{a}" with its article, or at "{job}" as what one was."""
    said = small(text)
    named = (re.split(r",| (?:at|in|of|for|with|from|who|before|and|to) ", said)[0].split() or [""])[-1]
    if "," in said:
        words = words.removesuffix(" myself")
    whole = f"{_article(said, named)}{said}"
    job = f"be {whole}" if _is_somebody(said, named) else f"work in {said}"
    return words.replace("{job}", job).replace("{a}", whole).replace("{}", said)


def _article(said: str, named: str) -> str:
    first = (said.split() or [""])[0]
    if folded(first) in DETERMINED or first[:1].isdigit() or (named.endswith("s") and not named.endswith("ss")):
        return ""
    if re.match(r"[A-Z]{2,}", first):
        return "an " if first[0] in "AEFHILMNORSX" else "a "
    return "an " if re.match(r"[aeiou](?!ni[^nm]|se|uro|ne\b)", first, re.IGNORECASE) else "a "


def _is_somebody(said: str, named: str) -> bool:
    """Whether a role is said as who one was ("nurse"), rather than as a field ("customer support")."""
    known = folded(named) in PERSONS or folded((said.split() or [""])[0]) in DETERMINED
    return known or bool(re.search(r"(?:er|or|ist|ant|ent|ian|man|woman|ess|yst)s?$", named.lower()))


def small(text: str) -> str:
    """For the middle of a sentence: a first word that is no name begins small."""
    first = (re.split(r"[\s,;-]", text) or [""])[0]
    low = first.lower()
    plain = low in SMALL or low.endswith("ing") or (first.istitle() and _is_common(low, text[len(first) :]))
    return f"{low}{text[len(first) :]}" if plain and not first.isupper() else text


def _is_common(word: str, rest: str) -> bool:
    """Whether it is no name: the lists have it so, or it is none that they know and goes on in small letters."""
    lists = (pastimes(), occupations())
    if is_place(word):
        return False
    if any(one.is_common_word(word) for one in lists):
        return True
    name = any(one.is_name(word) for one in lists) or bool(languages_in(word)[0]) or is_employer(word)
    return not name and bool(re.match(r" (?!of )[a-z]{3,} ?\w*", rest))


def line(text: str | None) -> str:
    """On one line, without the stop at its end, but for that of an abbreviation."""
    said = " ".join((text or "").split()).strip(" ;,")
    return said if _ABBREVIATED.search(said) else said.strip(" .;,")


_ABBREVIATED = re.compile(r"\b(?:\w\.\w|univ|uni|inst|coll|inc|ltd|corp|co|bros|jr|sr)\.$", re.IGNORECASE)


def short(text: str) -> str:
    """One line, that ends in dots where it is long."""
    said = line(text)
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rsplit(' ', 1)[0].rstrip(' .;,')}…"
