"""The checklist of a meeting, and one way to deliver value."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.method.checklist import (
    STRATEGIES,
    Context,
    Item,
    Promise,
    Unclear,
    checklist,
    standing_items,
)

DAY = date(2026, 11, 24)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def added(context: Context) -> list[tuple[str, str]]:
    """(id, text) of what the meeting calls for besides the standing items."""
    return [(item.id, item.text) for item in checklist(context) if item not in standing_items()]


def test_the_standing_items_cover_every_practice_and_are_few() -> None:
    practices = [item.strategy for item in standing_items()]
    assert set(practices) == set(STRATEGIES)
    assert len(practices) <= 10
    assert max(practices.count(one) for one in practices) <= 3
    assert len({item.id for item in standing_items()}) == len(practices)


def test_a_plain_meeting_has_the_standing_items_in_the_articles_order() -> None:
    items = checklist(Context(DAY))
    assert sorted(items) == sorted(standing_items())
    assert [item.strategy for item in items] == sorted((i.strategy for i in items), key=STRATEGIES.index)
    assert not any(item.done for item in items)


def test_my_promises_that_are_due_are_on_it_the_oldest_first() -> None:
    promises = (
        Promise("today", "name a trainer", DAY),
        Promise("late", "send the figures.", ago(2)),
        Promise("yesterday", "book the room", ago(1)),
        Promise("ahead", "not due yet", DAY + timedelta(days=1)),
        Promise("some day", "no day"),
    )
    assert added(Context(DAY, promises)) == [
        ("promise-late", "Bring what you promised: send the figures (2 days late by then)"),
        ("promise-yesterday", "Bring what you promised: book the room (1 day late by then)"),
        ("promise-today", "Bring what you promised: name a trainer (due that day)"),
    ]
    assert [item.strategy for item in checklist(Context(DAY, promises)) if item.id == "promise-late"] == ["intentional"]


def test_what_was_left_unclear_and_what_to_give_are_on_it() -> None:
    context = Context(DAY, unclear=(Unclear("r1", "who pays"),), value_idea="Introduce Dana to Mei")
    assert added(context) == [
        ("unclear-r1", "Clear up what was left open last time: who pays"),
        ("value-idea", "Introduce Dana to Mei"),
    ]
    assert checklist(context)[-2] == Item("value-idea", "deliver_value", "Introduce Dana to Mei")


def test_it_stays_short_however_much_there_is() -> None:
    many = Context(
        DAY,
        tuple(Promise(str(place), f"thing {place} " * 99, ago(place)) for place in range(50)),
        tuple(Unclear(str(place), f"thing {place}") for place in range(50)),
    )
    items = checklist(many)
    assert len(items) == len(standing_items()) + 6
    assert all(len(item.text) < 200 and "\n" not in item.text for item in items)
    assert [item.id for item in items if item.id.startswith("promise")] == ["promise-49", "promise-48", "promise-47"]


@given(st.text(max_size=300), st.dates(max_value=DAY))
def test_any_promise_makes_one_line(text: str, due: date) -> None:
    ((key, line),) = added(Context(DAY, (Promise("p", text, due),)))
    assert key == "promise-p"
    assert line.splitlines() == [line]
