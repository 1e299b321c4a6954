"""What lets the command line into a journal: its passphrase or its recovery code, from a file or from the terminal.

Never from an argument, which every program on the computer may read.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, TypeVar

from journal.errors import JournalError
from journal.store.folder import Folder
from journal.store.journal import Journal, open_journal
from journal.store.keys import protection
from journal.store.protecting import open_backups, set_passphrase
from journal.store.room import LOW, SIZE, free_space
from journal.store.slots import NeedsPassphrase
from journal.terminal import say, tell

T = TypeVar("T")
LARGEST = 16_384
"""Bytes that are read of a passphrase or a code."""


class Access:
    """What the call names. A passphrase is read or asked for once, however many files are brought in."""

    def __init__(
        self,
        passphrase_file: str | None = None,
        new_passphrase_file: str | None = None,
        code_file: str | None = None,
        *,
        insist: bool = False,
    ) -> None:
        self._passphrase_file = passphrase_file
        self._new_passphrase_file = new_passphrase_file
        self._code_file = code_file
        self.insist = insist
        self._passphrase: str | None = None
        self._code: str | None = None

    def open(self, folder: Path, *, make: bool = False) -> Journal:
        """Open the journal, or make it. Raises CannotOpen; JournalError where what was named cannot be read."""
        if self._passphrase_file is not None and not Folder(folder).holds_journal():
            raise JournalError(
                "There is no journal here yet whose passphrase this could be.",
                "Nothing was made.",
                "Make it without --passphrase-file, then lock it with lock-with-passphrase.",
            )
        journal = self.let_in(
            lambda passphrase, code: open_journal(
                folder, make=make, passphrase=passphrase, code=code, insist=self.insist
            )
        )
        _warn_of_room(folder)
        return journal

    def let_in(self, work: Callable[[str | None, str | None], T]) -> T:
        """Do what the passphrase or the recovery code is for; the passphrase is asked for where it turns out to be
        needed. Raises what `work` raises; JournalError where what was named cannot be read."""
        code = self._read_code()
        if self._passphrase_file is not None:
            self._read_passphrase()
        try:
            return work(self._passphrase, code)
        except NeedsPassphrase as error:
            if self._passphrase is not None or not sys.stdin.isatty():
                raise NeedsPassphrase(
                    error.happened, error.kept, "Name a file that has it: --passphrase-file."
                ) from error
            self._passphrase = _ask("Passphrase: ")
            return work(self._passphrase, code)

    def lock(self, folder: Path) -> None:
        """Lock the journal with a new passphrase, and say its recovery code."""
        code = self._read_code()
        locked = protection(folder).passphrase and code is None
        old = self._read_passphrase("Present passphrase: ") if locked else None
        new = self._new_passphrase(takes_first=old is None)
        told = set_passphrase(folder, new, old=old, code=code)
        tell("The journal is locked with the passphrase. This is its recovery code:")
        say(told)
        tell(
            "Write it down, and keep it apart from this computer. It opens the journal when the passphrase is "
            "forgotten, for you and for whoever finds it; it is not shown again."
        )
        earlier = open_backups(folder)
        if earlier:
            are, them = ("is", "it") if len(earlier) == 1 else ("are", "them")
            tell(f"{len(earlier)} of its backups {are} from before, and open without it. Delete {them} soon:")
            for one in earlier:
                tell(f"  {one}")

    def _read_passphrase(self, prompt: str = "") -> str:
        if self._passphrase is None:
            name = self._passphrase_file
            self._passphrase = _line_of(name, "passphrase") if name is not None else _ask(prompt)
        return self._passphrase

    def _new_passphrase(self, *, takes_first: bool) -> str:
        """From its own file; or from the one of the passphrase, where that is not needed for the present one."""
        name = self._new_passphrase_file or (self._passphrase_file if takes_first else None)
        if name is not None:
            return _line_of(name, "passphrase")
        new = _ask("New passphrase: ")
        if _ask("The same once more: ") != new:
            raise JournalError("The two passphrases are not the same.", "Nothing was changed.", "Try again.")
        return new

    def _read_code(self) -> str | None:
        if self._code is None and self._code_file is not None:
            self._code = _line_of(self._code_file, "recovery code", lines=True)
        return self._code


given = Access()
"""How this call of the command line is let in; set where its arguments are read."""


def _warn_of_room(folder: Path) -> None:
    free = free_space(folder)
    if free is None or free >= LOW:
        return
    how = "full" if free < 2 * SIZE else f"nearly full, with {free // 1_000_000} MB free"
    tell(f"The disk is {how}. Make room, so that what you write can be saved.")


def _ask(prompt: str) -> str:
    """Type it, unseen. Raises JournalError where there is no terminal, or nothing was typed."""
    from getpass import getpass

    if not sys.stdin.isatty():
        raise JournalError(
            "A passphrase is needed, and there is no terminal to ask for it.",
            "Nothing was changed.",
            "Name a file that has it: --passphrase-file for the present one, --new-passphrase-file for a new one.",
        )
    with suppress(EOFError):
        return getpass(prompt, stream=sys.stderr)
    raise JournalError("No passphrase was given.", "Nothing was changed.")


def _line_of(name: str, what: str, *, lines: bool = False) -> str:
    """The one line of a file, or the next of standard input (`-`), without its end and otherwise as it is.

    `lines`: what may have several, for their ends mean nothing. Raises JournalError.
    """
    try:
        if name == "-":
            content = sys.stdin.buffer.read(LARGEST) if lines else sys.stdin.buffer.readline(LARGEST)
        else:
            with Path(name).expanduser().open("rb") as file:
                content = _read(file)
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise JournalError(
            f"The {what} could not be read.",
            "Nothing was changed.",
            "It must be text in UTF-8, in a file you may read.",
        ) from error
    text = text.removesuffix("\n").removesuffix("\r")
    if "\n" in text and not lines:
        raise JournalError(
            f"The file with the {what} has more than one line.", "Nothing was changed.", "Leave only the one in it."
        )
    return text


def _read(file: IO[bytes]) -> bytes:
    """All of it, also from a pipe, which gives it in pieces; never more than a passphrase can have."""
    content = b""
    while len(content) < LARGEST and (piece := file.read(LARGEST - len(content))):
        content += piece
    return content
