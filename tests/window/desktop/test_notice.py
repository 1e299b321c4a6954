"""Notifications of the desktop: what they say, what is pressed on them, and silence where there is no desktop."""

import shutil
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from threading import Thread
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from journal.window.desktop import notice
from journal.window.desktop.notice import Notices, words
from journal.window.desktop.server import Message, Server

TEN = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
CAPABLE = ("actions", "body", "body-markup")
SERVICE, PLACE = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
HELLO = Message("launch", "10:00 Launch sync", "Dana & <b>Mei</b>", (("open", "Open"), ("snooze", "Snooze")))
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a session bus")


def test_a_notification_says_when_what_and_with_whom() -> None:
    assert words(TEN, "Launch sync", ["Dana Ortiz", "Mei Tanaka"], hidden=False) == (
        "10:00 Launch sync",
        "Dana Ortiz, Mei Tanaka",
    )


def test_a_hidden_one_says_the_time_and_nothing_else() -> None:
    assert words(TEN, "Launch sync", ["Dana Ortiz"], hidden=True) == ("Meeting at 10:00", "")


def test_a_long_one_is_cut() -> None:
    head, body = words(TEN, "A" * 5000, ["Name\n" * 900], hidden=False)
    assert len(head) < 220
    assert len(body) <= 200
    assert "\n" not in body


class Desktop:
    """A notification server as far as it is asked: each message that is sent is answered at once."""

    def __init__(self, capable: tuple[str, ...] = CAPABLE) -> None:
        self.capable = capable
        self.shown: dict[int, tuple[Any, ...]] = {}
        self.closed = False
        self.outgoing_serial = count(1)
        self.sock, self._far = socket.socketpair()
        self._numbers = count(41)
        self._coming: deque[Any] = deque()

    def send(self, message: Any, serial: int = 0) -> None:
        from jeepney import HeaderFields

        name = message.header.fields[HeaderFields.member]
        if name == "Notify":
            number = message.body[1] or next(self._numbers)
            self.shown[number] = message.body
            self.answer(serial, (number,))
        elif name == "CloseNotification":
            self.shown.pop(message.body[0], None)
            self.answer(serial, ())

    def send_and_get_reply(self, message: Any, *, timeout: float) -> Any:
        from jeepney.wrappers import new_method_return

        message.header.serial = 1
        message.header.fields[7] = ":1.1"  # who asks
        return new_method_return(message, "as", (list(self.capable),))

    def answer(self, serial: int, body: tuple[Any, ...]) -> None:
        from jeepney import HeaderFields
        from jeepney.low_level import MessageType
        from jeepney.wrappers import new_header

        header = new_header(MessageType.method_return)
        header.fields[HeaderFields.reply_serial] = serial
        self._come(header, body)

    def tell(self, name: str, *body: Any) -> None:
        from jeepney import DBusAddress, new_signal

        self._come(new_signal(DBusAddress(PLACE, interface=SERVICE), name).header, body)

    def _come(self, header: Any, body: tuple[Any, ...]) -> None:
        from jeepney import Message as Came

        self._coming.append(Came(header, body))
        self._far.send(b"!")

    def receive(self, *, timeout: float) -> Any:
        if not self._coming:
            raise TimeoutError
        self.sock.recv(1)
        return self._coming.popleft()

    def lose(self) -> None:
        """The bus goes away."""

        def receive(*, timeout: float) -> Any:
            raise ConnectionResetError

        self.receive = receive  # type: ignore[method-assign]
        self._far.send(b"!")

    def close(self) -> None:
        self.closed = True
        self.sock.close()
        self._far.close()


@pytest.fixture
def pressed() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def server(desktop: Desktop, pressed: list[tuple[str, str]]) -> Iterator[Server]:
    made = Server(lambda key, action: pressed.append((key, action)), lambda: desktop)
    yield made
    made.close()
    assert desktop.closed


@linux
def test_what_is_shown_has_its_buttons_and_its_text_as_it_is(server: Server, desktop: Desktop, qtbot: Any) -> None:
    server.show(HELLO)
    qtbot.waitUntil(lambda: len(desktop.shown) == 1)
    (_, replaces, _, head, body, actions, hints, _) = desktop.shown[41]
    assert replaces == 0
    assert head == "10:00 Launch sync"
    assert body == "Dana &amp; &lt;b&gt;Mei&lt;/b&gt;"
    assert actions == ["default", "Open", "open", "Open", "snooze", "Snooze"]
    assert hints["transient"] == ("b", True)  # no list of the desktop's keeps it


@linux
def test_a_simple_server_gets_no_buttons_and_no_markup(desktop: Desktop, server: Server, qtbot: Any) -> None:
    desktop.capable = ("body",)
    server.show(HELLO)
    qtbot.waitUntil(lambda: len(desktop.shown) == 1)
    assert desktop.shown[41][4:6] == ("Dana & <b>Mei</b>", [])


@linux
def test_what_is_pressed_is_told_for_its_meeting(
    server: Server, desktop: Desktop, pressed: list[tuple[str, str]], qtbot: Any
) -> None:
    server.show(HELLO)
    server.show(HELLO._replace(key="budget"))
    qtbot.waitUntil(lambda: len(desktop.shown) == 2)
    desktop.tell("ActionInvoked", 99, "open")  # another program's
    desktop.tell("ActionInvoked", 42, "snooze")
    desktop.tell("ActionInvoked", 41, "default")
    qtbot.waitUntil(lambda: len(pressed) == 2)
    assert pressed == [("budget", "snooze"), ("launch", "open")]


@linux
def test_one_that_is_withdrawn_goes_away_and_the_other_stays(server: Server, desktop: Desktop, qtbot: Any) -> None:
    server.withdraw("launch")  # nothing is shown yet
    server.show(HELLO)
    server.show(HELLO._replace(key="budget"))
    qtbot.waitUntil(lambda: len(desktop.shown) == 2)
    server.withdraw("launch")
    qtbot.waitUntil(lambda: list(desktop.shown) == [42])


@linux
def test_one_that_is_withdrawn_before_it_is_shown_does_not_stay(server: Server, desktop: Desktop, qtbot: Any) -> None:
    server.show(HELLO)
    server.withdraw("launch")
    server.show(HELLO._replace(key="budget"))
    qtbot.waitUntil(lambda: list(desktop.shown) == [42])


@linux
def test_the_same_meeting_again_replaces_its_notification(server: Server, desktop: Desktop, qtbot: Any) -> None:
    server.show(HELLO)
    qtbot.waitUntil(lambda: len(desktop.shown) == 1)
    server.show(HELLO._replace(head="Now"))
    qtbot.waitUntil(lambda: desktop.shown[41][3] == "Now")
    assert len(desktop.shown) == 1
    desktop.tell("NotificationClosed", 41, 2)
    server.show(HELLO)
    qtbot.waitUntil(lambda: len(desktop.shown) == 2)  # the first is gone, so this is a new one


@linux
def test_at_the_end_nothing_stays_on_the_screen(server: Server, desktop: Desktop, qtbot: Any) -> None:
    server.show(HELLO)
    qtbot.waitUntil(lambda: len(desktop.shown) == 1)
    server.close()
    assert desktop.shown == {}
    assert desktop.closed


@linux
def test_when_the_bus_is_lost_the_next_one_is_told_to_a_new_one(
    desktop: Desktop, pressed: list[tuple[str, str]], qtbot: Any
) -> None:
    later = Desktop()
    buses = [desktop, later]
    server = Server(lambda *told: pressed.append(told), lambda: buses.pop(0))
    server.show(HELLO)
    qtbot.waitUntil(lambda: len(desktop.shown) == 1)
    desktop.lose()
    qtbot.waitUntil(lambda: desktop.closed)
    server.withdraw("launch")
    qtbot.waitUntil(lambda: server._thread is not None and not server._thread.is_alive())
    server.show(HELLO)
    qtbot.waitUntil(lambda: len(later.shown) == 1)
    server.close()


@linux
def test_without_a_session_bus_it_is_silent(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    notices = Notices()
    for _ in range(3):
        notices.show("launch", TEN, "Launch sync", [], hidden=False)
    notices.withdraw("launch")
    notices.close()
    notices.close()


@linux
def test_a_press_is_heard_on_the_windows_thread(
    monkeypatch: pytest.MonkeyPatch, desktop: Desktop, qtbot: Any, qapp: QApplication
) -> None:
    monkeypatch.setattr(notice, "Server", lambda pressed: Server(pressed, lambda: desktop))
    notices = Notices()
    heard: list[tuple[str, str]] = []
    notices.opened.connect(lambda meeting: heard.append(("opened", meeting)))
    notices.snoozed.connect(lambda meeting: heard.append(("snoozed", meeting)))
    notices.show("launch", TEN, "Launch sync", ["Dana Ortiz"], hidden=True)
    qtbot.waitUntil(lambda: len(desktop.shown) == 1)
    assert desktop.shown[41][3:5] == ("Meeting at 10:00", "")
    desktop.tell("ActionInvoked", 41, "snooze")
    desktop.tell("ActionInvoked", 41, "open")
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [("snoozed", "launch"), ("opened", "launch")]
    notices.close()
    notices.deleteLater()


def test_elsewhere_the_tray_shows_it(monkeypatch: pytest.MonkeyPatch, qtbot: Any, qapp: QApplication) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    tray = ShowingTray()
    notices = Notices(tray=tray)
    notices.show("launch", TEN, "Launch sync", ["Dana Ortiz"], hidden=False)
    assert tray.shown == [("10:00 Launch sync", "Dana Ortiz")]
    with qtbot.waitSignal(notices.opened) as opened:
        tray.messageClicked.emit()
    assert opened.args == ["launch"]
    notices.withdraw("launch")
    with qtbot.assertNotEmitted(notices.opened):
        tray.messageClicked.emit()
    notices.close()


class ShowingTray(QSystemTrayIcon):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []

    def showMessage(self, head: str, body: str, icon: QIcon) -> None:  # type: ignore[override]
        self.shown.append((head, body))


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A session bus of this test's own."""
    if not shutil.which("dbus-daemon"):
        pytest.skip("no message bus to be had")
    bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE)
    assert bus.stdout is not None
    address = bus.stdout.readline().decode().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    bus.terminate()
    bus.wait()
    bus.stdout.close()


@linux
def test_over_a_real_bus_it_is_shown_pressed_and_withdrawn(session: str, qtbot: Any, qapp: QApplication) -> None:
    desktop = RealDesktop(session)
    notices = Notices()
    heard: list[str] = []
    notices.snoozed.connect(heard.append)
    notices.show("launch", TEN, "Launch sync", ["Dana Ortiz"], hidden=False)
    qtbot.waitUntil(lambda: desktop.heard[-1:] == ["Notify 10:00 Launch sync"])
    desktop.press("snooze")
    qtbot.waitUntil(lambda: heard == ["launch"])
    notices.withdraw("launch")
    qtbot.waitUntil(lambda: desktop.heard[-1:] == ["CloseNotification 7"])
    notices.close()
    desktop.end()


class RealDesktop:
    """A small notification server on a real bus, in a thread of its own."""

    def __init__(self, address: str) -> None:
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self.heard: list[str] = []
        self._bus = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName(SERVICE))
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def press(self, action: str) -> None:
        from jeepney import DBusAddress, new_signal

        emitter = DBusAddress(PLACE, interface=SERVICE)
        self._bus.send(new_signal(emitter, "ActionInvoked", "us", (7, action)))

    def end(self) -> None:
        from jeepney import DBusAddress, new_method_call

        self._bus.send(new_method_call(DBusAddress(PLACE, SERVICE, SERVICE), "End"))
        self._thread.join(5)
        self._bus.close()

    def _serve(self) -> None:
        from jeepney import HeaderFields, MessageType
        from jeepney.wrappers import new_method_return

        answers: dict[str, Callable[[Any], tuple[str, tuple[Any, ...]]]] = {
            "GetCapabilities": lambda _: ("as", (["actions", "body"],)),
            "Notify": lambda _: ("u", (7,)),
        }
        while True:
            message = self._bus.receive()
            name = message.header.fields.get(HeaderFields.member)
            if message.header.message_type is not MessageType.method_call:
                continue
            if name == "End":
                return
            if name != "GetCapabilities":
                self.heard.append(f"{name} {message.body[3] if name == 'Notify' else message.body[0]}")
            form, body = answers.get(name, lambda _: (None, ()))(message)
            self._bus.send(new_method_return(message, form, body))
