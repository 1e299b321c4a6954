"""What a non-programmer may edit: tables of `resources/`, read with errors that name the file and the place."""

import tomllib
from typing import Any

from journal.errors import BadFile
from journal.files import resources


def table(name: str, entry: str, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The entries `[[entry]]` of `resources/name`. `required` are texts that are not empty. Raises BadFile."""
    try:
        read = tomllib.loads((resources() / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadFile(name, f"This is not right TOML: {error}.") from None
    entries: list[dict[str, Any]] = read.get(entry, [])
    for number, one in enumerate(entries):
        place = f"{name}: {entry}[{number}]"
        for field in required:
            if not isinstance(one.get(field), str) or not one[field].strip():
                raise BadFile(f"{place}.{field}", "This has to be a text.")
        for field in one:
            if field not in required and field not in optional:
                raise BadFile(f"{place}.{field}", "This field is not known.")
    return entries
