"""What happens when the program is told to end from outside."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSocketNotifier


def end_when_told(app: QCoreApplication, end: Callable[[], object]) -> None:
    """Ctrl+C, or the end of the session or the terminal, closes the window as a person would: what is typed is saved.

    Python hears of a signal only while it runs, and Qt waits outside of it: a byte on a socket wakes both.
    """
    heard, told = socket.socketpair()
    for side in (heard, told):
        side.setblocking(False)
    notifier = QSocketNotifier(heard.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(lambda: heard.recv(64) and end())
    signal.set_wakeup_fd(told.detach(), warn_on_full_buffer=False)  # detached, it stays open to the end
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:  # as under nohup
            signal.signal(number, lambda *_: None)
