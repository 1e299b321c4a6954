"""The notification server of a Linux desktop, spoken to from a thread of its own.

The Desktop Notifications Specification: `Notify`, `CloseNotification`, and the signals that a button was pressed or the
notification is gone. Without a session bus, or a server, all that is asked of it comes to nothing.
"""

import select
import socket
from collections import deque
from collections.abc import Callable
from contextlib import closing, suppress
from html import escape
from threading import Thread
from typing import Any, NamedTuple

from journal.window.desktop.bus import UNREACHABLE, connect

SERVICE = "org.freedesktop.Notifications"
PLACE = "/org/freedesktop/Notifications"
PROGRAM = "Partnership Journal"
DESKTOP_ENTRY = "io.github.partnership_journal.PartnershipJournal"
STARTING = 5.0
"""Seconds that the server may take until it answers for the first time; it may have to be started."""
PARTING = 1.0
"""Seconds that closing waits for the last words to be sent."""


class Message(NamedTuple):
    """`key`: what it is about. `buttons`: (action, words); the first is also what a click on the message does."""

    key: str
    head: str
    body: str
    buttons: tuple[tuple[str, str], ...]


class Server:
    """`pressed(key, action)` is called in the server's thread."""

    def __init__(self, pressed: Callable[[str, str], object], connect: Callable[[], Any] = connect) -> None:
        self._pressed = pressed
        self._connect = connect
        self._asked: deque[Message | str | None] = deque()  # to show; a key to take away; None to end
        self._bell: socket.socket | None = None
        self._thread: Thread | None = None

    def show(self, message: Message) -> None:
        if not self._alive():
            self.close()
            self._bell, listening = socket.socketpair()
            self._thread = Thread(target=self._run, args=(listening,), name="notifications", daemon=True)
            self._thread.start()
        self._ask(message)

    def withdraw(self, key: str) -> None:
        if self._alive():
            self._ask(key)

    def close(self) -> None:
        """Take all away and end."""
        if self._thread is not None:
            if self._alive():
                self._ask(None)
            self._thread.join(PARTING)
            self._thread = None
        if self._bell is not None:
            self._bell.close()
            self._bell = None
        self._asked.clear()

    def _alive(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _ask(self, what: Message | str | None) -> None:
        self._asked.append(what)
        with suppress(OSError):  # the server's thread has just ended
            if self._bell is not None:
                self._bell.send(b"!")

    def _run(self, listening: socket.socket) -> None:
        # There may be no bus; or it, or the server, goes away.
        with listening, suppress(*UNREACHABLE), closing(self._connect()) as connection:
            _Talk(connection, self._pressed).go_on(self._asked, listening)


class _Talk:
    """One connection: which notification is about what, and what is still to be answered."""

    def __init__(self, connection: Any, pressed: Callable[[str, str], object]) -> None:
        self._connection = connection
        self._pressed = pressed
        self._waiting: dict[int, str] = {}  # number of a message -> the key it is about
        self._shown: dict[str, int] = {}  # key -> number of its notification
        self._gone: set[str] = set()  # taken away before it had a number
        self._capable = self._listen()

    def go_on(self, asked: "deque[Message | str | None]", listening: socket.socket) -> None:
        """Until it is told to end."""
        while True:
            ready, _, _ = select.select([listening, self._connection.sock], [], [])
            if self._connection.sock in ready:
                self._hear()
            if listening in ready:
                listening.recv(1)
                what = asked.popleft() if asked else ""
                if what is None:
                    break
                self._withdraw(what) if isinstance(what, str) else self._show(what)
        for key in tuple(self._shown):
            self._withdraw(key)

    def _listen(self) -> frozenset[str]:
        """Ask for the server's signals, and what it can do."""
        from jeepney import MatchRule
        from jeepney.bus_messages import message_bus

        rule = MatchRule(type="signal", interface=SERVICE, path=PLACE)
        self._connection.send(message_bus.AddMatch(rule))
        reply = self._connection.send_and_get_reply(_call("GetCapabilities"), timeout=STARTING)
        return frozenset(one for one in reply.body[0] if isinstance(one, str)) if _is_answer(reply) else frozenset()

    def _show(self, message: Message) -> None:
        actions = [part for button in message.buttons for part in button] if "actions" in self._capable else []
        if actions:
            actions = ["default", message.buttons[0][1], *actions]
        body = escape(message.body, quote=False) if "body-markup" in self._capable else message.body
        hints = {"desktop-entry": ("s", DESKTOP_ENTRY), "transient": ("b", True), "urgency": ("y", 1)}
        given = (PROGRAM, self._shown.get(message.key, 0), DESKTOP_ENTRY, message.head, body, actions, hints, -1)
        self._gone.discard(message.key)
        self._waiting[self._send(_call("Notify", "susssasa{sv}i", given))] = message.key

    def _withdraw(self, key: str) -> None:
        number = self._shown.pop(key, None)
        if number is not None:
            self._send(_call("CloseNotification", "u", (number,)))
        elif key in self._waiting.values():
            self._gone.add(key)

    def _send(self, message: Any) -> int:
        number = next(self._connection.outgoing_serial)
        self._connection.send(message, serial=number)
        return int(number)

    def _hear(self) -> None:
        """All that came."""
        while True:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            self._take(message)

    def _take(self, message: Any) -> None:
        from jeepney import HeaderFields, MessageType

        kind, fields = message.header.message_type, message.header.fields
        if kind is MessageType.signal and fields.get(HeaderFields.interface) == SERVICE:
            self._take_signal(fields.get(HeaderFields.member), message.body)
            return
        key = self._waiting.pop(fields.get(HeaderFields.reply_serial, 0), None)
        if key is not None and _is_answer(message):
            self._shown[key] = message.body[0]
            if key in self._gone:
                self._gone.discard(key)
                self._withdraw(key)

    def _take_signal(self, name: object, body: tuple[Any, ...]) -> None:
        key = next((key for key, number in self._shown.items() if body and number == body[0]), None)
        if key is None:
            return  # somebody else's
        if name == "ActionInvoked":
            self._pressed(key, "open" if body[1] == "default" else str(body[1]))
        elif name == "NotificationClosed":
            del self._shown[key]


def _call(name: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Any:
    from jeepney import DBusAddress, new_method_call

    return new_method_call(DBusAddress(PLACE, SERVICE, SERVICE), name, signature, body)


def _is_answer(message: Any) -> bool:
    from jeepney import MessageType

    return message.header.message_type is MessageType.method_return and bool(message.body)
