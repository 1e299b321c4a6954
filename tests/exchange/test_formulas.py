"""No spreadsheet runs what somebody wrote, and our own import reads it as it was written."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.clean import clean
from journal.exchange.formulas import quoted, unquoted
from journal.exchange.people_csv_out import tables
from journal.exchange.table import rows_of
from tests.exchange.people import people_file

WRITTEN = st.text(st.sampled_from("=+-@'\t\n ＝ab,;\""), max_size=8) | st.text()


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 30 1", "-1", "@A1", "\t=1", " =1", "\n=1", "＝1", "  ＠1", "'=1", "''  -1"]
)
def test_what_would_be_run_is_quoted(text: str) -> None:
    assert quoted(text) == f"'{text}"
    assert unquoted(quoted(text)) == text


@pytest.mark.parametrize("text", ["", "Dana", "'s Gravenhage", "'90s", "a=b", "’=1"])
def test_what_would_not_is_left(text: str) -> None:
    assert quoted(text) == unquoted(text) == text


@given(WRITTEN)
def test_it_comes_back_as_it_was(text: str) -> None:
    assert unquoted(quoted(text)) == text
    assert quoted(text).lstrip()[:1] not in set("=+-@＝")


def exported(**fields: object) -> bytes:
    """The table of colleagues of a journal with this one."""
    rows = tables({"colleagues": [{"id": "a", "name": "Kim", **fields}]})["colleagues"]
    made = io.StringIO(newline="")
    csv.writer(made).writerows(rows)
    return f"\ufeff{made.getvalue()}".encode()


@given(WRITTEN.map(lambda text: clean(text).strip()).filter(bool))
def test_a_table_that_was_exported_is_read_as_it_was_written(text: str) -> None:
    rows = rows_of(exported(role=text))
    assert rows[1][rows[0].index("role")] == text


@pytest.mark.parametrize("name", ["=Dana Ortiz", "+Dana", "@dana", "'=Dana"])
def test_a_colleague_comes_back_with_the_name_they_had(name: str) -> None:
    content = exported(name=name, phone=["+49 30 1"])
    header = rows_of(content)[0]
    found = people_file(content, "colleagues.csv", {header.index("name"): "name", header.index("phone"): "phone"})
    assert [(one.name, one.phones) for one in found.people] == [(name, ("+49 30 1",))]
