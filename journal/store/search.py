"""Search over every text that was ever written: prefixes, accents folded, the newest of each kind first."""

import unicodedata
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

# A row's number in the index is `group << 40 | position << 5 | kind`: one look at the index finds the newest of all
# kinds in a group. The groups are what is known of people, what passed between us, and meetings with their parts.
_GROUP = 40
_GROUPS = (0, 1, 2)
_PLACE = 5
_KIND = (1 << _PLACE) - 1
_PEOPLE = (0, 1)


class Kind(NamedTuple):
    """A searchable table. `title`, `text`, `day` are SQL over its row `r`; `opens` is the record that a hit opens."""

    table: str
    title: str
    text: str
    day: str = "NULL"
    opens: str = "r.id"
    opens_kind: str = ""


def _name(column: str = "r.colleague_id") -> str:
    return f"(SELECT name FROM colleague WHERE id = {column})"


def _lines(*columns: str, lists: tuple[str, ...] = ()) -> str:
    """Those that say something, with a dot between them. `lists` are columns of JSON: they are shown as their texts."""
    texts = [f"nullif(r.{column}, '')" for column in columns]
    texts += [f"(SELECT group_concat(value, ', ') FROM json_each(r.{column}))" for column in lists]
    return f"concat_ws(' · ', {', '.join(texts)})"


_OF_COLLEAGUE = {"opens": "r.colleague_id", "opens_kind": "colleague"}
_OF_MEETING = {
    "title": "(SELECT title FROM meeting WHERE id = r.meeting_id)",
    "day": "(SELECT day FROM meeting WHERE id = r.meeting_id)",
    "opens": "r.meeting_id",
    "opens_kind": "meeting",
}
_OF_REFLECTION = {
    "title": "(SELECT c.name FROM reflection f JOIN colleague c ON c.id = f.colleague_id WHERE f.id = r.reflection_id)",
    "day": '(SELECT "on" FROM reflection WHERE id = r.reflection_id)',
    "opens": "r.reflection_id",
    "opens_kind": "reflection",
}

# In the order of the numbers that the schema's triggers write: a new kind goes at the end.
KINDS = (
    Kind("colleague", "r.name", _lines("role", "department", "organisation", "location", "purpose", "notes",
                                       lists=("email", "phone", "links", "tags"))),
    Kind("mentor", "r.name", _lines("email", "notes")),
    Kind("me", "r.name", _lines("organisation", "organisation_mission", lists=("email",)), opens="'me'"),
    Kind("fact", f"coalesce({_name()}, '')", _lines("text", "source", "mine"), "r.learned_on",
         "coalesce(r.colleague_id, 'me')", "colleague"),
    Kind("preference", _name(), "r.text", "r.observed_on", **_OF_COLLEAGUE),
    Kind("goal", f"coalesce({_name()}, '')", _lines("text", "horizon"), "r.set_on",
         "coalesce(r.colleague_id, 'me')", "colleague"),
    Kind("meeting", "r.title", _lines("where", "notes").replace("r.where", 'r."where"'), "r.day"),
    Kind("checklist_item", text="r.text", **_OF_MEETING),
    Kind("question", text=_lines("text", "answer"), **_OF_MEETING),
    Kind("restatement", text=_lines("heard", "restated", "clarification"), **_OF_MEETING),
    Kind("contact", _name(), "r.text", 'r."on"', **_OF_COLLEAGUE),
    Kind("followup", _name(), "r.text", "coalesce(r.due, r.done_on)", **_OF_COLLEAGUE),
    Kind("value", _name(), "r.text", 'r."on"', **_OF_COLLEAGUE),
    Kind("reflection", f"coalesce({_name()}, '')", "r.text", 'r."on"'),
    Kind("answer", text=_lines("prompt", "answer"), **_OF_REFLECTION),
    Kind("consultation", _name(), _lines("challenge", "evaluation", "advice", "came_of"), 'r."on"'),
    Kind("approach", _name(), _lines("text", "how_to_tell", "looked_back"), "r.started_on"),
    Kind("recap_text", text=_lines("subject", "body"), **_OF_MEETING),
    Kind("starter", _name(), "r.words", "r.used_on", **_OF_COLLEAGUE),
    Kind("own_question", "''", "r.text", opens="'me'", opens_kind="me"),
    Kind("set_aside", _name(), "r.reason", "r.since", **_OF_COLLEAGUE),
    Kind("circumstance", f"coalesce({_name()}, '')", "r.text", "r.since",
         "coalesce(r.colleague_id, 'me')", "colleague"),
    Kind("disagreement", _name(), "r.text", 'r."on"', **_OF_COLLEAGUE),
    Kind("brief_text", _name(), _lines("question", "body"), **_OF_COLLEAGUE),
)  # fmt: skip


class Hit(NamedTuple):
    """A record that has the words: `kind` and `id` of it, and of the record whose page shows it.

    `title` says whose or which it is ("" where it is mine), `snippet` is the line with the first word, `day` is
    ISO or None.
    """

    kind: str
    id: str
    opens_kind: str
    opens: str
    title: str
    snippet: str
    day: str | None


def search(session: Session, words: str, limit: int = 20) -> list[Hit]:
    """Records that have a word beginning with each of `words`. Names first, then the newest of each kind in turn."""
    query = _query(words)
    if not query:
        return []
    connection = session.connection()
    found = [
        rowid
        for group in _GROUPS
        for (rowid,) in connection.exec_driver_sql(
            "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?",
            (query, group << _GROUP, (group + 1 << _GROUP) - 1, limit * 2),
        )
    ]
    folded = [fold(word) for word in words.split()]
    return _hits(session, _in_turn(found)[:limit], folded)


def _in_turn(found: list[int]) -> list[int]:
    """People first, then the newest of each kind, the second newest of each, and so on: no kind hides another."""
    turns: dict[int, int] = {}
    ranked = []
    for rowid in found:
        kind = rowid & _KIND
        turns[kind] = turns.get(kind, -1) + 1
        ranked.append((kind not in _PEOPLE, 0 if kind in _PEOPLE else turns[kind], kind, -rowid))
    return [-number for *_, number in sorted(ranked)]


def _query(words: str) -> str:
    """FTS5's words, each quoted and taken as a prefix: nothing of the user's is interpreted."""
    return " ".join(f'"{word}"*' for word in words.replace('"', " ").split() if any(map(str.isalnum, word)))


def _hits(session: Session, rowids: list[int], folded: list[str]) -> list[Hit]:
    """The hits behind these row numbers, in their order; one read for each kind."""
    places: dict[int, list[int]] = {}
    for rowid in rowids:
        places.setdefault(rowid & _KIND, []).append(rowid)
    found: dict[int, Hit] = {}
    for number, rows in places.items():
        kind = KINDS[number]
        record = "'me'" if kind.table == "me" else "r.id"
        by_position = {(rowid & (1 << _GROUP) - 1) >> _PLACE: rowid for rowid in rows}
        for position, *row in session.connection().exec_driver_sql(
            f"SELECT r.position, {record}, {kind.opens}, {kind.title}, {kind.text}, {kind.day} "
            f'FROM "{kind.table}" r WHERE r.position IN ({", ".join("?" * len(by_position))})',
            tuple(by_position),
        ):
            found[by_position[position]] = _hit(kind, row, folded)
    return [found[rowid] for rowid in rowids if rowid in found]


def _hit(kind: Kind, row: list[Any], folded: list[str]) -> Hit:
    record, opens, title, text, day = row
    opens_kind = "me" if opens == "me" else kind.opens_kind or kind.table
    return Hit(kind.table, record, opens_kind, opens, title or "", snippet(text or "", folded), day)


def snippet(text: str, folded: list[str], width: int = 120) -> str:
    """The part of `text` around the first place of one of the folded words, in one line."""
    flat = " ".join(text.split())
    folded_text = fold(flat)
    places = [place for word in folded if (place := folded_text.find(word)) >= 0]
    # Folding may change lengths; only a little, and only what is shown around the word moves.
    start = max(0, min(places, default=0) - width // 3)
    if start:
        start = flat.rfind(" ", 0, start + 1) + 1
    cut = flat[start : start + width]
    return ("… " if start else "") + cut + (" …" if start + width < len(flat) else "")


def fold(text: str) -> str:
    """Lower case, without accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
