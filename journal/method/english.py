"""A little English grammar: where a verb begins, what it is in its -ing form, and which words can be more or less so.

It knows common words only, and says None where it does not know.
"""

import re

VERBS = frozenset(
    """
    accept achieve act add adapt address adjust afford agree allow announce answer apply approve arrange arrive ask
    assess assign attend avoid back balance be become begin believe break bring budget build buy call cancel carry
    catch change chase check choose clarify clean clear close collaborate collect combine come commit communicate
    compare complete confirm connect consider contact continue contribute cope copy cost cover create credit cut
    deal decide define delay delegate deliver demand depend deploy describe design develop differ discuss do
    document double draft drive drop earn employ end enjoy ensure escalate estimate evaluate exchange expand expect
    explain extend face fail feel fill finance find finish fit fix focus follow free freeze fund get give go grow
    halve handle happen have hear help hire hold host improve include increase influence inform insist install
    introduce invest invite involve join judge keep know launch lead learn leave let lift like limit listen live
    look lose love lower maintain make manage matter mean measure meet mention merge migrate miss mix move need
    negotiate notice offer open order organise organize outsource own park pass pause pay pick pilot plan play
    postpone practise prefer prepare present prevent print prioritise prioritize produce promise promote propose
    prove provide publish pull push put quit raise reach read rebuild receive recommend record recruit reduce
    refuse reject rehearse rely release remain remember remind remove renew reopen reorganise repair repeat replace
    reply report request require reschedule resolve respond rest restart restructure retire return reuse review
    revise reward rewrite rise roll rotate run save say scale schedule secure see sell send separate serve set
    settle share shift ship shorten show sign simplify skip slip slow solve speak spend split staff stand start
    stay step stick stop store streamline strengthen study submit succeed suffer suggest suit support survive swap
    switch take talk teach tell test thank think track train transfer travel trust try turn understand update
    upgrade use visit vote wait walk want watch win wish work worry write
    """.split()
)
"""Their base forms."""

GRADABLE = frozenset(
    """
    accurate afraid aligned angry anxious applicable appropriate available aware bad big busy calm careful certain
    cheap clean clear close comfortable common competent complex complete confident confused consistent convenient
    costly critical curious current cut damaging dangerous deep detailed different difficult disappointed early
    easy effective efficient engaged excited expensive experienced fair familiar far fast firm flexible free
    frequent fresh frustrated full good great happy hard healthy heavy helpful high honest hopeful important
    independent informed interested keen large late likely long loud low loyal mature motivated narrow necessary
    nervous new obvious old open optimistic overloaded patient pleased polite poor popular precise pressing proud
    quick quiet rare ready realistic relevant relaxed reliable rich robust safe satisfied secure serious severe
    sharp short sick significant similar simple slow small smooth soft sound specific stable steady strict strong
    stuck sure surprised suitable tense thick tight tired tough transparent unclear unhappy upset urgent useful
    usual valuable visible vital weak welcome well wide willing worried worthwhile heard valued supported included
    respected fixed settled pressed stressed
    """.split()
) - {"cut", "current", "well", "sound", "free", "back"}

_SUFFIXES = re.compile(r"(?:able|ible|ful|ous|ant|istic)$")
_NO_ADJECTIVES = frozenset(
    "table cable variable restaurant assistant consultant participant merchant grant plant want handful".split()
)
_AFTER = frozenset(
    "to for with about in on at of by from that as after before until this next now yet enough here there again if "
    "when because today tomorrow still".split()
)
"""What may follow an adjective that ends its phrase."""
_ADVERBS = frozenset("really still very quite so all actually fully that".split())
_PRONOUNS = frozenset("i you he she it we they this that there everybody everyone".split())
_DETERMINERS = frozenset("the a an your our my their his her its this that these those".split())
_FORMS = {"be": "being", "die": "dying", "lie": "lying", "tie": "tying", "begin": "beginning", "quit": "quitting"}
_DOUBLED = re.compile(r"^[^aeiou]*(?:qu)?[aeiou][bdgklmnprt]$")
_FARTHEST = 6
"""A subject of more words than that is not looked through."""


def gerund(doing: str) -> str | None:
    """ "Wait for the audit", "waiting for the audit"; None where it does not begin with a verb that is known."""
    verb, _, rest = doing.partition(" ")
    low = verb.lower()
    if low not in VERBS:
        return None
    if low in _FORMS:
        made = _FORMS[low]
    elif low.endswith("e") and not low.endswith(("ee", "oe", "ye")):
        made = f"{low[:-1]}ing"
    elif _DOUBLED.match(low):
        made = f"{low}{low[-1]}ing"
    else:
        made = f"{low}ing"
    return f"{made} {rest}".strip()


def is_verb(word: str) -> bool:
    return word.lower() in VERBS


def split_verb(clause: str) -> tuple[str, str] | None:
    """Who, and what they do: "the help desk answer in time", "the help desk" and "answer in time"."""
    words = clause.split()
    for place in _places(words):
        if is_verb(words[place]):
            return " ".join(words[:place]), " ".join(words[place:])
    return None


def split_gradable(clause: str) -> tuple[str, str, str] | None:
    """Who, how they are, and the rest: "the deadline realistic for you", "the deadline", "realistic", "for you"."""
    words = clause.split()
    for place in _places(words):
        skipped = place
        while skipped < len(words) - 1 and words[skipped].lower() in _ADVERBS:
            skipped += 1
        rest = words[skipped + 1 :]
        if skipped < len(words) and _gradable(words[skipped]) and (not rest or rest[0].lower() in _AFTER):
            rest = rest[1:] if rest[:1] == ["enough"] else rest
            return " ".join(words[:place]), words[skipped], " ".join(rest)
    return None


def _gradable(word: str) -> bool:
    low = word.lower()
    return low in GRADABLE or (bool(_SUFFIXES.search(low)) and low not in _NO_ADJECTIVES)


def _places(words: list[str]) -> range:
    """Where a subject may end: after a pronoun or a name of one word, else from the second word of its phrase on."""
    if not words:
        return range(0)
    first = words[0].lower()
    if first in _DETERMINERS and (first not in _PRONOUNS or len(words) > 2):
        return range(1 if first in _PRONOUNS else 2, min(len(words), _FARTHEST + 1))
    return range(1, min(len(words), 2))
