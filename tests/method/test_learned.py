"""What is learned from how it went, each thing with its counts."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.method.learned import Contact, Meeting, learned

TODAY = date(2026, 11, 23)
"""A Monday."""
TUESDAY = date(2026, 11, 17)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_how_they_answer_is_learned_with_its_counts_the_best_channel_first() -> None:
    mails = [Contact(ago(20 + day), "email", "me", ago(18 + day) if day < 4 else None) for day in range(6)]
    chats = [Contact(ago(day), "chat", "me", ago(day)) for day in range(3)]
    not_counted = [
        Contact(ago(2), "email", "me"),  # may still be answered
        Contact(ago(200), "email", "me", ago(199)),  # long ago
        Contact(ago(30), "email", "them", ago(30)),  # theirs
        Contact(ago(30), "phone", "me", ago(30)),  # one call tells nothing
    ]
    found = learned([*mails, *chats, *not_counted], [], TODAY)
    assert [one.sentence for one in found] == [
        "Answered 3 of your 3 chat messages, usually the same day.",
        "Answered 4 of your 6 e-mails, usually within 2 days.",
    ]
    assert [(one.times, one.out_of) for one in found] == [(3, 3), (4, 6)]


def test_an_answer_that_came_later_was_none_yet() -> None:
    mails = [Contact(ago(20), "email", "me", TODAY + timedelta(days=1)) for _ in range(3)]
    assert [one.sentence for one in learned(mails, [], TODAY)] == ["Answered 0 of your 3 e-mails."]


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        ([50, 50, 52, 45, 30, 31], "4 of your last 6 meetings ran over; they were about 50 minutes long."),
        ([15, 15, 20], "3 of your last 3 meetings ended early; they were about 15 minutes long."),
        ([30, 30, 35, 20], "3 of your last 4 meetings ended on time; they were about 30 minutes long."),
        ([30, 30], None),
    ],
)
def test_how_long_meetings_last_is_learned_with_its_counts(held: list[int], sentence: str | None) -> None:
    meetings = [Meeting(ago(place), 30, minutes) for place, minutes in enumerate(held)]
    unknown = [Meeting(ago(1), None, 90), Meeting(ago(1), 30, None), Meeting(ago(-1), 30, 90)]
    found = [one.sentence for one in learned([], [*meetings, *unknown], TODAY)]
    assert found == ([sentence] if sentence else [])


def begun(*begins: tuple[int, int]) -> list[Meeting]:
    """Held meetings: days before the Tuesday, and the hour."""
    return [Meeting(TUESDAY - timedelta(days=days), None, None, time(hour)) for days, hour in begins]


@pytest.mark.parametrize(
    ("meetings", "sentences"),
    [
        (begun((0, 9), (1, 10), (2, 11)), ["3 of your last 3 meetings took place in the morning."]),
        (begun((0, 12), (1, 15), (2, 17), (3, 9)), ["3 of your last 4 meetings took place in the afternoon."]),
        (
            begun((0, 9), (1, 10), (2, 11), (3, 9), (4, 14), (5, 14)),
            ["4 of your last 6 meetings took place in the morning."],
        ),
        (begun((0, 9), (1, 10), (2, 11), (3, 14), (4, 14)), []),  # 3 of 5
        (begun((0, 9), (1, 10)), []),
        (begun((0, 9), (1, 9), (2, 14)), []),
        (
            begun((0, 9), (7, 9), (14, 9), (21, 14), (28, 14), (30, 14)),
            ["5 of your last 6 meetings took place on a Tuesday."],
        ),
        (begun((0, 9), (7, 14), (14, 9), (21, 14), (27, 9), (29, 14)), []),  # 4 of 6
        (begun((0, 9), (7, 14), (14, 9), (21, 14)), []),  # each on a Tuesday, but few
        (
            begun((0, 9), (7, 9), (14, 9), (21, 9), (28, 9), (35, 9), (36, 15), (37, 15)),  # the last six count
            [
                "6 of your last 6 meetings took place in the morning.",
                "6 of your last 6 meetings took place on a Tuesday.",
            ],
        ),
        (begun((-14, 9), (-7, 9), (-8, 9)), []),  # not yet
        (begun((200, 9), (207, 9), (214, 9)), []),  # long ago
    ],
)
def test_when_meetings_take_place_is_learned_with_its_counts(meetings: list[Meeting], sentences: list[str]) -> None:
    assert [one.sentence for one in learned([], meetings, TODAY)] == sentences
    assert [one.sentence for one in learned([], meetings[::-1], TODAY)] == sentences


def test_meetings_without_a_time_tell_nothing_of_when() -> None:
    assert learned([], [Meeting(ago(day), None, None) for day in range(6)], TODAY) == []


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(
    st.lists(
        st.builds(
            Contact, DAYS, st.sampled_from(["email", "chat", "odd"]), st.sampled_from(["me", "them"]), st.none() | DAYS
        ),
        max_size=12,
    ),
    st.lists(
        st.builds(
            Meeting, DAYS, st.none() | st.integers(0, 300), st.none() | st.integers(0, 300), st.none() | st.times()
        ),
        max_size=12,
    ),
)
def test_what_is_learned_never_says_more_than_was_seen(contacts: list[Contact], meetings: list[Meeting]) -> None:
    for one in learned(contacts, meetings, TODAY):
        assert 3 <= one.out_of <= max(len(contacts), len(meetings))
        assert 0 <= one.times <= one.out_of
        assert str(one.times) in one.sentence
        assert str(one.out_of) in one.sentence
        assert one.sentence.endswith(".")
