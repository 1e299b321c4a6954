"""What a piece of work touches beside the journal: Python tells of files, connections and programs before it turns to
them (`sys.addaudithook`)."""

import os
import socket
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
READ = tuple(
    f"{Path(one).resolve()}{os.sep}"
    for one in {*sysconfig.get_paths().values(), sys.prefix, sys.base_prefix, PROJECT, "/usr/share/zoneinfo"}
)
"""Where the program itself, its resources and the time zones lie."""
DISKS = ("/proc/self/mountinfo", "/proc/mounts")
"""What tells of a folder on what sort of a disk it lies."""
_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn",
             "webbrowser.open", "pickle.find_class", "ctypes.dlopen")  # fmt: skip
_CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown",
            "os.truncate", "os.utime", "shutil.move", "shutil.rmtree", "shutil.copyfile")  # fmt: skip
_NAMES = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo", "urllib.Request")
_CONNECTIONS = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

Touched = list[str]
_told: list[tuple[Touched, tuple[str, ...]]] = []
_hooked: list[bool] = []


@contextmanager
def watching(*own: Path) -> Iterator[Touched]:
    """All that is touched meanwhile, in words, which no test allows: files outside of these folders, but for the
    program's own to read; anything on the network, but for the desktop's own sockets; other programs."""
    if not _hooked:
        sys.addaudithook(_hear)  # for ever: Python takes no hook away again
        _hooked.append(True)
    touched: Touched = []
    _told.append((touched, tuple(f"{one.resolve()}{os.sep}" for one in own)))
    try:
        yield touched
    finally:
        _told.pop()


def _hear(event: str, details: tuple[Any, ...]) -> None:
    if not _told:
        return
    touched, own = _told[-1]
    if event == "open":
        path, mode, flags = details
        writes = bool(flags & _WRITES) or any(one in (mode or "") for one in "wax+")
        if not _is_in(path, own if writes else own + READ):
            touched.append(f"{'writes' if writes else 'reads'} {path!r}")
    elif event in _CHANGES:
        named = [one for one in details if isinstance(one, str | bytes | os.PathLike)]
        inside = event in ("os.remove", "os.rmdir") and details[1] >= 0  # of a folder that was opened before
        if not inside and not all(_is_in(one, own) for one in named):
            touched.append(f"{event} {details!r}")
    elif event in _NAMES or (event in _PROGRAMS and details[0] is not None):  # None: of this program itself
        touched.append(f"{event} {details!r}")
    elif event in _CONNECTIONS and details[0].family != getattr(socket, "AF_UNIX", None):
        touched.append(f"{event} {details[1]!r}")


def _is_in(path: Any, folders: tuple[str, ...]) -> bool:
    if isinstance(path, int):
        return True  # it was opened before
    named = os.fsdecode(path)
    if named in DISKS:
        return True
    whole = f"{os.path.realpath(named)}{os.sep}"
    return whole.startswith(folders)
