"""Which questions are open-ended: they ask for more than yes, no or a pick (article: "ask open-ended questions")."""

import re

_OPENERS = re.compile(
    r"^(?:what|how|why|where|when|who|whom|whose|which)(?:'s|s)?\b|"
    r"^(?:tell|describe|explain|share|walk|help|imagine|suppose|talk)\b|"
    r"^say (?:more|a bit|something)\b"
)
_LEAD_INS = re.compile(
    r"^(?:(?:so|and|but|well|okay|ok|then|now|also|please|just|if you don't mind|may i ask|i wonder|"
    r"(?:i am|i'm) (?:curious|wondering)|"
    r"in your (?:view|opinion|experience)|from your (?:side|point of view)|"
    r"looking (?:back|ahead)|for you|for your team|on your side|from where you stand|"
    r"(?:with|at|in|on|by|for|of|from|to|about|under|until|since)(?=\s+(?:what|which|whom|when|where|how)\b))[,:]?\s+)+"
)


def is_open(text: str) -> bool:
    """Whether a question invites an answer in the other's own words, rather than yes or no.

    It goes by the form: "Can you tell me more about ...?" can be answered with no, "Tell me more about ..." cannot.
    """
    return any(_OPENERS.match(_LEAD_INS.sub("", sentence)) for sentence in _sentences(text))


def _sentences(text: str) -> list[str]:
    folded = text.casefold().replace("’", "'")
    return [part.strip(" \t\"'“”‘-–—•¿¡(") for part in re.split(r"[.?!\n;]+", folded) if part.strip()]
