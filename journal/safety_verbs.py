"""The commands that keep the journal from being lost: backup, restore, check. Each answers its exit code."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from journal import access
from journal.store.backup import CannotBackUp, back_up_changes, backup, before_import
from journal.store.journal import Journal
from journal.store.keys import protection
from journal.terminal import say, tell

DONE, IN_PART, DAMAGED = 0, 1, 3
_TOLD = {
    "colleague": ("colleague", "colleagues"),
    "meeting": ("meeting", "meetings"),
    "reflection": ("reflection", "reflections"),
}


def back_up(folder: Path, target: Path | None, now: datetime) -> int:
    """Among the others, or as a file of one's own."""
    journal = access.given.open(folder)
    try:
        made = backup(journal, target.expanduser() if target else None, now)
    finally:
        journal.close()
    say(str(made.path))
    tell(f"The backup is whole, with {in_words(made.manifest.counts)}.")
    if protection(folder).open:
        tell("This journal has no passphrase: whoever has the backup can read it.")
    return DONE


def restore(folder: Path, file: Path, now: datetime) -> int:
    """Put the backup in the journal's place."""
    from journal.store.restore import restore

    done = access.given.let_in(
        lambda passphrase, code: restore(
            file.expanduser(), folder, now, passphrase=passphrase, code=code, insist=access.given.insist
        )
    )
    made = done.manifest.made.astimezone(now.tzinfo)
    tell(f"The journal is as it was on {made:%Y-%m-%d at %H:%M}, with {in_words(done.manifest.counts)}.")
    if done.before is not None:
        tell(f"What was there before is kept in {done.before.path}")
    if done.damaged is not None:
        tell(f"What was there before could not be read; a copy of it is kept as {done.damaged}")
    if done.own_keys and protection(folder).passphrase:
        tell("It opens with the passphrase that the backup had.")
    return DONE


def check(folder: Path, now: datetime, *, repair: bool) -> int:
    """Say what is wrong; with `repair`, mend it."""
    from journal.store.check import problems

    if repair:
        return _repair(folder, now)
    journal = access.given.open(folder)
    try:
        found = problems(journal)
    finally:
        journal.close()
    for problem in found:
        say(problem)
    tell(
        "The journal is damaged. Mend it with check --repair, or restore a backup."
        if found
        else "The journal is in order."
    )
    return DAMAGED if found else DONE


def _repair(folder: Path, now: datetime) -> int:
    from journal.store.rescue import repair

    done = access.given.let_in(lambda passphrase, code: repair(folder, now, passphrase=passphrase, code=code))
    if done.only_index:
        tell("The index of the search was made anew. All else was in order.")
    elif done.kept is None:
        tell("The journal is in order.")
    else:
        tell(
            f"The journal is mended: {done.rows:,} records could be kept, {done.from_backup:,} from the latest backup."
        )
        tell(f"The damaged file is kept as {done.kept}")
    for lost in done.lost:
        kind = lost.kind.replace("_", " ")
        say(f"missing, {kind}: {', '.join(lost.ids)}" if lost.ids else f"missing, {kind}: perhaps some")
    return IN_PART if done.lost else DONE


def in_words(counts: Mapping[str, int]) -> str:
    """ "2 colleagues, 1 meeting and 12 other records"."""
    parts = [f"{counts[name]:,} {one if counts[name] == 1 else more}" for name, (one, more) in _TOLD.items()
             if counts.get(name)]  # fmt: skip
    others = sum(counts.values()) - sum(counts.get(name, 0) for name in _TOLD)
    if others:
        parts.append(f"{others:,} {'' if not parts else 'other '}record{'' if others == 1 else 's'}")
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts) or "nothing in it yet"


@contextmanager
def backed_up(journal: Journal, now: datetime) -> Iterator[None]:
    """Around what may change much: a backup before it, where there is something that none has, and one after it.

    Without the first nothing is begun (CannotBackUp); where the second fails that is said, for the change is saved.
    """
    before_import(journal, now)
    yield
    try:
        back_up_changes(journal, now)
    except CannotBackUp as error:
        tell(str(error))
