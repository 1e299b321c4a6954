"""The charts on a colleague's page, and the tables that say the same."""

from typing import Any

import pytest

from journal.window.colleagues.over_time import OverTimeCard
from journal.window.desk import Desk
from journal.window.widgets.charted import Charted
from tests.window.widgets import take

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_band_and_the_charts_of_a_partnership(sample_desk: Desk, qtbot: Any) -> None:
    card = OverTimeCard(sample_desk)
    qtbot.addWidget(card)
    card.resize(700, 400)
    card.show()
    card.refresh("dana")
    qtbot.waitUntil(lambda: card.findChild(Charted) is not None)

    def rows() -> list[Any]:
        return list(card.findChildren(Charted)[-1].chart.rows())

    assert rows()[0] == ("Status", "From", "Until")
    assert rows()[-1][0] == "Not working"
    assert rows()[-1][2] == "24 Nov"
    for words, head in (("Ratings", "Day"), ("My presence", "Day"), ("Their promises", "Month")):
        take(card.parts, words)
        assert rows()[0][0] == head
        assert len(rows()) > 2
    sample_desk.background.finish()
