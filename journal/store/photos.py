"""The small pictures of colleagues, each a JPEG or PNG in base64."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.model import Colleague, Photo


def photo_of(session: Session, colleague: str) -> str | None:
    return session.scalar(select(Photo.data).where(Photo.colleague_id == colleague))


def with_photos(session: Session) -> frozenset[str]:
    """Ids of all who have one."""
    return frozenset(session.scalars(select(Photo.colleague_id)))


def set_photo(session: Session, colleague: str, data: str | None) -> None:
    """Put this in the place of the one they had; none with None."""
    found = session.scalars(select(Photo).where(Photo.colleague_id == colleague)).first()
    if found is not None and data is not None:
        found.data = data
    elif found is not None:
        session.delete(found)
    elif data is not None and session.get(Colleague, colleague) is not None:  # who is gone meanwhile has none
        session.add(Photo(colleague_id=colleague, data=data))
