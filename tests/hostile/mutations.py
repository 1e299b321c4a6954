"""What is done to right files: one table of what happens to the bytes, one of texts that are put into every place."""

import codecs
import random
import re
from collections.abc import Callable

Mutation = Callable[[bytes], bytes]


def _flipped(seed: int, count: int) -> Mutation:
    """So many bytes are others."""

    def change(content: bytes) -> bytes:
        chance, made = random.Random(seed), bytearray(content)
        for _ in range(count):
            made[chance.randrange(len(made))] = chance.randrange(256)
        return bytes(made)

    return change


def _shuffled(content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    random.Random(1).shuffle(lines)
    return b"".join(lines)


def _with_holes(content: bytes) -> bytes:
    """Every seventh byte is missing."""
    return b"".join(content[at : at + 6] for at in range(0, len(content), 7))


def _as(charset: str, mark: bytes = b"") -> Mutation:
    return lambda content: mark + content.decode("utf-8", "replace").encode(charset, "replace")


def _middle(content: bytes, put: bytes) -> bytes:
    return content[: len(content) // 2] + put + content[len(content) // 2 :]


MUTATIONS: dict[str, Mutation] = {
    "empty": lambda _: b"",
    "one byte": lambda content: content[:1],
    "only blanks": lambda content: b" \r\n\t" * len(content),
    "half": lambda content: content[: len(content) // 2],
    "a third": lambda content: content[: len(content) // 3],
    "without its beginning": lambda content: content[len(content) // 3 :],
    "without its end": lambda content: content[:-25],
    "twice": lambda content: content * 2,
    "fifty times": lambda content: content * 50,
    "backwards": lambda content: content[::-1],
    "lines backwards": lambda content: b"".join(reversed(content.splitlines(keepends=True))),
    "lines shuffled": _shuffled,
    "every line twice": lambda content: b"".join(one * 2 for one in content.splitlines(keepends=True)),
    "with holes": _with_holes,
    "8 bytes flipped": _flipped(8, 8),
    "40 bytes flipped": _flipped(40, 40),
    "200 bytes flipped": _flipped(200, 200),
    "zeros in the middle": lambda content: _middle(content, b"\0" * 1000),
    "a zero after each byte": lambda content: b"\0".join(bytes([one]) for one in content),
    "only zeros": lambda content: b"\0" * len(content),
    "only ones": lambda content: b"\xff" * len(content),
    "noise": lambda content: random.Random(3).randbytes(len(content)),
    "noise in the middle": lambda content: _middle(content, random.Random(4).randbytes(2000)),
    "noise after it": lambda content: content + random.Random(5).randbytes(2000),
    "itself in the middle": lambda content: _middle(content, content),
    "UTF-16 with a mark": _as("utf-16"),
    "UTF-16 without one": _as("utf-16-le"),
    "UTF-16, the other way round": _as("utf-16-be"),
    "UTF-16 with the wrong mark": _as("utf-16-le", codecs.BOM_UTF16_BE),
    "UTF-32": _as("utf-32"),
    "UTF-7": _as("utf-7"),
    "Windows' letters": _as("cp1252"),
    "IBM's letters": _as("cp500"),
    "two marks": lambda content: codecs.BOM_UTF8 * 2 + content,
    "marks everywhere": lambda content: content.replace(b"\n", b"\n" + codecs.BOM_UTF8),
    "bytes that are no UTF-8": lambda content: content.replace(b"a", b"\xc3\x28\xed\xa0\x80\xf8"),
    "lines end in CR": lambda content: content.replace(b"\r\n", b"\n").replace(b"\n", b"\r"),
    "lines end in LF CR": lambda content: content.replace(b"\r\n", b"\n").replace(b"\n", b"\n\r"),
    "all on one line": lambda content: content.replace(b"\r", b"").replace(b"\n", b" "),
    "a line for each byte": lambda content: b"\n".join(bytes([one]) for one in content),
    "folded everywhere": lambda content: b"\r\n ".join(content[at : at + 9] for at in range(0, len(content), 9)),
    "quotes for letters": lambda content: content.replace(b"e", b'"'),
    "an open quote": lambda content: _middle(content, b'"'),
    "colons for letters": lambda content: content.replace(b"e", b":"),
    "semicolons for commas": lambda content: content.replace(b",", b";"),
    "no capitals": lambda content: content.lower(),
    "no digits": lambda content: re.sub(rb"\d", b"", content),
    "huge digits": lambda content: re.sub(rb"\d+", b"9" * 400, content),
    "negative digits": lambda content: re.sub(rb"\d+", rb"-\g<0>", content),
    "after a page of HTML": lambda content: b"<!DOCTYPE html><html><body>" + content,
    "after a zip's mark": lambda content: b"PK\x03\x04" + content,
    "after a PDF's mark": lambda content: b"%PDF-1.7\n" + content,
    "after a gzip's mark": lambda content: b"\x1f\x8b\x08\0" + content,
    "after a pickle": lambda content: b"cos\nsystem\n(S'true'\ntR." + content,
}

TEXTS: dict[str, str] = {
    "nothing": "",
    "only blanks": " \t\u00a0\u3000 ",
    "zero": "a\0b",
    "control characters": "a\x01\x07\x08\x1b[2J\x7f\x80\x9bb",
    "half a character": "a\ud800b\udfffc",
    "turned around": "a\u202eb\u202dc\u2066d\u2069",
    "line and paragraph separators": "a\u2028b\u2029c\x85d\x0be\x0cf",
    "not composed": "a\u0301e\u0308\u1100\u1161",
    "joined emoji": "👩\u200d💻🏳\ufe0f\u200d🌈",
    "marks on marks": "a" + "\u0301\u0316" * 100_000,
    "right to left and back": "אa" * 4_000,
    "nothing to be seen": "\u200b\u2060\ufeff\u00ad\u034f\U000e0041",
    "private and unassigned": "\ue000\U0010ffff\ufffe\u0378",
    "a long word": "x" * 60_000,
    "many lines": "x\n" * 5_000,
    "an image of the web": '<img src="http://127.0.0.1:9/a.png">',
    "an image of this computer": '<b>a</b><img src="file:///etc/hostname">',
    "an image of the network": '<img src="//127.0.0.1/share/a.png"><img src="\\\\127.0.0.1\\share\\a.png">',
    "an image in Markdown": "![a](http://127.0.0.1:9/a.png)[b](javascript:alert(1))",
    "style and script": "<style>@import url(http://127.0.0.1:9/a.css)</style><script>alert(1)</script>",
    "a link": "javascript:alert(1)",
    "a file": "file:///etc/hostname",
    "a share": "//127.0.0.1/share",
    "a way out": "../../../../../../etc/hostname",
    "entities": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
    "a formula": '=HYPERLINK("http://127.0.0.1:9","a")',
    "another formula": "@SUM(1+1)*cmd|' /C calc'!A0",
    "a format": "{0.__class__.__mro__} {text} %s%n%999999d ${HOME} $(id) `id`",
    "SQL": "'; DROP TABLE colleague; --",
    "a search": '"a" AND NEAR( col:x ^ * OR',
    "a number": "9" * 6_000,
    "numbers of others": "١٢٣ ① Ⅷ ½",
    "JSON": '{"format": "partnership-journal", "version": 1}',
    "quotes": '"\'`“”„\'\'""\\"\\',
    "ends of lines of calendars": "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:b",
    "a card": "a\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Not asked for\r\nEND:VCARD",
    "none of a name": "None",
    "oneself": "me",
}
