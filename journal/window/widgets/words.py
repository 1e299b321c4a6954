"""The closed lists of the model, as a person reads them."""

from PySide6.QtCore import QCoreApplication

from journal.method.preferences import VALUES

Choices = list[tuple[str, str]]
"""(what is stored, what is read)"""


def stages() -> Choices:
    return [
        ("active", QCoreApplication.translate("Words", "Active")),
        ("professional_only", QCoreApplication.translate("Words", "Professional only")),
        ("archived", QCoreApplication.translate("Words", "Archived")),
    ]


def fact_kinds() -> Choices:
    return [
        ("alma_mater", QCoreApplication.translate("Words", "Studied at")),
        ("former_role", QCoreApplication.translate("Words", "Former role")),
        ("former_employer", QCoreApplication.translate("Words", "Worked at")),
        ("interest", QCoreApplication.translate("Words", "Interest")),
        ("place", QCoreApplication.translate("Words", "Place")),
        ("language", QCoreApplication.translate("Words", "Language")),
        ("family", QCoreApplication.translate("Words", "Family")),
        ("skill", QCoreApplication.translate("Words", "Skill")),
        ("achievement", QCoreApplication.translate("Words", "Achievement")),
        ("other", QCoreApplication.translate("Words", "Something else")),
    ]


def aspects() -> Choices:
    return [
        ("meeting_length", QCoreApplication.translate("Words", "Length of meetings")),
        ("small_talk", QCoreApplication.translate("Words", "Small talk")),
        ("channel", QCoreApplication.translate("Words", "How to reach them")),
        ("time_of_day", QCoreApplication.translate("Words", "Time of day")),
        ("detail", QCoreApplication.translate("Words", "Detail")),
        ("pace", QCoreApplication.translate("Words", "Pace")),
        ("camera", QCoreApplication.translate("Words", "Camera")),
        ("other", QCoreApplication.translate("Words", "Something else")),
    ]


def liking_values(aspect: str) -> Choices:
    """What a preference of this aspect may say."""
    words = {
        "brief": QCoreApplication.translate("Words", "Brief"),
        "standard": QCoreApplication.translate("Words", "As usual"),
        "long": QCoreApplication.translate("Words", "Long"),
        "plenty": QCoreApplication.translate("Words", "Plenty"),
        "a_little": QCoreApplication.translate("Words", "A little"),
        "none": QCoreApplication.translate("Words", "None"),
        "morning": QCoreApplication.translate("Words", "Mornings"),
        "afternoon": QCoreApplication.translate("Words", "Afternoons"),
        "overview": QCoreApplication.translate("Words", "The overview"),
        "details": QCoreApplication.translate("Words", "All details"),
        "quick": QCoreApplication.translate("Words", "Quick"),
        "steady": QCoreApplication.translate("Words", "Steady"),
        "unhurried": QCoreApplication.translate("Words", "Unhurried"),
        "on": QCoreApplication.translate("Words", "On"),
        "off": QCoreApplication.translate("Words", "Off"),
        **dict(channels()),
    }
    return [(value, words[value]) for value in VALUES.get(aspect, ())]


def relations() -> Choices:
    return [
        ("colleague", QCoreApplication.translate("Words", "A colleague")),
        ("friend", QCoreApplication.translate("Words", "A friend")),
        ("mentor", QCoreApplication.translate("Words", "A mentor")),
    ]


def goal_states() -> Choices:
    return [
        ("open", QCoreApplication.translate("Words", "Open")),
        ("reached", QCoreApplication.translate("Words", "Reached")),
        ("dropped", QCoreApplication.translate("Words", "Dropped")),
    ]


def meeting_states() -> Choices:
    return [
        ("planned", QCoreApplication.translate("Words", "Planned")),
        ("held", QCoreApplication.translate("Words", "Held")),
        ("cancelled", QCoreApplication.translate("Words", "Cancelled")),
        ("cancelled_by_me", QCoreApplication.translate("Words", "Cancelled by me")),
        ("cancelled_by_them", QCoreApplication.translate("Words", "Cancelled by them")),
        ("no_show", QCoreApplication.translate("Words", "They did not come")),
    ]


def outcomes() -> Choices:
    return [
        ("confirmed", QCoreApplication.translate("Words", "They confirmed it")),
        ("clarified", QCoreApplication.translate("Words", "They clarified it")),
        ("disputed", QCoreApplication.translate("Words", "They disputed it")),
        ("not_restated", QCoreApplication.translate("Words", "Not said back")),
    ]


def channels() -> Choices:
    return [
        ("email", QCoreApplication.translate("Words", "E-mail")),
        ("chat", QCoreApplication.translate("Words", "Chat")),
        ("text", QCoreApplication.translate("Words", "Text message")),
        ("phone", QCoreApplication.translate("Words", "Phone")),
        ("video", QCoreApplication.translate("Words", "Video")),
        ("in_person", QCoreApplication.translate("Words", "In person")),
        ("other", QCoreApplication.translate("Words", "Other")),
    ]


def promisers() -> Choices:
    return [
        ("me", QCoreApplication.translate("Words", "I promised")),
        ("them", QCoreApplication.translate("Words", "They promised")),
    ]


def senders() -> Choices:
    return [
        ("me", QCoreApplication.translate("Words", "From me")),
        ("them", QCoreApplication.translate("Words", "From them")),
    ]


def directions() -> Choices:
    return [
        ("given", QCoreApplication.translate("Words", "I gave")),
        ("received", QCoreApplication.translate("Words", "I received")),
    ]


def value_kinds() -> Choices:
    return [
        ("introduction", QCoreApplication.translate("Words", "Introduction")),
        ("follow_up", QCoreApplication.translate("Words", "Following up")),
        ("credit", QCoreApplication.translate("Words", "Credit")),
        ("listening", QCoreApplication.translate("Words", "Listening")),
        ("thank_you", QCoreApplication.translate("Words", "Thank-you")),
        ("help", QCoreApplication.translate("Words", "Help")),
        ("other", QCoreApplication.translate("Words", "Something else")),
    ]


def marks() -> Choices:
    return [
        ("", QCoreApplication.translate("Words", "Nothing of the kind")),
        ("disrespect", QCoreApplication.translate("Words", "Disrespect")),
        ("harm", QCoreApplication.translate("Words", "Harm")),
    ]


def occasions() -> Choices:
    return [
        ("after_meeting", QCoreApplication.translate("Words", "After a meeting")),
        ("weekly", QCoreApplication.translate("Words", "At the end of a week")),
        ("quarterly", QCoreApplication.translate("Words", "Looking back over a quarter")),
    ]


def approach_outcomes() -> Choices:
    return [
        ("better", QCoreApplication.translate("Words", "It got better")),
        ("no_change", QCoreApplication.translate("Words", "Nothing changed")),
        ("worse", QCoreApplication.translate("Words", "It got worse")),
    ]


def ratings() -> list[tuple[str, str, str, str]]:
    """(what is stored, its name, what 1 means, what 5 means)"""
    return [
        (
            "trust",
            QCoreApplication.translate("Words", "Trust"),
            QCoreApplication.translate("Words", "wary"),
            QCoreApplication.translate("Words", "I rely on them"),
        ),
        (
            "alignment",
            QCoreApplication.translate("Words", "Alignment"),
            QCoreApplication.translate("Words", "apart"),
            QCoreApplication.translate("Words", "same direction"),
        ),
        (
            "communication",
            QCoreApplication.translate("Words", "Communication"),
            QCoreApplication.translate("Words", "past each other"),
            QCoreApplication.translate("Words", "clear"),
        ),
        (
            "reciprocity",
            QCoreApplication.translate("Words", "Give and take"),
            QCoreApplication.translate("Words", "one way"),
            QCoreApplication.translate("Words", "both ways"),
        ),
        (
            "energy",
            QCoreApplication.translate("Words", "Energy"),
            QCoreApplication.translate("Words", "draining"),
            QCoreApplication.translate("Words", "lifting"),
        ),
    ]


def word(choices: Choices, value: str | None) -> str:
    """What is read for a stored value."""
    return dict(choices).get(value or "", "")
