"""What a Linux desktop tells: that the screen was locked, or that the computer is about to sleep.

Heard in a thread of its own, from the session's bus (the screen) and the system's (logind: sleep, and the session's
lock). logind is asked to hold the sleep up until we are done. Where there is no bus, nothing is heard.
"""

import os
import select
import socket
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from threading import Thread
from typing import Any

from journal.window.desktop.bus import UNREACHABLE, connect

SCREENS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver")
"""Who tells `ActiveChanged` when the screen is locked or free again."""
LOGIND, PLACE = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
PATIENCE = 1.0
"""Seconds that logind may take to answer."""
PARTING = 1.0


def can_be_told() -> bool:
    """Whether this system can tell us at all; macOS and Windows are not asked yet."""
    return sys.platform.startswith("linux")


class Told:
    """`heard(what)` is called in a thread of its own: screen or sleep."""

    def __init__(
        self,
        heard: Callable[[str], object],
        session: Callable[[], Any] = connect,
        system: Callable[[], Any] | None = None,
    ) -> None:
        self._heard = heard
        self._connect = (session, system or _system_bus)
        self._bell, self._listening = socket.socketpair()
        self._held: list[int] = []
        self._thread = Thread(target=self._run, name="lock-signals", daemon=True)

    def start(self) -> None:
        if can_be_told():
            self._thread.start()

    def close(self) -> None:
        """Hear nothing any more; the computer may sleep."""
        with suppress(OSError):
            self._bell.send(b"!")
        if self._thread.is_alive():
            self._thread.join(PARTING)
        self._let_sleep()
        self._bell.close()
        self._listening.close()

    def _run(self) -> None:
        with ExitStack() as stack:
            buses = []
            for connecting, begin in zip(self._connect, (_listen_to_screen, self._listen_to_logind), strict=True):
                with suppress(*UNREACHABLE):
                    bus = stack.enter_context(closing(connecting()))
                    begin(bus)
                    buses.append(bus)
            with suppress(*UNREACHABLE):
                while buses:
                    ready, _, _ = select.select([self._listening, *(bus.sock for bus in buses)], [], [])
                    if self._listening in ready:
                        return
                    for bus in [one for one in buses if one.sock in ready]:
                        self._hear(bus)

    def _hear(self, bus: Any) -> None:
        while True:
            try:
                message = bus.receive(timeout=0)
            except TimeoutError:
                return
            what = meant_by(message)
            if what:
                self._heard(what)

    def _listen_to_logind(self, bus: Any) -> None:
        from jeepney import DBusAddress, MatchRule, MessageType, new_method_call
        from jeepney.bus_messages import message_bus

        for interface, member in ((MANAGER, "PrepareForSleep"), (SESSION, "Lock")):
            bus.send(message_bus.AddMatch(MatchRule(type="signal", interface=interface, member=member)))
        hold = new_method_call(
            DBusAddress(PLACE, LOGIND, MANAGER),
            "Inhibit",
            "ssss",
            ("sleep", "Partnership Journal", "It locks", "delay"),
        )
        with suppress(TimeoutError):
            reply = bus.send_and_get_reply(hold, timeout=PATIENCE)
            if reply.header.message_type is MessageType.method_return:
                self._held.append(reply.body[0].to_raw_fd())

    def _let_sleep(self) -> None:
        while self._held:
            with suppress(OSError):
                os.close(self._held.pop())


def meant_by(message: Any) -> str:
    """What a signal of a bus means for us: screen, sleep, or "" for nothing."""
    from jeepney import HeaderFields, MessageType

    if message.header.message_type is not MessageType.signal:
        return ""
    fields = message.header.fields
    member, interface = fields.get(HeaderFields.member), fields.get(HeaderFields.interface)
    if interface in SCREENS and member == "ActiveChanged" and message.body == (True,):
        return "screen"
    if interface == SESSION and member == "Lock":
        return "screen"
    if interface == MANAGER and member == "PrepareForSleep" and message.body == (True,):
        return "sleep"
    return ""


def _listen_to_screen(bus: Any) -> None:
    from jeepney import MatchRule
    from jeepney.bus_messages import message_bus

    for interface in SCREENS:
        bus.send(message_bus.AddMatch(MatchRule(type="signal", interface=interface, member="ActiveChanged")))


def _system_bus() -> Any:
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import DBusErrorResponse

    try:
        return open_dbus_connection("SYSTEM", enable_fds=True, auth_timeout=PATIENCE)
    except DBusErrorResponse as error:
        raise OSError("the system bus refuses") from error
