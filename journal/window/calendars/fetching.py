"""A calendar fetched from the address that a person added. This is all that the program ever does on the network.

Nothing is sent but the question for that address: no cookies, no language, no name of this program. What was answered
before is asked for only where it changed. Addresses can be secret, so none is ever told in words or put into a log.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QUrl

from journal.errors import BadFile

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkReply, QNetworkRequest

LARGEST = 50_000_000
"""Bytes that an answer may have."""
PATIENCE = 30_000
"""Milliseconds that an answer may take."""
HOPS = 5
"""How often an answer may send us elsewhere."""
UNCHANGED = 304
MOVED = (301, 302, 303, 307, 308)
REFUSED = (401, 403)
GONE = (404, 410)

Done = Callable[[bytes | None], object]
Failed = Callable[[BadFile], object]


class Known(NamedTuple):
    """By what a server knows whether its answer is still the same."""

    tag: bytes
    modified: bytes


class Fetcher(QObject):
    def __init__(self, parent: QObject | None = None, largest: int = LARGEST, patience: int = PATIENCE) -> None:
        from PySide6.QtNetwork import QNetworkAccessManager

        super().__init__(parent)
        self._largest, self._patience = largest, patience
        self._manager = QNetworkAccessManager(self)
        self._manager.setAutoDeleteReplies(True)
        self._known: dict[str, Known] = {}
        self._fetches: set[_Fetch] = set()

    def fetch(self, address: str, done: Done, failed: Failed) -> None:
        """`done` with what is there, or None where it is what it was; else `failed` with why. One of the two is called,
        later, on this thread."""
        fetch = _Fetch(self, address, done, failed)
        self._fetches.add(fetch)
        fetch.ask(QUrl(address))

    def forget(self, address: str) -> None:
        """What it answered before was of no use: ask for all of it the next time."""
        self._known.pop(address, None)

    def stop(self) -> None:
        """Nothing more is heard of what is asked."""
        for fetch in tuple(self._fetches):
            self._fetches.discard(fetch)
            fetch.stop()

    def request(self, url: QUrl, address: str) -> "QNetworkRequest":
        from PySide6.QtNetwork import QNetworkRequest

        asked = QNetworkRequest(url)
        asked.setTransferTimeout(self._patience)
        asked.setRawHeader(b"User-Agent", b"Mozilla/5.0")
        asked.setRawHeader(b"Accept-Language", b"*")
        asked.setRawHeader(b"Accept", b"text/calendar, */*;q=0.5")
        known = self._known.get(address)
        for name, value in ((b"If-None-Match", known.tag), (b"If-Modified-Since", known.modified)) if known else ():
            if value:
                asked.setRawHeader(name, value)
        for attribute in (
            QNetworkRequest.Attribute.CookieLoadControlAttribute,
            QNetworkRequest.Attribute.CookieSaveControlAttribute,
            QNetworkRequest.Attribute.AuthenticationReuseAttribute,
        ):
            asked.setAttribute(attribute, QNetworkRequest.LoadControl.Manual.value)
        asked.setAttribute(
            QNetworkRequest.Attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy.value
        )
        return asked

    def begin(self, url: QUrl, address: str) -> "QNetworkReply":
        return self._manager.get(self.request(url, address))

    @property
    def largest(self) -> int:
        return self._largest

    def end(self, fetch: "_Fetch", known: Known | None = None) -> bool:
        """Whether anybody still waits for it."""
        if known is not None:
            self._known[fetch.address] = known
        waited = fetch in self._fetches
        self._fetches.discard(fetch)
        return waited


class _Fetch:
    """One question, and where its answers send it."""

    def __init__(self, fetcher: Fetcher, address: str, done: Done, failed: Failed) -> None:
        self.address = address
        self._fetcher = fetcher
        self._done, self._failed = done, failed
        self._hops = 0
        self._content = bytearray()
        self._reply: QNetworkReply | None = None

    def ask(self, url: QUrl) -> None:
        self._content.clear()
        self._reply = reply = self._fetcher.begin(url, self.address)
        reply.readyRead.connect(lambda: self._read(reply))
        reply.finished.connect(lambda: self._finish(reply))

    def stop(self) -> None:
        if self._reply is not None:
            self._reply.abort()

    def _read(self, reply: "QNetworkReply") -> None:
        self._content += reply.readAll().data()
        if len(self._content) > self._fetcher.largest:
            reply.abort()

    def _finish(self, reply: "QNetworkReply") -> None:
        from PySide6.QtNetwork import QNetworkReply, QNetworkRequest

        self._reply = None
        if len(self._content) > self._fetcher.largest:
            self._fail(QCoreApplication.translate("Fetching", "It is larger than a calendar can be."))
            return
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        if status in MOVED:
            self._follow(reply)
        elif reply.error() != QNetworkReply.NetworkError.NoError:
            self._fail(why(reply.error(), status))
        elif status == UNCHANGED:
            if self._fetcher.end(self):
                self._done(None)
        else:
            self._content += reply.readAll().data()
            known = Known(header(reply, b"ETag"), header(reply, b"Last-Modified"))
            if self._fetcher.end(self, known):
                self._done(bytes(self._content))

    def _follow(self, reply: "QNetworkReply") -> None:
        target = reply.url().resolved(QUrl(header(reply, b"Location").decode("ascii", "replace")))
        self._hops += 1
        if self._hops > HOPS or not may_follow(reply.url(), target):
            self._fail(QCoreApplication.translate("Fetching", "It sends on to an address that is not safe."))
        else:
            self.ask(target)

    def _fail(self, words: str) -> None:
        if self._fetcher.end(self):
            self._failed(BadFile("", words))


def may_follow(origin: QUrl, target: QUrl) -> bool:
    """Only to what is encrypted, or from what is not to the same computer."""
    if not target.isValid() or not target.host():
        return False
    if target.scheme() == "https":
        return True
    return target.scheme() == origin.scheme() == "http" and target.host() == origin.host()


def header(reply: "QNetworkReply", name: bytes) -> bytes:
    return bytes(reply.rawHeader(name.decode()).data())


def why(error: object, status: object) -> str:
    """A plain sentence; the address is not in it."""
    from PySide6.QtNetwork import QNetworkReply

    kind = QNetworkReply.NetworkError
    if status in GONE:
        return QCoreApplication.translate("Fetching", "There is no calendar at this address any more.")
    if status in REFUSED:
        return QCoreApplication.translate("Fetching", "The server does not let us read it.")
    if error in (kind.HostNotFoundError, kind.ConnectionRefusedError, kind.TemporaryNetworkFailureError):
        return QCoreApplication.translate("Fetching", "The server cannot be reached.")
    if error in (kind.OperationCanceledError, kind.TimeoutError):
        return QCoreApplication.translate("Fetching", "The server did not answer in time.")
    if error == kind.SslHandshakeFailedError:
        return QCoreApplication.translate("Fetching", "The server cannot show that it is the one it says.")
    return QCoreApplication.translate("Fetching", "The calendar could not be fetched.")
