"""Carrying the rows of a damaged file into a new one, with what is missing taken from a backup, and all in order at the
end: what names a record that is gone lets go of it, or goes with it."""

from typing import Any, NamedTuple

import sqlcipher3

from journal.store.backup_file import Told
from journal.store.rescue_orphans import Orphans
from journal.store.rescue_rows import Reader, known_ids, rows_of

NAMELESS = "A colleague whose name was lost"


class Lost(NamedTuple):
    """What is missing of a kind. `more`: there may be more, of which not even the id could be read."""

    kind: str
    ids: tuple[str, ...]
    more: bool


class Carrying:
    """From `source` and its `orphans` into `target`, a raw connection; `good`: one to the latest backup, where there is
    one.

    `rows` are in the new file, `from_backup` of them out of the backup, and `lost` names what is in neither.
    """

    def __init__(self, source: Reader, orphans: Orphans, target: Any, good: Any | None) -> None:
        self.rows = self.from_backup = 0
        self.lost: list[Lost] = []
        self._source, self._orphans, self._target, self._good = source, orphans, target, good
        self._missing: dict[str, set[str]] = {}
        self._uncertain: set[str] = set()

    def all(self, told: Told | None) -> None:
        tables = self._tables()
        self._target.execute("PRAGMA foreign_keys=OFF")
        self._target.execute("BEGIN IMMEDIATE")
        for number, table in enumerate(tables):
            self._carry(table)
            if told is not None:
                told(number + 1, len(tables))
        self._source.close()
        while self._mend_references():
            pass
        self._target.execute("COMMIT")
        kinds = sorted(self._missing.keys() | self._uncertain)
        found = [Lost(kind, tuple(sorted(self._missing.get(kind, ()))), kind in self._uncertain) for kind in kinds]
        self.lost = [one for one in found if one.ids or one.more]
        if self._good is not None:
            self._good.close()

    def _tables(self) -> list[str]:
        rows = self._target.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
            "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%' AND name <> 'alembic_version' ORDER BY rowid"
        )
        return [row[0] for row in rows]

    def _columns(self, table: str) -> list[str]:
        rows = self._target.execute(f'PRAGMA table_info("{table}")')
        return [row[1] for row in rows if row[1] != "position"]

    def _carry(self, table: str) -> None:
        columns = self._columns(table)
        place = columns.index("id") + 1 if "id" in columns else None
        seen: set[str] = set()
        failures = self._source.failures
        for row in rows_of(self._source, table, columns):
            if self._put(table, columns, row) and place is not None:
                seen.add(row[place])
        whole = self._source.failures == failures
        known = known_ids(self._source, table) if place is not None else {}
        missing = {one: known[one] for one in known.keys() - seen}
        if not whole and not missing:
            self._uncertain.add(table)
        if missing:
            missing = self._without_orphans(table, columns, missing)
        self._missing[table] = {one for one in missing if not self._from_backup(table, one)}

    def _without_orphans(self, table: str, columns: list[str], missing: dict[str, int]) -> dict[str, int]:
        """Put in what lies on pages to which nothing leads: what is missing then. A row is the one that is meant where
        the index of ids gives it the same position."""
        rows = self._target.execute(f'PRAGMA table_info("{table}")').fetchall()
        place, left = columns.index("id") + 1, dict(missing)
        for row in self._orphans.rows([(one[1], one[4]) for one in rows]):
            record = row[place]
            if isinstance(record, str) and left.get(record) == row[0] and self._put(table, columns, row):
                del left[record]
                if not left:
                    break
        return left

    def _put(self, table: str, columns: list[str], row: tuple[Any, ...]) -> bool:
        names = ", ".join(f'"{column}"' for column in ("position", *columns))
        marks = ", ".join("?" * len(row))
        try:
            self._target.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', row)
        except sqlcipher3.Error:
            return False  # what a journal cannot hold was not read right
        self.rows += 1
        return True

    def _from_backup(self, table: str, record: str) -> bool:
        """Whether the record is in the backup, and was put in from there."""
        if self._good is None:
            return False
        columns = self._columns(table)
        names = ", ".join(f'"{column}"' for column in ("position", *columns))
        try:
            rows = self._good.execute(f'SELECT {names} FROM "{table}" WHERE id = ?', (record,)).fetchall()
        except sqlcipher3.Error:
            return False
        done = bool(rows) and self._put(table, columns, rows[0])
        self.from_backup += done
        return done

    def _mend_references(self) -> bool:
        """Whether some reference had to be mended: what it names is taken from the backup; else it lets go, where it
        may; else a colleague without a name takes their place, and everything else goes with what it belonged to."""
        broken = self._target.execute("PRAGMA foreign_key_check").fetchall()
        for table, position, parent, number in broken:
            column, on_delete = self._reference(table, number)
            found = self._target.execute(f'SELECT "{column}" FROM "{table}" WHERE position = ?', (position,)).fetchone()
            if found is None or self._is_there(parent, found[0]):
                continue
            if self._from_backup(parent, found[0]):
                self._missing.get(parent, set()).discard(found[0])
            elif on_delete == "SET NULL":
                self._target.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE position = ?', (position,))
            elif parent == "colleague":
                self._stand_in(found[0])
            else:
                self._drop(table, position)
        return bool(broken)

    def _reference(self, table: str, number: int) -> tuple[str, str]:
        rows = self._target.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        return next((row[3], row[6]) for row in rows if row[0] == number)

    def _is_there(self, table: str, record: str) -> bool:
        return self._target.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (record,)).fetchone() is not None

    def _stand_in(self, colleague: str) -> None:
        self._missing["colleague"].add(colleague)
        self._target.execute(
            "INSERT INTO colleague (id, name, email, phone, links, stage, is_mentor, tags) "
            "VALUES (?, ?, '[]', '[]', '[]', 'active', 0, '[]')",
            (colleague, NAMELESS),
        )

    def _drop(self, table: str, position: int) -> None:
        if "id" in self._columns(table):
            (record,) = self._target.execute(f'SELECT id FROM "{table}" WHERE position = ?', (position,)).fetchone()
            self._missing[table].add(record)
        self._target.execute(f'DELETE FROM "{table}" WHERE position = ?', (position,))
        self.rows -= 1
