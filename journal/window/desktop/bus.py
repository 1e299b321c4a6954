"""The desktop's session bus: short questions with a short patience."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 0.3
"""Seconds that a question waits."""
IDLE = 8  # GNOME's flag for "must not go idle"
INHIBITORS: tuple[tuple[str, str, str, str, tuple[str, tuple[int, ...]]], ...] = (
    (
        "org.gnome.SessionManager",
        "/org/gnome/SessionManager",
        "org.gnome.SessionManager",
        "IsInhibited",
        ("u", (IDLE,)),
    ),
    (
        "org.freedesktop.PowerManagement",
        "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit",
        "HasInhibit",
        ("", ()),
    ),
)
"""Who knows whether a program keeps the screen from going idle (GNOME and its kin; KDE, Xfce): service, object,
interface, question, and what is asked."""


def idle_inhibited() -> bool:
    """Whether some program keeps the screen from going idle; False where nobody tells."""
    try:
        with session_bus() as bus:
            return any(_ask(bus, *question) for question in INHIBITORS)
    except UNREACHABLE:
        return False


@contextmanager
def session_bus() -> Iterator[Any]:
    """A connection to the session bus. One of UNREACHABLE where there is none."""
    connection = connect()
    try:
        yield connection
    finally:
        connection.close()


def connect() -> Any:
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import DBusErrorResponse

    try:
        return open_dbus_connection(_address(), auth_timeout=PATIENCE)
    except DBusErrorResponse as error:
        raise OSError("the session bus refuses") from error


def _address() -> str:
    """As the session names it, or where systemd puts it."""
    named = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    return named or f"unix:path={Path(os.environ['XDG_RUNTIME_DIR']) / 'bus'}"


def _ask(bus: Any, service: str, place: str, interface: str, question: str, asked: tuple[str, tuple[int, ...]]) -> bool:
    """A question to be answered by yes or no, to whom it may concern: nobody is started for it."""
    from jeepney import DBusAddress, MessageFlag, MessageType, new_method_call

    signature, values = asked
    message = new_method_call(DBusAddress(place, service, interface), question, signature or None, values)
    message.header.flags |= MessageFlag.no_auto_start
    try:
        reply = bus.send_and_get_reply(message, timeout=PATIENCE)
    except TimeoutError:
        return False
    return reply.header.message_type is MessageType.method_return and reply.body == (True,)


UNREACHABLE = (OSError, KeyError, RuntimeError, ValueError, ImportError, StopIteration)
"""What goes wrong where there is no bus, or one that answers nonsense."""
