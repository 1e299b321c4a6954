"""What the ways to deliver value to one colleague are made from, read with queries that stay small in any journal."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from journal.method import value_ideas as method
from journal.method.value_ideas import Context, Favour, Idea, Other, Promise, Thing, beginnings
from journal.model import Colleague, Fact, FollowUp, Goal, Meeting, MeetingColleague, Question, Restatement, Value
from journal.model.words import MeetingState, Outcome, Stage
from journal.store.hints import off

OTHERS = 40
"""Colleagues at most that are held against one for an introduction."""
HITS = 200
"""Goals and facts at most that are looked at to find them."""
MEETINGS = 20
"""Meetings at most in which answers are looked for."""
THANKS = 90
"""Days within which a favour is worth a thank-you of its own."""
_PLACE, _KIND, _FACT, _GOAL = 5, 31, 3, 5  # how the search index numbers its rows (store/search.py)


def value_ideas(session: Session, colleague: str, today: date) -> list[Idea]:
    """At most three, the best first; [] where there is no such colleague."""
    found = session.get(Colleague, colleague)
    return method.ideas(_context(session, found, today)) if found else []


def best_idea(session: Session, colleague: Colleague, today: date) -> Idea:
    """The one to bring to a meeting."""
    return method.best(_context(session, colleague, today))


def _context(session: Session, colleague: Colleague, today: date) -> Context:
    things = _things(session, Goal.colleague_id == colleague.id, Fact.colleague_id == colleague.id).get(
        colleague.id, ()
    )
    return Context(
        colleague.id,
        (colleague.name.split() or [colleague.name])[0],
        today,
        things,
        tuple(_others(session, colleague, things)),
        tuple(_promises(session, colleague.id, today)),
        tuple(_answers(session, colleague.id, today)),
        favour_due(session, colleague.id, today),
        _given(session, colleague.id, today),
        frozenset(off(session, "idea:", today)),
    )


def favour_due(session: Session, colleague: str, today: date) -> Favour | None:
    """What they did for me last, within the last months, where I have not thanked them since, and it was not said that
    no thank-you is needed."""
    latest = session.execute(
        select(Value.id, func.coalesce(Value.text, ""), Value.on)
        .where(Value.colleague_id == colleague, Value.direction == "received")
        .where(Value.on.between(back(today, THANKS), today))
        .order_by(Value.on.desc(), Value.position.desc())
        .limit(1)
    ).first()
    if latest is None or method.thanks_key(latest.id) in off(session, method.thanks_key(latest.id), today):
        return None
    thanked = session.scalar(
        select(Value.id)
        .where(Value.colleague_id == colleague, Value.direction == "given", Value.kind == "thank_you")
        .where(Value.on.between(latest.on, today))
        .limit(1)
    )
    return None if thanked else Favour(*latest)


def _given(session: Session, colleague: str, today: date) -> dict[str, date]:
    rows = session.execute(
        select(Value.kind, func.max(Value.on))
        .where(Value.colleague_id == colleague, Value.direction == "given", Value.on <= today)
        .group_by(Value.kind)
    )
    return {row[0]: row[1] for row in rows}


def _promises(session: Session, colleague: str, today: date) -> Iterable[Promise]:
    rows = session.execute(
        select(FollowUp.id, FollowUp.text, FollowUp.due)
        .where(FollowUp.colleague_id == colleague, FollowUp.owner == "me")
        .where(FollowUp.done_on.is_(None) | (FollowUp.done_on > today))
        .where(FollowUp.due <= today + min(timedelta(days=method.SOON), date.max - today))
        .order_by(FollowUp.due, FollowUp.position)
        .limit(method.AT_MOST)
    )
    return [Promise(record, text, due) for record, text, due in rows if due]


def _answers(session: Session, colleague: str, today: date) -> Iterable[method.Answer]:
    """What was said in the held meetings of the last weeks, where it is sure that they said it: no one else was there,
    or a restatement names them."""
    meetings = _meetings(session, colleague, today)
    asked = session.execute(
        select(Question.id, Question.text, Question.answer, Question.meeting_id)
        .where(Question.meeting_id.in_([one for one, (_, _, alone) in meetings.items() if alone]))
        .where(func.trim(Question.answer) != "")
        .order_by(Question.position)
    ).all()
    restated = session.execute(
        select(Restatement.id, Restatement.heard, Restatement.meeting_id, Restatement.colleague_id)
        .where(Restatement.meeting_id.in_(meetings), Restatement.outcome == Outcome.CONFIRMED)
        .where(Restatement.colleague_id.is_(None) | (Restatement.colleague_id == colleague))
        .order_by(Restatement.position)
    ).all()
    return [
        *(method.Answer(one.id, one.text, one.answer or "", *meetings[one.meeting_id][:2]) for one in asked),
        *(
            method.Answer(one.id, "", one.heard, *meetings[one.meeting_id][:2])
            for one in restated
            if one.colleague_id or meetings[one.meeting_id][2]
        ),
    ]


def _meetings(session: Session, colleague: str, today: date) -> dict[str, tuple[str, date, bool]]:
    """The latest held meetings with them of the last weeks: id -> title, day, and whether no one else was there."""
    somebody = aliased(MeetingColleague)
    alone = ~select(somebody.position).where(
        somebody.meeting_id == Meeting.id, somebody.colleague_id != colleague
    ).exists()  # fmt: skip
    rows = session.execute(
        select(Meeting.id, Meeting.title, Meeting.day, alone)
        .join(MeetingColleague, MeetingColleague.meeting_id == Meeting.id)
        .where(MeetingColleague.colleague_id == colleague, Meeting.state == MeetingState.HELD)
        .where(Meeting.day.between(today - min(method.RECENT_ANSWER, today - date.min), today))
        .order_by(Meeting.start_utc.desc())
        .limit(MEETINGS)
    )
    return {record: (title, day, bool(only)) for record, title, day, only in rows}


def _others(session: Session, colleague: Colleague, things: tuple[Thing, ...]) -> Iterable[Other]:
    """Active colleagues with a goal, a skill or an interest in which a word of this one's occurs, who do not work in
    the same department and were never in a meeting with them: they may not know each other."""
    if not things:
        return []
    words = {word for one in things for word in beginnings(one.text)}
    candidates = list(dict.fromkeys([*_sharing(session, words), *_tagged(session, colleague)]))
    met = _met(session, colleague.id, candidates)
    rows = session.execute(
        select(Colleague.id, Colleague.name)
        .where(Colleague.id.in_(candidates), Colleague.id != colleague.id, Colleague.id.not_in(met))
        .where(Colleague.stage == Stage.ACTIVE)
        .where(Colleague.department.is_(None) | (Colleague.department != (colleague.department or "")))
        .limit(OTHERS)
    ).all()
    names = {row.id: row.name for row in rows}
    known = _things(session, Goal.colleague_id.in_(names), Fact.colleague_id.in_(names))
    return [Other(one, names[one], known[one]) for one in candidates if one in names and one in known]


def _sharing(session: Session, words: set[str]) -> list[str]:
    """Whose goals and facts have one of these words, by the index of the search; the newest first."""
    if not words:
        return []
    query = " OR ".join(f'"{word}"*' for word in sorted(words)[:60])
    connection = session.connection()
    rows = connection.exec_driver_sql(
        "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? AND (rowid & ?) IN (?, ?) "
        "ORDER BY rowid DESC LIMIT ?",
        (f"body : ({query})", 1 << 40, _KIND, _FACT, _GOAL, HITS),
    ).fetchall()
    found: dict[str, None] = {}
    for table, number in (("goal", _GOAL), ("fact", _FACT)):
        places = [rowid >> _PLACE for (rowid,) in rows if rowid & _KIND == number]
        sql = f"SELECT colleague_id FROM {table} WHERE colleague_id IS NOT NULL AND position IN "
        marks = f"({', '.join('?' * len(places))}) ORDER BY position DESC"
        found |= dict.fromkeys(who for (who,) in connection.exec_driver_sql(sql + marks, tuple(places)))
    return list(found)


def _tagged(session: Session, colleague: Colleague) -> list[str]:
    """Who has a tag in common with them."""
    if not colleague.tags:
        return []
    tag = func.json_each(Colleague.tags).table_valued("value")
    rows = select(Colleague.id).select_from(Colleague).join(tag, tag.c.value.in_(colleague.tags))
    return list(session.scalars(rows.order_by(Colleague.position.desc()).limit(OTHERS)))


def _met(session: Session, colleague: str, others: list[str]) -> set[str]:
    """Who of these was in a meeting with this colleague."""
    mine, theirs = MeetingColleague, aliased(MeetingColleague)
    return set(
        session.scalars(
            select(theirs.colleague_id)
            .join(mine, mine.meeting_id == theirs.meeting_id)
            .where(mine.colleague_id == colleague, theirs.colleague_id.in_(others))
            .distinct()
        )
    )


_HELD_AGAINST = ("skill", "interest")


def _things(
    session: Session, of_goals: ColumnElement[bool], of_facts: ColumnElement[bool]
) -> dict[str, tuple[Thing, ...]]:
    """Colleague id -> open goals, skills and interests."""
    found: dict[str, list[Thing]] = {}
    goals = select(Goal.colleague_id, Goal.text).where(of_goals, Goal.state == "open").order_by(Goal.position)
    for who, text in session.execute(goals.limit(HITS)):
        found.setdefault(who or "", []).append(Thing("goal", text))
    facts = select(Fact.colleague_id, Fact.kind, Fact.text).where(of_facts, Fact.kind.in_(_HELD_AGAINST))
    for who, kind, text in session.execute(facts.order_by(Fact.position).limit(HITS)):
        found.setdefault(who or "", []).append(Thing(kind, text))
    return {who: tuple(things) for who, things in found.items()}


def back(today: date, days: int) -> date:
    """So many days before, or the first of all."""
    return today - min(timedelta(days=days), today - date.min)
