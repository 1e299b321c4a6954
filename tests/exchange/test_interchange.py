"""A journal goes out and comes back in, and nothing is lost on the way."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from journal.errors import JournalError
from journal.exchange.interchange import export_file, import_content, preview_content
from journal.store.journal import Journal
from tests.exchange.documents import Json, content, documents, whole
from tests.journals import opened_journal


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with opened_journal(tmp_path) as journal:
        yield journal


def exported(journal: Journal, place: Path) -> bytes:
    export_file(journal, place / "out.json")
    return (place / "out.json").read_bytes()


def test_a_file_with_everything_comes_out_as_it_went_in(journal: Journal, tmp_path: Path) -> None:
    import_content(journal, content(whole()))
    assert json.loads(exported(journal, tmp_path)) == whole()


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(document=documents())
def test_out_in_and_out_again_is_the_same_file(document: Json, tmp_path_factory: pytest.TempPathFactory) -> None:
    place = tmp_path_factory.mktemp("round")
    with opened_journal(place / "first") as first, opened_journal(place / "second") as second:
        import_content(first, content(document))
        out = exported(first, place)
        import_content(second, out)
        assert exported(second, place) == out
        again = import_content(second, content(document))
        assert (again.added, again.changed) == ({}, {})
        assert exported(second, place) == out


def test_the_same_file_twice_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    first = import_content(journal, content(whole()))
    assert first.added["colleagues"] == 2
    before = exported(journal, tmp_path)
    again = import_content(journal, content(whole()))
    assert (again.added, again.changed) == ({}, {})
    assert exported(journal, tmp_path) == before


def test_an_import_is_one_step_to_undo(journal: Journal, tmp_path: Path) -> None:
    empty = exported(journal, tmp_path)
    import_content(journal, content(whole()))
    full = exported(journal, tmp_path)
    journal.undo()
    assert exported(journal, tmp_path) == empty
    journal.redo()
    assert exported(journal, tmp_path) == full


def test_what_is_there_takes_over_what_the_file_says_and_keeps_the_rest(journal: Journal, tmp_path: Path) -> None:
    import_content(journal, content(whole()))
    newer = {
        "format": "partnership-journal",
        "version": 1,
        "colleagues": [{"id": "dana", "name": "Dana Ortiz-Hale", "facts": [{"kind": "interest", "text": "sailing"}]}],
    }
    report = import_content(journal, content(newer))
    assert (report.added, report.changed) == ({}, {"colleagues": 1})
    dana = json.loads(exported(journal, tmp_path))["colleagues"][0]
    assert dana["name"] == "Dana Ortiz-Hale"
    assert dana["role"] == "Head of Training"
    assert [fact["text"] for fact in dana["facts"]] == ["Villanova", "sailing"]


def test_a_preview_changes_nothing_and_says_what_would_happen(journal: Journal, tmp_path: Path) -> None:
    before = exported(journal, tmp_path)
    said = preview_content(journal, content(whole()))
    assert exported(journal, tmp_path) == before
    assert said == preview_content(None, content(whole()))
    assert said == import_content(journal, content(whole()))


def test_a_record_may_name_what_only_the_journal_has(journal: Journal) -> None:
    import_content(journal, content(whole()))
    more = {
        "format": "partnership-journal",
        "version": 1,
        "value": [{"id": "v2", "colleague": "dana", "direction": "received", "kind": "help", "on": "2026-04-01"}],
        "consultations": [
            {"id": "k3", "colleague": "dana", "mentor": "jim", "on": "2026-04-01"},
            {"id": "k4", "colleague": "dana", "mentor": "ada", "on": "2026-04-01"},
        ],
    }
    assert import_content(journal, content(more)).added == {"value": 1, "consultations": 2}


def test_texts_are_cleaned_on_their_way_in(journal: Journal, tmp_path: Path) -> None:
    document = whole()
    document["colleagues"][0]["notes"] = "one\r\ntwo\x00\x1b[31m \u202ered cafe\u0301 \U0001f469\u200d\U0001f680"
    import_content(journal, content(document))
    notes = json.loads(exported(journal, tmp_path))["colleagues"][0]["notes"]
    assert notes == "one\ntwo[31m red caf\u00e9 \U0001f469\u200d\U0001f680"


def test_half_a_character_is_dropped(journal: Journal, tmp_path: Path) -> None:
    document = json.dumps(whole()).replace("Sits on", "Sits \\ud83d on").encode()
    import_content(journal, document)
    assert json.loads(exported(journal, tmp_path))["colleagues"][0]["notes"].startswith("Sits  on")


def test_a_byte_order_mark_is_no_trouble(journal: Journal) -> None:
    assert import_content(journal, b"\xef\xbb\xbf" + content(whole())).added["mentors"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_its_owner_may_read_what_was_exported(journal: Journal, tmp_path: Path) -> None:
    exported(journal, tmp_path)
    assert (tmp_path / "out.json").stat().st_mode & 0o777 == 0o600
    assert {entry.name for entry in tmp_path.iterdir()} == {"journal", "out.json"}


def test_an_export_that_cannot_be_written_leaves_the_older_file(journal: Journal, tmp_path: Path) -> None:
    taken = tmp_path / "taken.json"
    taken.mkdir()
    with pytest.raises(JournalError, match="cannot be written"):
        export_file(journal, taken)
    assert {entry.name for entry in tmp_path.iterdir()} == {"journal", "taken.json"}


def test_an_empty_journal_goes_out_and_in(journal: Journal, tmp_path: Path) -> None:
    out = exported(journal, tmp_path)
    assert json.loads(out) == {"format": "partnership-journal", "version": 1}
    assert import_content(journal, out).added == {}
