"""What each command of the command line does. The answer of each is its exit code (interface.md)."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from journal import access
from journal.errors import BadFile, CannotOpen, JournalError
from journal.exchange import exporting
from journal.method.rules.review import ADVICE, PRACTICES, STATUSES, Finding, Review, in_order
from journal.method.rules.review import review as review_of
from journal.safety_verbs import backed_up
from journal.store.folder import Folder
from journal.store.history import histories
from journal.store.journal import Journal
from journal.store.rule_settings import rule_settings
from journal.terminal import say, tell

DONE, IN_PART, WRONG = 0, 1, 2


def bring_in(folder: Path, files: list[Path], now: datetime, *, dry_run: bool) -> int:
    """Each file is one transaction; one that is wrong is named, and the others go in."""
    codes = [_bring_in_one(folder, file, now, dry_run=dry_run) for file in files]
    return DONE if not any(codes) else WRONG if set(codes) == {WRONG} else IN_PART


def _bring_in_one(folder: Path, file: Path, now: datetime, *, dry_run: bool) -> int:
    from journal.exchange.archive import read_journal
    from journal.exchange.calendar_import import is_calendar
    from journal.exchange.people_read import is_people

    try:
        content = read_journal(file)
        if is_people(file.name, content):
            return _bring_in_people(folder, file.name, content, now, dry_run=dry_run)
        if is_calendar(file, content):
            return _bring_in_calendar(folder, file.name, content, now, dry_run=dry_run)
        report = _bring_in_journal(folder, content, now, dry_run=dry_run)
    except BadFile as error:
        tell(f"{file.name}: {error}")
        return WRONG
    say(f"{file.name}: {_counts(report.added, report.changed, 'would be ' if dry_run else '')}")
    return DONE


def _bring_in_journal(folder: Path, content: bytes, now: datetime, *, dry_run: bool) -> Any:
    from journal.exchange.interchange import import_content, preview_content

    if not Folder(folder).holds_journal():
        preview = preview_content(None, content)  # a wrong file must not leave an empty journal behind
        if dry_run:
            return preview
    with _changing(folder, now, dry_run=dry_run) as journal:
        return (preview_content if dry_run else import_content)(journal, content)


def _bring_in_calendar(folder: Path, name: str, content: bytes, now: datetime, *, dry_run: bool) -> int:
    import tzlocal

    from journal.exchange import calendar_import

    calendar = calendar_import.read_content(content, now, tzlocal.get_localzone())
    if dry_run and not Folder(folder).holds_journal():
        outcome = calendar_import.preview_calendar(None, calendar, now)
    else:
        with _changing(folder, now, dry_run=dry_run) as journal:
            bring = calendar_import.preview_calendar if dry_run else calendar_import.import_calendar
            outcome = bring(journal, calendar, now)
    told = calendar_import.tell(outcome, dry_run=dry_run)
    say("\n".join([f"{name}: {told.results[0]}", *told.results[1:]]))
    for line in told.words:
        tell(f"{name}: {line}")
    return DONE if told.whole else IN_PART


def _bring_in_people(folder: Path, name: str, content: bytes, now: datetime, *, dry_run: bool) -> int:
    from journal.exchange import people_import

    found = people_import.read_content(content, name)
    if dry_run and not Folder(folder).holds_journal():
        told = people_import.preview_file(None, found)
    else:
        with _changing(folder, now, dry_run=dry_run) as journal:
            if dry_run:
                told = people_import.preview_file(journal, found)
            else:
                told = people_import.import_file(journal, found, now.date())
    say("\n".join([f"{name}: {told.results[0]}", *told.results[1:]]))
    for line in told.words:
        tell(f"{name}: {line}")
    return DONE if told.whole else IN_PART


_LISTS = {
    "value": ("thing done for each other", "things done for each other"),
    "followups": ("follow-up", "follow-ups"),
    "approaches": ("approach", "approaches"),
}


def _counts(added: Mapping[str, int], changed: Mapping[str, int], would: str) -> str:
    told = [f"{_counted(name, count)} {would}added" for name, count in added.items()]
    told += [f"{_counted(name, count)} {would}changed" for name, count in changed.items()]
    return f"{', '.join(told)}." if told else "nothing new."


def _counted(name: str, count: int) -> str:
    if name == "me":
        return "your profile"
    one, more = _LISTS.get(name, (name.removesuffix("s"), name))
    return f"{count} {one if count == 1 else more}"


_WRITTEN = {
    exporting.WHOLE: ("All of the journal is in {file} now.",) * 2,
    exporting.MEETINGS: ("1 meeting is in {file} now, without your notes.",
                         "{count:,} meetings are in {file} now, without your notes."),
    exporting.PEOPLE: ("1 colleague is in {file} now, without your notes.",
                       "{count:,} colleagues are in {file} now, without your notes."),
    exporting.TABLES: ("1 table is in the folder {file} now, without pictures.",
                       "{count} tables are in the folder {file} now, without pictures."),
    exporting.TEXT: ("All of the journal is in {file} now, to read.",) * 2,
    exporting.PAGE: ("All of the journal is in {file} now, to read and to print.",) * 2,
    exporting.ARCHIVE: ("All of the journal is in {file} now, in every form.",) * 2,
}  # fmt: skip
"""What is said of one, and of any other number."""


def take_out(folder: Path, file: Path, now: datetime) -> int:
    """What the ending says: everything, to keep or to read, the meetings, the people, or tables."""
    exporting.refuse(file)
    with _open(folder) as journal:
        count = exporting.export_as(journal, file, now)
    one, more = _WRITTEN[file.suffix.lower()]
    tell(f"{(one if count == 1 else more).format(file=file, count=count)} It is not encrypted there.")
    return DONE


def review(folder: Path, today: date, *, as_json: bool) -> int:
    with _open(folder) as journal, journal.reading() as session:
        settings = rule_settings(session)
        reviews = in_order(review_of(one, today, settings) for one in histories(session))
    if as_json:
        _say_json({"as_of": today.isoformat(), "partnerships": [_review_json(one) for one in reviews]})
    elif not reviews:
        tell("There are no colleagues in this journal yet.")
    else:
        say("\n\n".join(_review_text(one) for one in reviews))
    return DONE


def _review_json(one: Review) -> dict[str, Any]:
    return {
        "colleague": {"id": one.colleague.id, "name": one.colleague.name},
        "status": one.status,
        "advice": one.advice,
        "concerns": [_concern_json(finding) for finding in one.concerns],
        "practice": one.practice,
        "effort": one.effort,
        "held_meetings": one.held_meetings,
        "age_days": one.age_days,
    }


def _concern_json(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "family": finding.family,
        "serious": finding.serious,
        "because": finding.because,
        "evidence": [{"kind": one.kind, "id": one.id, "on": one.on.isoformat()} for one in finding.evidence],
    }


def _review_text(one: Review) -> str:
    step = f" {ADVICE[one.advice].title}." if one.advice else ""
    lines = [f"{one.colleague.name}: {STATUSES[one.status].lower()}.{step}"]
    lines += [f"  - {finding.because}" for finding in one.concerns]
    lines += [f"  {sentence}" for sentence in one.why]
    left_alone = one.status == "resting" or one.advice == "talk_to_someone_you_trust"  # then nobody is asked to do more
    if one.missing_practices and not left_alone:
        missing = ", ".join(PRACTICES[name].title.lower() for name in one.missing_practices)
        lines.append(f"  Your own practice: {one.effort} of 6; not used lately: {missing}.")
    return "\n".join(lines)


def prepare(folder: Path, meeting: str | None, now: datetime, day: date | None, *, as_json: bool) -> int:
    """For the meeting named, or the next one that is planned from `now` on (from the beginning of `day`, if given)."""
    from journal.store.preparation import next_meeting, prepared

    if day is not None:
        now = datetime(day.year, day.month, day.day, tzinfo=now.tzinfo)
    with _open(folder) as journal, journal.reading() as session:
        wanted = meeting or next_meeting(session, now)
        found = prepared(session, wanted, now.date()) if wanted else None
    if found is None:
        raise JournalError(f"There is no meeting “{meeting}”." if meeting else "No meeting is planned.")
    if as_json:
        _say_json(found.as_json())
    else:
        say(found.as_text(now.date()))
    return DONE


def search(folder: Path, words: str, limit: int, *, as_json: bool) -> int:
    from journal.store.search import search as find

    with _open(folder) as journal, journal.reading() as session:
        hits = find(session, words, limit)
    if as_json:
        _say_json(
            {
                "words": words,
                "hits": [
                    {"kind": hit.kind, "id": hit.id, "title": hit.title, "text": hit.snippet, "on": hit.day}
                    for hit in hits
                ],
            }
        )
    elif not hits:
        tell("Nothing has these words.")
    for hit in () if as_json else hits:
        what = hit.kind.replace("followup", "follow-up").replace("_", " ")
        say("  ".join(part for part in (f"{what}:", hit.title, hit.snippet, f"({hit.day})" if hit.day else "") if part))
    return DONE


def lock_with_passphrase(folder: Path) -> int:
    access.given.lock(folder)
    return DONE


def demo(folder: Path, now: datetime) -> int:
    import tzlocal

    from journal.exchange.interchange import import_content
    from journal.exchange.sample import sample_journal

    if Folder(folder).holds_journal():
        raise CannotOpen(
            "There is a journal here already.", "It was left as it is.", "Name another folder with --journal."
        )
    zone = tzlocal.get_localzone()
    content = sample_journal(now, zone)
    with _open(folder, make=True) as journal:
        import_content(journal, content)
    tell(f"A sample journal is in {folder} now.")
    return DONE


@contextmanager
def _changing(folder: Path, now: datetime, *, dry_run: bool) -> Iterator[Journal]:
    """Open the journal for what is brought in, with a backup before it and after it."""
    with _open(folder, make=not dry_run) as journal:
        if dry_run:
            yield journal
            return
        with backed_up(journal, now):
            yield journal


@contextmanager
def _open(folder: Path, *, make: bool = False) -> Iterator[Journal]:
    journal = access.given.open(folder, make=make)
    try:
        yield journal
    finally:
        journal.close()


def _say_json(value: object) -> None:
    say(json.dumps(value, ensure_ascii=False, indent=1))
