"""Files that are made to do harm, each by its name: what no change of a right file would come to."""

import base64
import io
import json
import struct
import warnings
import zipfile
from collections.abc import Callable
from typing import Any

from tests.exchange.documents import whole
from tests.hostile.pictures import PICTURES
from tests.hostile.seeds import calendar, cards, connections, google, picture, small_photo, zipped

Made = dict[str, Callable[[], bytes]]


def _events(*events: list[str]) -> Callable[[], bytes]:
    """A calendar with a right event, and one with each of these lines."""

    def of() -> bytes:
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
        for number, event in enumerate((["DTSTART:20261124T090000Z", "SUMMARY:Good"], *events)):
            lines += ["BEGIN:VEVENT", f"UID:{number}", "ATTENDEE:mailto:dana@example.org", *event, "END:VEVENT"]
        return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode("utf-8", "surrogatepass")

    return of


def _rule(*rules: str) -> Callable[[], bytes]:
    return _events(["DTSTART:20200101T090000Z", *(f"RRULE:{rule}" for rule in rules)])


def _start(start: str, *more: str) -> Callable[[], bytes]:
    return _events([f"DTSTART{start}", *more])


CALENDARS: Made = {
    "every second": _rule("FREQ=SECONDLY"),
    "an interval of nothing": _rule("FREQ=DAILY;INTERVAL=0"),
    "a thousand million times": _rule("FREQ=DAILY;COUNT=1000000000"),
    "30 February": _rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
    "every second of 30 February": _rule("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"),
    "every minute of every day": _rule(
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60)))
    ),
    "a rule in a rule": _rule("FREQ=DAILY;RRULE:FREQ=DAILY"),
    "fifty rules": _rule(*["FREQ=DAILY"] * 50),
    "the 99th week": _rule("FREQ=YEARLY;BYWEEKNO=99;BYDAY=99MO;BYSETPOS=999"),
    "until before it begins": _rule("FREQ=DAILY;UNTIL=19000101T000000Z"),
    "until the year 9999": _rule("FREQ=DAILY;UNTIL=99991231T235959Z"),
    "10 of the worst series": _events(
        *[["DTSTART:19000101T000000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"]] * 10
    ),
    "the year 1": _start(":00010101T000000Z"),
    "the year 9999": _start(":99991231T235959Z", "DURATION:P9999W"),
    "no such time": _start(":99999999T999999"),
    "a negative length": _start(":20261124T090000Z", "DURATION:-P5D", "DTEND:20261123T090000Z"),
    "a length beyond all": _start(":20261124T090000Z", "DURATION:P" + "9" * 300 + "D"),
    "a zone that is a file": _start(";TZID=../../../../etc/hostname:20261124T090000"),
    "a zone that is a whole path": _start(";TZID=/etc/hostname:20261124T090000"),
    "a zone with a zero": _start(";TZID=Europe\\0/Berlin:20261124T090000"),
    "a zone of 100 kB": _start(f";TZID={'x' * 100_000}:20261124T090000"),
    "a zone of Windows": _start(";TZID=W. Europe Standard Time:20261124T090000"),
    "a zone of Mars": _start(";TZID=Mars/Base:20261124T090000"),
    "a folder as a zone": _start(";TZID=Europe:20261124T090000"),
    "attached from afar": _start(":20261124T090000Z", "ATTACH:http://127.0.0.1:9/", "ATTACH:file:///etc/hostname"),
    "20,000 parts in each other": lambda: b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 20_000,
    "20,000 ends": lambda: b"BEGIN:VCALENDAR\r\n" + b"END:VEVENT\r\n" * 20_000,
    "2,000 events of one id": _events(*[["UID:same", "DTSTART:20261124T090000Z"]] * 2_000),
    "3,000 guests": _start(":20261124T090000Z", *[f"ATTENDEE:mailto:a{number}@example.org" for number in range(3_000)]),
    "5,001 days left out": _start(
        ":20261124T090000Z", "RRULE:FREQ=DAILY", "EXDATE:" + ",".join(["20261125T090000Z"] * 5_001)
    ),
    "a line of 3 MB, folded": lambda: b"BEGIN:VCALENDAR\r\nSUMMARY:" + b"x\r\n " * 1_000_000,
    "3 MB of quotes": lambda: b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nATTENDEE;CN=" + b'"' * 3_000_000,
    "a zone with rules of every second": lambda: calendar("a").replace(
        b"FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", b"FREQ=SECONDLY"
    ),
    "a zone a thousand hours away": lambda: calendar("a").replace(b"TZOFFSETTO:+0100", b"TZOFFSETTO:+100000"),
}  # fmt: skip


def _card(*lines: str) -> Callable[[], bytes]:
    return lambda: "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", "FN:Kim Vale", *lines, "END:VCARD", ""]).encode()


CARDS: Made = {
    "no end": lambda: b"BEGIN:VCARD\r\nFN:Kim Vale\r\n",
    "cards in each other": lambda: b"BEGIN:VCARD\r\n" * 5_000,
    "an agent in an agent": lambda: b"BEGIN:VCARD\r\nFN:Kim\r\n" + b"AGENT:\r\nBEGIN:VCARD\r\n" * 2_000,
    "3,000 people": lambda: b"".join(
        b"BEGIN:VCARD\r\nFN:Kim %d\r\nEMAIL:k%d@example.org\r\nEND:VCARD\r\n" % (one, one) for one in range(3_000)
    ),
    "the same person a thousand times": lambda: cards("a") * 1_000,
    "a photo of 11 MB": _card("PHOTO;ENCODING=b:" + "A" * (11 << 20)),
    "a photo from afar": _card("PHOTO;VALUE=uri:http://127.0.0.1:9/a.png", "PHOTO:file:///etc/hostname"),
    "a photo that is none": _card("PHOTO;ENCODING=b:" + base64.b64encode(b"GIF89a" + b"\xff" * 500).decode()),
    "a photo that is a bomb": lambda: _card(
        "PHOTO;ENCODING=b:" + base64.b64encode(PICTURES["a bomb of 12,000 x 12,000"]()).decode()
    )(),
    "quoted-printable without an end": _card("NOTE;ENCODING=QUOTED-PRINTABLE:" + "=\r\n" * 50_000),
    "quoted-printable controls": _card("NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=00=1B=E2=80=AE=ED=A0=80=0D=0A"),
    "an unknown charset": _card("NOTE;CHARSET=rot13;ENCODING=QUOTED-PRINTABLE:=61", "NOTE;CHARSET=zlib:x"),
    "UTF-7": _card("NOTE;CHARSET=UTF-7:+AGEAYg-+"),
    "3,000 parameters": _card("TEL" + ";TYPE=x" * 3_000 + ":1"),
    "10,000 lines": _card(*["X-A:b"] * 10_000),
    "a broken card among good ones": lambda: cards("a")
    + b'BEGIN:VCARD\r\nFN;X="a:b\r\nN:;:;"\r\nEND:VCARD\r\n'
    + cards("b"),
    "a million semicolons": _card("N:" + ";" * 1_000_000),
    "a million backslashes": _card("NOTE:" + "\\" * 1_000_000),
}  # fmt: skip

TABLES: Made = {
    "a cell of 200 kB": lambda: google("x" * 200_000),
    "a row of 5,000 columns": lambda: connections("a") + b"," * 5_000,
    "100,001 rows": lambda: connections("a") + b"a,b,,,,,\r\n" * 100_001,
    "one column": lambda: b"Name\r\nKim Vale\r\n",
    "the header alone": lambda: connections("a").splitlines(keepends=True)[0],
    "the header twice": lambda: connections("a").splitlines(keepends=True)[0] * 2 + connections("b"),
    "every column of the same name": lambda: b",".join([b"First Name"] * 40) + b"\r\n" + b",".join([b"Kim"] * 40),
    "an open quote that eats the rest": lambda: connections('a"b').replace(b'""', b'"') + connections("b") * 200,
    "only separators": lambda: b",;\t|" * 50_000,
    "only quotes": lambda: b'"' * 100_001,
    "Japanese letters of old": lambda: "名,姓,メール\r\n太郎,山田,t@example.org\r\n".encode("shift_jis"),
    "a separator of its own": lambda: b"sep=\x01\r\nName\x01Mail\r\nKim\x01kim@example.org\r\n",
    "a picture called so": picture,
    "digits that are none": lambda: (
        "E-mail 1 - Value,E-mail ² - Value,Name,Phone ９ - Value\r\na@b.c,d@e.f,Kim,1\r\n"
    ).encode(),
}  # fmt: skip


def _named(*names: str) -> Callable[[], bytes]:
    def of() -> bytes:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # that a name is there twice
            return zipped([(name, calendar(name[:20])) for name in names])

    return of


def _patched(of: bytes, at: bytes, offset: int, put: bytes) -> bytes:
    """With other bytes at a place in the first header that begins so."""
    place = of.index(at) + offset
    return of[:place] + put + of[place + len(put) :]


_ONE = zipped([("a.ics", calendar("a"))])
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def _link() -> bytes:
    entry = zipfile.ZipInfo("a.ics")
    entry.external_attr = 0o120777 << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr(entry, "/etc/hostname")
    return made.getvalue()


def _within(depth: int) -> bytes:
    content = calendar("a")
    for _ in range(depth):
        content = zipped([("a.zip", content), ("b.ics", content)])
    return content


ARCHIVES: Made = {
    "a name that leads out": _named("../../out.ics", "../" * 40 + "tmp/out.vcf"),
    "a whole path": _named("/etc/out.ics", "/tmp/out.ics"),
    "a path of Windows": _named("..\\..\\out.ics", "C:\\out.ics", "\\\\127.0.0.1\\share\\out.ics"),
    "names that Windows keeps to itself": _named("con.ics", "nul.ics", "a.ics.", "a .ics"),
    "a name of 60,000 letters": _named("x" * 60_000 + ".ics"),
    "a name turned around": _named("a\u202esci.ics", "a\x1b[2J.ics", "<b>a</b>.ics"),
    "the same name twice": _named("a.ics", "a.ics", "A.ICS"),
    "a link": _link,
    "a folder called so": _named("a.ics/", "b.ics"),
    "a size that is a lie": lambda: _patched(_ONE, _CENTRAL, 24, struct.pack("<I", 7)),
    "a size of 4 GB": lambda: _patched(_ONE, _CENTRAL, 24, b"\xfe\xff\xff\xff"),
    "a packed size that is a lie": lambda: _patched(_ONE, _CENTRAL, 20, struct.pack("<I", 7)),
    "a sum that is wrong": lambda: _patched(_ONE, _CENTRAL, 16, b"\0\0\0\0"),
    "encrypted": lambda: _patched(_patched(_ONE, _CENTRAL, 8, b"\1\0"), _LOCAL, 6, b"\1\0"),
    "packed in an unknown way": lambda: _patched(_ONE, _CENTRAL, 10, b"\x63\0"),
    "another start": lambda: _patched(_ONE, _CENTRAL, 42, b"\x10\0\0\0"),
    "more files than there are": lambda: _patched(_ONE, _END, 8, b"\xff\xff\xff\xff"),
    "a directory elsewhere": lambda: _patched(_ONE, _END, 16, b"\xff\xff\xff\x7f"),
    "without its directory": lambda: _ONE[: _ONE.index(_CENTRAL)],
    "its end alone": lambda: _ONE[_ONE.index(_END) :],
    "cut in its directory": lambda: _ONE[:-30],
    "a bomb": lambda: zipped([("a.ics", b"BEGIN:VCALENDAR\r\n" + b" " * (60 << 20))]),
    "a bomb of people": lambda: zipped([("Connections.csv", b"First Name,Last Name\r\n" + b"a," * (30 << 20))]),
    "25,000 files": lambda: zipped([(f"{one}.vcf", b"") for one in range(25_000)], zipfile.ZIP_STORED),
    "1,001 calendars": lambda: zipped([(f"{one}.ics", b"") for one in range(1_001)], zipfile.ZIP_STORED),
    "nothing": lambda: zipped([]),
    "archives in each other": lambda: _within(4),
    "packed with LZMA": lambda: zipped([("a.ics", calendar("a"))], zipfile.ZIP_LZMA),
    "packed with bzip2": lambda: zipped([("a.vcf", cards("a"))], zipfile.ZIP_BZIP2),
    "cards and calendars": lambda: zipped([("a.vcf", cards("a")), ("a.ics", calendar("a"))]),
    "a program before it": lambda: b"MZ" + bytes(500) + _ONE,
    "a journal in it": lambda: zipped([("journal.json", json.dumps(whole()).encode())]),
}


def _with(change: Callable[[dict[str, Any]], Any]) -> Callable[[], bytes]:
    def of() -> bytes:
        document = whole()
        document["colleagues"][0]["photo"] = small_photo()
        change(document)
        return json.dumps(document).encode()

    return of


def _dana(**fields: Any) -> Callable[[], bytes]:
    return _with(lambda document: document["colleagues"][0].update(fields))


_HEAD = b'{"format": "partnership-journal", "version": 1, '


def _photo(content: Callable[[], bytes]) -> Callable[[], bytes]:
    return lambda: _dana(photo=base64.b64encode(content()).decode())()


JOURNALS: Made = {
    "lists 100,000 deep": lambda: b"[" * 100_000,
    "objects 100,000 deep": lambda: b'{"a":' * 100_000,
    "deep in a right one": lambda: _HEAD + b'"colleagues": ' + b"[" * 900 + b"]" * 900 + b"}",
    "a number of 5,000 digits": lambda: _HEAD.replace(b"1,", b"9" * 5_000 + b",") + b'"me": {}}',
    "not a number": lambda: _HEAD + b'"meetings": [{"minutes": NaN}]}',
    "beyond all numbers": lambda: _HEAD + b'"meetings": [{"minutes": 1e999}]}',
    "minus nothing": _with(lambda document: document["meetings"][0].update(minutes=-0.0)),
    "a key twice": lambda: _HEAD + b'"me": {"name": "a", "name": "b"}}',
    "a list twice": lambda: _HEAD + b'"colleagues": [], "colleagues": []}',
    "half a surrogate as a key": lambda: _HEAD + b'"\\ud800": 1}',
    "half a surrogate as an id": _dana(id="\ud800"),
    "an id with a zero": _dana(id="a\0b"),
    "an id of 1 MB": _dana(id="x" * 1_000_000),
    "an id that leads out": _dana(id="../../../etc/hostname"),
    "itself as the one who shares": _with(lambda document: document["goals"][0].update(shared_with=["g1"])),
    "someone twice": _with(lambda document: document["colleagues"].append(document["colleagues"][0])),
    "a broken last record": _with(lambda document: document["approaches"].append({"id": "a2", "colleague": "dana"})),
    "nobody's last record": _with(
        lambda document: document["put_off"].append({"id": "w", "colleague": "nobody", "until": "2026-05-01"})
    ),
    "a class": _dana(__class__="os", __init__="system"),
    "an address that is a file": _with(lambda document: document["calendars"][0].update(address="file:///etc/hostname")),
    "an address of a share": _with(lambda document: document["calendars"][0].update(address="//127.0.0.1/share")),
    "a link that is a script": _dana(links=["javascript:alert(1)", "file:///etc/hostname", "data:text/html,a"]),
    "20,000 tags": _dana(tags=[str(one) for one in range(20_000)]),
    "3,000 people": _with(
        lambda document: document["colleagues"].extend({"id": f"p{one}", "name": f"P {one}"} for one in range(3_000))
    ),
    "a newer version": lambda: _HEAD.replace(b"1,", b"2,") + b'"me": {}}',
    "comments": lambda: b"// a\n" + _HEAD + b'"me": {}}',
    "a comma too many": lambda: _HEAD + b'"me": {},}',
    "two of them": lambda: _HEAD + b'"me": {}}' + _HEAD + b'"me": {}}',
    "a photo that is a bomb": _photo(lambda: PICTURES["a bomb of 12,000 x 12,000"]()),
    "a photo that is a drawing": _photo(lambda: PICTURES["a drawing that reads files"]()),
    "a photo that is a film": _photo(lambda: PICTURES["a film of 2,000 pictures"]()),
    "a photo that is none": _dana(photo="not a picture"),
    "a photo of 5 MB": _photo(lambda: PICTURES["noise of 5 MB"]()),
    "a photo that is cut": _photo(lambda: PICTURES["cut in the middle"]()),
}  # fmt: skip
