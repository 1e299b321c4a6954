"""The recap message: what was heard and who does what, ready to send."""

from datetime import date
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from journal.method.recap import LONGEST_LINK, Heard, Promise, Recap, day_in_words, mail_link, recap

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


def test_what_was_done_since_is_not_promised_again() -> None:
    message = recap("Robin", "Dana", "", "", kept=(["send the figures"], ["name a trainer"]))
    assert "I have done since:\n- send the figures\n" in message.body
    assert "You have done since, thank you:\n- name a trainer\n" in message.body
    assert "please tell me" in message.body


def test_a_question_said_back_ends_as_it_did() -> None:
    message = recap(None, "Dana", "", "", [Heard("it", "Will you say it there?", "clarified", "if I am asked")])
    assert "- Will you say it there? You made clear: if I am asked\n" in message.body


def test_days_are_written_in_the_language_of_the_message() -> None:
    assert day_in_words(date(2026, 11, 23), date(2026, 11, 24)) == "Monday, 23 November"
    assert day_in_words(date(2027, 1, 1), date(2026, 11, 24)) == "Friday, 1 January 2027"


def test_a_link_to_the_mail_program() -> None:
    link = mail_link("dana@example.org", Recap("Recap: R&D, 5 + 5 %", "Hi Dana,\n\nsee you?\n"))
    assert link.url == (
        "mailto:dana@example.org?subject=Recap%3A%20R%26D%2C%205%20%2B%205%20%25"
        "&body=Hi%20Dana%2C%0D%0A%0D%0Asee%20you%3F%0D%0A"
    )
    assert link.whole


def test_a_long_message_is_cut_after_a_whole_line() -> None:
    body = "".join(f"{number}: caf\u00e9 {'x' * 40}\n" for number in range(100))
    link = mail_link("dana@example.org", Recap("Recap", body))
    assert not link.whole
    assert len(link.url) <= LONGEST_LINK
    kept = unquote(link.url.partition("&body=")[2]).split("\r\n")
    assert kept[-1] == "…"
    assert kept[:-1] == body.splitlines()[: len(kept) - 1]
    assert len(kept) > 20


def test_no_address_can_bring_in_other_headers() -> None:
    link = mail_link("dana@example.org?bcc=all@example.org", Recap("Recap", "Hi\n"))
    assert link.url.startswith("mailto:dana@example.org%3Fbcc%3Dall@example.org?subject=Recap&body=Hi")


@given(st.text(max_size=400), st.text(max_size=3_000), st.text(max_size=3_000))
def test_any_link_is_short_and_says_what_it_holds(address: str, subject: str, body: str) -> None:
    link = mail_link(address, Recap(subject, body))
    assert len(link.url) <= LONGEST_LINK
    assert link.url.isascii()
    assert not set(link.url) & set(' "<>\r\n')
    head, _, told = link.url.partition("&body=")
    lines = unquote(told).removesuffix("…" if not link.whole else "").split("\r\n")
    if link.whole:
        assert lines == [*body.splitlines(), *([""] if body.endswith("\n") else [])] or not body.splitlines()
        assert unquote(head).endswith(f"?subject={' '.join(subject.split())}")
    else:
        assert body.splitlines()[: len(lines) - 1] == lines[:-1]
