"""What would change a status, the countdown of what is too early, and what was missing of one's own practice."""

from datetime import date

from hypothesis import given, settings

from tests.method.rules.made import Partner, failing, partners, steady, struggling

TODAY = date(2026, 11, 23)


def test_too_early_counts_down_and_says_what_to_use_meanwhile() -> None:
    found = Partner(TODAY, since=37).met(20).learned(None, None).review()
    assert found.countdown == "2 meetings and 23 days to go"
    assert found.meanwhile.startswith("Meanwhile, be intentional: ")
    assert found.turns[0].startswith("2 meetings and 23 days to go: then")
    assert Partner(TODAY, since=37).met(20, 10, 5).review().countdown == "23 days to go"
    assert Partner(TODAY, since=300).met(20, 10).review().countdown == "1 meeting to go"
    assert steady(TODAY).review().countdown == ""


def test_what_would_clear_the_one_concern_and_what_would_make_it_worse() -> None:
    found = struggling(TODAY, "presence restatements").review()
    assert found.turns == (
        "Reflections that rate trust higher than 2: then it counts as working again.",
        "It would count as not working with a concern of a second kind, a serious one or three in all "
        "and 4 of your own practices used instead of 3.",
    )


def test_not_working_is_left_by_what_clears_or_by_ones_own_word() -> None:
    found = failing(TODAY).review()
    assert found.status == "not_working"
    assert "your own word" in found.turns[-1]
    after = failing(TODAY).rated_all((1, 3)).review()
    assert after.status == "needs_attention"
    assert "your own latest ratings under 3" in after.turns[-1]


def test_what_was_missing_has_its_numbers() -> None:
    partner = Partner(TODAY, since=300).met(9, 8, presence=2, checklist=4, ticked=2).met(7, presence=2).gave(120)
    assert partner.learned(None).review().shortfalls == {
        "research": "One fact about them is noted; two are enough.",
        "common_goals": "No open question was asked in your last 3 meetings, and you share no goal.",
        "present": "You rated your presence 2 of 5 in the middle of your last 3 meetings; 3 is enough.",
        "restate": "Nothing was said back in your last 3 meetings.",
        "deliver_value": "You last gave something 120 days ago; within 90 is enough.",
    }


@settings(max_examples=60, deadline=None)
@given(partners)
def test_each_status_says_what_would_change_it_and_each_missing_practice_why(partner: Partner) -> None:
    found = partner.review()
    assert found.turns
    assert all(not words[0].islower() and words.endswith(".") for words in (*found.turns, *found.shortfalls.values()))
    assert tuple(found.shortfalls) == found.missing_practices
    assert bool(found.countdown) == (found.status == "too_early")
