"""Hints that were switched off stay away for good or until a day."""

from datetime import date, timedelta

from journal.store.hints import all_on, is_off, off, switch_off
from journal.store.journal import Journal

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)


def test_a_hint_is_shown_until_it_is_switched_off_and_then_never(journal: Journal) -> None:
    with journal.reading() as session:
        assert not is_off(session, "thank_you:v1", TODAY)
    with journal.change("Not needed") as session:
        switch_off(session, "thank_you:v1")
    with journal.reading() as session:
        assert is_off(session, "thank_you:v1", TODAY)
        assert is_off(session, "thank_you:v1", date.max)
        assert not is_off(session, "thank_you:v", TODAY)
        assert not is_off(session, "thank_you:v10", TODAY)
    journal.undo()
    with journal.reading() as session:
        assert not is_off(session, "thank_you:v1", TODAY)


def test_what_was_put_off_is_back_on_the_day(journal: Journal) -> None:
    with journal.change("Later") as session:
        switch_off(session, "idea:dana:credit", TOMORROW)
    with journal.reading() as session:
        assert is_off(session, "idea:dana:credit", TODAY)
        assert not is_off(session, "idea:dana:credit", TOMORROW)


def test_the_last_word_counts(journal: Journal) -> None:
    with journal.change("Later") as session:
        switch_off(session, "tip", TOMORROW)
        switch_off(session, "tip")
    with journal.reading() as session:
        assert is_off(session, "tip", TOMORROW)
    with journal.change("On") as session:
        all_on(session)
    with journal.reading() as session:
        assert not is_off(session, "tip", TODAY)


def test_all_that_begin_alike_are_read_at_once(journal: Journal) -> None:
    with journal.change("Off") as session:
        for hint in ("thank_you:a", "thank_you:ü", "thank_you:\U0001f600", "thanks:b", "idea:c", "THANK_YOU:d"):
            switch_off(session, hint)
        switch_off(session, "thank_you:past", TODAY)
    with journal.reading() as session:
        assert off(session, "thank_you:", TODAY) == {"thank_you:a", "thank_you:ü", "thank_you:\U0001f600"}
        assert off(session, "%", TODAY) == set()
