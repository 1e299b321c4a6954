"""Nine stories, and the review that each must get."""

from datetime import date
from pathlib import Path

import pytest

from journal.method.rules.review import review
from tests.method.rules.vignettes import STORIES, histories, story


def test_all_nine_stories_are_told() -> None:
    assert len(STORIES) == 9


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_each_story_gets_its_review(path: Path) -> None:
    told = story(path)
    found = {}
    for history in histories(told["journal"]):
        one = review(history, date.fromisoformat(told["as_of"]))
        found[history.colleague.id] = {
            "status": one.status,
            "advice": one.advice,
            "concerns": {concern.id: concern.serious for concern in one.concerns},
            "practice": one.practice,
            "effort": one.effort,
        }
    assert found == told["expected"]
