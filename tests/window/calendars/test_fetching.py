"""A calendar fetched from an address: what is asked, what is taken, and what is refused."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QApplication

from journal.errors import BadFile
from journal.window.calendars.fetching import Fetcher, may_follow
from tests.window.calendars.server import Answer, CalendarServer, serving

Ending = Callable[[QObject], None]


@pytest.fixture
def server() -> Iterator[CalendarServer]:
    with serving() as made:
        yield made


class Asking:
    """Asks, and waits until it is answered."""

    def __init__(self, qtbot: Any, fetcher: Fetcher) -> None:
        self.fetcher = fetcher
        self._qtbot = qtbot

    def __call__(self, address: str) -> bytes | BadFile | None:
        got: list[bytes | BadFile | None] = []
        self.fetcher.fetch(address, got.append, got.append)
        self._qtbot.waitUntil(lambda: bool(got))
        assert len(got) == 1
        return got[0]


@pytest.fixture
def ask(qtbot: Any, qapp: QApplication, ending: Ending) -> Iterator[Asking]:
    made = Asking(qtbot, Fetcher(None, largest=100_000, patience=400))
    ending(made.fetcher)
    yield made
    made.fetcher.stop()


def test_what_is_there_is_fetched_as_it_is(ask: Asking, server: CalendarServer) -> None:
    server.answers["/private-1234/work.ics"] = Answer(200, b"BEGIN:VCALENDAR\r\n\xff")
    assert ask(server.address("/private-1234/work.ics")) == b"BEGIN:VCALENDAR\r\n\xff"


def test_nothing_is_sent_that_tells_who_asks(ask: Asking, server: CalendarServer) -> None:
    server.answers["/work.ics"] = Answer(200, b"one", {"Set-Cookie": "who=you; Path=/"})
    ask(server.address("/work.ics"))
    ask(server.address("/work.ics"))
    for _, headers in server.asked:
        assert headers.keys() <= {"host", "connection", "accept", "accept-encoding", "accept-language", "user-agent"}
        assert headers["user-agent"] == "Mozilla/5.0"
        assert headers["accept-language"] == "*"


def test_what_did_not_change_is_not_sent_again(ask: Asking, server: CalendarServer) -> None:
    server.put("/work.ics", b"one", '"1"')
    address = server.address("/work.ics")
    assert ask(address) == b"one"
    assert ask(address) is None
    server.put("/work.ics", b"two", '"2"')
    assert ask(address) == b"two"
    assert ask(address) is None
    ask.fetcher.forget(address)
    assert ask(address) == b"two"


def test_a_server_without_tags_is_asked_by_the_day_it_was_changed(ask: Asking, server: CalendarServer) -> None:
    day = "Tue, 24 Nov 2026 08:00:00 GMT"
    server.answers["/work.ics"] = Answer(200, b"one", {"Last-Modified": day})
    ask(server.address("/work.ics"))
    server.answers["/work.ics"] = Answer(304)
    assert ask(server.address("/work.ics")) is None
    assert server.asked[-1][1]["if-modified-since"] == day


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_to_the_same_computer_it_may_be_sent_on(ask: Asking, server: CalendarServer, status: int) -> None:
    server.answers["/old.ics"] = Answer(status, b"moved", {"Location": "/new.ics"})
    server.answers["/new.ics"] = Answer(200, b"here")
    assert ask(server.address("/old.ics")) == b"here"


@pytest.mark.parametrize(
    "target", ["http://localhost:{port}/new.ics", "file:///etc/passwd", "ftp://127.0.0.1/new.ics", "", "http://", "//"]
)
def test_to_anywhere_else_it_is_not_sent_on(ask: Asking, server: CalendarServer, target: str) -> None:
    server.answers["/old.ics"] = Answer(302, b"", {"Location": target.format(port=server.port)})
    server.answers["/new.ics"] = Answer(200, b"here")
    assert isinstance(ask(server.address("/old.ics")), BadFile)
    assert "/new.ics" not in [path for path, _ in server.asked]


def test_sent_round_in_a_circle_it_gives_up(ask: Asking, server: CalendarServer) -> None:
    server.answers["/a"] = Answer(302, b"", {"Location": "/b"})
    server.answers["/b"] = Answer(302, b"", {"Location": "/a"})
    assert isinstance(ask(server.address("/a")), BadFile)
    assert len(server.asked) < 10


def test_only_to_what_is_encrypted() -> None:
    assert may_follow(QUrl("http://a.example/x"), QUrl("https://b.example/x"))
    assert may_follow(QUrl("https://a.example/x"), QUrl("https://b.example/x"))
    assert not may_follow(QUrl("https://a.example/x"), QUrl("http://a.example/x"))
    assert not may_follow(QUrl("http://a.example/x"), QUrl("http://b.example/x"))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(404), "There is no calendar at this address any more."),
        (Answer(403), "The server does not let us read it."),
        (Answer(401, b"", {"WWW-Authenticate": 'Basic realm="x"'}), "The server does not let us read it."),
        (Answer(500, b"oops"), "The calendar could not be fetched."),
        (Answer(200, b"x" * 100_001), "It is larger than a calendar can be."),
        (Answer(200, b"slow", {}, 50), "The server did not answer in time."),
    ],
)
def test_what_goes_wrong_is_said_without_the_address(
    ask: Asking, server: CalendarServer, answer: Answer, words: str
) -> None:
    server.answers["/secret-4711/work.ics"] = answer
    got = ask(server.address("/secret-4711/work.ics"))
    assert isinstance(got, BadFile)
    assert got.happened == words
    assert "secret" not in str(got)
    assert "127.0.0.1" not in str(got)


def test_what_is_larger_is_not_read_to_its_end(ask: Asking, server: CalendarServer) -> None:
    server.answers["/endless"] = Answer(200, b"x" * 200_000, {}, 10**9)
    got = ask(server.address("/endless"))
    assert isinstance(got, BadFile)
    assert got.happened == "It is larger than a calendar can be."


def test_a_computer_that_is_not_there_is_said(ask: Asking, server: CalendarServer) -> None:
    with serving() as other:
        gone = other.address("/work.ics")
    got = ask(gone)
    assert isinstance(got, BadFile)
    assert got.happened == "The server cannot be reached."


def test_after_stopping_nothing_more_is_heard(server: CalendarServer, qtbot: Any, ask: Asking) -> None:
    fetcher = ask.fetcher
    server.answers["/work.ics"] = Answer(200, b"slow", {}, 50)
    got: list[Any] = []
    fetcher.fetch(server.address("/work.ics"), got.append, got.append)
    qtbot.waitUntil(lambda: bool(server.asked))
    fetcher.stop()
    qtbot.wait(50)
    assert got == []
