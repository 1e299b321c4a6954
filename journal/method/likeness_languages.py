"""Languages, by their names in English and their own (`resources/languages.toml`)."""

from functools import cache, lru_cache

from journal.method.likeness import UNLIKE, Likeness, Match, denied, folded, words
from journal.method.likeness_topics import FILLERS
from journal.method.word_lists import Phrases, table

AROUND = FILLERS | frozenset(
    """
    language languages speak speaks speaking spoke spoken fluent fluently native speaker speakers basic some beginner
    conversational level learning course classes lessons studying studied intermediate advanced a1 a2 b1 b2 c1 c2 both
    home rusty practising practicing improve improving better mother tongue well only little school bilingual evening
    """.split()
)
"""What is said of how well one speaks it."""


@cache
def _names() -> Phrases:
    known = table("languages.toml", "names").items()
    return Phrases((name, language) for language, others in known for name in (language, *others))


@lru_cache(maxsize=4096)
def languages_in(text: str) -> tuple[dict[str, str], bool]:
    """Language -> as it is written here; and whether the text speaks of nothing else."""
    said = words(text)
    found = list(_names().find(said))
    taken = {place for one in found for place in range(one.start, one.end)}
    rest = [word.fold for place, word in enumerate(said) if place not in taken]
    return {language: one.shown for one in found for language in one.meant}, all(
        fold in AROUND or fold.isdecimal() for fold in rest
    )


def languages(theirs: str, mine: str, *, only: bool = False) -> Match:
    """`only`: both have to speak of languages and of nothing else ("French cooking" does not)."""
    (one, one_only), (other, other_only) = languages_in(theirs), languages_in(mine)
    if denied(words(theirs)) != denied(words(mine)) or (only and not (one_only and other_only)):
        return UNLIKE
    for language, shown in one.items():
        if language in other:
            degree = Likeness.SAME if len(one) == len(other) == 1 else Likeness.RELATED
            return Match(degree, _why(language, shown, other[language]))
    if not one and not other and not only and folded(theirs) and folded(theirs) == folded(mine):
        return Match(Likeness.SAME, f"Both name {' '.join(theirs.split())}.")
    return UNLIKE


def shared_language(theirs: str, mine: str) -> tuple[str, bool] | None:
    """The first language that both name, and whether theirs is said to be learning it."""
    shared = [language for language in languages_in(theirs)[0] if language in languages_in(mine)[0]]
    if not shared:
        return None
    said = words(theirs)
    at = next(one.start for one in _names().find(said) if shared[0] in one.meant)
    return shared[0], at > 0 and said[at - 1].fold.startswith("learn")


def _why(language: str, theirs: str, mine: str) -> str:
    others = [shown for shown in (theirs, mine) if folded(shown) != folded(language)]
    if not others or folded(theirs) == folded(mine):
        return f"Both name {theirs if folded(theirs) == folded(mine) else language}."
    return " ".join(dict.fromkeys(f"“{shown}” is {language}." for shown in others))
