"""What is said where nothing is yet."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from journal.window.desk import Desk
from journal.window.widgets.empty import EmptyState


def nothing(desk: Desk, segment: str, new: Callable[[str], object]) -> EmptyState:
    """`new(kind)` makes the first one."""
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
