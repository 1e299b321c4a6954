"""Who may be in a journal twice."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from journal.exchange.people_alike import Alike
from journal.exchange.people_known import Known, known_colleagues
from journal.exchange.people_types import FoundPerson

MOST = 100
SURE = 100


class SamePair(NamedTuple):
    """Two colleagues, the one who came first before the other. `why` is a sentence, `score` of a hundred."""

    first: str
    second: str
    why: str
    score: int


def likely_same(session: Session) -> tuple[SamePair, ...]:
    """Pairs of colleagues who may be one, likeliest first."""
    index = Alike()
    found: list[SamePair] = []
    for one in known_colleagues(session):
        answer = index.find(_as_found(one))
        if answer.sure is not None:
            why = "They have an e-mail address, a telephone number or a profile in common."
            found.append(SamePair(index.known[answer.sure].id, one.id, why, SURE))
        found += [SamePair(index.known[maybe.place].id, one.id, maybe.why, maybe.score) for maybe in answer.maybe]
        index.add(one)
    return tuple(sorted(found, key=lambda pair: -pair.score)[:MOST])


def _as_found(one: Known) -> FoundPerson:
    return FoundPerson(
        "",
        one.name,
        organisation=one.texts["organisation"],
        emails=tuple(one.lists["emails"]),
        phones=tuple(one.lists["phones"]),
        links=tuple(one.lists["links"]),
    )
