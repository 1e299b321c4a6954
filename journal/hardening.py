"""What the system may tell others of this process: no core dump, and no look into its memory."""

import sys


def harden() -> None:
    """Core dumps off; on Linux, no other program of the same user may read this one's memory. As far as it goes."""
    if sys.platform == "win32":
        return
    import resource
    from contextlib import suppress

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        _not_dumpable()


def _not_dumpable() -> None:
    import ctypes

    set_dumpable = 4
    try:
        ctypes.CDLL(None).prctl(set_dumpable, 0, 0, 0, 0)
    except (OSError, AttributeError):
        return
