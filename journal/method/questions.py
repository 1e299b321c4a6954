"""Which questions are open-ended: they ask for more than yes, no, a pick or a figure (article: "ask open-ended
questions")."""

import re
from typing import Literal

ClosedBy = Literal["yes_no", "pick", "fact"]
"""What would answer a closed question: yes or no, one of what it names, or a figure or a name."""

AUX = (
    "(?:is|are|was|were|am|do|does|did|has|have|had|will|would|can|could|shall|should|may|might|must|ought|need)"
    "(?:n't)?"
)
_WH = "(?:what|how|why|where|when|who|whom|whose|which)"
_OPENERS = re.compile(
    rf"^{_WH}(?:'s|'re|'d|'ve|s)?\b|"
    r"^(?:describe|explain|share|walk|talk|elaborate)\b|"
    r"^tell me\b|^tell us\b|^take (?:me|us) through\b|^paint\b|"
    r"^help (?:me|us) (?:to )?(?:understand|see)\b|"
    rf"^(?:let (?:me|us) know|remind (?:me|us)|show (?:me|us)) {_WH}\b|"
    r"^give (?:me|us) (?:an?|some|more) (?:\w+ )?(?:examples?|idea|sense|feel|feeling|picture|impression|detail)\b|"
    r"^say (?:more|a bit|something)\b|"
    r"^(?:your )?(?:thoughts|views?|opinion|take|impressions?|ideas)\b|"
    r"^(?:i'd|i would) (?:like|love|be (?:glad|happy|curious|interested)) (?:to (?:hear|know|learn|understand)|in) "
    rf"(?:more )?(?:about|from|your|{_WH})\b|"
    rf"^i'?(?:m| am) interested in (?:your|{_WH})\b"
)
_NO_OPENERS = re.compile(
    r"^(?:tell|remind) (?:me|us),? (?:if|whether|yes|no)\b|^how about\b|^why do(?:n't| not) (?:we|i|you and i)\b|"
    r"^why don't you (?:just|try|ask|come|take|send|call|start|let|give)\b"
)
_FACTS = re.compile(
    r"^how (?:many|old|tall|big|large|heavy|often|long|soon|late|early)\b|^how far (?:is|are|away)\b|"
    r"^how much (?:(?:do|does|did|will|would) \w+ cost|is (?:it|that)|was (?:it|that)|money|time)\b|"
    r"^what (?:time|day|date|year|month|weekday|size|colou?r|number|percentage|version|room|age)\b(?!-)|"
    r"^what(?:'s| is| are| was) (?:your|the|my|his|her|its|their|our) (?:[\w-]+ ){0,2}"
    r"(?:name|number|address|age|birthday|title|extension|deadline|date|price|cost|headcount|total)$|"
    r"\bon a scale (?:of|from)\b|\bout of (?:10|ten)$"
)
_PICKS = re.compile(rf"^{_WH}\b.*\b(?:prefer|rather|better|sooner|of the two|like more|choose)\b.*\bor\b")
_EITHER = re.compile(r"\bor\b(?! (?:not|so|less|anything|anyone|something)\b)")
_TAG = re.compile(
    rf",\s*(?:right|ok|okay|yes|no|correct|true|agreed|{AUX}(?: not)? (?:i|you|he|she|it|we|they|there|that)(?: not)?)$"
)
_AND_WHY = re.compile(r"(?:,|\s[-–—])\s*(?:and |or |but )(?:if (?:so|not|yes|no),? )?(?:why|how|what|in what way)\b")
_EXCLAIMED = re.compile(r"^what an?\b|^how (?:nice|good|great|lovely|kind|wonderful)\b")
_LEAD_INS = re.compile(
    r"^(?:(?:so|and|but|well|okay|ok|then|now|also|please|just|if you don't mind|may i ask|i wonder|"
    r"(?:i am|i'm) (?:curious|wondering)|(?:i'd|i would) like to know|i was wondering|"
    r"in your (?:view|opinion|experience)|from your (?:side|point of view)|"
    r"looking (?:back|ahead)|for you|for your team|on your side|from where you stand|"
    r"(?:with|at|in|on|by|for|of|from|to|about|under|until|since)(?=\s+(?:what|which|whom|when|where|how)\b))[,:]?\s+)+"
)
CLAUSE = re.compile(
    r"^(?:(?:if|once|since|after|before|while|as|now|although|though|because|given|unless|until|apart|besides|beyond|"
    r"in|at|on|with|without|from|for|of|to|by|during|suppose|imagine|looking|thinking|coming|having|knowing)\b|"
    rf"(?:when|where|what|how|who|which)(?= (?:i|we|you|they|he|she|it)\b)(?! {AUX}\b))[^,]*,\s*"
)
"""What goes before a question and is none: "If we moved the date, ..." (in lower case)."""
_CALLED = re.compile(r"^[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*)?,\s+")
_SENTENCE = re.compile(r"[^.?!;\n]+[.?!;]*")


def is_open(text: str) -> bool:
    """Whether a question invites an answer in the other's own words.

    It goes by the form: "Can you tell me more about ...?" can be answered with no, "Tell me more about ..." cannot.
    """
    return closed_by(text) is None


def closed_by(text: str) -> ClosedBy | None:
    """What would answer a question that is not open; None for one that is. Of several sentences one that is open
    is enough; a text without words can be answered with nothing more than yes or no."""
    found = [_closed_by(sentence) for sentence in _sentences(text)]
    return None if None in found else (found[-1] if found else "yes_no")


def bare(sentence: str) -> str:
    """A sentence in lower case without what leads in to the question: "So, Dana, in your view, ..."."""
    core = _stripped(sentence)
    while True:
        shorter = _LEAD_INS.sub("", core)
        clause = CLAUSE.match(shorter)
        if clause:
            shorter = shorter[clause.end() :]
        elif not _OPENERS.match(shorter) and (called := _CALLED.match(shorter)):
            shorter = shorter[called.end() :]
        if shorter == core:
            return core
        core = shorter


def _closed_by(sentence: str) -> ClosedBy | None:
    whole = _stripped(sentence)
    if _EXCLAIMED.match(whole) and not sentence.rstrip().endswith("?") and sentence.rstrip()[-1:] in ("!", "."):
        return "yes_no"
    if _AND_WHY.search(whole):
        return None
    if _TAG.search(whole):
        return "yes_no"
    core = bare(sentence)
    if _FACTS.search(core) or _FACTS.search(whole):
        return "fact"
    if _PICKS.search(core):
        return "pick"
    if _OPENERS.match(core) and not _NO_OPENERS.match(core):
        return None
    return "pick" if _EITHER.search(core) else "yes_no"


def _sentences(text: str) -> list[str]:
    """With the marks at their ends; what follows a colon is a sentence of its own."""
    folded = text.casefold().replace("’", "'")
    parts = [part for whole in _SENTENCE.findall(folded) for part in re.split(r":\s+", whole)]
    return [part for part in parts if _stripped(part)]


def _stripped(sentence: str) -> str:
    return sentence.strip(" \t\n\"'“”‘„»«-–—•¿¡(.?!;:")
