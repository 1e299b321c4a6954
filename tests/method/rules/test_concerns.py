"""Each concern: when it is just raised, just not, and serious; which days count; and the records behind it."""

from collections.abc import Callable
from datetime import date

import pytest

from journal.method.rules.review import CONCERNS, Evidence, RuleSettings
from tests.method.rules.made import TODAYS, Partner

on_each_day = pytest.mark.parametrize("today", TODAYS, ids=str)
STATES = {"n": "no_show", "t": "cancelled_by_them", "m": "cancelled_by_me", "c": "cancelled", "p": "planned"}
OUTCOMES = {"d": "disputed", "c": "clarified", "y": "confirmed", "n": "not_restated"}


def cases(not_raised: str, raised: str, serious: str) -> pytest.MarkDecorator:
    """Stories of one letter a record, the oldest first, for each level."""
    levels = {"-": not_raised, "raised": raised, "serious": serious}
    return pytest.mark.parametrize(
        ("told", "level"), [(told, level) for level, tellings in levels.items() for told in tellings.split()]
    )


def rated(partner: Partner, which: str, told: str) -> Partner:
    """One reflection a day up to ten days ago; "." does not rate it."""
    for place, rating in enumerate(told):
        partner.reflected(10 + len(told) - place, **{which: None if rating == "." else int(rating)})
    return partner


@on_each_day
@cases("2 233 323 2233 22233 333", "22 11 232 3322 23.2.", "222 2322 2232 2223 322.2")
def test_low_trust(today: date, told: str, level: str) -> None:
    assert rated(Partner(today), "trust", told).level("low_trust") == level


@on_each_day
@cases("22 22233 333322 3322", "222 2223 3222 22322 1.1.1", "2222 1212 32222 2.2.2.2")
def test_draining(today: date, told: str, level: str) -> None:
    assert rated(Partner(today), "energy", told).level("draining") == level


@on_each_day
@cases(
    "521 4434 5535 4345 444334 443324 444434 4.33 1555533334",
    "4433 5443 5544 44133 44533 444333 44.33 1555533333",
    "4432 5543 5533 555541 555514",
)
def test_falling_ratings(today: date, told: str, level: str) -> None:
    assert rated(Partner(today), "alignment", told).level("falling_ratings") == level


@on_each_day
def test_ratings_fall_by_the_mean_of_those_that_were_given(today: date) -> None:
    """Means of 10/3 and 7/3 are one point apart; 10/3 and 12/5 are not."""
    thirds = Partner(today).reflected(40, 30, trust=3, energy=3, alignment=4)
    assert thirds.reflected(20, 10, trust=2, energy=2, alignment=3).level("falling_ratings") == "raised"
    fifths = Partner(today).reflected(40, 30, trust=3, energy=3, alignment=4)
    fifths.reflected(20, 10, trust=2, energy=2, alignment=2, reciprocity=3, communication=3)
    assert fifths.level("falling_ratings") == "-"


@on_each_day
@cases("88 887 8880000 00000", "888 xx8 xxx0 888000 x8x000", "8888 xxxx 8088880")
def test_broken_commitments(today: date, told: str, level: str) -> None:
    """Days late, "x" for never."""
    partner = Partner(today).promised(45, late=None, owner="me")
    for place, one in enumerate(told):
        partner.promised(60 - place, late=None if one == "x" else int(one))
    assert partner.level("broken_commitments") == level


@on_each_day
@cases("nn nnm nnc nnp nnnhhhh", "nnt hhhnnn nnnhhh nnnhmchhp nnnnhhh", "nntt nnnnhh tttttt")
def test_missed_meetings(today: date, told: str, level: str) -> None:
    partner = Partner(today)
    for place, one in enumerate(told):
        partner.met(60 - place, state=STATES.get(one, "held"))
    assert partner.level("missed_meetings") == level


@on_each_day
@cases("xx xxxyyy xxytt yyyyy", "xxx xxxyy xxyxttt xxxxyy", "xxxx yxxxx xxxxx")
def test_unanswered(today: date, told: str, level: str) -> None:
    """My contacts with an answer (y), even a late one, or without (x); and theirs (t)."""
    partner = Partner(today)
    for place, one in enumerate(told):
        if one == "t":
            partner.heard(40 - place)
        else:
            partner.wrote(40 - place, answered=0 if one == "y" else None)
    assert partner.level("unanswered") == level


@on_each_day
@pytest.mark.parametrize("sign", ["held", "answer", "heard"])
def test_gone_quiet(today: date, sign: str) -> None:
    def quiet(days: int, tries: int) -> str:
        partner = Partner(today, since=500, cadence_days=14)
        if sign == "answer":
            partner.wrote(450, answered=days)
        else:
            (partner.met if sign == "held" else partner.heard)(days)
        return partner.wrote(*range(1, tries + 1)).level("gone_quiet")

    assert [quiet(days, 2) for days in (28, 29, 42, 43, 400)] == ["-", "raised", "raised", "serious", "serious"]
    assert quiet(43, 1) == "-"


@on_each_day
def test_without_any_sign_of_life_the_silence_begins_on_the_first_day(today: date) -> None:
    for since, level in ((28, "-"), (29, "raised"), (43, "serious")):
        assert Partner(today, since=since, cadence_days=14).wrote(2, 1).level("gone_quiet") == level
    assert Partner(today, cadence_days=14).wrote(29, 2, 1).level("gone_quiet") == "raised"
    assert Partner(today, since=-1, cadence_days=14).wrote(28, 2, 1).level("gone_quiet") == "-"


@on_each_day
def test_what_does_not_make_a_partner_quiet(today: date) -> None:
    assert Partner(today, since=500).heard(400).wrote(90, 80, 70).level("gone_quiet") == "-"
    assert Partner(today, cadence_days=14).met(30).wrote(31, 30, 29).level("gone_quiet") == "-"
    assert Partner(today, cadence_days=14).met(30).wrote(30, 29, 28).level("gone_quiet") == "raised"
    assert Partner(today, cadence_days=14).met(30).wrote(9, 8).met(5, state="no_show").level("gone_quiet") == "raised"


@on_each_day
def test_no_common_goal(today: date) -> None:
    def met(count: int, asked: int) -> Partner:
        return Partner(today).met(*range(300, 300 + count - 1)).met(900, open_questions=asked)

    assert [met(count, 2).level("no_common_goal") for count in (3, 4, 40)] == ["-", "raised", "raised"]
    assert met(3, 2).met(10, state="cancelled", open_questions=9).level("no_common_goal") == "-"
    shared = [met(4, 2).shares_goal(day).level("no_common_goal") for day in (None, 9, 0, -1)]
    assert shared == ["-", "-", "-", "raised"]
    assert met(4, 2).shares_goal(dropped=True).level("no_common_goal") == "raised"


@on_each_day
@cases("dd dcc ddn ddcyyyy dddyyyy cccccc", "ddc ddcyyy ddcnyyy dddcyyy", "ddd dddyyy dddddd ydddnyy")
def test_misunderstandings(today: date, told: str, level: str) -> None:
    said = tuple(OUTCOMES[one] for one in told)
    assert Partner(today).met(9, restatements=said).level("misunderstandings") == level
    apart = Partner(today)
    for place, one in enumerate(said):
        apart.met(60 - place, restatements=(one,))
    assert apart.level("misunderstandings") == level


@on_each_day
def test_one_sided(today: date) -> None:
    def given(count: int) -> Partner:
        return Partner(today).gave(*range(20, 20 + count)).reflected(9, reciprocity=2)

    assert [given(count).level("one_sided") for count in (4, 5, 7, 8)] == ["-", "raised", "raised", "serious"]
    assert [given(8).received(ago).level("one_sided") for ago in (180, 181, 0, -1)] == ["-", "serious", "-", "serious"]
    assert Partner(today).gave(1, 2, 3, 4, 5).reflected(9, reciprocity=3, trust=1).level("one_sided") == "-"
    assert given(5).reflected(8, reciprocity=5).level("one_sided") == "raised"


@on_each_day
def test_conduct(today: date) -> None:
    assert Partner(today).reflected(9, trust=1).level("conduct") == "-"
    assert Partner(today).reflected(9, marked="disrespect").level("conduct") == "raised"
    assert Partner(today).reflected(180, marked="harm").reflected(9, marked="disrespect").level("conduct") == "serious"


Make = Callable[[Partner, int], Partner]
Tell = Callable[[Partner, bool], Partner]
Story = Callable[[Partner], Partner]
FROM_TODAY_TO_180: list[tuple[str, Make]] = [
    ("low_trust", lambda one, ago: one.reflected(9, ago, trust=2)),
    ("draining", lambda one, ago: one.reflected(9, 8, ago, energy=2)),
    ("missed_meetings", lambda one, ago: one.met(9, 8, ago, state="no_show")),
    ("misunderstandings", lambda one, ago: one.met(9, ago, restatements=("disputed", "clarified"))),
    ("one_sided", lambda one, ago: one.gave(9, 8, 7, 6, ago).reflected(9, reciprocity=1)),
    ("one_sided", lambda one, ago: one.gave(9, 8, 7, 6, 5).reflected(ago, reciprocity=1)),
    ("conduct", lambda one, ago: one.reflected(ago, marked="harm")),
]
OTHER_EDGES: list[tuple[str, int, int, Make]] = [
    ("falling_ratings", 180, 181, lambda one, ago: one.rated_all((ago, 4), (9, 4), (8, 3), (7, 3))),
    ("falling_ratings", 0, -1, lambda one, ago: one.rated_all((9, 4), (8, 4), (7, 3), (ago, 3))),
    ("broken_commitments", 180, 181, lambda one, ago: one.promised(30, 20, ago)),
    ("broken_commitments", 8, 7, lambda one, ago: one.promised(30, 20, ago)),
    ("unanswered", 180, 181, lambda one, ago: one.wrote(30, 20, ago)),
    ("unanswered", 7, 6, lambda one, ago: one.wrote(30, 20, ago)),
    ("unanswered", -1, 0, lambda one, ago: one.wrote(30, 20).wrote(10, answered=ago)),
    ("gone_quiet", -1, 0, lambda one, ago: one.met(50).wrote(30, 20).heard(ago)),
    ("gone_quiet", -1, 0, lambda one, ago: one.met(50, ago).wrote(30, 20)),
    ("gone_quiet", -1, 0, lambda one, ago: one.met(50).wrote(30, 20).wrote(10, answered=ago)),
    ("gone_quiet", 0, -1, lambda one, ago: one.met(50).wrote(30, ago)),
    ("no_common_goal", 0, -1, lambda one, ago: one.met(900, 30, 20, ago, open_questions=1)),
]
DAYS = [(concern, *edge, make) for concern, make in FROM_TODAY_TO_180 for edge in ((180, 181), (0, -1))] + OTHER_EDGES


@on_each_day
@pytest.mark.parametrize(("concern", "counts", "does_not", "make"), DAYS)
def test_the_days_that_count(today: date, concern: str, counts: int, does_not: int, make: Make) -> None:
    """A record `counts` days ago raises the concern; moved to `does_not`, one day over the edge, it does not."""
    assert make(Partner(today, cadence_days=14), counts).level(concern) != "-"
    assert make(Partner(today, cadence_days=14), does_not).level(concern) == "-"


SAME_DAY: list[tuple[str, Tell]] = [
    ("low_trust", lambda one, bad: one.reflected(9, 9, trust=2 if bad else 4)),
    ("draining", lambda one, bad: one.reflected(9, 9, 9, energy=1 if bad else 4)),
    ("falling_ratings", lambda one, bad: one.rated_all((9, 2 if bad else 4), (9, 2 if bad else 4))),
    ("broken_commitments", lambda one, bad: one.promised(9, 9, 9, 9, late=None if bad else 0)),
    ("missed_meetings", lambda one, bad: one.met(9, 9, 9, 9, state="no_show" if bad else "held")),
    ("unanswered", lambda one, bad: one.wrote(9, 9, 9, answered=None if bad else 1)),
    ("misunderstandings", lambda one, bad: one.met(9, 9, 9, 9, restatements=("disputed" if bad else "confirmed",))),
]


@pytest.mark.parametrize(("concern", "tell"), SAME_DAY)
def test_of_one_day_the_later_in_the_file_is_the_later_one(concern: str, tell: Tell) -> None:
    assert tell(tell(Partner(TODAYS[0]), False), True).level(concern) != "-"
    assert tell(tell(Partner(TODAYS[0]), True), False).level(concern) == "-"


def one_sided(partner: Partner) -> Partner:
    return partner.gave(5, 20, 30, 40, 200, 60).reflected(8, reciprocity=4).reflected(50, 10, reciprocity=2)


RATED_LOW = ((5, 2), (40, 2), (20, 3), (10, 1), (50, 1))
EVIDENCE: list[tuple[str, str, Story]] = [
    ("low_trust", "2 4 1", lambda one: one.rated_all(*RATED_LOW).reflected(4)),
    ("draining", "2 4 1", lambda one: one.rated_all(*RATED_LOW).reflected(4)),
    ("falling_ratings", "4 2 3 1", lambda one: one.rated_all((5, 2), (30, 5), (10, 2), (40, 5)).reflected(20)),
    ("broken_commitments", "4 2 1", lambda one: one.promised(9, 20).promised(15, late=7).promised(30, late=8)),
    ("missed_meetings", "3 2 1", lambda one: one.met(5, 20, state="no_show").met(30, state="cancelled_by_them").met(9)),
    ("unanswered", "4 2 1", lambda one: one.wrote(8, 20).wrote(15, answered=1).wrote(30, 6)),
    ("gone_quiet", "meeting-1 3 2", lambda one: one.heard(60).wrote(5, 10).met(50, 70)),
    ("gone_quiet", "3 2 1", lambda one: one.wrote(5, 10).wrote(80, answered=60).met(70)),
    ("gone_quiet", "3 2 1", lambda one: one.wrote(5, 10).heard(60)),
    ("gone_quiet", "2 1", lambda one: one.wrote(5, 10, 60)),
    ("no_common_goal", "4 5 2 1", lambda one: one.met(1, 20, open_questions=1).met(4, state="planned").met(400, 30)),
    ("one_sided", "6 reflection-2 4 3 2 reflection-3 1", one_sided),
    ("conduct", "3 1", lambda one: one.reflected(9, marked="harm").reflected(20).reflected(30, 181, marked="harm")),
]


@pytest.mark.parametrize(("concern", "ids", "tell"), EVIDENCE)
def test_the_records_behind_a_concern_stand_by_day(concern: str, ids: str, tell: Story) -> None:
    found = tell(Partner(TODAYS[0], cadence_days=14)).finding(concern)
    assert found is not None
    kind = found.evidence[-1].kind
    assert [one.id for one in found.evidence] == [one if "-" in one else f"{kind}-{one}" for one in ids.split()]
    assert [one.on for one in found.evidence] == sorted(one.on for one in found.evidence)


def test_a_meeting_with_many_misunderstandings_is_named_once() -> None:
    partner = Partner(TODAYS[0]).met(5, restatements=("disputed", "confirmed", "disputed"))
    found = partner.met(6, restatements=("confirmed",)).met(8, restatements=("clarified",)).finding("misunderstandings")
    assert found is not None
    assert [one.id for one in found.evidence] == ["meeting-3", "meeting-1"]


def test_an_odd_reflection_in_the_middle_is_compared_with_nothing() -> None:
    """rules.md: it belongs to neither half, and evidence is the reflections that were compared."""
    found = Partner(TODAYS[0]).rated_all((50, 4), (40, 4), (30, 1), (20, 3), (10, 3)).finding("falling_ratings")
    assert found is not None
    assert [one.id[-1] for one in found.evidence] == ["1", "2", "4", "5"]


def test_an_answer_is_a_sign_of_life_on_its_own_day() -> None:
    partner = Partner(TODAYS[0], cadence_days=14).wrote(80, answered=60).wrote(10, 5)
    found = partner.finding("gone_quiet")
    assert found
    assert found.evidence[0] == Evidence("contact", "contact-1", partner.day(60))


def test_thresholds_can_be_moved_and_are_named() -> None:
    partner = Partner(TODAYS[0]).met(30).met(20, state="no_show")
    found = partner.finding("missed_meetings", RuleSettings(thresholds={"missed_meetings": {"at_least": 1, "last": 1}}))
    assert found is not None
    assert found.threshold == "Raised at 1 of the last 1 meetings that they cancelled or missed; serious at 4."
    assert partner.finding("missed_meetings", RuleSettings(thresholds={"unanswered": {"at_least": 1}})) is None


def test_a_concern_says_its_numbers_and_its_threshold() -> None:
    found = Partner(TODAYS[0]).promised(60, 50, 40, 30).promised(20, 10, late=0).finding("broken_commitments")
    assert found is not None
    assert found.because == "4 of Dana’s last 6 commitments came more than a week late, or not at all."
    assert found.threshold == "Raised at 3 of the last 6 follow-ups more than 7 days late; serious at 4."
    assert found.clears == "Follow-ups done within 7 days of their due day."


def test_there_are_eleven_in_the_documented_order() -> None:
    families = {
        "relationship": "low_trust falling_ratings draining",
        "reliability": "broken_commitments missed_meetings",
        "responsiveness": "unanswered gone_quiet",
        "alignment": "no_common_goal misunderstandings",
        "reciprocity": "one_sided",
        "conduct": "conduct",
    }
    found = [(one.id, one.family) for one in CONCERNS.values()]
    assert found == [(name, family) for family, names in families.items() for name in names.split()]
