"""The changes that this tab makes, each one step to undo.

Each answers whether (or what) it stored; what could not be saved was said already by the desk.
"""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.model import Answer, Approach, Consultation, Mentor, Reflection, new_id
from journal.store.ladder import consultation_detail, consultations_about
from journal.store.reflections import ReflectionDetail
from journal.store.removal import remove_mentor
from journal.window.desk import Desk
from journal.window.looking_back import LOOK_BACK
from journal.window.reflections.begun import stored, taking_part

Model = type[Reflection] | type[Consultation] | type[Approach] | type[Mentor]


def save(desk: Desk, label: str, model: Model, record: str, *, merge: str | None = None, **values: Any) -> bool:
    """Change fields of a record. `merge`: the field that is being typed in."""
    try:
        with desk.change(label, merge and f"{model.__tablename__}:{record}:{merge}") as session:
            found = session.get(model, record)
            if found is not None:
                for field, value in values.items():
                    setattr(found, field, value)
    except JournalError:
        return False
    return True


def add(desk: Desk, label: str, made: Reflection | Consultation | Approach | Mentor) -> str:
    """Store a new record: its id, or "" where it could not be saved."""
    made.id = new_id()
    try:
        with desk.change(label) as session:
            session.add(made)
    except JournalError:
        return ""
    return made.id


def add_consultation(desk: Desk, colleague: str, adviser: str) -> str:
    """`adviser` is `mentor:<id>` or `colleague:<id>`."""
    label = QCoreApplication.translate("Reflections", "Add consultation")
    return add(desk, label, Consultation(on=desk.today(), colleague_id=colleague, **adviser_fields(adviser)))


def add_approach(desk: Desk, colleague: str, consultation: str | None = None, text: str = "") -> str:
    label = QCoreApplication.translate("Reflections", "Begin approach")
    today = desk.today()
    made = Approach(
        colleague_id=colleague,
        consultation_id=consultation,
        started_on=today,
        look_back_on=today + LOOK_BACK,
        text=text,
    )
    return add(desk, label, made)


def approach_with(desk: Desk, colleague: str) -> str:
    """Begin an approach, as the latest consultation about a colleague advised it."""
    with desk.reading() as session:
        advised = consultations_about(session, colleague)
    return approach_from(desk, advised[0][0]) if advised else add_approach(desk, colleague)


def approach_from(desk: Desk, consultation: str) -> str:
    """Begin what a mentor advised, in their words to start with."""
    with desk.reading() as session:
        found = consultation_detail(session, consultation)
    return add_approach(desk, found.colleague, found.id, found.advice) if found is not None else ""


def add_mentor(desk: Desk, name: str) -> str:
    return add(desk, QCoreApplication.translate("Reflections", "Add mentor"), Mentor(name=name))


def adviser_fields(adviser: str) -> dict[str, str | None]:
    """The two columns of a consultation, of which exactly one is filled."""
    kind, _, record = adviser.partition(":")
    return {
        "mentor_id": record if kind == "mentor" else None,
        "mentor_colleague_id": record if kind == "colleague" else None,
    }


def new_adviser(desk: Desk, consultation: str, name: str) -> bool:
    """Add a mentor, and make them the one who was consulted, in one step."""
    try:
        with desk.change(QCoreApplication.translate("Reflections", "Add mentor")) as session:
            mentor = Mentor(id=new_id(), name=name)
            session.add(mentor)
            session.flush()
            found = session.get(Consultation, consultation)
            if found is not None:
                found.mentor_id, found.mentor_colleague_id = mentor.id, None
    except JournalError:
        return False
    return True


def save_reflection(
    desk: Desk, record: str, begun: ReflectionDetail | None, *, merge: str | None = None, **values: Any
) -> bool:
    """Change fields of a reflection; one that was only `begun` is stored with them, where they say something."""
    if begun is not None and not any(values.values()):
        return True
    try:
        with desk.change(_reflecting(begun), merge and f"reflection:{record}:{merge}") as session:
            found = _opened(session, record, begun)
            if found is not None:
                for field, value in values.items():
                    setattr(found, field, value)
    except JournalError:
        return False
    return True


def set_whom(desk: Desk, record: str, begun: ReflectionDetail | None, colleague: str | None) -> bool:
    """Say whom a reflection is about; a meeting that they took no part in is let go."""
    try:
        with desk.change(_reflecting(begun)) as session:
            found = _opened(session, record, begun)
            if found is not None:
                found.colleague_id = colleague
                if found.meeting_id and colleague not in taking_part(session, found.meeting_id):
                    found.meeting_id = None
    except JournalError:
        return False
    return True


def save_answer(desk: Desk, record: str, begun: ReflectionDetail | None, prompt: str, number: int, answer: str) -> bool:
    """Store the answer to a prompt, the `number`-th (from 0) of the same words; an empty one is taken away."""
    if begun is not None and not answer.strip():
        return True
    try:
        with desk.change(_reflecting(begun), f"answer:{record}:{prompt}:{number}") as session:
            reflection = _opened(session, record, begun)
            found = _answer(session, record, prompt, number)
            if found is not None and answer.strip():
                found.answer = answer
            elif found is not None:
                session.delete(found)
            elif answer.strip() and reflection is not None:
                session.add(Answer(reflection_id=record, prompt=prompt, answer=answer))
    except JournalError:
        return False
    return True


def set_ended(desk: Desk, approach: str, ended: date | None) -> bool:
    """An approach that goes on has no outcome."""
    values: dict[str, Any] = {"ended_on": ended} | ({} if ended else {"outcome": None})
    return save(desk, QCoreApplication.translate("Reflections", "Edit approach"), Approach, approach, **values)


def delete(desk: Desk, label: str, model: Model, record: str) -> bool:
    try:
        with desk.change(label) as session:
            found = session.get(model, record)
            if isinstance(found, Mentor):
                remove_mentor(session, found)
            elif found is not None:
                session.delete(found)
    except JournalError:
        return False
    return True


def _answer(session: Session, reflection: str, prompt: str, number: int) -> Answer | None:
    query = select(Answer).where(Answer.reflection_id == reflection, Answer.prompt == prompt).order_by(Answer.position)
    return session.scalars(query.offset(number).limit(1)).first()


def _opened(session: Session, record: str, begun: ReflectionDetail | None) -> Reflection | None:
    return stored(session, begun) if begun is not None else session.get(Reflection, record)


def _reflecting(begun: ReflectionDetail | None) -> str:
    """What the step is called."""
    if begun is not None:
        return QCoreApplication.translate("Reflections", "Add reflection")
    return QCoreApplication.translate("Reflections", "Edit reflection")
