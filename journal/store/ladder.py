"""The ladder: consultations, approaches and mentors, as plain values."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, or_, select, text
from sqlalchemy.orm import Session

from journal.model import Approach, Colleague, Consultation, Mentor
from journal.model.words import Stage
from journal.store.reflections import SHOWN, colleague_name, patterns


class LadderLine(NamedTuple):
    """A consultation (`other`: the mentor's name), an approach (`other`: its outcome) or a mentor (the relation).

    `over` is whether an approach has ended. A mentor has no `day`.
    """

    kind: str
    id: str
    day: date | None
    name: str
    other: str
    text: str
    over: bool


class ConsultationDetail(NamedTuple):
    """`mentor` is `mentor:<id>` or `colleague:<id>`; `came_of`: what came of the advice."""

    id: str
    on: date
    colleague: str
    name: str
    mentor: str
    mentor_name: str
    challenge: str
    evaluation: str
    advice: str
    came_of: str = ""


class ApproachDetail(NamedTuple):
    """`how_to_tell`: by what I shall know whether it helped; `looked_back`: what I saw then."""

    id: str
    colleague: str
    name: str
    consultation: str
    started_on: date
    text: str
    look_back_on: date
    ended_on: date | None
    outcome: str
    how_to_tell: str = ""
    looked_back: str = ""


class MentorDetail(NamedTuple):
    id: str
    name: str
    relation: str
    email: str
    notes: str
    consultations: int


_LADDER = """
SELECT * FROM (
    SELECT 'consultation' AS kind, k.id AS id, k."on" AS day, c.name AS name, coalesce(m.name, w.name) AS other,
           coalesce(nullif(k.advice, ''), nullif(k.challenge, ''), k.evaluation, '') AS said, 0 AS over,
           k.position AS at
    FROM consultation k JOIN colleague c ON c.id = k.colleague_id
    LEFT JOIN mentor m ON m.id = k.mentor_id LEFT JOIN colleague w ON w.id = k.mentor_colleague_id
    UNION ALL
    SELECT 'approach', a.id, a.started_on, c.name, coalesce(a.outcome, ''), a.text, a.ended_on IS NOT NULL, a.position
    FROM approach a JOIN colleague c ON c.id = a.colleague_id
    UNION ALL
    SELECT 'mentor', id, NULL, name, coalesce(relation, ''), coalesce(nullif(notes, ''), email, ''), 0, position
    FROM mentor
) WHERE :words = '' OR {match}
ORDER BY day IS NULL, day DESC, CASE kind WHEN 'mentor' THEN lower(name) END, at DESC LIMIT :limit OFFSET :offset
"""


def ladder_lines(session: Session, words: str, offset: int, limit: int) -> list[LadderLine]:
    """Consultations and approaches, the newest first, then the mentors by name."""
    liked = {f"like{number}": one for number, one in enumerate(patterns(words))}
    columns = ("name", "said", "CASE kind WHEN 'consultation' THEN other END")
    match = " OR ".join(f"{column} LIKE :{one} ESCAPE '\\'" for one in liked for column in columns)
    values = {"words": words, "limit": limit, "offset": offset, **liked}
    rows = session.execute(text(_LADDER.format(match=f"({match})")), values)
    return [
        LadderLine(
            row.kind,
            row.id,
            row.day and date.fromisoformat(row.day),
            row.name,
            row.other or "",
            row.said[:SHOWN],
            bool(row.over),
        )
        for row in rows
    ]


def consultation_detail(session: Session, record: str) -> ConsultationDetail | None:
    found = session.get(Consultation, record)
    if found is None:
        return None
    mentor = session.get(Mentor, found.mentor_id) if found.mentor_id else None
    return ConsultationDetail(
        found.id,
        found.on,
        found.colleague_id,
        colleague_name(session, found.colleague_id),
        f"mentor:{found.mentor_id}" if found.mentor_id else f"colleague:{found.mentor_colleague_id}",
        mentor.name if mentor else colleague_name(session, found.mentor_colleague_id),
        found.challenge or "",
        found.evaluation or "",
        found.advice or "",
        found.came_of or "",
    )


def approach_detail(session: Session, record: str) -> ApproachDetail | None:
    found = session.get(Approach, record)
    if found is None:
        return None
    return ApproachDetail(
        found.id,
        found.colleague_id,
        colleague_name(session, found.colleague_id),
        found.consultation_id or "",
        found.started_on,
        found.text,
        found.look_back_on,
        found.ended_on,
        found.outcome or "",
        found.how_to_tell or "",
        found.looked_back or "",
    )


def mentor_detail(session: Session, record: str) -> MentorDetail | None:
    found = session.get(Mentor, record)
    if found is None:
        return None
    heard = session.scalar(select(func.count()).where(Consultation.mentor_id == record)) or 0
    return MentorDetail(found.id, found.name, found.relation or "", found.email or "", found.notes or "", heard)


def advisers(session: Session, colleague: str) -> list[tuple[str, str]]:
    """Who can be asked about a colleague: (`mentor:<id>` or `colleague:<id>`, name), the mentors first."""
    mentors = session.execute(select(Mentor.id, Mentor.name).order_by(func.lower(Mentor.name), Mentor.position)).all()
    are_mentors = select(Colleague.id, Colleague.name).where(Colleague.is_mentor, Colleague.id != colleague)
    among = session.execute(are_mentors.order_by(func.lower(Colleague.name), Colleague.position)).all()
    return [(f"mentor:{row.id}", row.name) for row in mentors] + [(f"colleague:{row.id}", row.name) for row in among]


def likely_adviser(session: Session, colleague: str) -> str:
    """Whom I asked about this colleague last, or the only one whom I could ask; "" where that is open."""
    asked = consultations_about(session, colleague)
    last = consultation_detail(session, asked[0][0]) if asked else None
    known = [adviser for adviser, _ in advisers(session, colleague)]
    return last.mentor if last is not None else known[0] if len(known) == 1 else ""


def consultations_about(session: Session, colleague: str) -> list[tuple[str, date, str]]:
    """(id, day, mentor's name), the latest first."""
    mentors = func.coalesce(Mentor.name, Colleague.name, "")
    rows = session.execute(
        select(Consultation.id, Consultation.on, mentors)
        .outerjoin(Mentor, Mentor.id == Consultation.mentor_id)
        .outerjoin(Colleague, Colleague.id == Consultation.mentor_colleague_id)
        .where(Consultation.colleague_id == colleague)
        .order_by(Consultation.on.desc(), Consultation.position.desc())
    )
    return [(row[0], row[1], row[2]) for row in rows]


def running_approaches(session: Session, colleague: str, today: date) -> list[ApproachDetail]:
    """Begun by today and not ended by then, in the order they were begun (rules.md, "The next step")."""
    not_ended = or_(Approach.ended_on.is_(None), Approach.ended_on > today)
    query = select(Approach.id).where(Approach.colleague_id == colleague, Approach.started_on <= today, not_ended)
    ids = session.scalars(query.order_by(Approach.started_on, Approach.position)).all()
    return [one for found in ids if (one := approach_detail(session, found)) is not None]


def approaches_from(session: Session, consultation: str) -> list[ApproachDetail]:
    """What was begun on the advice of a consultation, in that order."""
    query = select(Approach.id).where(Approach.consultation_id == consultation)
    ids = session.scalars(query.order_by(Approach.started_on, Approach.position)).all()
    return [one for found in ids if (one := approach_detail(session, found)) is not None]


def to_look_back_on(session: Session, today: date) -> list[ApproachDetail]:
    """Those that run and whose day to look back has come, that day first which came first."""
    query = (
        select(Approach.id)
        .join(Colleague, Colleague.id == Approach.colleague_id)
        .where(Colleague.stage == Stage.ACTIVE)
        .where(Approach.look_back_on <= today, Approach.started_on <= today)
        .where(or_(Approach.ended_on.is_(None), Approach.ended_on > today))
        .order_by(Approach.look_back_on, Approach.position)
    )
    return [one for found in session.scalars(query).all() if (one := approach_detail(session, found)) is not None]
