"""What a person made of a recap, kept while the journal is open, wherever the recap is shown."""

from weakref import WeakKeyDictionary

from journal.method.recap import Recap
from journal.window.desk import Desk

_kept: WeakKeyDictionary[Desk, dict[tuple[str, str], Recap]] = WeakKeyDictionary()


def kept_text(desk: Desk, meeting: str, colleague: str) -> Recap | None:
    """The text as the person left it, or None where they left it as it was written."""
    return _kept.get(desk, {}).get((meeting, colleague))


def keep_text(desk: Desk, meeting: str, colleague: str, text: Recap | None) -> None:
    """Keep their text; None forgets it."""
    texts = _kept.setdefault(desk, {})
    if text is None:
        texts.pop((meeting, colleague), None)
    else:
        texts[meeting, colleague] = text
