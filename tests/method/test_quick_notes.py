"""Quick lines become the records that they are meant to be, and every word of them survives."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.method.mentions import mentions
from journal.method.quick_notes import Note, Who, parse, parse_after
from journal.model.words import ValueKind

TODAY = date(2026, 11, 25)
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)
DANA, MEI, JOSE = Who("dana", "Dana Ortíz"), Who("mei", "Mei Tanaka"), Who("jose", "José O'Neil-Smith")
PEOPLE = (DANA, MEI, JOSE)


def one(text: str, people: tuple[Who, ...] = PEOPLE, others: tuple[Who, ...] = ()) -> Note:
    found = parse_after(text, TODAY, people, others)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("r they want a trainer", Note("restatement", "they want a trainer", colleague="dana")),
        ("r we meet by Friday", Note("restatement", "we meet by Friday", colleague="dana")),
        ("f send the deck by Friday", Note("followup", "send the deck", "me", "dana", FRIDAY)),
        ("f   call", Note("followup", "call", "me", "dana")),
        ("t name a trainer by 30 Nov", Note("followup", "name a trainer", "them", "dana", MONDAY)),
        ("t she'll name a trainer", Note("followup", "name a trainer", "them", "dana")),
        ("f tomorrow", Note("followup", "tomorrow", "me", "dana", date(2026, 11, 26))),
        ("they are late", Note("note", "they are late", colleague="dana")),
        ("send by Friday", Note("note", "send by Friday", colleague="dana")),
        ("  r", Note("note", "r", colleague="dana")),
        ("f  ", Note("note", "f", colleague="dana")),
        ("R and D", Note("note", "R and D", colleague="dana")),
        ("r & d", Note("note", "r & d", colleague="dana")),
        ("! a promise", Note("note", "! a promise", colleague="dana")),
        ("", Note("note", "", colleague="dana")),
    ],
)
def test_a_line_of_the_focus_window(line: str, note: Note) -> None:
    assert parse(line, TODAY, (DANA,)) == note


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("? whose budget it is", Note("unclear", "whose budget it is", colleague="dana")),
        ("?whose budget it is", Note("unclear", "whose budget it is", colleague="dana")),
        ("! send the figures", Note("followup", "send the figures", "me", "dana")),
        ("! I send the figures by Monday", Note("followup", "I send the figures", "me", "dana", MONDAY)),
        ("! I'll send the figures by Monday.", Note("followup", "send the figures.", "me", "dana", MONDAY)),
        ("! she will name a trainer by Friday", Note("followup", "name a trainer", "them", "dana", FRIDAY)),
        ("! they’ll name a trainer", Note("followup", "name a trainer", "them", "dana")),
        ("! Dana will name a trainer by Friday", Note("followup", "name a trainer", "them", "dana", FRIDAY)),
        ("! dana ortiz to name a trainer", Note("followup", "name a trainer", "them", "dana")),
        ("! Dana’s deck by Friday", Note("followup", "Dana’s deck", "me", "dana", FRIDAY)),
        ("! to the board by Friday", Note("followup", "to the board", "me", "dana", FRIDAY)),
        ("! by Friday", Note("followup", "by Friday", "me", "dana", FRIDAY)),
        ("! 3 slides by Friday", Note("followup", "3 slides", "me", "dana", FRIDAY)),
        ("a plain line", Note("note", "a plain line", colleague="dana")),
        ("    - of a list  ", Note("note", "    - of a list", colleague="dana")),
        ("really?", Note("note", "really?", colleague="dana")),
        ("?", Note("note", "?", colleague="dana")),
        ("?!", Note("note", "?!", colleague="dana")),
        ("!!! late", Note("note", "!!! late", colleague="dana")),
        ("+1 from all", Note("note", "+1 from all", colleague="dana")),
        ("+49 30 1234", Note("note", "+49 30 1234", colleague="dana")),
    ],
)
def test_a_line_of_the_box_after_a_meeting(text: str, note: Note) -> None:
    assert one(text, (DANA,)) == note


@pytest.mark.parametrize(
    ("text", "direction", "kind", "left"),
    [
        ("+ thanked @mei", "given", "thank_you", "thanked Mei"),
        ("+ @mei introduced me to finance", "received", "introduction", "introduced me to finance"),
        ("+ Mei introduced me to finance", "received", "introduction", "Mei introduced me to finance"),
        ("+ gave @mei credit at the board", "given", "credit", "gave Mei credit at the board"),
        ("+ praised @mei's idea", "given", "credit", "praised Mei's idea"),
        ("+ listened to @mei", "given", "listening", "listened to Mei"),
        ("+ @mei helped with the numbers", "received", "help", "helped with the numbers"),
        ("+ followed up with @mei", "given", "follow_up", "followed up with Mei"),
        ("+ thanked @mei for introducing me", "given", "thank_you", "thanked Mei for introducing me"),
        ("+ coffee for @mei", "given", "other", "coffee for Mei"),
        ("+ Mei: coffee, @mei", "given", "other", "Mei: coffee, Mei"),
        ("+coffee for @mei", "given", "other", "coffee for Mei"),
    ],
)
def test_value_has_its_direction_and_its_kind(text: str, direction: str, kind: str, left: str) -> None:
    assert one(text) == Note("value", left, "me", "mei", None, direction, kind)
    assert kind in set(ValueKind)


def test_she_who_did_something_gave_it() -> None:
    assert one("+ she listened", (MEI,)) == Note("value", "she listened", "me", "mei", None, "received", "listening")


def test_of_several_the_one_who_is_named() -> None:
    assert one("! send the figures").colleague is None
    assert one("! send the figures to @mei") == Note("followup", "send the figures to Mei", "me", "mei")
    assert one("! @mei names a trainer by Friday") == Note("followup", "names a trainer", "them", "mei", FRIDAY)
    assert one("! @mei will name a trainer") == Note("followup", "name a trainer", "them", "mei")
    assert one("! @mei: to name a trainer") == Note("followup", "name a trainer", "them", "mei")
    assert one("! Mei will send @dana the plan") == Note("followup", "send Dana the plan", "them", "mei")
    assert one("? @mei: the budget") == Note("unclear", "the budget", colleague="mei")
    assert one("? @mei") == Note("unclear", "Mei", colleague="mei")
    assert parse("f @mei tanaka send her the deck tomorrow", TODAY, PEOPLE) == Note(
        "followup", "send her the deck", "me", "mei", date(2026, 11, 26)
    )
    assert parse("t the deck (@ortiz) by Friday", TODAY, PEOPLE) == Note(
        "followup", "the deck (Ortíz)", "them", "dana", FRIDAY
    )
    assert parse("r @jose wants a trainer", TODAY, PEOPLE) == Note("restatement", "wants a trainer", colleague="jose")


def test_a_note_stays_as_it_was_typed_whoever_is_named() -> None:
    assert one("@mei likes jazz") == Note("note", "@mei likes jazz", colleague="mei")


def test_a_promise_or_value_of_somebody_unknown_stays_a_note() -> None:
    assert one("! @nobody names a trainer by Friday") == Note("note", "! @nobody names a trainer by Friday")
    assert one("+ @nobody helped", (DANA,)) == Note("note", "+ @nobody helped", colleague="dana")
    assert one("! write to mei@example.com") == Note("followup", "write to mei@example.com", "me")
    assert one("! ask @nobody") == Note("followup", "ask @nobody", "me")


def test_who_may_be_two_is_nobody_in_particular() -> None:
    two = (MEI, Who("lin", "Mei Lin"))
    assert one("! @mei names a trainer", two) == Note("followup", "@mei names a trainer", "them")
    assert one("! @mei lin names a trainer", two) == Note("followup", "names a trainer", "them", "lin")
    assert one("! @meit names a trainer", two) == Note("followup", "names a trainer", "them", "mei")
    assert one("! Mei will name a trainer", two) == Note("followup", "Mei will name a trainer", "me")
    twins = (MEI, Who("other", "Mei Tanaka"))
    assert one("? @mei tanaka", twins) == Note("unclear", "@mei tanaka")


def test_who_is_there_is_meant_before_others() -> None:
    other = Who("lin", "Mei Lin")
    assert one("? @mei whose it is", (DANA, MEI), (other,)).colleague == "mei"
    assert one("? @mei whose it is", (DANA,), (other,)).colleague == "lin"
    assert one("? whose it is", (DANA,), (other,)).colleague == "dana"


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("@mei", ["mei"]),
        ("@MEI", ["mei"]),
        ("@me", ["mei"]),
        ("@tan", ["mei"]),
        ("@meitanaka", ["mei"]),
        ("@mei.tanaka", ["mei"]),
        ("@mei's", ["mei"]),
        ("@ortiz", ["dana"]),
        ("@Ortíz", ["dana"]),
        ("@jose", ["jose"]),
        ("@José", ["jose"]),
        ("@oneil", ["jose"]),
        ("@o'neil", ["jose"]),
        ("@smith", []),  # no name of his begins so
        ("@", []),
        ("a@mei", []),
        ("@@mei", []),
        ("@meix", []),
        ("@_", []),
    ],
)
def test_a_name_is_told_by_its_beginning_without_accents(typed: str, who: list[str]) -> None:
    assert [fit for mention in mentions(f"{typed} x", PEOPLE) for fit in mention.fits] == who


def test_a_whole_name_goes_before_a_beginning() -> None:
    people = (DANA, Who("dan", "Dan Lee"))
    assert mentions("@dan", people)[0].fits == ("dan",)
    assert mentions("@da", people)[0].fits == ("dana", "dan")


def test_words_after_a_name_belong_to_it_only_in_full() -> None:
    people = (Who("torres", "Mei Torres"),)
    assert [(one.end, one.words) for one in mentions("@mei to send", people)] == [(4, "Mei")]
    assert [(one.end, one.words) for one in mentions("@mei  torres sends", people)] == [(12, "Mei Torres")]


def test_several_lines_are_several_notes_in_their_order() -> None:
    text = "They like it.\n\n  ! send the deck by Friday\r\n? the budget\n+ thanked @mei\n"
    assert [note.kind for note in parse_after(text, TODAY, PEOPLE)] == ["note", "followup", "unclear", "value"]
    assert parse_after(" \n\n", TODAY, PEOPLE) == ()


PIECES = [
    *"?!+@rft",
    "@mei",
    "@mei tanaka",
    "@dana's",
    "Mei",
    "will",
    "I'll",
    "she will",
    "to",
    "by Friday",
    "in 3 days",
]
PIECES += ["introduced me", "thanked", "the deck", "tomorrow", "(", ",", "\n", "é", "30 Nov", "@x", "31 Nov", "'s"]
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)
GONE = {"i", "ll", "will", "shall", "to", "she", "he", "they", "mei", "tanaka", "dana", "ortíz"}
DUE = {"by", "on", "until", "due", "in", "friday", "3", "days", "30", "nov", "tomorrow", "is", "the", "today"}


@given(TEXTS, st.sampled_from([PEOPLE, (DANA,), ()]))
def test_every_text_survives(text: str, people: tuple[Who, ...]) -> None:
    for line, note in zip(
        [line for line in text.splitlines() if line.strip()], parse_after(text, TODAY, people), strict=True
    ):
        check_kept(line, note, people)
    line = " ".join(text.split())
    check_kept(line, parse(line, TODAY, people), people)


def check_kept(line: str, note: Note, people: tuple[Who, ...]) -> None:
    assert note.colleague in {None, *(who.id for who in people)}
    assert (note.text == "") == (line == "")
    if note.kind == "note":
        assert note.text == line.rstrip()
        return
    kept = [word.casefold() for word in re.findall(r"[^\W_]+", note.text)]
    gone = [word.casefold() for word in re.findall(r"[^\W_]+", re.sub(r"^\s*[?!+rft]", "", line))]
    for word in kept:
        if word in gone:
            gone.remove(word)
    allowed = GONE | {"s"} | (DUE if note.due else set())
    assert set(gone) <= allowed


@given(st.lists(st.text(alphabet="abc ,.-é", min_size=1, max_size=30).filter(str.strip), max_size=6))
def test_plain_lines_stay_word_for_word(lines: list[str]) -> None:
    found = parse_after("\n".join(lines), TODAY, PEOPLE)
    assert [note.text for note in found] == [line.rstrip() for line in lines]
