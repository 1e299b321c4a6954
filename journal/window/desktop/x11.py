"""The active window of an X11 display, read only. Nothing here can end the program, whatever the display answers:
libxcb hands errors back, where Xlib by default exits."""

import ctypes
import os
from collections.abc import Callable
from typing import Any

MOST = 64
"""Entries of a property that are read at most."""
ANY = 0  # whatever the type of the property

Read = Callable[[int, str], list[int]]
"""(window, or 0 for the root; name of a property) -> its entries, [] where there are none."""


def full_screen_elsewhere() -> bool:
    """Whether the active window fills the screen and is of another process; False without an X11 display."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        with Display() as display:
            return fills_the_screen(display.entries, display.atom, os.getpid())
    except (OSError, AttributeError):
        return False


def fills_the_screen(read: Read, atom: Callable[[str], int], own: int) -> bool:
    """By the Extended Window Manager Hints; `own` is the process that does not count."""
    active = read(0, "_NET_ACTIVE_WINDOW")[:1]
    if not active or not active[0] or read(active[0], "_NET_WM_PID")[:1] == [own]:
        return False
    full = atom("_NET_WM_STATE_FULLSCREEN")
    return full != 0 and full in read(active[0], "_NET_WM_STATE")


class Display:
    """A connection of its own to the display of the session. OSError where there is none."""

    def __init__(self) -> None:
        self._xcb: Any = ctypes.CDLL("libxcb.so.1")
        self._c: Any = ctypes.CDLL("libc.so.6")
        _declare(self._xcb, self._c)
        self._connection = self._xcb.xcb_connect(None, None)
        if self._xcb.xcb_connection_has_error(self._connection):
            self._xcb.xcb_disconnect(self._connection)
            raise OSError("no display")
        screens = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._connection))
        self.root = int(screens.data[0])

    def __enter__(self) -> "Display":
        return self

    def __exit__(self, *_: object) -> None:
        self._xcb.xcb_disconnect(self._connection)

    def atom(self, name: str) -> int:
        """The number of a name; 0 where the display does not know it."""
        asked = self._xcb.xcb_intern_atom(self._connection, 1, len(name), name.encode("ascii"))
        reply = self._xcb.xcb_intern_atom_reply(self._connection, asked, None)
        if not reply:
            return 0
        number = int(ctypes.cast(reply, ctypes.POINTER(ctypes.c_uint32))[2])  # after 8 bytes of the reply's head
        self._c.free(reply)
        return number

    def entries(self, window: int, name: str) -> list[int]:
        """A property of 32-bit entries."""
        xcb = self._xcb
        asked = xcb.xcb_get_property(self._connection, 0, window or self.root, self.atom(name), ANY, 0, MOST)
        reply = xcb.xcb_get_property_reply(self._connection, asked, None)
        if not reply:
            return []
        wide = ctypes.cast(reply, ctypes.POINTER(ctypes.c_uint8))[1]
        count = xcb.xcb_get_property_value_length(reply) // 4 if wide == 32 else 0
        values = ctypes.cast(xcb.xcb_get_property_value(reply), ctypes.POINTER(ctypes.c_uint32))
        found = [int(values[number]) for number in range(count)]
        self._c.free(reply)
        return found


class _Cookie(ctypes.Structure):
    _fields_ = [("sequence", ctypes.c_uint)]


class _Screens(ctypes.Structure):
    _fields_ = [("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int)]


def _declare(xcb: Any, c: Any) -> None:
    """The shapes of what is called, from xcb.h and xproto.h."""
    pointer, u8, u16, u32 = ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_uint32
    for function, answer, arguments in (
        (xcb.xcb_connect, pointer, [ctypes.c_char_p, pointer]),
        (xcb.xcb_connection_has_error, ctypes.c_int, [pointer]),
        (xcb.xcb_disconnect, None, [pointer]),
        (xcb.xcb_get_setup, pointer, [pointer]),
        (xcb.xcb_setup_roots_iterator, _Screens, [pointer]),
        (xcb.xcb_intern_atom, _Cookie, [pointer, u8, u16, ctypes.c_char_p]),
        (xcb.xcb_intern_atom_reply, pointer, [pointer, _Cookie, pointer]),
        (xcb.xcb_get_property, _Cookie, [pointer, u8, u32, u32, u32, u32, u32]),
        (xcb.xcb_get_property_reply, pointer, [pointer, _Cookie, pointer]),
        (xcb.xcb_get_property_value, pointer, [pointer]),
        (xcb.xcb_get_property_value_length, ctypes.c_int, [pointer]),
        (c.free, None, [pointer]),
    ):
        function.restype, function.argtypes = answer, arguments
