"""Whom to ask about a partnership: what helped before, who knows them, who was not asked for long."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from journal.method.whom_to_ask import Adviser, Helped, whom_to_ask

TODAY = date(2026, 11, 23)
SAM = Helped("sam", "Sam", date(2026, 5, 12), "better")
LENA = Adviser("mentor:lena", "Lena", True, date(2026, 4, 2), helped=(SAM,))
JIM = Adviser("colleague:jim", "Jim", False, None, ("Jim works in Training, too.",))
RUTH = Adviser("mentor:ruth", "Ruth", True, date(2025, 10, 1))


def ask(*advisers: Adviser, delicate: bool = False) -> tuple[str, str] | None:
    found = whom_to_ask("dana", advisers, TODAY, delicate=delicate)
    return (found.name, found.reason) if found else None


def test_nobody_is_suggested_where_there_is_nobody() -> None:
    assert ask() is None


def test_what_helped_before_counts_most() -> None:
    assert ask(RUTH, JIM, LENA) == ("Lena", "What Lena advised helped with Sam in May.")


def test_then_who_knows_the_colleague() -> None:
    assert ask(RUTH, JIM) == ("Jim", "Jim works in Training, too.")


def test_then_who_was_not_asked_for_long() -> None:
    lately = Adviser("mentor:ada", "Ada", True, date(2026, 11, 1))
    assert ask(lately, RUTH) == ("Ruth", "You have not asked Ruth since October 2025.")
    assert ask(lately) == ("Ada", "Ada has listened before, in November.")
    assert ask(RUTH._replace(asked_on=None)) == ("Ruth", "You have not asked Ruth yet.")


def test_where_names_are_delicate_somebody_outside_comes_first() -> None:
    found = ask(JIM._replace(helped=(SAM,)), RUTH, delicate=True)
    assert found == ("Ruth", "Ruth is not one of your colleagues: what you tell stays outside.")


def test_whose_advice_about_them_changed_nothing_comes_last() -> None:
    in_vain = Helped("dana", "Dana", date(2026, 8, 1), "no_change")
    assert ask(LENA._replace(helped=(SAM, in_vain)), RUTH) == ("Ruth", "You have not asked Ruth since October 2025.")


@given(st.permutations([LENA, JIM, RUTH]), st.booleans())
def test_the_order_in_which_they_were_stored_changes_nothing(advisers: list[Adviser], delicate: bool) -> None:
    assert ask(*advisers, delicate=delicate) == ask(LENA, JIM, RUTH, delicate=delicate)
