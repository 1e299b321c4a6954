"""The recap message: what was heard and who does what, ready to send."""

from hypothesis import given
from hypothesis import strategies as st

from journal.method.recap import Heard, Promise, recap

OUTCOMES = st.sampled_from(["confirmed", "clarified", "disputed", "not_restated", "unheard of"])
HEARD = st.builds(Heard, st.text(max_size=40), st.none() | st.text(max_size=40), OUTCOMES, st.none() | st.text())
PROMISES = st.lists(st.builds(Promise, st.text(max_size=40), st.text(max_size=20)), max_size=4)


def test_the_whole_message_reads_as_one_would_write_it() -> None:
    message = recap(
        "Robin",
        "Dana",
        "Launch sync",
        "Monday, 23 November",
        [
            Heard("ship in spring", "You want to ship in spring", "confirmed"),
            Heard("needs people", None, "clarified", "two people, not three"),
            Heard("budget is fixed", "The budget is fixed.", "disputed", "it moves in May"),
            Heard("figures first", None, "not_restated"),
        ],
        [Promise("send the figures.", "Friday, 27 November")],
        [Promise("name a trainer")],
    )
    assert message.subject == "Recap: Launch sync, Monday, 23 November"
    assert (
        message.body
        == """\
Hi Dana,

Thank you for our meeting “Launch sync” on Monday, 23 November. This is what I took away from it.

What I understood:
- You want to ship in spring
- needs people. You made clear: two people, not three

What I heard, and would like you to confirm:
- figures first

Where we do not see it the same way yet:
- The budget is fixed. You see it so: it moves in May

I will:
- send the figures (by Friday, 27 November)

You will:
- name a trainer

If I missed something, or you meant it differently, please tell me.

Best wishes
Robin
"""
    )


def test_what_is_empty_is_left_out() -> None:
    message = recap("Robin", "Dana", "", "", [], [Promise("send the figures")], [Promise("  ")])
    assert message.subject == "Recap: our meeting"
    assert "You will" not in message.body
    assert "understood" not in message.body
    assert "I will:\n- send the figures\n" in message.body


def test_a_meeting_with_nothing_to_recap_is_a_thank_you() -> None:
    assert recap(None, "", "", "").body == "Hello,\n\nThank you for our meeting.\n\nBest wishes\n"


def test_a_line_break_in_the_title_makes_no_second_header() -> None:
    assert recap(None, "Dana", "Sync\r\nBcc: all@example.org", "").subject == "Recap: Sync Bcc: all@example.org"


@given(st.text(), st.text(), st.text(), st.text(), st.lists(HEARD, max_size=4), PROMISES, PROMISES)
def test_any_words_make_a_message_of_whole_lines(
    me: str, name: str, title: str, day: str, heard: list[Heard], mine: list[Promise], theirs: list[Promise]
) -> None:
    message = recap(me, name, title, day, heard, mine, theirs)
    assert len(message.subject.splitlines()) == 1
    assert message.body.endswith("\n")
    assert "\n\n\n" not in message.body
    said = [" ".join(one.text.split()).rstrip(".") for one in (*mine, *theirs)]
    assert all(text in message.body for text in said)
