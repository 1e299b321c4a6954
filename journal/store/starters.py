"""What became of conversation starters: words of the user's own, and the day on which one was used.

Kept by colleague and both texts, for a starter itself is worked out anew whenever it is shown.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.method.common_ground import ORGANISATION, Common
from journal.model import Starter


def with_kept(session: Session, colleague: str, common: Sequence[Common]) -> list[Common]:
    """The common ground with the user's own words and the days of use; what was used comes below what was not, and
    the organisation stays the last."""
    kept = {
        (one.theirs, one.mine): one
        for one in session.scalars(select(Starter).where(Starter.colleague_id == colleague)).all()
    }
    found = [_with(one, kept.get((one.theirs, one.mine))) for one in common]
    return sorted(found, key=lambda one: (one.kind == ORGANISATION, one.used_on is not None))


def edit_starter(session: Session, colleague: str, common: Common, words: str) -> None:
    """Keep the user's words; the journal's own come back where these are none, or just those."""
    said = words.strip()
    own = None if not said or said == (common.written or common.starter) else said
    found = _kept(session, colleague, common, make=own is not None)
    if found is not None:
        found.words = own
        _drop_empty(session, found)


def use_starter(session: Session, colleague: str, common: Common, on: date | None) -> None:
    """Keep the day on which it was said; None takes that back."""
    found = _kept(session, colleague, common, make=on is not None)
    if found is not None:
        found.used_on = on
        _drop_empty(session, found)


def _with(common: Common, kept: Starter | None) -> Common:
    if kept is None:
        return common
    own = (kept.words or "").strip()
    return common._replace(
        starter=own or common.starter, used_on=kept.used_on, written=common.starter if own else common.written
    )


def _kept(session: Session, colleague: str, common: Common, *, make: bool) -> Starter | None:
    found = session.scalars(
        select(Starter).where(
            Starter.colleague_id == colleague, Starter.theirs == common.theirs, Starter.mine == common.mine
        )
    ).first()
    if found is None and make:
        found = Starter(colleague_id=colleague, theirs=common.theirs, mine=common.mine)
        session.add(found)
    return found


def _drop_empty(session: Session, kept: Starter) -> None:
    if kept.words is None and kept.used_on is None:
        session.delete(kept)
