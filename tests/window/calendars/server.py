"""A calendar's server on this computer, that tells what it was asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, NamedTuple


class Answer(NamedTuple):
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = {}
    announced: int | None = None  # bytes that it says will come, where these are not all that do


class CalendarServer:
    """`answers`: path -> what it answers. `asked`: (path, headers in lower case), in order."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, body: bytes, tag: str) -> None:
        """A calendar that has a tag, and is not sent again to who has it."""
        self.answers[path] = Answer(200, body, {"ETag": tag})

    def answer(self, path: str, headers: dict[str, str]) -> Answer:
        self.asked.append((path, headers))
        found = self.answers.get(path, Answer(404))
        tag = found.headers.get("ETag")
        return Answer(304) if tag and headers.get("if-none-match") == tag else found


@contextmanager
def serving() -> Iterator[CalendarServer]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told = made.answer(self.path, {name.lower(): value for name, value in self.headers.items()})
            self.send_response(told.status)
            for name, value in told.headers.items():
                self.send_header(name, value)
            length = len(told.body) if told.announced is None else told.announced
            self.send_header("Content-Length", str(length))
            self.end_headers()
            try:
                self.wfile.write(told.body)
                if told.announced is not None:
                    self.rfile.read(1)  # as if more were to come, until who asked gives up
            except OSError:
                pass

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = CalendarServer(server.server_port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
