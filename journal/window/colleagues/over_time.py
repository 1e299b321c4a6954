"""How it went over the last year: the status as a band, ratings, presence and promises as charts."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from journal.method.rules.over_time import OverTime, Rated, over_time
from journal.method.rules.review import STATUSES
from journal.store.history import histories
from journal.store.rule_settings import rule_settings
from journal.window.background import Job
from journal.window.desk import Desk
from journal.window.widgets.card import Card, clear
from journal.window.widgets.chart import Band, BandChart, Bar, BarChart, LineChart, Point
from journal.window.widgets.chart_parts import Chart
from journal.window.widgets.charted import Charted
from journal.window.widgets.days import month_words, short_day
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice

PAUSE = 300
"""Milliseconds before a year is worked out."""


class OverTimeCard(Card):
    """What is shown is worked out in the background: a year of reviews takes a moment."""

    def __init__(self, desk: Desk) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("OverTime", "Over the year"))
        self._desk = desk
        self._who = ""
        self._job: Job | None = None
        self._shown: OverTime | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._work_out)
        choices = [
            ("status", translate("OverTime", "Status")),
            ("ratings", translate("OverTime", "Ratings")),
            ("presence", translate("OverTime", "My presence")),
            ("promises", translate("OverTime", "Their promises")),
        ]
        self.parts = InlineChoice(translate("OverTime", "What is drawn"), choices)
        self.parts.refresh("status")
        self.parts.chosen.connect(lambda _: self._show())
        self.body.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)

    def refresh(self, colleague: str) -> None:
        """Work it out for a colleague; what was shown of the same one stays until then."""
        if colleague != self._who:
            self._who, self._shown = colleague, None
            clear(self._place)
        self._soon.start()  # who only leafs through the list waits for nothing

    def _work_out(self) -> None:
        if self._job is not None:
            self._job.cancel()
        today, colleague = self._desk.today(), self._who

        def work(_: Job) -> OverTime | None:
            with self._desk.journal.reading() as session:
                found = histories(session, [colleague])
                settings = rule_settings(session)
            return over_time(found[0], today, settings) if found else None

        self._job = self._desk.background.start(work, self._take)

    def _take(self, found: OverTime | None) -> None:
        self._job = None
        if found is not None and found != self._shown:
            self._shown = found
            self._show()

    def _show(self) -> None:
        clear(self._place)
        if self._shown is None:
            return
        chart = self._charts()[self.parts.value](self._shown)
        if chart is not None:
            self._place.addWidget(Charted(chart))
        else:
            words = QCoreApplication.translate("OverTime", "Nothing to draw yet: two of them make a line.")
            self._place.addWidget(label(words, "muted"))

    def _charts(self) -> dict[str, Callable[[OverTime], Chart | None]]:
        return {
            "status": self._status,
            "ratings": lambda found: self._line(
                QCoreApplication.translate("OverTime", "Your ratings on average"), found.ratings
            ),
            "presence": lambda found: self._line(
                QCoreApplication.translate("OverTime", "How present you were"), found.presence
            ),
            "promises": self._promises,
        }

    def _status(self, found: OverTime) -> Chart:
        translate = QCoreApplication.translate
        chart = BandChart(
            translate("OverTime", "Status over the year"),
            translate("OverTime", "Status"),
            translate("OverTime", "From"),
            translate("OverTime", "Until"),
        )
        today = self._desk.today()
        chart.show_bands(
            [
                Band(
                    one.since, one.until, one.status, STATUSES[one.status],
                    short_day(one.since, today), short_day(one.until, today),
                )
                for one in found.spans
            ]
        )  # fmt: skip
        return chart

    def _line(self, name: str, points: tuple[Rated, ...]) -> Chart | None:
        if len(points) < 2:
            return None
        chart = LineChart(name, QCoreApplication.translate("OverTime", "Day"), name)
        days = {one.on: short_day(one.on, self._desk.today()) for one in points}
        chart.show_points([Point(one.on, one.value, days[one.on], days[one.on]) for one in points])
        return chart

    def _promises(self, found: OverTime) -> Chart | None:
        if not found.promises:
            return None
        translate = QCoreApplication.translate
        chart = BarChart(
            translate("OverTime", "Promises of theirs by the month they were due"),
            translate("OverTime", "Month"),
            translate("OverTime", "In time"),
            translate("OverTime", "Late"),
        )
        months = {one.month: month_words(one.month) for one in found.promises}
        chart.show_bars([Bar(months[one.month][:3], months[one.month], one.kept, one.late) for one in found.promises])
        return chart
