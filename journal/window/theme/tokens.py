"""Every colour, distance and size of the window, defined once: paper and ink, one accent (screens.md)."""

from typing import NamedTuple


class Tone(NamedTuple):
    """What a status is painted in: `ink` on `soft`, and on every ground of the window."""

    ink: str
    soft: str


class Colours(NamedTuple):
    paper: str
    card: str
    ink: str
    muted: str
    hairline: str
    field: str  # the edge of what can be typed into
    hover: str
    selection: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    danger: str
    toast: str
    on_toast: str
    toast_accent: str
    tones: dict[str, Tone]


LIGHT = Colours(
    paper="#f7f5f1",
    card="#ffffff",
    ink="#22252b",
    muted="#5d636e",
    hairline="#e4e0d9",
    field="#8d8a84",
    hover="#f0ede7",
    selection="#dfeaea",
    accent="#2a5f66",
    accent_hover="#214d53",
    on_accent="#ffffff",
    accent_soft="#e5efef",
    danger="#a3262a",
    toast="#2b2f36",
    on_toast="#f4f2ee",
    toast_accent="#9fd0d4",
    tones={
        "not_working": Tone("#a3262a", "#fbe9e8"),
        "needs_attention": Tone("#855000", "#fbf0dc"),
        "too_early": Tone("#4b5a87", "#e9ecf6"),
        "new": Tone("#27628a", "#e3f0f7"),
        "working": Tone("#2c683c", "#e4f2e6"),
        "resting": Tone("#5d636e", "#eeedea"),
    },
)

DARK = Colours(
    paper="#17191c",
    card="#1f2226",
    ink="#e9e7e2",
    muted="#a5aab3",
    hairline="#32363c",
    field="#7a7f88",
    hover="#292d32",
    selection="#27403f",
    accent="#83bcc1",
    accent_hover="#a0d2d6",
    on_accent="#0e1a1b",
    accent_soft="#22383a",
    danger="#f2918f",
    toast="#e9e7e2",
    on_toast="#22252b",
    toast_accent="#2a5f66",
    tones={
        "not_working": Tone("#f2918f", "#3b2526"),
        "needs_attention": Tone("#e9b565", "#383020"),
        "too_early": Tone("#acbae8", "#272d3e"),
        "new": Tone("#86c3e4", "#1f3441"),
        "working": Tone("#8ccb98", "#20352b"),
        "resting": Tone("#a5aab3", "#2a2d32"),
    },
)

# Distances in pixels at a scale of 1: multiples of 4.
XS, S, M, L, XL = 4, 8, 12, 16, 24
RADIUS = 10
SMALL_RADIUS = 6
HAIRLINE = 1

# Type in points at a scale of 1.
PAGE_TITLE, SECTION, BODY, SMALL = 20.0, 13.0, 11.0, 9.5
SEMIBOLD = 600
LINE_CHARACTERS = 75  # the widest that long text may be

ICON = 18
SMALL_ICON = 14
AVATAR = 36
LARGE_AVATAR = 56
CONTROL = 34  # the height of buttons and fields

STATUS_ICONS = {
    "not_working": "circle-alert",
    "needs_attention": "triangle-alert",
    "too_early": "hourglass",
    "new": "sprout",
    "working": "circle-check",
    "resting": "pause",
}
