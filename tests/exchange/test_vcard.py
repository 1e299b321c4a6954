"""vCards of several programs, whole and broken, become people."""

import base64
import io
import logging
import quopri
from typing import Any

import pytest
import vobject
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from journal.errors import BadFile
from journal.exchange import vcard, vcard_lines
from journal.exchange.clean import clean
from journal.exchange.people_types import FoundFact, FoundPerson, LeftOut
from journal.exchange.photos import MOST, SCANS, SIDE, small_photo
from journal.exchange.vcard import read_vcards
from tests.exchange.people import card, people_file, sample

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)
ODD = (
    "BEGIN:VCARD", "END:VCARD", "FN:A", 'N;X="', " =", "NOTE;QUOTED-PRINTABLE:=", "", "\\,", "AGENT:", "KIND:\\",
    "PHOTO;ENCODING=b:==", "ORG:\\;,", "ADR:a\\,;,", "a.b:c", "TEL;;=:1", "CATEGORIES:,\\",
)  # fmt: skip


def test_google_keeps_groups_links_and_labels_and_leaves_out_companies() -> None:
    found = sample("google.vcf")
    dana, info = found.people
    assert dana == FoundPerson(
        "card 1",
        "Dana María Ortiz",
        role="Head of planning, Iberia",
        department="Logistics, Night shift",
        organisation="Nordhafen, S.L.",
        location="Madrid, Spain",
        emails=("dana.ortiz@example.org", "dana@example.com"),
        phones=("+34 600 000 001",),
        links=("https://www.linkedin.com/in/dana-example",),
        tags=("Navy", "starred"),
        notes="Met at the fair, in May; likes:\n- trains\n- tea",
    )
    assert (info.name, info.emails) == ("info@example.org", ("info@example.org",))
    assert found.left_out == (LeftOut("card 2 (Nordhafen)", "It is a company, not a person."),)


def test_apple_keeps_what_no_field_is_for_and_the_photo() -> None:
    found = sample("apple.vcf")
    (one,) = found.people
    assert (one.name, one.organisation, one.location) == ("Dr. Łukasz Żółć", "Example Works", "Gdańsk, Poland")
    assert one.phones == ("+48 600 000 004", "+48 600 000 003")
    assert one.links == ("http://www.linkedin.com/in/lukasz-example",)
    assert one.card_rest.split("\n") == [
        "NICKNAME:Luki",
        "IMPP;X-SERVICE-TYPE=Skype;TYPE=HOME:skype:luki",
        "item5.X-PHONETIC-ORG:Example",
        "item5.X-ABLABEL:Said",
        "UID:0F5E0000-0000-4000-8000-000000000001",
        "X-ABUID:0F5E0000-0000-4000-8000-000000000001:ABPerson",
    ]
    assert Image.open(io.BytesIO(one.photo)).size == (24, 24)
    assert [one.reason for one in found.left_out] == [
        "It is a company, not a person.",
        "It is a group, not a person.",
    ]


def test_outlook_is_read_in_its_own_letters() -> None:
    (one,) = sample("outlook.vcf").people
    assert (one.name, one.organisation, one.role) == ("Jürgen Großmann", "Müller & Söhne", "Leiter Einkauf, Süd")
    assert (one.location, one.phones) == ("Köln, Deutschland", ("+49 (30) 000-0005",))
    assert one.notes == "First line\nSecond line, with a comma"
    assert one.card_rest == "X-MS-MANAGER:Vera Example"
    assert Image.open(io.BytesIO(one.photo)).size == (24, 24)


def test_android_cuts_within_a_letter_and_names_charsets_that_are_wrong() -> None:
    first, second = sample("android.vcf").people
    assert (first.name, first.phones) == ("李小龙", ("600000007", "600000008"))
    assert first.notes.startswith("Ärger\n")
    assert (second.name, second.notes) == ("Jörg Müller", "grün")


def test_nextcloud_says_what_is_preferred_and_what_is_a_hobby() -> None:
    found = sample("nextcloud.vcf")
    ada, bo = found.people
    assert ada.phones == ("+49-170-0000010", "+49-40-0000009")
    assert ada.tags == ("Finance, home", "Board")
    assert ada.notes == "Two commas, and a backslash \\ here"
    assert ada.facts == (FoundFact("skill", "Bookkeeping"), FoundFact("interest", "Chess"))
    assert ada.card_rest.split("\n")[1:] == ["LANG;PREF=1:de", "X-MANAGERSNAME:Vera Example"]
    assert ada.photo.startswith(b"\xff\xd8")
    assert bo.name == "Bo Li"
    assert [one.place for one in found.left_out] == ["card 2 (Board)"]


def test_one_bad_card_never_costs_the_rest() -> None:
    found = sample("broken.vcf")
    assert [one.name for one in found.people] == [
        "First Good",
        "No End",
        "Jörg in Windows' letters",
        "Has An Agent",
    ]
    assert found.people[0].notes == "A line break that\nnobody escaped: here\nit goes on"
    assert [one.emails for one in found.people[2:]] == [("joerg@example.org",), ("agent@example.org",)]
    assert found.people[2].phones == ("+1 555 0100",)
    assert found.left_out == (LeftOut("card 2", "It has no name."),)


def test_a_card_that_the_library_cannot_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    read = vobject.readOne

    def fail(text: str, **options: Any) -> Any:
        if "Bad" in text:
            raise vobject.base.ParseError("no")
        return read(text, **options)

    monkeypatch.setattr(vobject, "readOne", fail)
    cards = "".join(f"BEGIN:VCARD\nFN:{name}\\, Dr.\nEND:VCARD\n" for name in ("Good", "Bad", "Also Good"))
    found = people_file(cards, "x.vcf")
    assert [one.name for one in found.people] == ["Good, Dr.", "Also Good, Dr."]
    assert found.left_out == (LeftOut("card 2 (Bad\\, Dr.)", "It cannot be read."),)


def test_what_is_too_near_to_a_person_is_not_taken() -> None:
    lines = ["BDAY:19800101", "ANNIVERSARY:20150601", "GENDER:F", "X-SPOUSE:Bo", "RELATED:Bo", "ADR:;;Weg 1;;;;"]
    one = card("FN:Dana", *lines, "KEY;ENCODING=b:QUJD", "LOGO:x", "SOUND:x")
    assert one == FoundPerson("card 1", "Dana")


def test_what_no_field_keeps_is_capped() -> None:
    one = card("FN:Dana", f"X-LONG:{'a' * 3_000}", *(f"X-{number}:{'b' * 300}" for number in range(50)))
    assert "X-LONG" not in one.card_rest
    assert one.card_rest.startswith("X-0:bbb")
    assert 7_000 < len(one.card_rest) <= 8_000
    assert all(len(line) > 300 for line in one.card_rest.split("\n"))


def test_quoted_printable_in_what_is_kept_is_unpacked() -> None:
    one = card("FN:Dana", "X-A;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE;HOME:gr=C3=BCn=0D=0Aneu", version="2.1")
    assert one.card_rest == "X-A;TYPE=HOME:grün\\nneu"


def test_only_pages_of_the_web_become_links() -> None:
    bad = ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.c", "\\\\server\\share", "x"]
    one = card("FN:Dana", *(f"URL:{url}" for url in bad), "URL:example.org/dana", "URL:HTTPS://example.org")
    assert one.links == ("example.org/dana", "HTTPS://example.org")


def test_marks_that_turn_the_writing_and_control_characters_are_gone() -> None:
    one = card("FN:Da\u202ena\x00\x07", "NOTE:a\x1b[31mb", "X-A:c\u2066d")
    assert (one.name, one.notes, one.card_rest) == ("Dana", "a[31mb", "X-A:cd")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_a_file_may_be_in_other_letters(encoding: str) -> None:
    found = people_file("BEGIN:VCARD\r\nFN:Jörg Müller\r\nEND:VCARD\r\n".encode(encoding), "x.vcf")
    assert [one.name for one in found.people] == ["Jörg Müller"]


def test_old_line_breaks_and_marks_between_joined_files_are_read() -> None:
    one = "BEGIN:VCARD\rVERSION:3.0\rFN:Dana\rEND:VCARD\r"
    assert len(people_file(f"\ufeff{one}\ufeff{one}", "x.vcf").people) == 2


def test_nothing_that_a_person_wrote_is_logged(caplog: pytest.LogCaptureFixture, capfd: Any) -> None:
    with caplog.at_level(logging.DEBUG):
        card("FN:Dana\\, secret", "secret line", 'NOTE;X=;="secret:\\n', "TEL;;secret")
    assert "secret" not in caplog.text + "".join(capfd.readouterr())


@settings(max_examples=50)
@given(NAMES)
@example("Ortiz, Dana; \\n C:\\new")
@example("BEGIN:VCARD")
def test_any_name_survives_a_card_of_version_4(name: str) -> None:
    expected = " ".join(clean(name).split())
    assume(expected)
    written = name.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    raw = f"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{written}\r\nEND:VCARD\r\n".encode()
    head, _, value = raw.partition(b"FN:")
    folded = head + b"FN:" + b"\r\n ".join(value[at : at + 7] for at in range(0, len(value) - 13, 7)) + b"\r\nEND:VCARD"
    for one in (raw, folded):
        assert [one.name for one in people_file(one, "x.vcf").people] == [expected]


@settings(max_examples=50)
@given(NAMES, NAMES)
@example("Über=", "=41")
def test_any_name_survives_quoted_printable_of_version_2(first: str, last: str) -> None:
    expected = " ".join(clean(f"{first} {last}").split())
    assume(clean(first).strip() and clean(last).strip() and "\\" not in first + last)
    value = ";".join(one.replace(";", "\\;").replace(",", "\\,") for one in (last, first))
    packed = quopri.encodestring(value.encode(), quotetabs=True).replace(b"\n", b"\r\n")
    raw = b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + packed + b"\r\nEND:VCARD\r\n"
    assert [one.name for one in people_file(raw, "x.vcf").people] == [expected]


@settings(max_examples=50)
@given(st.lists(st.sampled_from(ODD), max_size=30))
def test_no_heap_of_lines_breaks_the_reading(lines: list[str]) -> None:
    found = read_vcards("\n".join(["BEGIN:VCARD", *lines, "END:VCARD", "BEGIN:VCARD", "FN:Last", "END:VCARD"]).encode())
    assert found.people[-1].name == "Last"


def test_a_file_for_which_the_time_is_up_says_how_far_it_was_read() -> None:
    ticks = iter([0.0, 0.0, 0.0, 100.0])
    found = read_vcards(b"BEGIN:VCARD\nFN:A\nEND:VCARD\n" * 12, lambda: next(ticks))
    assert len(found.people) == 2
    assert [one.place for one in found.left_out] == ["cards 3 to 12"]


def test_cards_beyond_the_most_and_those_that_are_too_large_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vcard, "MOST", 2)
    monkeypatch.setattr(vcard, "MOST_LEFT_OUT", 1)
    large = b"BEGIN:VCARD\nFN:A\nNOTE:" + b"a" * (vcard_lines.LARGEST_CARD + 1) + b"\nEND:VCARD\n"
    found = read_vcards(large + large + b"BEGIN:VCARD\nFN:A\nEND:VCARD\n")
    assert found.people == ()
    assert [one.place for one in found.left_out] == ["card 1", "1 more cards", "card 3"]


def test_a_file_of_nothing_but_line_breaks_is_refused_at_once() -> None:
    with pytest.raises(BadFile, match="too many lines"):
        read_vcards(b"BEGIN:VCARD\nFN:A" + b"\n " * (vcard_lines.ALL_ROWS + 1))


def test_a_large_photo_is_no_large_card() -> None:
    photo = base64.b64encode(b"\xff" * (2 * vcard_lines.LARGEST_CARD)).decode()
    assert len(card("FN:Dana", f"PHOTO;ENCODING=b:{photo}").photo) == 2 * vcard_lines.LARGEST_CARD


@pytest.mark.parametrize(
    "line",
    ["TEL;A=" + "=a" * 900 + ":1", "TEL;A=" + '";"' * 600, "TEL" + ";" * 1_900, "TEL;A=" + "a,=" * 600 + '"'],
)
def test_parameters_that_would_take_a_library_forever_take_no_time(line: str) -> None:
    found = read_vcards(("BEGIN:VCARD\nFN:A\\, B\n" + f"{line}\n" * 500 + "END:VCARD\n").encode())
    assert [one.name for one in found.people] == ["A, B"]


@pytest.mark.parametrize("content", [b"x", b"BEGIN:VCALENDAR\nEND:VCALENDAR", b"END:VCARD", b"\xff\xd8\xff\xe0" * 50])
def test_a_file_without_a_card_is_bad(content: bytes) -> None:
    with pytest.raises(BadFile, match="no vCard"):
        people_file(content, "x.vcf")


def picture(kind: str, size: tuple[int, int], mode: str = "RGB", **options: Any) -> bytes:
    made = io.BytesIO()
    Image.effect_noise(size, 90).convert(mode).save(made, kind, **options)
    return made.getvalue()


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("GIF", "P"), ("WEBP", "RGB")]
)
def test_a_photo_is_made_small(kind: str, mode: str) -> None:
    small = small_photo(picture(kind, (900, 450), mode))
    assert small is not None
    assert len(small) <= MOST
    made = Image.open(io.BytesIO(base64.b64decode(small)))
    assert (made.format, made.size) == ("JPEG", (SIDE, SIDE // 2))


def test_a_photo_stands_upright_and_does_not_say_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif[0x010E] = "secret place"
    small = small_photo(picture("JPEG", (80, 40), exif=exif))
    assert small is not None
    made = base64.b64decode(small)
    assert Image.open(io.BytesIO(made)).size == (40, 80)
    assert b"secret" not in made


def test_what_is_no_picture_or_would_burst_is_none() -> None:
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    whole = picture("JPEG", (60, 60))
    for data in (b"", b"GIF89a", b"<svg/>", whole[:300], bomb.getvalue(), whole + b"\xff\xda" * SCANS):
        assert small_photo(data) is None
