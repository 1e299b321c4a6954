"""That the screen is locked or the computer about to sleep is heard from the desktop's own buses."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from journal.window.safety.told import Told

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells it by a bus")

Connect = Callable[[], Any]


@pytest.fixture(scope="module")
def bus() -> Iterator[Connect]:
    """A bus of the test's own, in place of the session's and of the system's."""
    if not shutil.which("dbus-daemon"):
        pytest.skip("there is no dbus-daemon here")
    from jeepney.io.blocking import open_dbus_connection

    daemon = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE)
    assert daemon.stdout is not None
    address = daemon.stdout.readline().decode().strip()
    yield lambda: open_dbus_connection(address)
    daemon.kill()
    daemon.communicate()


class Heard:
    """What was heard, and a way to wait for it."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._more = threading.Condition()

    def __call__(self, what: str) -> None:
        with self._more:
            self.all.append(what)
            self._more.notify_all()

    def until(self, number: int) -> bool:
        with self._more:
            return self._more.wait_for(lambda: len(self.all) >= number, timeout=0.2)


def nowhere() -> Any:
    raise OSError("there is no such bus")


def say(connect: Connect, place: str, interface: str, member: str, *body: bool) -> None:
    from jeepney import DBusAddress, new_signal

    with closing(connect()) as connection:
        signal = new_signal(DBusAddress(place, interface=interface), member, "b" * len(body) or None, body)
        connection.send(signal)


def keep_saying(heard: Heard, number: int, connect: Connect, *signal: Any) -> bool:
    """Say it until it was heard: whoever listens may only be on the way to the bus."""
    for _ in range(50):
        say(connect, *signal)
        if heard.until(number):
            return True
    return False


@pytest.mark.parametrize("session_is_there", [True, False])
def test_what_either_bus_tells_is_heard_where_the_other_is_missing(bus: Connect, session_is_there: bool) -> None:
    heard = Heard()
    told = Told(heard, bus if session_is_there else nowhere, nowhere if session_is_there else bus)
    told.start()
    if session_is_there:
        assert keep_saying(heard, 1, bus, "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True)
        assert heard.all[0] == "screen"
    else:
        manager = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", True)
        assert keep_saying(heard, 1, bus, *manager)
        assert heard.all[0] == "sleep"
    told.close()


def test_without_any_bus_nothing_is_heard_and_nothing_fails() -> None:
    heard = Heard()
    told = Told(heard, nowhere, nowhere)
    told.start()
    told.close()
    assert heard.all == []
