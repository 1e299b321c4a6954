from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.store.journal import Journal
from tests.journals import new_journal


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = new_journal(tmp_path)
    yield journal
    journal.close()
