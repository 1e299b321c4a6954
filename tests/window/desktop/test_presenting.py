"""What the desktop tells of presentations and full screens; False wherever it tells nothing."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from journal.window.desktop import bus, mac, presenting, windows, x11

FULL, ABOVE, OWN, OTHER = 77, 78, 4000, 4001


class Windows:
    """As much of the display as is read: what stands at each window."""

    def __init__(self, *, active: int = 9, process: int = OTHER, states: tuple[int, ...] = (FULL,)) -> None:
        self._entries = {
            (0, "_NET_ACTIVE_WINDOW"): [active],
            (9, "_NET_WM_PID"): [process],
            (9, "_NET_WM_STATE"): list(states),
        }

    def read(self, window: int, name: str) -> list[int]:
        return self._entries.get((window, name), [])

    def fills(self, full: int = FULL) -> bool:
        return x11.fills_the_screen(self.read, lambda name: full if name == "_NET_WM_STATE_FULLSCREEN" else 0, OWN)


def test_x11_another_program_that_fills_the_screen() -> None:
    assert Windows().fills()
    assert Windows(states=(ABOVE, FULL)).fills()


def test_x11_anything_else_does_not() -> None:
    assert not Windows(states=(ABOVE,)).fills()
    assert not Windows(states=()).fills()
    assert not Windows(process=OWN).fills()  # our own window for a meeting
    assert not Windows(active=0).fills()
    assert not Windows(active=12).fills()  # it is gone by now
    assert not Windows(states=(0,)).fills(full=0)  # a window manager that knows of no full screen


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11")
def test_without_a_display_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    assert not presenting.full_screen_elsewhere()
    monkeypatch.setenv("DISPLAY", ":9471")
    assert not presenting.full_screen_elsewhere()
    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert not presenting.full_screen_elsewhere()


class Bus:
    """A session bus on which these services answer."""

    def __init__(self, answers: dict[str, tuple[Any, ...]], *, slow: bool = False) -> None:
        self.answers, self.slow = answers, slow
        self.asked: list[tuple[str, Any]] = []
        self.closed = False

    def send_and_get_reply(self, message: Any, *, timeout: float) -> Any:
        from jeepney import HeaderFields, MessageFlag, MessageType

        assert timeout <= 0.3
        assert message.header.flags & MessageFlag.no_auto_start
        if self.slow:
            raise TimeoutError
        service = message.header.fields[HeaderFields.destination]
        self.asked.append((message.header.fields[HeaderFields.member], message.body))
        known = service in self.answers
        kind = MessageType.method_return if known else MessageType.error
        return SimpleNamespace(
            header=SimpleNamespace(message_type=kind), body=self.answers.get(service, ("ServiceUnknown",))
        )

    def close(self) -> None:
        self.closed = True


GNOME, KDE = "org.gnome.SessionManager", "org.freedesktop.PowerManagement"
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a session bus")


@linux
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({GNOME: (True,)}, True),
        ({GNOME: (False,)}, False),
        ({KDE: (True,)}, True),
        ({GNOME: (False,), KDE: (True,)}, True),
        ({KDE: (False,)}, False),
        ({GNOME: ("yes",), KDE: ()}, False),
        ({}, False),
    ],
)
def test_linux_whoever_keeps_the_screen_awake_presents(
    answers: dict[str, tuple[Any, ...]], told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Bus(answers)
    monkeypatch.setattr(bus, "connect", lambda: session)
    assert presenting.presenting() is told
    assert session.asked[0] == ("IsInhibited", (8,))
    assert session.closed


@linux
def test_linux_a_desktop_that_does_not_answer_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Bus({GNOME: (True,)}, slow=True)
    monkeypatch.setattr(bus, "connect", lambda: session)
    assert not presenting.presenting()
    assert session.closed


@linux
@pytest.mark.parametrize("address", [None, "", "unix:path=/nowhere/bus", "tcp:host=127.0.0.1,port=1", "nonsense"])
def test_linux_without_a_session_bus_nothing_is_known(address: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert not presenting.presenting()


class Shell:
    """Of Windows, what is asked: the state of notifications, and whose window is in front."""

    def __init__(self, state: int, process: int = OTHER, answer: int = 0) -> None:
        self.shell32 = SimpleNamespace(SHQueryUserNotificationState=writes(state, answer))
        self.user32 = SimpleNamespace(
            GetForegroundWindow=callable_that(lambda: 5), GetWindowThreadProcessId=callable_that(writes_second(process))
        )

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)


@pytest.mark.parametrize(
    ("state", "presents", "full"),
    [(1, False, False), (2, False, True), (3, False, True), (4, True, False), (5, False, False), (6, False, False)],
)
def test_windows_says_it_by_a_number(state: int, presents: bool, full: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "windll", Shell(state), raising=False)
    assert windows.presenting() is presents
    assert windows.full_screen_elsewhere() is full


def test_windows_our_own_window_is_not_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "windll", Shell(2, os.getpid()), raising=False)
    assert not windows.full_screen_elsewhere()


def test_windows_that_does_not_tell_is_taken_for_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "windll", Shell(4, answer=-1), raising=False)
    assert not windows.presenting()
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(__getitem__=None), raising=False)
    monkeypatch.setattr(windows, "_library", missing)
    assert not windows.presenting()
    assert not windows.full_screen_elsewhere()


@pytest.mark.parametrize(("mirrored", "held", "told"), [(1, 0, True), (0, 1, True), (0, 0, False), (0, None, False)])
def test_macos_a_mirrored_display_or_one_that_is_kept_awake(
    mirrored: int, held: int | None, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    released: list[Any] = []
    frameworks = {
        "CoreGraphics": SimpleNamespace(
            CGMainDisplayID=callable_that(lambda: 3), CGDisplayIsInMirrorSet=callable_that(lambda _: mirrored)
        ),
        "IOKit": SimpleNamespace(IOPMCopyAssertionsStatus=callable_that(writes(11))),
        "CoreFoundation": SimpleNamespace(
            CFStringCreateWithCString=callable_that(lambda _, name, __: 12 if name == mac.HELD else None),
            CFDictionaryGetValue=callable_that(lambda told, name: None if held is None else 13),
            CFNumberGetValue=callable_that(lambda number, kind, place: writes(held or 0)(place)),
            CFRelease=callable_that(lambda one: released.append(getattr(one, "value", one))),
        ),
    }
    monkeypatch.setattr(mac, "_framework", frameworks.__getitem__)
    assert mac.presenting() is told
    assert released == ([] if mirrored else [12, 11])


def test_macos_without_these_frameworks_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mac, "_framework", missing)
    assert not mac.presenting()


@pytest.fixture
def real_display(monkeypatch: pytest.MonkeyPatch) -> Iterator[x11.Display]:
    """An X11 display of this test's own, with nothing on it."""
    if not (shutil.which("Xvfb") and shutil.which("xprop")):
        pytest.skip("no X server to be had")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "320x240x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert server.stdout is not None
    try:
        monkeypatch.setenv("DISPLAY", f":{server.stdout.readline().decode().strip()}")
        with x11.Display() as display:
            yield display
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


def test_a_real_display_is_read_and_a_window_that_is_gone_does_no_harm(real_display: x11.Display) -> None:
    assert real_display.atom("WM_NAME") == 39  # the same on every display
    assert real_display.atom("_NOBODY_EVER_ASKED_FOR_THIS_NAME") == 0
    assert real_display.entries(0x7FFFFFF, "_NET_WM_STATE") == []
    note("WM_NAME", "8s", "letters, not numbers")
    assert real_display.entries(0, "WM_NAME") == []
    assert not presenting.full_screen_elsewhere()


def test_a_real_display_tells_what_fills_it(real_display: x11.Display) -> None:
    window = real_display.root  # it has what any window has
    note("_NET_ACTIVE_WINDOW", "32x", hex(window))
    note("_NET_WM_STATE", "32a", "_NET_WM_STATE_ABOVE")
    assert not presenting.full_screen_elsewhere()
    note("_NET_WM_STATE", "32a", "_NET_WM_STATE_FULLSCREEN")
    assert presenting.full_screen_elsewhere()
    note("_NET_WM_PID", "32c", str(OTHER))
    assert presenting.full_screen_elsewhere()
    note("_NET_WM_PID", "32c", str(os.getpid()))
    assert not presenting.full_screen_elsewhere()


def note(name: str, form: str, value: str) -> None:
    """Write a property, as the manager of the windows does."""
    subprocess.run(["xprop", "-root", "-f", name, form, "-set", name, value], check=True)


def callable_that(does: Callable[..., Any]) -> Any:
    """A function that takes notes of its types, as those of ctypes do."""

    class Function(SimpleNamespace):
        def __call__(self, *given: Any) -> Any:
            return does(*given)

    return Function()


def writes(value: int, answer: int = 0) -> Any:
    """A function that puts a number where it is told."""

    def write(place: Any) -> int:
        place._obj.value = value
        return answer

    return write


def writes_second(value: int) -> Callable[[Any, Any], int]:
    return lambda _, place: int(writes(value)(place))


def missing(*_: Any) -> Any:
    raise OSError("no such library")
