"""Whether something is being presented, and whether somebody else's program fills the screen.

Both ask the desktop, which may take a while to answer (each question waits 0.3 seconds at most): ask them off the
window's thread, as work of `Desk.background`. Both are False where it cannot be known.

- Windows: what Windows tells every program that wants to notify (`SHQueryUserNotificationState`).
- Linux: that some program keeps the screen from going idle, as presentations, films, calls and shared screens do; and
  the state of the active window, where the display speaks X11. Wayland tells nobody what fills the screen.
- macOS: that some program keeps the screen from going idle, or that the display is mirrored, as on a projector. It does
  not tell what fills the screen without leave to record it, which this program does not ask for.
"""

import sys


def presenting() -> bool:
    """Whether a presentation, a film, a call or a shared screen seems to run on this computer."""
    if sys.platform == "win32":
        from journal.window.desktop import windows

        return windows.presenting()
    if sys.platform == "darwin":
        from journal.window.desktop import mac

        return mac.presenting()
    from journal.window.desktop import bus

    return bus.idle_inhibited()


def full_screen_elsewhere() -> bool:
    """Whether a window of another program fills the screen; never said of our own."""
    if sys.platform == "win32":
        from journal.window.desktop import windows

        return windows.full_screen_elsewhere()
    if sys.platform == "darwin":
        return False
    from journal.window.desktop import x11

    return x11.full_screen_elsewhere()
