"""The next step that one does oneself has its button in the review, and it leads there."""

from datetime import timedelta
from typing import Any

import pytest

from journal.model import Colleague, Meeting, MeetingColleague, Value
from journal.window.desk import Desk
from journal.window.reflections.page import ReflectionsPage
from journal.window.reflections.review_view import ReviewView
from tests.window.conftest import NOW
from tests.window.widgets import bring_up, button, click


def review_of(desk: Desk, who: str, qtbot: Any) -> ReviewView:
    page = ReflectionsPage(desk)
    qtbot.addWidget(page)
    page.resize(1180, 780)
    bring_up(qtbot, page)
    page.show_record(who, "review", "")
    found = page.findChild(ReviewView)
    assert found is not None
    return found


def meet(desk: Desk, days: list[int], **held: Any) -> None:
    """Dana was met so many days ago, each time."""
    with desk.change("Meet") as session:
        for number, ago in enumerate(days):
            session.add(Meeting(id=f"m{number}", title="Sync", start=NOW - timedelta(days=ago), state="held", **held))
            session.flush()
            session.add(MeetingColleague(meeting_id=f"m{number}", colleague_id="dana"))


@pytest.mark.parametrize(
    ("days", "advice", "words"),
    [([], "do_research", "Note what you learn"), ([70, 40, 10], "deliver_value", "See what you could give")],
)
def test_what_is_done_on_their_page_leads_there(
    desk: Desk, qtbot: Any, days: list[int], advice: str, words: str
) -> None:
    with desk.change("Fill") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz", since=(NOW - timedelta(days=200)).date()))
        session.flush()
        session.add(Value(colleague_id="dana", on=(NOW - timedelta(days=150)).date(), direction="given", kind="help"))
    meet(desk, days)
    review = desk.reviews.get("dana")
    assert review is not None
    assert review.advice == advice
    view = review_of(desk, "dana", qtbot)
    with qtbot.waitSignal(desk.opening) as opening:
        click(qtbot, button(view, words))
    assert opening.args == ["colleague", "dana"]
