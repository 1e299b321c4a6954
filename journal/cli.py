"""The command line (interface.md): verbs for scripts and headless checks. Without a verb it opens the window.

Results go to standard output, words for people to standard error. Nothing of Qt is imported for a verb.
"""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from journal import __version__
from journal.errors import CannotOpen, JournalError
from journal.files import default_folder, log_file
from journal.hardening import harden
from journal.terminal import tell

DONE, IN_PART, WRONG, CANNOT_OPEN, STOPPED, FAULT = 0, 1, 2, 3, 130, 70


def run() -> None:
    """The command `partnership-journal`."""
    harden()
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the answer is the exit code (interface.md)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        asked = _parser().parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else WRONG
    with _Guard() as guard:
        guard.code = _do(asked)
        sys.stdout.flush()
    return guard.code


class _Guard:
    """Turns every error into words and an exit code: never a traceback."""

    def __init__(self) -> None:
        self.code = FAULT

    def __enter__(self) -> "_Guard":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> bool:
        if error is None:
            return True
        if isinstance(error, BrokenPipeError):
            # Nobody reads any more; what is still to be written must not complain at the end, either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            self.code = DONE
        elif isinstance(error, KeyboardInterrupt):
            self.code = STOPPED
        elif isinstance(error, JournalError):
            tell(str(error))
            self.code = CANNOT_OPEN if isinstance(error, CannotOpen) else WRONG
        else:
            from journal.faults import note

            note(error, log_file(), datetime.now().astimezone())
            tell(f"Something went wrong inside the program. Where it was is noted in {log_file()}")
        return True


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="partnership-journal",
        description="A private journal for people who depend on colleagues they do not manage. "
        "Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument("--journal", type=Path, metavar="DIR", help="the journal's folder, if not the usual one")
    parser.add_argument("--locked", action="store_true", help=argparse.SUPPRESS)  # what a locked window becomes
    verbs = parser.add_subparsers(dest="verb", metavar="COMMAND")
    verb = verbs.add_parser(
        "import", help="bring journals (.json, .zip), calendars (.ics) and people (.vcf, .csv, LinkedIn's .zip) in"
    )
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE")
    verb.add_argument("--dry-run", action="store_true", help="only say what would happen")
    verb = verbs.add_parser(
        "export",
        help="take everything out (.json), to read (.md, .html), the meetings (.ics), the people (.vcf), tables "
        "(.csv), or all of these (.zip)",
    )
    verb.add_argument("file", type=Path, metavar="FILE")
    verb = verbs.add_parser("review", help="how each partnership is doing, and why")
    _common(verb)
    verb = verbs.add_parser("prepare", help="get ready for a meeting")
    one = verb.add_mutually_exclusive_group()
    one.add_argument("meeting", nargs="?", metavar="MEETING-ID")
    one.add_argument("--next", action="store_true", help="the next planned meeting (the default)")
    _common(verb)
    verb = verbs.add_parser("search", help="find records by their words")
    verb.add_argument("words", nargs="+", metavar="WORDS")
    verb.add_argument("--limit", type=_number, default=20, metavar="N")
    verb.add_argument("--json", action="store_true", help="for scripts")
    verb = verbs.add_parser("backup", help="make a backup, among the others or as a file of your own")
    verb.add_argument("file", nargs="?", type=Path, metavar="FILE")
    verb = verbs.add_parser("restore", help="put a backup in the journal's place, after a backup of what is there")
    verb.add_argument("file", type=Path, metavar="FILE")
    verb = verbs.add_parser("check", help="is the journal in order?")
    verb.add_argument("--repair", action="store_true", help="mend it, after keeping it as it is")
    verb = verbs.add_parser("lock-with-passphrase", help="set a passphrase, or another, and show the recovery code")
    verb.add_argument("--new-passphrase-file", metavar="FILE", help="has the new passphrase, where it has one")
    verbs.add_parser("demo", help="make a sample journal to look around in")
    for each in (parser, *verbs.choices.values()):
        _let_in(each)
    return parser


def _let_in(parser: argparse.ArgumentParser) -> None:
    """What opens the journal may be named before the command or after it."""
    group = parser.add_argument_group("what opens the journal", "(a file's name, or - for standard input)")
    for name, words in (
        ("--passphrase-file", "has the passphrase; without it, it is asked for on the terminal"),
        ("--recovery-code-file", "has the recovery code"),
    ):
        group.add_argument(name, metavar="FILE", default=argparse.SUPPRESS, help=words)
    group.add_argument(
        "--anyway", action="store_true", default=argparse.SUPPRESS, help="also in a folder that a cloud client copies"
    )


def _common(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--as-of", type=_day, metavar="DAY", help="as it stood on a day, such as 2026-11-23")
    verb.add_argument("--json", action="store_true", help="for scripts")


def _day(text: str) -> date:
    if not re.fullmatch(r"(19|2[01])\d\d-\d\d-\d\d", text):
        raise argparse.ArgumentTypeError(f"“{text}” is no day such as 2026-11-23")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"there is no day {text}") from None


def _number(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,5}", text):
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 on")
    return int(text)


def _do(asked: argparse.Namespace) -> int:
    folder = (asked.journal or default_folder()).expanduser()
    if asked.verb is None:
        if any(hasattr(asked, name) for name in ("passphrase_file", "recovery_code_file", "anyway")):
            raise JournalError("The window asks by itself for what opens the journal.", "Name a command with it.")
        from journal.app import open_window

        return open_window(folder, locked=asked.locked)
    from journal import access, verbs

    access.given = access.Access(
        getattr(asked, "passphrase_file", None),
        getattr(asked, "new_passphrase_file", None),
        getattr(asked, "recovery_code_file", None),
        insist=hasattr(asked, "anyway"),
    )
    now = datetime.now().astimezone()
    day = getattr(asked, "as_of", None)
    if asked.verb == "import":
        return verbs.bring_in(folder, asked.files, now, dry_run=asked.dry_run)
    if asked.verb == "export":
        return verbs.take_out(folder, asked.file, now)
    if asked.verb == "review":
        return verbs.review(folder, day or now.date(), as_json=asked.json)
    if asked.verb == "prepare":
        return verbs.prepare(folder, asked.meeting, now, day, as_json=asked.json)
    if asked.verb == "search":
        return verbs.search(folder, " ".join(asked.words), asked.limit, as_json=asked.json)
    if asked.verb == "lock-with-passphrase":
        return verbs.lock_with_passphrase(folder)
    if asked.verb in ("backup", "restore", "check"):
        return _keep_safe(asked, folder, now)
    return verbs.demo(folder, now)


def _keep_safe(asked: argparse.Namespace, folder: Path, now: datetime) -> int:
    from journal import safety_verbs

    if asked.verb == "backup":
        return safety_verbs.back_up(folder, asked.file, now)
    if asked.verb == "restore":
        return safety_verbs.restore(folder, asked.file, now)
    return safety_verbs.check(folder, now, repair=asked.repair)
