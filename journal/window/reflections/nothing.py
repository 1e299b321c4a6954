"""What is said where nothing is yet."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal.window.desk import Desk
from journal.window.reflections.offered import PatternCard
from journal.window.widgets.empty import EmptyState
from journal.window.widgets.scroll import Page, Scroll


def nothing(desk: Desk, segment: str, new: Callable[[str], object]) -> QWidget:
    """`new(kind)` makes the first one. What holds across the partnerships is told above it."""
    page = Page()
    pattern = PatternCard(desk)
    pattern.setParent(page)
    pattern.show_first(wanted=segment != "ladder")
    page.column.addWidget(pattern)
    page.column.addWidget(_words(desk, segment, new), 1)
    return Scroll(page, characters=100)


def _words(desk: Desk, segment: str, new: Callable[[str], object]) -> EmptyState:
    if segment == "reviews":
        done = QCoreApplication.translate("Reflections", "No partnership needs a review now.")
        working = QCoreApplication.translate("Reflections", "Looking at your partnerships …")
        return EmptyState("circle-check", done if desk.reviews.complete else working)
    if segment == "ladder":
        return EmptyState(
            "life-buoy",
            QCoreApplication.translate(
                "Reflections",
                "Where a partnership does not work, note here what a mentor advised and what you try instead.",
            ),
            QCoreApplication.translate("Reflections", "Record a consultation"),
            lambda: new("consultation"),
        )
    return EmptyState(
        "notebook-pen",
        QCoreApplication.translate(
            "Reflections", "What you notice about your partnerships will be here: five ratings and a few words."
        ),
        QCoreApplication.translate("Reflections", "Write the first reflection"),
        lambda: new("reflection"),
    )
