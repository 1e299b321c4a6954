"""The store on the large journal: each figure beside its floor, measured in the same run."""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta

from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import event, select

from journal.method.rules.review import review
from journal.model import Meeting
from journal.store.cipher import connect
from journal.store.history import histories
from journal.store.journal import Journal
from journal.store.keys import read_key
from journal.store.search import search
from tests.benchmarks.large import NOW
from tests.benchmarks.report import Report

TODAY = NOW.date()


def median_of(times: int, work: Callable[[], object]) -> float:
    """Seconds that `work` takes, the median of some runs after one to warm up."""
    work()
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def test_review_of_everybody(benchmark: BenchmarkFixture, large: Journal, report: Report) -> None:
    statements = _statements(large)

    def read_bare() -> None:
        with large.raw_connection() as connection:
            raw = connection.connection.cursor()
            for sql in statements:
                raw.execute(sql).fetchall()

    def review_all() -> None:
        with large.reading() as session:
            for history in histories(session):
                review(history, TODAY)

    floor = median_of(3, read_bare)
    benchmark.pedantic(review_all, rounds=3, warmup_rounds=1)
    report.ratio("Review of all 1,000", benchmark.stats.stats.median, "bare SQL read of the same rows", floor, 2.0)


def test_review_of_one(benchmark: BenchmarkFixture, large: Journal, report: Report) -> None:
    def review_one() -> None:
        with large.reading() as session:
            review(histories(session, ["c0"])[0], TODAY)

    benchmark.pedantic(review_one, rounds=20, warmup_rounds=2)
    report.limit("Review of one with 500 meetings", benchmark.stats.stats.median, 0.030)


def test_search(benchmark: BenchmarkFixture, large: Journal, report: Report) -> None:
    with large.reading() as session:
        titles = session.scalars(select(Meeting.title).order_by(Meeting.position.desc()).limit(60)).all()
    typed = [word[:length] for title in titles for word in title.split()[:1] for length in range(1, len(word) + 1)]
    taken = []

    def type_all() -> None:
        for prefix in typed:
            begin = time.perf_counter()
            with large.reading() as session:
                search(session, prefix)
            taken.append(time.perf_counter() - begin)

    benchmark.pedantic(type_all, rounds=2, warmup_rounds=1)
    slow = sorted(taken[len(typed) :])
    report.limit("Search, 95 of 100 keypresses (without the painting)", slow[int(len(slow) * 0.95)], 0.020)


def test_save_a_meeting(benchmark: BenchmarkFixture, large: Journal, report: Report) -> None:
    notes = "We agreed on the date and on who sends the figures. " * 12
    number = iter(range(1_000_000))

    def save() -> None:
        with large.change("Add meeting") as session:
            session.add(Meeting(id=f"saved{next(number)}", title="Launch", start=NOW + timedelta(days=9), notes=notes))

    raw = connect(large.folder.database, read_key(large.folder.keys))

    def insert_bare() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO meeting (id, title, start, start_utc, day, state, notes) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                f"bare{next(number)}",
                "Launch",
                NOW.isoformat(),
                "2026-11-23T09:00:00.000000",
                "2026-11-23",
                "held",
                notes,
            ),
        )
        raw.execute("COMMIT")

    floor = median_of(30, insert_bare)
    raw.close()
    benchmark.pedantic(save, rounds=30, warmup_rounds=2)
    report.ratio("Saving a meeting", benchmark.stats.stats.median, "raw insert with the index", floor, 3.0)


def _statements(journal: Journal) -> list[str]:
    """What `histories` asks of the database."""
    asked: list[str] = []
    with journal.reading() as session:
        engine = session.get_bind()

        def hear(connection: object, cursor: object, statement: str, *rest: object) -> None:
            asked.append(statement)

        event.listen(engine, "before_cursor_execute", hear)
        histories(session)
        event.remove(engine, "before_cursor_execute", hear)
    return [statement for statement in asked if statement.startswith("SELECT")]
