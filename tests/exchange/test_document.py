"""A journal as a document: all of it is there, in words, and no text of mine becomes anything but text."""

import re
import stat
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from journal.errors import BadFile
from journal.exchange.archive import export_archive, journal_within
from journal.exchange.clean import clean
from journal.exchange.document import as_html, as_markdown, export_html, export_markdown
from journal.exchange.document_blocks import Block, Contents, Heading, Points, Quote, Said, line
from journal.exchange.document_html import html
from journal.exchange.document_markdown import markdown
from journal.exchange.interchange import import_content
from journal.store.journal import Journal
from tests.exchange.documents import content, whole
from tests.journals import opened_journal
from tests.method.rules.vignettes import STORIES, story

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HOSTILE = [
    "<script>alert(1)</script>", "</blockquote></main><img src=x onerror=alert(1)>", "![a](https://evil.example/a.png)",
    "[a](javascript:alert(1))", "<https://evil.example>", "https://evil.example", "www.evil.example", "a@evil.example",
    "# title", "- point", "1. one", "2) two", "+ plus", "> quote", "```\ncode\n```", "    code", "\tcode", "---", "***",
    "===", "a\n===", "a\n---", "*a* _b_ **c** __d__ ~~e~~ `f`", "&lt;b&gt; &#60; &amp;", "[a]: https://evil.example",
    "[^1]", "| a | b |\n|---|---|", "<!-- ", "-->", "\\", "a\\", "\\\\*a*", "$x$", "{{ a }}", '" onload="alert(1)',
    "'", "]]>", "<", "&", "a  \nb", "a\n\n\n\nb", "\u202egnp.exe", "\x00a\x1bb", "a\u2028b", "line # ", "=+-1",
    "\ufeff",
]  # fmt: skip
TEXT = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from([*"\\`*_[]<>&#|~$!()+-=.:@'\" \n\t1a", "http://", "www.", "\n\n", "é", "א"]), max_size=30)
    .map("".join),
    st.text(max_size=40),
)  # fmt: skip
TAGS = set("html head meta title style body main nav ul li a p blockquote h1 h2 h3 h4".split())


class Page(HTMLParser):
    """The tags of a page with their attributes, and the text between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []
        self.said: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *(f"{name}={value}" for name, value in attrs)))

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.said).split())


def tokens(text: str) -> Iterator[Token]:
    """Everything that Markdown makes of it, with the additions of GitHub that need no more than the parser."""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        yield token
        yield from token.children or ()


def blocks(text: str) -> list[Block]:
    """A document with a text in every place."""
    one = line(text)
    return [
        Heading(1, one), Said(one), Said(one, strong=True), Contents((("a", one), ("b", one))), Heading(2, one, "a"),
        Points((one, "x", one)), Quote(clean(text).strip()), Said("end"),
    ]  # fmt: skip


@settings(max_examples=300)
@given(TEXT.filter(lambda text: bool(line(text))))
def test_no_text_becomes_a_tag_of_the_page(text: str) -> None:
    told, plain = Page("".join(html(line(text), blocks(text)))), Page("".join(html("x", blocks("x"))))
    assert told.tags == plain.tags
    assert "".join(told.said).count(line(text)) >= 6


@settings(max_examples=300)
@given(TEXT.filter(lambda text: bool(line(text))))
def test_no_text_becomes_markup_in_markdown(text: str) -> None:
    found = list(tokens("".join(markdown(blocks(text)))))
    kinds = [token.type for token in found if token.type not in ("softbreak", "hardbreak", "text", "paragraph_open",
                                                                 "paragraph_close", "inline")]  # fmt: skip
    plain = [token.type for token in tokens("".join(markdown(blocks("x"))))]
    assert kinds == [kind for kind in plain if kind not in ("text", "paragraph_open", "paragraph_close", "inline")]
    said = [token.content for token in found if token.type == "text"]
    assert squeezed("".join(said)).count(squeezed(text)) >= 8


def squeezed(text: str) -> str:
    return "".join(clean(text).split())


@pytest.mark.parametrize("text", ["a\nb", "a\n\nb", "- a\n- b"])
def test_a_text_of_mine_keeps_its_lines(text: str) -> None:
    written = "".join(markdown([Quote(text)]))
    breaks = [token.type for token in tokens(written)]
    if "\n\n" in text:
        assert breaks.count("paragraph_open") == 2
    else:
        assert breaks.count("hardbreak") == 1
    assert text in "".join(Page("".join(html("x", [Quote(text)]))).said)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with opened_journal(tmp_path / "a") as made:
        import_content(made, content(whole()))
        yield made


def texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text that somebody wrote in a record."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from texts(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one, field)
    elif isinstance(value, str):
        yield field, value


READ = (
    "me", "colleagues", "mentors", "goals", "meetings", "contacts", "followups", "value", "reflections",
    "consultations", "approaches", "questions", "set_aside", "circumstances", "disagreements",
)  # fmt: skip
WRITTEN = set(
    "name organisation organisation_mission email role department location phone links purpose tags notes text source "
    "mine horizon title where answer heard restated clarification body challenge evaluation advice came_of "
    "how_to_tell looked_back reason words subject prompt".split()
)


def test_everything_that_was_written_is_in_the_document(journal: Journal) -> None:
    with journal.reading() as session:
        page = Page("".join(as_html(session, TODAY))).words
        said = " ".join(token.content for token in tokens("".join(as_markdown(session, TODAY))) if token.type == "text")
    wanted = {one for name in READ for field, one in texts(whole()[name]) if field in WRITTEN}
    wanted |= {"Late again."}
    wanted -= {"Go Cats!", "VU"}  # a starter of common ground that is none any more
    missing = [one for one in wanted if line(one) not in page or squeezed(one) not in squeezed(said)]
    assert missing == []


def test_days_and_kinds_are_said_in_words(journal: Journal) -> None:
    with journal.reading() as session:
        page = Page("".join(as_html(session, TODAY))).words
    assert "Monday, 2 March 2026, 10:00 (Europe/Berlin): Launch sync" in page
    assert "They promised: Name a trainer (due: Monday, 9 March 2026; kept on: Tuesday, 10 March 2026)" in page
    assert "Of 5: trust 1, alignment 2, communication 3, give and take 4, energy 5." in page
    assert "Too early to say." in page
    assert not re.search(r"\d{4}-\d\d-\d\d|\b(not_restated|meeting_length|no_change|alma_mater|in_person)\b", page)


def test_nobody_is_asked_to_do_more_after_disrespect(tmp_path: Path) -> None:
    told = story(next(path for path in STORIES if path.stem == "conduct"))
    with opened_journal(tmp_path) as journal:
        import_content(journal, content(told["journal"]))
        with journal.reading() as session:
            page = Page("".join(as_html(session, TODAY))).words
    assert "The next step: talk to someone you trust." in page
    assert "My own practice" not in page


def test_people_stand_in_the_order_of_their_names_and_the_contents_lead_to_them(tmp_path: Path) -> None:
    with opened_journal(tmp_path) as journal:
        people = [{"id": name, "name": name} for name in ("zoe", "Émile", "Ann", "ben")]
        import_content(journal, content({"format": "partnership-journal", "version": 1, "colleagues": people}))
        with journal.reading() as session:
            page = "".join(as_html(session, TODAY))
    assert re.findall(r"<h2[^>]*>([^<]*)</h2>", page) == ["Me", "Ann", "ben", "zoe", "Émile"]
    assert set(re.findall(r'href="#([^"]*)"', page)) == set(re.findall(r'id="([^"]*)"', page))


def hostile(value: Any, text: str, field: str = "") -> Any:
    """The same journal with another text wherever I may write one."""
    if isinstance(value, dict):
        return {name: hostile(one, text, name) for name, one in value.items()}
    if isinstance(value, list):
        return [hostile(one, text, field) for one in value]
    return text if isinstance(value, str) and field in WRITTEN else value


def test_a_hostile_journal_makes_a_page_of_the_same_tags(tmp_path: Path) -> None:
    attack = (
        '</li></blockquote><script src="https://evil.example/x.js"></script>![x](https://evil.example/x.png)\n\n# x'
    )
    found = []
    for place, text in enumerate(("Harmless", attack)):
        with opened_journal(tmp_path / str(place)) as journal:
            import_content(journal, content(hostile(whole(), text)))
            with journal.reading() as session:
                found.append(
                    (Page("".join(as_html(session, TODAY))), list(tokens("".join(as_markdown(session, TODAY)))))
                )
    (plain, plain_tokens), (told, told_tokens) = found
    assert told.tags == plain.tags
    assert {tag for tag, *_ in told.tags} <= TAGS
    assert {token.type for token in told_tokens} - {"hardbreak"} <= {token.type for token in plain_tokens}
    assert not any(token.type in ("link_open", "image", "html_inline", "html_block") for token in told_tokens)


def test_the_page_loads_nothing_and_allows_its_own_style_alone(journal: Journal) -> None:
    with journal.reading() as session:
        page = "".join(as_html(session, TODAY))
    assert "default-src 'none'; style-src 'sha256-" in page
    assert not re.search(r"<(script|link|img|iframe|object)\b|url\(|@import|\ssrc=", page)
    assert "not encrypted" in page
    assert page == page.replace("\r", "")


@pytest.mark.parametrize("export", [export_html, export_markdown])
def test_a_file_is_its_owners_alone_and_whole(journal: Journal, tmp_path: Path, export: Any) -> None:
    place = tmp_path / "out"
    place.write_text("before")
    export(journal, place, TODAY)
    assert "Dana Ortiz" in place.read_text("utf-8")
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []
    if sys.platform != "win32":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_an_empty_journal_is_a_document_too(tmp_path: Path) -> None:
    with opened_journal(tmp_path) as journal, journal.reading() as session:
        assert "My partnership journal" in Page("".join(as_html(session, TODAY))).words


PHOTO = "iVBORw0KGgo="


def archive(journal: Journal, tmp_path: Path) -> bytes:
    export_archive(journal, tmp_path / "all.zip", NOW)
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "all.zip").stat().st_mode) == 0o600
    return (tmp_path / "all.zip").read_bytes()


def test_the_archive_has_every_form_in_a_fixed_order(journal: Journal, tmp_path: Path) -> None:
    made = archive(journal, tmp_path)
    assert archive(journal, tmp_path) == made
    with zipfile.ZipFile(BytesIO(made)) as opened:
        names = opened.namelist()
        assert opened.testzip() is None
        assert opened.read("photos/0001 Dana Ortiz.png") == b"\x89PNG\r\n\x1a\n"
        assert opened.read("tables/colleagues.csv").decode("utf-8-sig").startswith("id,name,")
        assert b"Launch sync" in opened.read("calendar.ics")
    tables = [name for name in names if name.startswith("tables/")]
    assert names == ["journal.json", "calendar.ics", "people.vcf", *tables, "journal.md", "journal.html",
                     "photos/0001 Dana Ortiz.png"]  # fmt: skip
    assert len(tables) > 20


def test_an_archive_comes_back_as_the_same_journal(journal: Journal, tmp_path: Path) -> None:
    within = journal_within(archive(journal, tmp_path))
    assert within is not None
    with opened_journal(tmp_path / "b") as other:
        import_content(other, within)
        assert journal_within(archive(other, tmp_path / "b")) == within


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "CON", "a/b\\c:d", "...", "x" * 300, "\u202egnp.exe", "Dana\nOrtiz"]
)
def test_a_picture_has_a_name_that_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    with opened_journal(tmp_path) as journal:
        people = [{"id": "a", "name": name, "photo": PHOTO}]
        import_content(journal, content({"format": "partnership-journal", "version": 1, "colleagues": people}))
        with zipfile.ZipFile(BytesIO(archive(journal, tmp_path))) as opened:
            (picture,) = [one for one in opened.namelist() if one.startswith("photos/")]
    assert re.fullmatch(r"photos/0001(?: [\w ]{1,40})?\.png", picture)


def test_what_is_no_such_archive_is_left_to_others() -> None:
    other = BytesIO()
    with zipfile.ZipFile(other, "w") as made:
        made.writestr("a.ics", "BEGIN:VCALENDAR")
    assert journal_within(other.getvalue()) is None
    assert journal_within(b"{}") is None


def test_an_archive_that_would_fill_the_memory_is_refused() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("journal.json", " " * (8 << 20))
    with pytest.raises(BadFile, match="larger than such a file can be"):
        journal_within(packed.getvalue())
    with pytest.raises(BadFile, match="damaged"):
        journal_within(packed.getvalue()[:-30])
