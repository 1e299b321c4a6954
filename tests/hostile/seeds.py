"""Right files of each kind that the program takes, with a text of somebody's choice in every place that has one."""

import base64
import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PIL import Image

from tests.exchange.documents import whole

TEXT = "Größe: 10 %"
"""What stands there in a right file."""

_EVENTS = """BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:{text}
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VTIMEZONE
TZID:Somewhere
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:weekly-{text}
DTSTART;TZID=Europe/Berlin:20261103T100000
DTEND;TZID=Europe/Berlin:20261103T103000
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE;TZID=Europe/Berlin:20261110T100000
SUMMARY:Weekly {text}
LOCATION:{text}
DESCRIPTION:{text}
ATTACH:{text}
URL:{text}
ORGANIZER;CN="{text}":mailto:dana@example.org
ATTENDEE;CN="{text}";PARTSTAT=ACCEPTED:mailto:dana@example.org
ATTENDEE;CN=Jim Keller;PARTSTAT=ACCEPTED:mailto:jim@example.org
SEQUENCE:1
END:VEVENT
BEGIN:VEVENT
UID:weekly-{text}
RECURRENCE-ID;TZID=Europe/Berlin:20261117T100000
DTSTART;TZID=Europe/Berlin:20261117T140000
DURATION:PT45M
SUMMARY:Moved {text}
END:VEVENT
BEGIN:VEVENT
UID:once
DTSTART;TZID=Somewhere:20261124T090000
DTEND;TZID=Somewhere:20261124T093000
SUMMARY:{text}
ATTENDEE;CN={text}:mailto:dana@example.org
END:VEVENT
END:VCALENDAR
"""

_CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Kim {text}
N:{text};Kim;;;
EMAIL;TYPE=INTERNET:kim@example.org
TEL;TYPE=CELL:+34 600 000 001
ORG:{text};Logistics
TITLE:{text}
ADR;TYPE=WORK:;;Calle Uno 1;{text};;45001;Spain
URL:https://example.org/kim
NOTE:{text}
CATEGORIES:{text},Navy
HOBBY:{text}
X-OTHER:{text}
PHOTO;ENCODING=b;TYPE=PNG:{photo}
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Bo Li
EMAIL;PREF=1:bo@example.org
NOTE:{text}
END:VCARD
"""


@dataclass(frozen=True)
class Seed:
    """`name`: what the file is called. `of`: the file with a text in it."""

    name: str
    of: Callable[[str], bytes]

    @property
    def content(self) -> bytes:
        return self.of(TEXT)


def picture(kind: str = "PNG", size: tuple[int, int] = (24, 24)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, kind)
    return made.getvalue()


def zipped(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name, content in members:
            file.writestr(name, content)
    return made.getvalue()


def raw(text: str) -> bytes:
    """In UTF-8, halves of characters as well."""
    return text.encode("utf-8", "surrogatepass")


def calendar(text: str) -> bytes:
    return raw(_EVENTS.replace("{text}", text).replace("\n", "\r\n"))


def cards(text: str) -> bytes:
    photo = base64.b64encode(picture()).decode()
    return raw(_CARDS.replace("{text}", text).replace("{photo}", photo).replace("\n", "\r\n"))


def table(*rows: str) -> Callable[[str], bytes]:
    """A table of these rows, their cells divided by `|`."""

    def of(text: str) -> bytes:
        made = io.StringIO(newline="")
        csv.writer(made).writerows([cell.replace("{text}", text) for cell in row.split("|")] for row in rows)
        return raw(made.getvalue())

    return of


google = table(
    "First Name|Last Name|File As|Organization Name|Organization Title|Notes|Labels|E-mail 1 - Label|E-mail 1 - Value",
    "Kim|{text}|{text}|{text}|{text}|{text}|{text} ::: Navy|* Work|kim@example.org",
    "Bo|Li||Nordhafen|Head|{text}|* myContacts||bo@example.org",
)
outlook = table(
    "Title|First Name|Middle Name|Last Name|Company|Department|Job Title|Business City|E-mail Address|Notes|Web Page",
    "Dr.|Kim|{text}|Vale|{text}|{text}|{text}|{text}|kim@example.org|{text}|https://example.org/kim",
)
connections = table(
    "First Name|Last Name|URL|Email Address|Company|Position|Connected On",
    "Kim|{text}|https://www.linkedin.com/in/kim|kim@example.org|{text}|{text}|12 Mar 2024",
    "Bo|Li|https://www.linkedin.com/in/bo||Nordhafen|{text}|13 Mar 2024",
)
other = table(
    "Who|Team|Mail|Remarks",
    "Kim {text}|{text}|kim@example.org|{text}",
    "Bo Li|Purchase|bo@example.org|{text}",
)


def linkedin(text: str) -> bytes:
    positions = table("Company Name|Title|Description|Started On|Finished On", "{text}|{text}|{text}|Jan 2021|")
    skills = table("Name", "{text}", "Planning")
    return zipped(
        [("Connections.csv", connections(text)), ("Positions.csv", positions(text)), ("Skills.csv", skills(text))]
    )


def journal(text: str) -> bytes:
    """Every text of an interchange file but what is known by its id, a word of ours, or a day."""
    document = whole()
    document["me"]["organisation"] = document["colleagues"][0]["role"] = document["meetings"][0]["title"] = text
    document["colleagues"][0] |= {"name": f"Dana {text}", "notes": text, "tags": [text], "photo": small_photo()}
    document["colleagues"][0]["facts"][0]["text"] = document["goals"][0]["text"] = text
    document["meetings"][0] |= {"notes": text, "where": text}
    document["meetings"][0]["questions"][0]["text"] = document["followups"][0]["text"] = text
    document["reflections"][0]["text"] = document["mentors"][0]["name"] = text
    return json.dumps(document).encode()  # halves of characters as \ud800


def small_photo() -> str:
    return base64.b64encode(picture("JPEG")).decode()


SEEDS = (
    Seed("calendar.ics", calendar),
    Seed("calendars.zip", lambda text: zipped([("a.ics", calendar(text)), ("b.ics", calendar(f"b{text}"))])),
    Seed("cards.vcf", cards),
    Seed("google.csv", google),
    Seed("outlook.csv", outlook),
    Seed("Connections.csv", connections),
    Seed("linkedin.zip", linkedin),
    Seed("other.csv", other),
    Seed("journal.json", journal),
)
