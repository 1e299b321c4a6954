"""Nothing of the Reflections tab is cut at its right: twice the size, beside its list, and with the longest names."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from journal.model import Approach, Colleague, Consultation, Mentor, Reflection
from journal.window.desk import Desk
from journal.window.reflections.page import ReflectionsPage
from journal.window.reflections.view import RecordView
from journal.window.theme import apply_theme
from tests.window.widgets import bring_up

LONG = "Maximiliane-Alexandra von Hohenzollern-Sigmaringen und zu Fürstenberg"


@pytest.fixture
def page(sample_desk: Desk, qapp: QApplication, qtbot: Any) -> Iterator[ReflectionsPage]:
    apply_theme(qapp, "light", 2.0)
    with sample_desk.change("Rename") as session:
        for one in (*session.scalars(select(Colleague)), *session.scalars(select(Mentor))):
            one.name = f"{one.name} {LONG}"
    made = ReflectionsPage(sample_desk)
    made.resize(1280, 700)
    qtbot.addWidget(made)
    bring_up(qtbot, made)
    yield made
    apply_theme(qapp, "light", 1.0)


def test_every_page_fits_beside_its_list(page: ReflectionsPage, sample_desk: Desk) -> None:
    with sample_desk.reading() as session:
        there = [("review", one) for one in session.scalars(select(Colleague.id))]
        for kind, model in (("reflection", Reflection), ("consultation", Consultation), ("approach", Approach)):
            there += [(kind, one) for one in session.scalars(select(model.id).limit(2))]  # type: ignore[attr-defined]
        there += [("mentor", one) for one in session.scalars(select(Mentor.id))]
    there += [("brief", there[0][1]), ("consult", there[0][1])]
    for kind, record in there:
        if kind in ("brief", "consult"):
            page._asked[kind](record)
        else:
            page.show_record(record, kind, record)
        QApplication.processEvents()
        view = next(one for one in page.findChildren(RecordView) if one.isVisible())
        assert view.page.width() <= view.viewport().width(), (kind, record)
