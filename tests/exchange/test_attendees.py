"""Who is who in a calendar: what is certain is matched, what may be is asked, and nobody else is taken."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.attendees import Directory, Known, Match, key, match, taking_part
from journal.exchange.calendar_types import Event, Invited, Person
from journal.exchange.person_names import Fit, fit, name_in, shown

SAME, NEAR, OTHER = Fit.SAME, Fit.NEAR, Fit.OTHER

PAIRS = [
    # alike but for how programs write names
    ("Ortiz, Dana", "Dana Ortiz", SAME),
    ("ORTIZ, DANA", "Dana Ortiz", SAME),
    ("ORTIZ Dana", "Dana Ortiz", SAME),
    ("dana ortiz", "Dana Ortiz", SAME),
    ("  Dana   Ortiz ", "Dana Ortiz", SAME),
    ("Dr. Dana Ortiz", "Dana Ortiz", SAME),
    ("Prof. Dr. Dana Ortiz", "Dana Ortiz", SAME),
    ("Ortiz, Dr. Dana", "Dana Ortiz", SAME),
    ("Ms Dana Ortiz", "Dana Ortiz", SAME),
    ("Dana Ortiz, PhD", "Dana Ortiz", SAME),
    ("Dana Ortiz PhD", "Dana Ortiz", SAME),
    ("Ortiz, Dana, MBA, PMP", "Dana Ortiz", SAME),
    ("Dana Ortiz (she/her)", "Dana Ortiz", SAME),
    ("Dana Ortiz she/her/hers", "Dana Ortiz", SAME),
    ("Dana Ortiz (External)", "Dana Ortiz", SAME),
    ("Ortiz, Dana (External) [Contractor]", "Dana Ortiz", SAME),
    ("Dana Ortiz | Encompass", "Dana Ortiz", SAME),
    ("Dana Ortiz - External", "Dana Ortiz", SAME),
    ("Dana Ortiz via Zoom", "Dana Ortiz", SAME),
    ("Dana Ortiz <dana@example.org>", "Dana Ortiz", SAME),
    ('"Dana Ortiz"', "Dana Ortiz", SAME),
    ("Dana M. Ortiz", "Dana Ortiz", SAME),
    ("Ortiz, Dana M.", "Dana Ortiz", SAME),
    ("José Núñez", "Jose Nunez", SAME),
    ("Jose\u0301 Nu\u0301n\u0303ez", "José Núñez", SAME),
    ("Jürgen Müller", "Juergen Mueller", SAME),
    ("Jürgen Müller", "Jurgen Muller", SAME),
    ("Søren Kjær", "Soeren Kjaer", SAME),
    ("Łukasz Żak", "Lukasz Zak", SAME),
    ("Weiß, Ina", "Ina Weiss", SAME),
    ("Siobhán O’Hara", "Siobhan O'Hara", SAME),
    ("Anne-Marie Kohl", "Anne Marie Kohl", SAME),
    ("Van der Berg, Jan", "Jan van der Berg", SAME),
    ("Ma, Jack", "Jack Ma", SAME),
    ("Андрей Иванов", "андрей иванов", SAME),
    ("王伟", "王伟", SAME),
    ("राम शर्मा", "राम शर्मा", SAME),
    ("Ｄａｎａ Ortiz", "Dana Ortiz", SAME),
    # who may be the same
    ("D. Ortiz", "Dana Ortiz", NEAR),
    ("Dana O.", "Dana Ortiz", NEAR),
    ("Dana", "Dana Ortiz", NEAR),
    ("Ortiz", "Dana Ortiz", NEAR),
    ("Ortiz Dana", "Dana Ortiz", NEAR),
    ("Taylor James", "James Taylor", NEAR),
    ("Dan Ortiz", "Dana Ortiz", NEAR),
    ("Dana Ortis", "Dana Ortiz", NEAR),
    ("Dnaa Ortiz", "Dana Ortiz", NEAR),
    ("Dana Ortiz Garcia", "Dana Ortiz", NEAR),
    ("Dana Maria Ortiz", "Dana Ortiz", NEAR),
    ("Jim Keller", "James Keller", NEAR),
    ("Bob Keller", "Robert Keller", NEAR),
    ("Katherine Lee", "Kate Lee", NEAR),
    ("Stephen Hill", "Steven Hill", NEAR),
    ("Martin King Jr.", "Martin King", NEAR),
    ("Annemarie Kohl", "Anne-Marie Kohl", NEAR),
    ("John Smyth", "John Smith", NEAR),
    ("Wei Zhang", "Wei Zhong", NEAR),
    ("Dana Ortiz, Encompass", "Dana Ortiz", NEAR),
    # others
    ("Dana Ortega", "Dana Ortiz", OTHER),
    ("Diana Prince", "Dana Ortiz", OTHER),
    ("Robin Vale", "Dana Ortiz", OTHER),
    ("Maria Ortiz", "Dana Ortiz", OTHER),
    ("Dana M. Ortiz", "Dana K. Ortiz", OTHER),
    ("Martin King Jr.", "Martin King Sr.", OTHER),
    ("Jim Keller", "James Hill", OTHER),
    ("John Smith", "John Smithson", OTHER),
    ("Li Na", "Li Wei", OTHER),
    ("王伟", "王芳", OTHER),
    ("D. O.", "Dana Ortiz", OTHER),
    ("D", "Dana Ortiz", OTHER),
    ("", "Dana Ortiz", OTHER),
    ("", "", OTHER),
    ("(External)", "[Room]", OTHER),
    ("Conference Room 4", "Dana Ortiz", OTHER),
    ("Anna Lee", "Dana Ortiz", OTHER),
    ("राम", "रमा", OTHER),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_names_are_told_apart(one: str, other: str, expected: Fit) -> None:
    assert fit(one, other) is expected
    assert fit(other, one) is expected


def test_enough_names_are_labelled() -> None:
    assert len(PAIRS) >= 60


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ortiz, Dana (External)", "Dana Ortiz"),
        ("Dr. Dana Ortiz, PhD", "Dana Ortiz"),
        ("O’Hara, Siobhán", "Siobhán O’Hara"),
        ("  Dana\tOrtiz ", "Dana Ortiz"),
        ("(External)", "(External)"),
    ],
)
def test_a_new_colleague_is_called_by_the_plain_name(written: str, name: str) -> None:
    assert shown(written) == name


@given(st.text(max_size=40))
def test_any_text_can_be_a_name(name: str) -> None:
    assert fit(name, name) in (SAME, OTHER)
    assert len(shown(name * 20)) <= 200


@given(st.text(max_size=15), st.text(max_size=15))
def test_which_name_comes_first_makes_no_difference(one: str, other: str) -> None:
    assert fit(one, other) is fit(other, one)


DANA = Known("dana", "Dana Ortiz", ("Dana@Example.org", "d.ortiz@example.org"))
JIM = Known("jim", "Jim Keller", ("jim@example.org",))
ANA = Known("ana", "Ana Lima")
OTHER_ANA = Known("ana2", "Ana Lima", ("ana2@example.org",))
MINE = {"robin@example.org", "Robin Vale"}


def who(name: str = "", email: str = "", known: tuple[Known, ...] = (DANA, JIM, ANA, OTHER_ANA)) -> Match:
    return match([Person(name, email)], known, MINE)


def test_an_address_is_enough_whatever_the_name_says() -> None:
    assert who("Somebody Else", "d.ortiz@example.org").colleagues == ("dana",)
    assert who("", "dana@example.org").colleagues == ("dana",)


def test_an_address_goes_before_a_name() -> None:
    assert who("Jim Keller", "dana@example.org").colleagues == ("dana",)


def test_an_unambiguous_name_is_enough_where_the_address_is_not_known() -> None:
    assert who("Ortiz, Dana", "dana@home.example").colleagues == ("dana",)


def test_where_two_have_the_name_nobody_is_taken_and_both_are_offered() -> None:
    found = who("Ana Lima", "")
    assert found.colleagues == ()
    assert found.unsure == ((Person("Ana Lima", ""), ("ana", "ana2")),)


def test_the_address_decides_between_two_of_one_name() -> None:
    assert who("Ana Lima", "ana2@example.org").colleagues == ("ana2",)


def test_a_near_name_is_offered_and_not_taken() -> None:
    found = who("D. Ortiz", "d@elsewhere.example")
    assert found == Match((), (), ((Person("D. Ortiz", "d@elsewhere.example"), ("dana",)),))


def test_an_address_that_reads_like_a_name_is_offered_and_not_taken() -> None:
    assert who("", "dana.ortiz@elsewhere.example").unsure[0][1] == ("dana",)
    assert who("dana.ortiz@elsewhere.example", "").unsure[0][1] == ("dana",)


def test_one_word_is_no_certain_name_where_others_have_it_too() -> None:
    alone = Known("only", "Dana")
    assert who("Dana", "", (alone,)).colleagues == ("only",)
    assert set(who("Dana", "", (alone, DANA)).unsure[0][1]) == {"only", "dana"}


def test_two_who_share_an_address_are_told_apart_by_name_or_asked_about() -> None:
    team = (Known("a", "Ana Lima", ("team@example.org",)), Known("b", "Ben Roth", ("team@example.org",)))
    assert who("Ben Roth", "team@example.org", team).colleagues == ("b",)
    assert who("The team", "team@example.org", team).unsure[0][1] == ("a", "b")


def test_i_am_nobody_s_colleague() -> None:
    nobody = Match((), (), ())
    assert who("Anybody", "ROBIN@example.org") == nobody
    assert who("Vale, Robin", "robin@home.example") == nobody


def test_a_colleague_of_my_own_name_is_asked_about() -> None:
    assert who("Robin Vale", "", (Known("r2", "Robin Vale"),)).unsure[0][1] == ("r2",)
    assert who("Robin Vale", "r2@example.org", (Known("r2", "Robin Vale", ("r2@example.org",)),)).colleagues == ("r2",)


def test_who_is_here_by_address_is_not_offered_for_somebody_else() -> None:
    found = match([Person("Dana Ortiz", "dana@example.org"), Person("Dan Ortiz", "dan@example.org")], [DANA], MINE)
    assert found == Match(("dana",), (Person("Dan Ortiz", "dan@example.org"),), ())


def test_strangers_are_named() -> None:
    assert who("Zoe Quist", "zoe@example.org").unmatched == (Person("Zoe Quist", "zoe@example.org"),)


def event(*invited: Invited, organiser: Person | None = None) -> Event:
    start = datetime(2026, 11, 24, 9, tzinfo=UTC)
    return Event("u", "", "Sync", start, "", 30, "", organiser, invited, False, False, False, 0)


def test_rooms_things_and_lists_take_no_part_and_who_declined_does_not_either() -> None:
    dana, jim = Person("Dana Ortiz", "dana@example.org"), Person("Jim Keller", "jim@example.org")
    found = taking_part(
        event(
            Invited(dana, "INDIVIDUAL", "ACCEPTED"),
            Invited(jim, "INDIVIDUAL", "DECLINED"),
            Invited(Person("Room 4", "room4@example.org"), "ROOM", "ACCEPTED"),
            Invited(Person("Beamer", "beamer@example.org"), "RESOURCE", ""),
            Invited(Person("Everybody", "all@example.org"), "GROUP", ""),
            Invited(Person("Team", "x1@group.calendar.google.com"), "INDIVIDUAL", ""),
        )
    )
    assert found == [dana]


def test_who_invited_takes_part_once_and_comes_first() -> None:
    dana, jim = Person("Dana Ortiz", "dana@example.org"), Person("Jim Keller", "jim@example.org")
    asked = (Invited(jim, "INDIVIDUAL", ""), Invited(dana, "INDIVIDUAL", "ACCEPTED"))
    assert taking_part(event(*asked, organiser=Person("", "dana@example.org"))) == [dana, jim]
    assert taking_part(event(asked[0], organiser=dana)) == [dana, jim]
    assert taking_part(event(Invited(dana, "INDIVIDUAL", "DECLINED"), organiser=dana)) == []


def test_people_are_remembered_by_address_or_else_by_name() -> None:
    assert key(Person("Dana", " Dana@Example.org ")) == "dana@example.org"
    assert key(Person(" Dana Ortiz ", "")) == "dana ortiz"


@pytest.mark.parametrize(
    ("email", "name"),
    [("dana.ortiz+cal@example.org", "dana ortiz"), ("dana@example.org", ""), ("x1.y2@example.org", "")],
)
def test_some_addresses_speak_of_a_name(email: str, name: str) -> None:
    assert name_in(email) == name


names = st.sampled_from([one for pair in PAIRS for one in pair[:2]])
people = st.builds(Person, names, st.sampled_from(["", "dana@example.org", "x@example.org", "robin@example.org"]))
colleagues = st.lists(
    st.tuples(names.filter(bool), st.sampled_from(["", "dana@example.org", "x@example.org"])), max_size=6
)


@given(st.lists(people, max_size=6), colleagues)
def test_everybody_is_in_one_place_and_nobody_is_taken_where_two_fit(
    asked: list[Person], told: list[tuple[str, str]]
) -> None:
    known = [Known(str(place), name, (email,) if email else ()) for place, (name, email) in enumerate(told)]
    found = match(asked, known, MINE)
    directory = Directory(known, MINE)
    for person in set(asked):
        places = (directory.colleague(person) is not None) + (person in found.unmatched)
        places += (person in [one for one, _ in found.unsure]) + directory.is_me(person)
        assert places == 1
        certain = directory.colleague(person)
        owners = [one for one in known if person.email and person.email in one.emails]
        if certain and not owners:
            assert [one.id for one in known if fit(one.name, person.name) is SAME] == [certain]
    assert len(set(found.colleagues)) == len(found.colleagues)
