"""What this computer remembers comes back as it was, and what is damaged takes its default."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal.reminders import Mark
from journal.window.remembered import LEADS, Remembered

NOW = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "window.ini"


def test_what_is_set_is_there_the_next_time(place: Path) -> None:
    kept = Remembered(place)
    assert (kept.popups, kept.after, kept.hide_names, kept.lead, kept.stay) == (True, True, False, 15, "ask")
    kept.popups, kept.after, kept.hide_names, kept.lead, kept.stay = False, False, True, 30, "no"
    kept.save()
    again = Remembered(place)
    assert (again.popups, again.after, again.hide_names, again.lead, again.stay) == (False, False, True, 30, "no")


@pytest.mark.parametrize("wrong", ["", "7", "-5", "abc", "9" * 30])
def test_what_is_no_lead_is_the_usual_one(place: Path, wrong: str) -> None:
    place.parent.mkdir()
    place.write_text(f"[General]\nlead={wrong}\nstay={wrong}\npopups=perhaps\n")
    kept = Remembered(place)
    assert kept.lead == 15
    assert kept.lead in LEADS
    assert kept.stay == "ask"


def test_what_became_of_a_pop_up_is_on_disk_at_once(place: Path) -> None:
    kept = Remembered(place)
    kept.mark("a1", Mark(), NOW)
    kept.mark("b2", Mark(NOW + timedelta(minutes=5)), NOW)
    kept.mark("a1", Mark(), NOW + timedelta(minutes=1))
    again = Remembered(place)
    assert again.marks == {"a1": Mark(), "b2": Mark(NOW + timedelta(minutes=5))}


def test_it_is_forgotten_after_some_days(place: Path) -> None:
    kept = Remembered(place)
    kept.mark("old", Mark(), NOW)
    kept.mark("new", Mark(), NOW + timedelta(days=6))
    assert set(kept.marks) == {"new"}


@pytest.mark.parametrize("damage", ["x", "a=", "a=q12", "=c12", "a=c-1", "a=c" + "9" * 40, "a=s٣"])
def test_a_damaged_mark_is_none(place: Path, damage: str) -> None:
    place.parent.mkdir()
    place.write_text(f"[General]\nmarks={damage} b=c1700000000\n", encoding="utf-8")
    assert Remembered(place).marks == {"b": Mark()}


def test_of_what_was_taken_back_the_latest_is_kept(place: Path) -> None:
    kept = Remembered(place)
    assert kept.undone == []
    kept.undone = [f"{number:016x}" for number in range(6_000)]
    kept.save()
    again = Remembered(place)
    assert len(again.undone) == 5_000
    assert again.undone[-1] == f"{5_999:016x}"
