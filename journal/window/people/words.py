"""What a preview of people says in sentences, and what it calls the fields."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from journal.window.widgets.words import fact_kinds


def field_name(field: str, kind: str = "") -> str:
    """What a field is called; `kind`: of a fact."""
    translate = QCoreApplication.translate
    if kind:
        return dict(fact_kinds()).get(kind, translate("PeopleWords", "Fact"))
    return {
        "name": translate("PeopleWords", "Name"),
        "role": translate("PeopleWords", "Role"),
        "department": translate("PeopleWords", "Department"),
        "organisation": translate("PeopleWords", "Organisation"),
        "organisation_mission": translate("PeopleWords", "Its mission"),
        "location": translate("PeopleWords", "Where"),
        "time_zone": translate("PeopleWords", "Time zone"),
        "emails": translate("PeopleWords", "E-mail"),
        "email": translate("PeopleWords", "E-mail"),
        "phones": translate("PeopleWords", "Phone"),
        "phone": translate("PeopleWords", "Phone"),
        "links": translate("PeopleWords", "Links"),
        "tags": translate("PeopleWords", "Tags"),
        "notes": translate("PeopleWords", "Notes"),
        "photo": translate("PeopleWords", "Photo"),
        "facts": translate("PeopleWords", "Facts"),
        "card_rest": translate("PeopleWords", "Rest of the card"),
        "since": translate("PeopleWords", "Partners since"),
        "cadence_days": translate("PeopleWords", "Days between contacts"),
        "purpose": translate("PeopleWords", "Why you work together"),
        "stage": translate("PeopleWords", "Partnership"),
        "is_mentor": translate("PeopleWords", "A mentor of mine"),
    }.get(field, translate("PeopleWords", "Something else"))


def report_words(added: int, changed: int, mine: int = 0) -> str:
    """ "12 people are new, 3 changed." """
    translate = QCoreApplication.translate
    said = []
    if added:
        one, many = translate("PeopleWords", "one person is new"), translate("PeopleWords", "{count} people are new")
        said.append((one if added == 1 else many).format(count=added))
    if changed:
        one, many = translate("PeopleWords", "one person changed"), translate("PeopleWords", "{count} people changed")
        if added:
            one, many = translate("PeopleWords", "one changed"), translate("PeopleWords", "{count} changed")
        said.append((one if changed == 1 else many).format(count=changed))
    if mine:
        said.append(translate("PeopleWords", "my profile is filled in"))
    if not said:
        return translate("PeopleWords", "All of these people were in the journal already.")
    words = translate("PeopleWords", "{what}.").format(what=", ".join(said))
    return words[0].upper() + words[1:]


def record_words(counts: Mapping[str, int]) -> str:
    """ "3 meetings, one fact and 2 more records", by the names of tables."""
    translate = QCoreApplication.translate
    words = {
        "meeting_colleague": (translate("PeopleWords", "one meeting"), translate("PeopleWords", "{count} meetings")),
        "contact": (translate("PeopleWords", "one message"), translate("PeopleWords", "{count} messages")),
        "fact": (translate("PeopleWords", "one fact"), translate("PeopleWords", "{count} facts")),
        "preference": (translate("PeopleWords", "one preference"), translate("PeopleWords", "{count} preferences")),
        "goal": (translate("PeopleWords", "one goal"), translate("PeopleWords", "{count} goals")),
        "followup": (translate("PeopleWords", "one follow-up"), translate("PeopleWords", "{count} follow-ups")),
        "value": (
            translate("PeopleWords", "one piece of value"),
            translate("PeopleWords", "{count} pieces of value"),
        ),
        "reflection": (translate("PeopleWords", "one reflection"), translate("PeopleWords", "{count} reflections")),
        "photo": (translate("PeopleWords", "a photo"), translate("PeopleWords", "a photo")),
    }
    said = [
        (one if counts[kind] == 1 else many).format(count=counts[kind])
        for kind, (one, many) in words.items()
        if counts.get(kind)
    ]
    rest = sum(count for kind, count in counts.items() if kind not in words)
    if rest:
        one, many = translate("PeopleWords", "one other record"), translate("PeopleWords", "{count} other records")
        said.append((one if rest == 1 else many).format(count=rest))
    return ", ".join(said)
