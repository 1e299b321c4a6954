"""A file of people into a journal, without a window: what is certain is taken, and all else is told."""

from datetime import date
from typing import NamedTuple

from journal.errors import BadFile
from journal.exchange.people_apply import PeopleChoice, PeopleReport, import_people
from journal.exchange.people_known import FACT
from journal.exchange.people_plan import CHANGED, LEFT_OUT, MAYBE, NEW, PeoplePlan, PlanRow, plan_people
from journal.exchange.people_read import read_people
from journal.exchange.people_types import FoundPerson, PeopleFile, Unmapped
from journal.store.journal import Journal

MOST = 100
"""People who are named; of more, the number is told."""
_FIELDS = {"emails": "e-mail", "phones": "phone", "links": "link", "tags": "tag", "card_rest": "other lines"}


class Told(NamedTuple):
    """`results`, and `words` for the person; `whole`: whether everybody in the file is in the journal now."""

    results: list[str]
    words: list[str]
    whole: bool


def read_content(content: bytes, name: str) -> PeopleFile:
    """The people of a file. Raises BadFile where there are none, or where nobody can tell what its columns mean."""
    found = read_people(content, name)
    if isinstance(found, Unmapped):
        header = ", ".join(f"“{one}”" for one in found.columns)
        raise BadFile(
            "",
            f"It is not known what the columns of this table mean: {header[:500]}. In the window you can say which is"
            " the name, the e-mail address and so on.",
        )
    return found


def import_file(journal: Journal, found: PeopleFile, today: date) -> Told:
    """Bring them in, as one change: those who are new, and what is still empty of those who are known for certain."""
    with journal.reading() as session:
        plan = plan_people(session, found)
    return _tell(plan, import_people(journal, plan, PeopleChoice(), today), "")


def preview_file(journal: Journal | None, found: PeopleFile) -> Told:
    """What `import_file` would do; without a journal, to an empty one. Changes nothing."""
    if journal is None:
        plan = plan_people(None, found)
    else:
        with journal.reading() as session:
            plan = plan_people(session, found)
    changed = {row.colleague for row in plan.rows if row.colleague and _filled(row)}
    told = _tell(plan, PeopleReport(len(plan.of(NEW)), len(changed), len(plan.me)), "would be ")
    lines = [f"  new: {_who(row.person)}" for row in plan.of(NEW)]
    lines += [f"  changed: {_name(row)} ({', '.join(_filled(row))})" for row in plan.of(CHANGED) if _filled(row)]
    return told._replace(results=[*told.results, *lines])


def _tell(plan: PeoplePlan, report: PeopleReport, would: str) -> Told:
    done = [
        f"{count:,} colleague{'' if count == 1 else 's'} {would}{what}"
        for count, what in ((report.added, "added"), (report.changed, "changed"))
        if count
    ]
    done += [f"your profile {would}changed"] if report.mine else []
    words = [f"{one.place}: {one.reason}" for one in plan.left_out]
    words += _some([_maybe(row) for row in plan.of(MAYBE)], "people may be among your colleagues")
    words += _some([f"Left out: {_who(row.person)}. {row.why}" for row in plan.of(LEFT_OUT)], "people are left out")
    words += _some([line for row in plan.of(CHANGED) for line in _kept(row)], "things are as you wrote them")
    return Told([f"{', '.join(done)}." if done else "nothing new."], words, not plan.left_out and not plan.of(MAYBE))


def _some(lines: list[str], what: str) -> list[str]:
    more = len(lines) - MOST
    return [*lines[:MOST], f"{more:,} more {what}."] if more > 0 else lines


def _filled(row: PlanRow) -> list[str]:
    """The names of what is filled or added."""
    return list(dict.fromkeys(_FIELDS.get(one.field, one.field) for one in row.changes if one.fills))


def _kept(row: PlanRow) -> list[str]:
    """What the file says otherwise, and is not taken over."""
    return [
        f"{_name(row)}: the {one.field} stays “{one.before}”; the file says “{one.after}”."
        for one in row.changes
        if not one.fills and one.field not in ("notes", FACT)
    ]


def _maybe(row: PlanRow) -> str:
    names = " or ".join(dict.fromkeys(one.name for one in row.alike))
    return (
        f"Left out: {_who(row.person)} ({row.person.place}) may be {names}. {row.alike[0].why} Add what tells that it"
        " is them, such as the e-mail address, or bring the file in from the window."
    )


def _name(row: PlanRow) -> str:
    return row.name_there or row.person.name


def _who(person: FoundPerson) -> str:
    return f"{person.name} <{person.emails[0]}>" if person.emails else person.name
