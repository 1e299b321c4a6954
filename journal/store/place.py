"""Where a live journal must not lie: folders that a cloud client copies, and disks of other computers.

A client copies the journal's file and its log at different moments: 28 of 60 copies made so were damaged. Such a folder
is a good place for backups, which are whole files.
"""

import os
import re
import sys
from pathlib import Path

from journal.errors import CannotOpen

_NAMES = re.compile(
    r"(dropbox|onedrive|icloud ?drive|google ?drive|nextcloud|owncloud|pcloud ?drive|megasync|proton ?drive)"
    r"(?:$|[ ._(-].*)"
)
"""How clients name their folders: "Dropbox (Work)", "OneDrive - Contoso"."""
_MAC = {"mobile documents": "iCloud Drive", "cloudstorage": "a cloud service"}
"""Below `Library`: where macOS keeps the folders of iCloud and of other services."""
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
}
"""What clients leave in the folder that they copy."""
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_REMOTE = re.compile(r"nfs\d?|cifs|smb\w*|afs|ceph|glusterfs|davfs2?|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|.*drive.*)")
_WRITTEN = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "iclouddrive": "iCloud Drive",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "megasync": "MEGA",
    "protondrive": "Proton Drive",
}
"""How each writes its own name."""


class CloudFolder(CannotOpen):
    """The journal lies where a cloud client or another computer has its hands on the file."""

    def __init__(self, whose: str) -> None:
        super().__init__(
            f"The journal would lie in a folder of {whose}, where copying damages it while it is open.",
            "Nothing was changed.",
            "Put it on this computer’s own disk, and only its backups there.",
        )
        self.whose = whose


def refuse_cloud(path: Path) -> None:
    """Raises CloudFolder."""
    found = synced_by(path)
    if found is not None:
        raise CloudFolder(found)


def synced_by(path: Path) -> str | None:
    """Who copies this folder, or lends it: "Dropbox", "another computer"; None where it is this computer's alone."""
    real = Path(os.path.realpath(path))
    for folder in (real, *real.parents):
        found = _named(folder) or _marked(folder)
        if found is not None:
            return found
    return "another computer" if _is_remote(real) else None


def _named(folder: Path) -> str | None:
    name = folder.name.lower()
    if folder.parent.name == "Library" and name in _MAC:
        return _MAC[name]
    if any(os.environ.get(variable) == str(folder) for variable in _VARIABLES):
        return "OneDrive"
    found = _NAMES.fullmatch(name)
    if found is None:
        return None
    return _WRITTEN[found[1].replace(" ", "")]


def _marked(folder: Path) -> str | None:
    return next((whose for mark, whose in _MARKS.items() if _exists(folder / mark)), None)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _is_remote(real: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        remote = 4
        return real.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{real.drive}\\") == remote
    try:
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return False
    kind = file_system(real, lines)
    return kind is not None and _REMOTE.fullmatch(kind) is not None


def file_system(real: Path, mounts: list[str]) -> str | None:
    """The kind of the file system that a path lies on, by the lines of `/proc/self/mountinfo`."""
    best, kind = -1, None
    for line in mounts:
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        point = Path(re.sub(r"\\(\d{3})", lambda found: chr(int(found[1], 8)), fields[4]))
        if real.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), after.split(" ")[0]
    return kind
