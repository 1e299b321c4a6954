"""Cells of a table that a spreadsheet would run as a formula: an apostrophe before them says that they are words."""

import re

_RUN = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def quoted(text: str) -> str:
    """As no spreadsheet runs it."""
    return f"'{text}" if _RUN.match(text) else text


def unquoted(text: str) -> str:
    """As it was before it was `quoted`."""
    return text[1:] if text.startswith("'") and _RUN.match(text, 1) else text
