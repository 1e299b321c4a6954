"""A readable document as one HTML file that needs nothing else: no script, no picture, no link to the outside.

Every text is escaped, the page forbids itself to load anything, and its style is `resources/document.css`.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape

from journal.exchange.document_blocks import Block, Contents, Heading, Points, Quote, Said
from journal.files import resources

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
"""  # noqa: E501
_FOOT = "</main>\n</body>\n</html>\n"


def html(title: str, blocks: Iterable[Block]) -> Iterator[str]:
    """The page, piece by piece."""
    yield _HEAD.format(hash=_hash(_style()), title=escape(title), style=_style())
    for block in blocks:
        yield f"{_written(block)}\n"
    yield _FOOT


@cache
def _style() -> str:
    return (resources() / "document.css").read_text("utf-8").replace("<", "")


def _hash(style: str) -> str:
    """By which the page allows its own style, and no other."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _written(block: Block) -> str:
    match block:
        case Heading(level, text, anchor):
            where = f' id="{escape(anchor)}"' if anchor else ""
            return f'<h{level}{where} dir="auto">{escape(text)}</h{level}>'
        case Said(text, strong):
            return f'<p class="label">{escape(text)}</p>' if strong else f'<p dir="auto">{escape(text)}</p>'
        case Points(given):
            return _listed(f'<li dir="auto">{escape(point)}</li>' for point in given)
        case Contents(entries):
            links = (f'<li dir="auto"><a href="#{escape(anchor)}">{escape(name)}</a></li>' for anchor, name in entries)
            return f'<nav aria-label="Contents">{_listed(links)}</nav>'
        case Quote(text):
            return f'<blockquote dir="auto">{escape(text)}</blockquote>'


def _listed(items: Iterable[str]) -> str:
    return f"<ul>{''.join(items)}</ul>"
