"""Preferences: what stands now, and where a plan contradicts it."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.method.preferences import (
    SENTENCES,
    VALUES,
    Plan,
    Preference,
    conflicts,
    medium,
    standing,
)

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
PREFERENCE = st.builds(
    Preference,
    st.sampled_from([*VALUES, "unheard_of"]),
    st.text(max_size=30),
    st.none() | st.text(max_size=10) | st.sampled_from([value for values in VALUES.values() for value in values]),
    st.none() | DAYS,
)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def sentences(*preferences: Preference) -> list[str]:
    return [one.sentence for one in standing(preferences, TODAY)]


def against(plan: Plan, *preferences: Preference) -> list[str]:
    return conflicts(plan, standing(preferences, TODAY), "Dana")


def test_the_latest_observation_of_each_aspect_stands() -> None:
    found = sentences(
        Preference("meeting_length", "brief", "brief", ago(3)),
        Preference("meeting_length", "long", "long", ago(300)),
        Preference("meeting_length", "undated", "standard"),
        Preference("meeting_length", "not seen yet", "long", TODAY + timedelta(days=1)),
        Preference("channel", "chat", "chat"),
    )
    assert found == ["Prefers brief meetings.", "Prefers chat."]


def test_of_one_day_the_later_in_the_list_stands() -> None:
    first, second = Preference("pace", "", "quick", TODAY), Preference("pace", "", "steady", TODAY)
    assert sentences(first, second) == ["Likes a steady pace."]
    assert sentences(second, first) == ["Likes to move quickly."]


def test_other_observations_stand_side_by_side_each_once() -> None:
    found = sentences(
        Preference("other", "agenda a day before", None, ago(9)),
        Preference("other", "Agenda a day before.", None, ago(1)),
        Preference("other", "no meetings on Fridays"),
    )
    assert sorted(found) == ["Agenda a day before.", "No meetings on Fridays."]


def test_what_the_note_adds_is_said_and_what_it_repeats_is_not() -> None:
    assert sentences(Preference("meeting_length", "20 minutes at most", "brief")) == [
        "Prefers brief meetings. 20 minutes at most."
    ]
    assert sentences(Preference("meeting_length", "prefers brief meetings", "brief")) == ["Prefers brief meetings."]
    assert sentences(Preference("pace", "depends on the week", "as it comes")) == ["Depends on the week."]
    assert sentences(Preference("pace", "", "as it comes")) == ["As it comes."]


@pytest.mark.parametrize(
    ("preference", "value"),
    [
        (Preference("meeting_length", "Short ones, please"), "brief"),
        (Preference("meeting_length", "no short ones"), None),
        (Preference("meeting_length", "short or long"), None),
        (Preference("channel", "an e-mail is best"), "email"),
        (Preference("time_of_day", "not in the morning"), None),
        (Preference("time_of_day", "Mornings"), "morning"),
        (Preference("meeting_length", "", "20 minutes"), None),
        (Preference("unheard_of", "brief", "brief"), None),
    ],
)
def test_a_value_is_told_from_the_words_only_beyond_doubt(preference: Preference, value: str | None) -> None:
    assert [one.value for one in standing([preference], TODAY)] == [value]


@pytest.mark.parametrize(
    ("plan", "preference", "told"),
    [
        (Plan(60), Preference("meeting_length", "", "brief"), "Planned for 60 minutes; Dana prefers brief ones."),
        (Plan(30), Preference("meeting_length", "", "brief"), None),
        (Plan(None), Preference("meeting_length", "", "brief"), None),
        (
            Plan(30),
            Preference("meeting_length", "", "long"),
            "Planned for 30 minutes; Dana prefers long, leisurely ones.",
        ),
        (Plan(45), Preference("meeting_length", "", "long"), None),
        (
            Plan(90),
            Preference("meeting_length", "", "standard"),
            "Planned for 90 minutes; Dana prefers ones of the usual",
        ),
        (Plan(60), Preference("meeting_length", "", "as it comes"), None),
        (
            Plan(begins=time(14, 30)),
            Preference("time_of_day", "", "morning"),
            "Planned for 14:30; Dana prefers mornings.",
        ),
        (Plan(begins=time(12)), Preference("time_of_day", "", "morning"), "Planned for 12:00; Dana prefers mornings."),
        (Plan(begins=time(9)), Preference("time_of_day", "", "morning"), None),
        (
            Plan(begins=time(9)),
            Preference("time_of_day", "", "afternoon"),
            "Planned for 09:00; Dana prefers afternoons.",
        ),
        (
            Plan(where="Zoom"),
            Preference("channel", "", "in_person"),
            "Planned by video; Dana prefers to meet in person.",
        ),
        (Plan(where="Room 4"), Preference("channel", "", "video"), "Planned in person; Dana prefers video."),
        (Plan(where="Zoom"), Preference("channel", "", "video"), None),
        (Plan(where="Zoom"), Preference("channel", "", "email"), None),
        (Plan(where="the usual"), Preference("channel", "", "video"), None),
        (Plan(where="Teams"), Preference("camera", "", "off"), "Planned by video; Dana prefers the camera off."),
        (Plan(where="by phone"), Preference("camera", "", "on"), "Planned by phone; Dana prefers the camera on."),
    ],
)
def test_the_plan_is_held_against_what_stands(plan: Plan, preference: Preference, told: str | None) -> None:
    found = against(plan, preference)
    assert found == [] if told is None else len(found) == 1 and found[0].startswith(told)


def test_a_preference_that_was_outweighed_contradicts_nothing() -> None:
    old = Preference("meeting_length", "", "brief", ago(100))
    assert against(Plan(60), old, Preference("meeting_length", "", "long", ago(2))) == []


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("https://meet.example.com/x", "video"),
        ("Microsoft Teams", "video"),
        ("call me: +1 610 555 0100", "phone"),
        ("Café downstairs", "in_person"),
        ("Building 3, room 12", "in_person"),
        ("", None),
        (None, None),
        ("Philadelphia", None),
    ],
)
def test_the_place_tells_how_one_meets(where: str | None, found: str | None) -> None:
    assert medium(where) == found


def test_every_suggested_value_has_its_sentence() -> None:
    assert set(SENTENCES) == {(aspect, value) for aspect, values in VALUES.items() for value in values}


@given(st.lists(PREFERENCE, max_size=8), DAYS)
def test_no_text_or_value_is_too_odd(preferences: list[Preference], today: date) -> None:
    found = standing(preferences, today)
    assert all(one.sentence.endswith(".") for one in found)
    assert all(one.value is None or one.value in VALUES[one.aspect] for one in found)
    assert all(told.endswith(".") for told in conflicts(Plan(90, "Zoom", time(15)), found, "Dana"))


@given(st.lists(PREFERENCE, max_size=8), PREFERENCE)
def test_what_stands_depends_on_the_latest_alone(earlier: list[Preference], last: Preference) -> None:
    latest = last._replace(observed_on=TODAY, text=f"x{last.text}")
    older = [one._replace(observed_on=ago(1 + place)) for place, one in enumerate(earlier)]
    if latest.aspect != "other":
        alone = standing([latest], TODAY)
        assert [one for one in standing([latest, *older], TODAY) if one.aspect == latest.aspect] == alone
