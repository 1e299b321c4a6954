"""What the nine stories must show on the screen, and how a person walks through the window."""

from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QPlainTextEdit, QWidget
from sqlalchemy import select

from journal.app import Program
from journal.model import Base, Colleague
from journal.window.colleagues.health import Health
from journal.window.reflections.review_view import ReviewView
from journal.window.widgets.badge import StatusBadge
from journal.window.widgets.rows import Role
from tests.window.conftest import Clock, desk_of, labels
from tests.window.widgets import button, click, type_over

Part = TypeVar("Part", bound=QWidget)


class Told(NamedTuple):
    """What the screens say of the partnership: on Today, in the list, on the page and in the review."""

    name: str
    status: str
    step: str
    reasons: tuple[str, ...]
    speaks_for: tuple[str, ...]
    why: tuple[str, ...]
    practice: int | None
    """None where it is nobody's own part."""


DANA = Told(
    "Dana Ortiz",
    "Not working",
    "",
    (
        "You rated trust 2 or lower in 3 of the last 3 reflections.",
        "You rated your energy 2 or lower in 4 of the last 4 reflections.",
        "4 of Dana’s last 4 commitments came more than a week late, or not at all.",
        "After 5 meetings and 2 open questions, you and Dana share no goal yet.",
        "Dana corrected 3 of the last 5 things you said back, and disputed 2.",
    ),
    ("Dana came to the one meeting of the last four weeks.", "Dana confirmed 1 thing you said back in that time."),
    ("5 concerns of 3 different kinds, over 118 days.", "You use 6 of 6 practices, and it has not helped."),
    6,
)
TOLD = {
    "conduct": Told(
        "Vera Lind",
        "Needs attention",
        "Talk to someone you trust",
        ("You marked a reflection within six months as disrespect.",),
        ("Vera came to both meetings of the last four weeks.",),
        ("1 concern raised.", "Conduct counts from the first day."),
        None,
    ),
    "consulted": DANA._replace(step="Try another approach"),
    "giving-it-time": DANA._replace(step="Give it time"),
    "gone-quiet": Told(
        "Lena Fischer",
        "Not working",
        "Consult a mentor",
        (
            "Lena cancelled or missed 3 of your last 3 meetings.",
            "Lena has not answered 5 of your last 5 messages.",
            "150 days without a sign of life from Lena, where you meant to be in touch every 21 days; "
            "you tried 5 times since.",
        ),
        (),
        ("3 concerns of 2 different kinds, over 105 days.", "You use 2 of 6 practices, and it has not helped."),
        2,
    ),
    "my-own-part": Told(
        "Sam Okafor",
        "Needs attention",
        "Strengthen your practice",
        (
            "You rated trust 2 or lower in 2 of the last 2 reflections.",
            "4 of Sam’s last 4 commitments came more than a week late, or not at all.",
        ),
        ("Sam came to the one meeting of the last four weeks.",),
        ("2 concerns raised.", "You use 0 of 6 practices: to say fairly that it is not working takes 4."),
        0,
    ),
    "not-working": DANA._replace(step="Consult a mentor"),
    "seek-others": DANA._replace(step="Seek others"),
    "steady": Told(
        "Mei Tanaka", "Working", "Say thank you", (), (), ("4 meetings in, and no concern is raised.",), 6
    ),
    "too-soon": Told(
        "Piotr Nowak",
        "Too early to say",
        "Give it time",
        ("You rated trust 2 or lower in 2 of the last 2 reflections.",),
        ("Piotr came to both meetings of the last four weeks.",),
        (
            "You have met twice in 21 days; 3 meetings and 60 days tell more.",
            "What shows already is worth watching, and no verdict.",
        ),
        4,
    ),
}  # fmt: skip


class Walk:
    """One story, open in the program on its day."""

    def __init__(self, program: Program, told: Told, clock: Clock, qtbot: Any) -> None:
        self.program, self.told, self.clock, self.qtbot = program, told, clock, qtbot
        self.desk, self.window = desk_of(program), program.window

    def shown(self, kind: type[Part]) -> Part:
        """The one of this kind that is on the screen."""
        QApplication.processEvents()
        (found,) = [one for one in self.window.findChildren(kind) if one.isVisible()]
        return found

    def press(self, words: str, part: QWidget | None = None) -> None:
        click(self.qtbot, button(part or self.window, words))
        QApplication.processEvents()

    def press_called(self, name: str) -> None:
        """By what a screen reader calls it."""
        QApplication.processEvents()
        found = [one for one in self.window.findChildren(QAbstractButton) if one.accessibleName() == name]
        click(self.qtbot, next(one for one in found if one.isVisible()))

    def write(self, field: QPlainTextEdit, words: str) -> None:
        type_over(self.qtbot, field, words)
        self.qtbot.keyClick(field, Qt.Key.Key_Tab)

    def says(self, part: QWidget | None = None) -> list[str]:
        QApplication.processEvents()
        return labels(part or self.window)

    def badges(self, part: QWidget) -> list[str]:
        return [one.accessibleName() for one in part.findChildren(StatusBadge) if one.isVisible()]

    def undo(self, times: int = 1) -> None:
        for _ in range(times):
            self.qtbot.keyClick(self.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()

    def press_box(self, box: QAbstractButton) -> None:
        click(self.qtbot, box)
        QApplication.processEvents()

    def focused(self, kind: type[Part]) -> Part:
        QApplication.processEvents()
        found = QApplication.focusWidget()
        assert isinstance(found, kind)
        return found

    def comes(self, day: date) -> None:
        """The next time that the program looks at the clock it is this day."""
        self.clock.now = datetime.combine(day, self.clock.now.timetz())
        self.program._look_at_clock()
        self.qtbot.waitUntil(lambda: self.desk.reviews.complete)
        QApplication.processEvents()

    def review(self) -> ReviewView:
        """By its row under Reflections, whatever is open."""
        self.desk.open("review", self.record)
        return self.shown(ReviewView)

    def step(self) -> str:
        return self.says(self.review())[1]

    @property
    def record(self) -> str:
        with self.desk.reading() as session:
            return session.scalars(select(Colleague.id)).one()

    def stored(self, model: type[Base]) -> list[Any]:
        with self.desk.reading() as session:
            return list(session.scalars(select(model)))


def beside(part: QWidget, kind: type[Part], name: str) -> Part:
    """What is called so in the same record as a part of it."""
    around = part.parentWidget()
    while around is not None:
        for found in around.findChildren(kind):
            if found.accessibleName() == name:
                return found
        around = around.parentWidget()
    raise AssertionError(name)


def go_in(walk: Walk) -> ReviewView:
    """From Today over the list and the page into the review: each says the same."""
    see_today(walk)
    see_in_the_list(walk)
    see_on_the_page(walk)
    walk.press("Go through it")
    return see_the_review(walk)


def see_today(walk: Walk) -> None:
    told, said = walk.told, walk.says()
    assert "Monday, 23 November 2026" in said
    if told.status in ("Not working", "Needs attention"):
        assert {told.name, told.reasons[0], f"→ {told.step}"} <= set(said)
        assert walk.badges(walk.window) == [told.status]
    else:
        assert "No partnership needs you today." in said


def see_in_the_list(walk: Walk) -> None:
    walk.press("Colleagues")
    (people,) = [one for one in walk.window.findChildren(QListView) if one.isVisible()]
    index = people.model().index(1, 0)
    assert index.data(Role.ROW).title == walk.told.name
    assert walk.told.status in index.data(Qt.ItemDataRole.AccessibleTextRole)
    walk.qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=people.visualRect(index).center())


def see_on_the_page(walk: Walk) -> None:
    told, health = walk.told, walk.shown(Health)
    walk.qtbot.waitUntil(lambda: bool(walk.badges(health)))  # a long page is filled after its first picture
    said = walk.says(health)
    assert walk.badges(health)[0] == told.status
    assert [one for one in said if one in told.reasons] == list(told.reasons)
    assert f"Next: {told.step}" in said
    assert (f"Your own practice: {told.practice} of 6" in said) == (told.practice is not None)
    assert " ".join(said).count(" ".join(told.why)) == 1
    assert f"→ {told.step}" in walk.says()


def see_the_review(walk: Walk) -> ReviewView:
    told, view = walk.told, walk.shown(ReviewView)
    said = walk.says(view)
    assert walk.badges(view) == [told.status]
    assert button(view, told.name)
    assert told.step in said[:3]
    assert [one for one in said if one in told.reasons] == list(told.reasons)
    assert (f"What speaks for {told.name.split()[0]}" in said) == bool(told.speaks_for)
    assert [one for one in said if one in told.speaks_for] == list(told.speaks_for)
    assert [one for one in said if one in told.why] == list(told.why)
    assert ("Your own practice" in said) == (told.practice is not None)
    assert told.practice is None or f"{told.practice} of 6" in said
    return view
