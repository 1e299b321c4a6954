"""The theme: everything can be read in light and in dark, and whatever the code names is there."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication

from journal.method.rules.review import STATUSES
from journal.window.theme import apply_theme, icon, tokens
from journal.window.theme.style import style_sheet
from journal.window.theme.tokens import DARK, LIGHT, Colours
from journal.window.widgets.inline import InlineLine, InlineText

WINDOW = Path(__file__).resolve().parents[2] / "journal" / "window"
READABLE, SEEN = 4.5, 3.0
SCHEMES = {"light": LIGHT, "dark": DARK}
GROUNDS = ("paper", "card", "hover", "selection", "accent_soft")

TEXTS = [
    *product(("ink", "muted", "accent"), GROUNDS),
    *product(("danger",), ("paper", "card")),
    *product(("on_accent",), ("accent", "accent_hover")),
    *product(("on_toast", "toast_accent"), ("toast",)),
]
"""Every text, and the grounds that it is written on."""

SIGNS = [
    *product(("accent",), GROUNDS),  # the ring around what has the focus, the line below the tab
    *product(("field",), ("paper", "card")),  # the edge of a box, and of what can be typed into
    *product(("ink",), ("paper", "card")),  # the ring around a filled button
    ("toast_accent", "toast"),
]

pytestmark = pytest.mark.usefixtures("_light_again")


@pytest.fixture
def _light_again(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light", 1.0)
    yield
    apply_theme(qapp, "light", 1.0)


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def colours(scheme: str) -> Colours:
    return SCHEMES[scheme]


def plain(colours: Colours) -> list[str]:
    """All but the tones of the statuses."""
    return [value for value in colours if isinstance(value, str)]


def luminance(colour: str) -> float:
    """WCAG 2.2, "relative luminance", of `#rrggbb`."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, "contrast ratio": 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_is_worked_out_as_wcag_has_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_every_text_can_be_read_on_its_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= READABLE


@pytest.mark.parametrize("status", STATUSES)
def test_how_a_partnership_stands_can_be_read_everywhere(colours: Colours, status: str) -> None:
    tone = colours.tones[status]
    for ground in (tone.soft, *(getattr(colours, name) for name in GROUNDS)):
        assert contrast(tone.ink, ground) >= READABLE


@pytest.mark.parametrize(("sign", "ground"), SIGNS)
def test_every_sign_can_be_seen_on_its_ground(colours: Colours, sign: str, ground: str) -> None:
    assert contrast(getattr(colours, sign), getattr(colours, ground)) >= SEEN


def rules(colours: Colours) -> Iterator[tuple[str, dict[str, str]]]:
    """(selector, property -> value) of the style sheet."""
    for selector, body in re.findall(r"([^{}]+)\{([^}]*)\}", style_sheet(colours, 1.0)):
        yield selector.strip(), dict(re.findall(r"([\w-]+):\s*([^;]+);", body))


def test_every_rule_with_a_text_and_a_ground_can_be_read(colours: Colours) -> None:
    pairs = [
        (selector, rule[text], rule[ground])
        for selector, rule in rules(colours)
        for text, ground in (("color", "background"), ("selection-color", "selection-background-color"))
        if rule.get(text, "").startswith("#") and rule.get(ground, "").startswith("#")
    ]
    assert len(pairs) > 5
    assert [pair for pair in pairs if contrast(*pair[1:]) < READABLE] == []


def test_the_palette_can_be_read(qapp: QApplication, scheme: str) -> None:
    apply_theme(qapp, scheme)
    palette, role = qapp.palette(), QPalette.ColorRole
    for text, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.PlaceholderText, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Window),
    ):
        assert contrast(palette.color(text).name(), palette.color(ground).name()) >= READABLE, text
    disabled = palette.color(QPalette.ColorGroup.Disabled, role.Text).name()
    assert contrast(disabled, palette.color(role.Base).name()) >= READABLE


def test_each_status_has_its_own_word_icon_and_colour(colours: Colours) -> None:
    assert set(STATUSES) == set(colours.tones) == set(tokens.STATUS_ICONS)
    for told in (STATUSES.values(), tokens.STATUS_ICONS.values(), (tone.ink for tone in colours.tones.values())):
        assert len(set(told)) == len(STATUSES)


def test_both_schemes_are_colours_throughout(colours: Colours) -> None:
    tones = [part for tone in colours.tones.values() for part in tone]
    for colour in [*plain(colours), *tones]:
        assert re.fullmatch(r"#[0-9a-f]{6}", colour)


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5, 2.0])
def test_the_style_sheet_is_whole(colours: Colours, scale: float, qapp: QApplication) -> None:
    sheet = style_sheet(colours, scale)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= set(plain(colours))
    qapp.setStyleSheet(sheet)  # Qt would warn of what it cannot read, and a warning fails a test


@cache
def trees() -> list[ast.Module]:
    return [ast.parse(file.read_text("utf-8")) for file in sorted(WINDOW.rglob("*.py"))]


@cache
def calls() -> list[tuple[str, ast.Call]]:
    """Each call in the code of the window, with the last name of what is called."""
    return [
        (ast.unparse(node.func).rpartition(".")[2], node)
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    ]


def texts(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may come to: itself, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)
    elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("_ICONS.get"):
        yield from texts(node.args[1])


def argument(call: ast.Call, place: int, *names: str) -> Iterator[str]:
    """The texts given to an argument, by place or by name."""
    if place < len(call.args):
        yield from texts(call.args[place])
    for keyword in call.keywords:
        if keyword.arg in names:
            yield from texts(keyword.value)


def icons_named() -> set[str]:
    named = set(tokens.STATUS_ICONS.values())
    for called, call in calls():
        first = {"icon": 0, "icon_button": 0, "EmptyState": 0, "mark": 0, "draw_icon": 2}
        named |= set(argument(call, first.get(called, len(call.args)), "icon", "icon_name"))
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith("_ICONS"):
                assert isinstance(node.value, ast.Dict)
                named |= {name for value in node.value.values for name in texts(value)}
    return named


def roles_named() -> set[str]:
    named: set[str] = set()
    for called, call in calls():
        if called in ("icon", "mark", "colour"):
            named |= set(argument(call, 0 if called == "colour" else 1, "role"))
        named |= set(argument(call, len(call.args), "icon_role"))
    return named


def painted(name: str, role: str = "ink") -> QImage:
    return icon(name, role).pixmap(24, 24).toImage()


def test_every_icon_that_the_code_names_is_painted_in_light_and_in_dark(qapp: QApplication) -> None:
    named = icons_named()
    assert {"plus", "calendar-check", "circle", "search", "sprout"} <= named
    empty = QImage(painted("x").size(), painted("x").format())
    empty.fill(Qt.GlobalColor.transparent)
    light = {name: painted(name) for name in sorted(named)}
    apply_theme(qapp, "dark")
    for name, image in light.items():
        assert image != empty, name
        assert image != painted(name), name


def test_an_icon_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon("no-such-icon")


def test_an_icon_follows_the_scheme(qapp: QApplication, scheme: str) -> None:
    made = icon("circle", "accent")
    made.pixmap(24, 24)
    apply_theme(qapp, scheme)
    image = made.pixmap(48, 48).toImage()
    seen = {
        image.pixelColor(x, y).name() for x, y in product(range(48), range(48)) if image.pixelColor(x, y).alpha() == 255
    }
    assert QColor(SCHEMES[scheme].accent).name() in seen


def test_every_colour_that_the_code_names_is_a_token(qapp: QApplication, scheme: str) -> None:
    named = roles_named()
    assert {"muted", "needs_attention", "accent"} <= named
    look = apply_theme(qapp, scheme)
    assert all(re.fullmatch(r"#[0-9a-f]{6}", look.colour(role)) for role in named)


def test_every_class_that_the_style_sheet_dresses_is_one() -> None:
    known = {node.name for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    dressed = {word for selector, _ in rules(LIGHT) for word in re.findall(r"(?<![\w\[\"])[A-Z]\w+", selector)}
    assert {word for word in dressed if not word.startswith("Q")} <= known


def test_every_variant_that_the_code_names_is_dressed() -> None:
    dressed = {word for selector, _ in rules(LIGHT) for word in re.findall(r'variant="(\w+)"', selector)}
    named: set[str] = set()
    for called, call in calls():
        places = {"label": 1, "Elided": 1}
        named |= set(argument(call, places.get(called, len(call.args)), "variant"))
        if called == "setProperty" and list(texts(call.args[0])) == ["variant"]:
            named |= set(texts(call.args[1]))
    assert named - dressed == {""}


def test_everything_grows_with_the_size_of_the_text(qapp: QApplication) -> None:
    usual = apply_theme(qapp, "light", 1.0)
    before = usual.px(tokens.L), usual.font().pointSizeF(), usual.line_width()
    twice = apply_theme(qapp, "light", 2.0)
    assert twice is usual
    assert twice.px(tokens.L) == 2 * before[0]
    assert twice.font().pointSizeF() == pytest.approx(2 * before[1])
    assert twice.line_width() > 1.8 * before[2]
    assert qapp.font().pointSizeF() == twice.font().pointSizeF()


def test_a_hint_in_an_empty_field_can_be_read(qapp: QApplication, qtbot: Any, scheme: str) -> None:
    look = apply_theme(qapp, scheme)
    for field in (InlineLine("Link", "How it links", "small"), InlineLine("Role", "Role"), InlineText("Notes", "Any")):
        qtbot.addWidget(field)
        field.show()
        hint = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert hint.alpha() == 255
        assert contrast(hint.name(), look.colours.card) >= READABLE
