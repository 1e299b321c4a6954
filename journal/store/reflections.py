"""What Reflections shows: reflections, consultations, approaches and mentors, as plain values."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import exists, func, or_, select, text
from sqlalchemy.orm import Session

from journal.model import Answer, Approach, Colleague, Consultation, Meeting, MeetingColleague, Mentor, Reflection
from journal.model.words import RATINGS

SHOWN = 160
"""Characters of a text that are read for its row in a list."""
MEETINGS = 20
"""So many meetings of a colleague are offered."""


class ReflectionLine(NamedTuple):
    """A row of the list. `name` is "" where it is about nobody; `mean` is over the ratings given."""

    id: str
    on: date
    name: str
    text: str
    marked: str
    mean: float | None


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


class ReflectionDetail(NamedTuple):
    """`ratings`: what is rated -> 1 to 5 or None. `answers`: (prompt, answer), in the order they were stored."""

    id: str
    on: date
    colleague: str
    name: str
    meeting: str
    ratings: dict[str, int | None]
    marked: str
    text: str
    answers: tuple[tuple[str, str], ...]


class ConsultationDetail(NamedTuple):
    """`mentor` is `mentor:<id>` or `colleague:<id>`."""

    id: str
    on: date
    colleague: str
    name: str
    mentor: str
    mentor_name: str
    challenge: str
    evaluation: str
    advice: str


class ApproachDetail(NamedTuple):
    id: str
    colleague: str
    name: str
    consultation: str
    started_on: date
    text: str
    look_back_on: date
    ended_on: date | None
    outcome: str


class MentorDetail(NamedTuple):
    id: str
    name: str
    relation: str
    email: str
    notes: str
    consultations: int


def reflection_lines(session: Session, words: str, offset: int, limit: int, oldest: bool) -> list[ReflectionLine]:
    """The newest first, or the oldest; `words` are looked for in the name, the text and the answers."""
    order = (Reflection.on, Reflection.position)
    first_answer = (
        select(func.substr(Answer.answer, 1, SHOWN))
        .where(Answer.reflection_id == Reflection.id)
        .order_by(Answer.position)
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(
            Reflection.id,
            Reflection.on,
            func.coalesce(Colleague.name, ""),
            func.coalesce(func.nullif(func.substr(Reflection.text, 1, SHOWN), ""), first_answer, ""),
            func.coalesce(Reflection.marked, ""),
            *(getattr(Reflection, one) for one in RATINGS),
        )
        .outerjoin(Colleague, Colleague.id == Reflection.colleague_id)
        .order_by(*(order if oldest else (one.desc() for one in order)))
        .offset(offset)
        .limit(limit)
    )
    if words:
        in_answer = exists().where(Answer.reflection_id == Reflection.id, _has(words, Answer.answer))
        query = query.where(_has(words, Colleague.name, Reflection.text) | in_answer)
    return [ReflectionLine._make((*row[:5], _mean(list(row[5:])))) for row in session.execute(query)]


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
    patterns = {f"like{number}": one for number, one in enumerate(_patterns(words))}
    columns = ("name", "said", "CASE kind WHEN 'consultation' THEN other END")
    match = " OR ".join(f"{column} LIKE :{one} ESCAPE '\\'" for one in patterns for column in columns)
    values = {"words": words, "limit": limit, "offset": offset, **patterns}
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


def reflection_detail(session: Session, record: str) -> ReflectionDetail | None:
    found = session.get(Reflection, record)
    if found is None:
        return None
    answers = session.execute(
        select(Answer.prompt, Answer.answer).where(Answer.reflection_id == record).order_by(Answer.position)
    ).all()
    return ReflectionDetail(
        found.id,
        found.on,
        found.colleague_id or "",
        colleague_name(session, found.colleague_id),
        found.meeting_id or "",
        {one: getattr(found, one) for one in RATINGS},
        found.marked or "",
        found.text or "",
        tuple((row.prompt, row.answer) for row in answers),
    )


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
    )


def mentor_detail(session: Session, record: str) -> MentorDetail | None:
    found = session.get(Mentor, record)
    if found is None:
        return None
    heard = session.scalar(select(func.count()).where(Consultation.mentor_id == record)) or 0
    return MentorDetail(found.id, found.name, found.relation or "", found.email or "", found.notes or "", heard)


def people(session: Session) -> list[tuple[str, str]]:
    """(id, name) of all colleagues, by name."""
    rows = session.execute(select(Colleague.id, Colleague.name)).all()
    return sorted(((row.id, row.name) for row in rows), key=lambda one: (one[1].casefold(), one[0]))


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


def meetings_with(session: Session, colleague: str, today: date, chosen: str) -> list[tuple[str, str, date]]:
    """(id, title, day) of the last ones by today, the latest first; and the one chosen, whichever it is."""
    columns = (Meeting.id, Meeting.title, Meeting.day)
    rows = session.execute(
        select(*columns)
        .join(MeetingColleague, MeetingColleague.meeting_id == Meeting.id)
        .where(MeetingColleague.colleague_id == colleague, Meeting.day <= today)
        .order_by(Meeting.start_utc.desc())
        .limit(MEETINGS)
    ).all()
    if chosen and all(one.id != chosen for one in rows):
        rows = [*rows, *session.execute(select(*columns).where(Meeting.id == chosen))]
    return [(row[0], row[1], row[2]) for row in rows]


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


def colleague_name(session: Session, colleague: str | None) -> str:
    return session.scalar(select(Colleague.name).where(Colleague.id == colleague)) or ""


def _has(words: str, *columns: Any) -> Any:
    return or_(*(column.like(one, escape="\\") for column in columns for one in _patterns(words)))


def _patterns(words: str) -> list[str]:
    """The store compares only a to z in either case; other letters are looked for in each."""
    safe = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return [f"%{one}%" for one in dict.fromkeys((safe, safe.lower(), safe.upper(), safe.title()))]


def _mean(ratings: list[int | None]) -> float | None:
    given = [one for one in ratings if one is not None]
    return sum(given) / len(given) if given else None
