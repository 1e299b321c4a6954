"""Which calendars were chosen on this computer. One that came in with a file, or with a backup of somebody else, is not
looked at before the person says so: no file from elsewhere makes the program fetch an address or read a folder."""

from hashlib import sha256

from journal.window.calendars.kept import Keeping


class Allowed:
    def __init__(self, kept: Keeping) -> None:
        self._kept = kept

    def allow(self, kind: str, address: str) -> None:
        """The person chose this file, folder or address here."""
        if not self.holds(kind, address):
            self._kept.followed = [*self._kept.followed, _mark(kind, address)]

    def holds(self, kind: str, address: str) -> bool:
        return _mark(kind, address) in self._kept.followed


def _mark(kind: str, address: str) -> str:
    """Opaque: an address may be a secret."""
    return sha256(f"{kind} {address}".encode()).hexdigest()
