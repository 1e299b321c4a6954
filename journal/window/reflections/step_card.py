"""The next step of a partnership, and what belongs to it: what is tried, whom to ask, what stays due."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journal.method.rules.before_since import BeforeSince
from journal.method.rules.review import ADVICE, Review
from journal.method.whom_to_ask import Suggestion
from journal.store.ladder import ApproachDetail, running_approaches
from journal.store.mentors import not_followed_up, suggested
from journal.store.others import Due, still_due
from journal.window.desk import Desk
from journal.window.looking_back import Figures, answers, is_due, measured
from journal.window.reflections import edits
from journal.window.reflections.concern import mark
from journal.window.reflections.rows import TO_REVIEW
from journal.window.reflections.step_doing import Doing, doing, doing_button
from journal.window.reflections.view import link
from journal.window.resting import StillDue, revive_button
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import WordButton, button
from journal.window.widgets.card import Card
from journal.window.widgets.days import day_words, short_day
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label

ASKING = ("consult_mentor", "talk_to_someone_you_trust")
"""The steps at which somebody is asked."""


class Around(NamedTuple):
    """What the journal knows around a step. `figures`: approach's id -> what changed, of those to look back at now.
    `untold`: (id, mentor's name, when) of consultations of which it is not said what came of them."""

    running: tuple[ApproachDetail, ...]
    figures: dict[str, BeforeSince]
    suggestion: Suggestion | None
    untold: tuple[tuple[str, str, str], ...]
    due: tuple[Due, ...]
    doing: Doing = Doing()


def around(desk: Desk, found: Review) -> Around:
    colleague, today = found.colleague.id, desk.today()
    delicate = is_delicate(found)
    with desk.reading() as session:
        running = tuple(running_approaches(session, colleague, today))
        asked = found.advice in ASKING
        suggestion = suggested(session, colleague, today, delicate=delicate) if asked else None
        untold = not_followed_up(session, colleague, today)[:2]
        due = tuple(still_due(session, colleague)) if found.status == "resting" else ()
    figures = {one.id: measured(desk, one) for one in running if is_due(one, today)}
    told = tuple((one, who, short_day(on, today)) for one, who, on in untold)
    return Around(running, figures, suggestion, told, due, doing(desk, found))


def is_delicate(found: Review) -> bool:
    """Whether it is better told to somebody outside: something was marked as disrespect or harm."""
    return any(one.id == "conduct" for one in found.concerns)


class StepCard(Card):
    """`ask(what, id)`: another part of this tab, as `page.py` names them."""

    def __init__(self, desk: Desk, found: Review, there: Around, ask: Callable[[str, str], object]) -> None:
        resting = QCoreApplication.translate("Reflections", "Resting")
        step = "look_back" if there.figures else found.advice
        super().__init__(ADVICE[step].title if step else resting)
        self._desk, self._found, self._ask = desk, found, ask
        if found.countdown:
            self.body.addWidget(label(f"{found.countdown}.", "strong"))
        if step:
            self.body.addWidget(label(found.advice_why if step == found.advice else ADVICE[step].words))
        if found.countdown and found.meanwhile:
            self.body.addWidget(label(found.meanwhile))
        for one in there.running:
            self.body.addWidget(self._tried(one, there.figures.get(one.id)))
        for record, who, when in there.untold:
            self.body.addWidget(self._untold(record, who, when))
        if found.status == "resting":
            self.body.addWidget(StillDue(desk, found.colleague.id))
        if there.suggestion is not None:
            self.body.addLayout(_line("life-buoy", label(there.suggestion.reason)))
        box, flow = flowing()
        for made in self._buttons(there):
            flow.addWidget(made)
        self.body.addSpacing(theme().px(tokens.XS))
        self.body.addWidget(box)

    def _tried(self, one: ApproachDetail, measured: BeforeSince | None) -> QWidget:
        """What is tried; once its day has come with the figures, and the question how it went."""
        translate, today = QCoreApplication.translate, self._desk.today()
        words = translate("Reflections", "You are trying: {text} Look back {day}.")
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.S))
        show = link(translate("Reflections", "Show"), ("approach", one.id), self._desk)
        when = day_words(one.look_back_on, today)
        unnamed = translate("Reflections", "a different approach.")
        text = _sentence(one.text) or unnamed
        column.addLayout(_line("compass", label(words.format(text=text, day=when), "muted"), show))
        tell = _sentence(one.how_to_tell)
        how = translate("Reflections", "You will know by: {words}").format(words=tell)
        unsaid = translate("Reflections", "By what will you know whether it helped? Open it, and say so.")
        column.addWidget(label(how if tell else unsaid, "small"))
        if measured is not None:
            figures = Figures()
            figures.show_figures(measured, today)
            column.addWidget(figures)
            column.addWidget(label(translate("Reflections", "How did it go?"), "strong"))
            column.addWidget(answers(self._desk, one.id))
        return made

    def _untold(self, record: str, who: str, when: str) -> QWidget:
        words = QCoreApplication.translate("Reflections", "What came of what {name} advised on {day}?")
        made = QWidget()
        say = link(QCoreApplication.translate("Reflections", "Say it"), ("consultation", record), self._desk)
        row = _line("life-buoy", label(words.format(name=who, day=when), "muted"), say)
        row.setContentsMargins(0, 0, 0, 0)
        made.setLayout(row)
        return made

    def _buttons(self, there: Around) -> list[QPushButton]:
        """The step first, then what is always possible."""
        translate, found, suggestion = QCoreApplication.translate, self._found, there.suggestion
        who, made = found.colleague.id, []
        if found.status == "resting":
            made.append(revive_button(self._desk, who, "primary"))
        own = doing_button(self._desk, found, there.doing)
        made += [own] if own is not None else []
        if suggestion is not None:
            words = translate("Reflections", "Ask {name}").format(name=suggestion.name)
            made.append(WordButton(words, partial(self._consult, suggestion.adviser), variant="primary"))
        record, another = (
            translate("Reflections", "Record a consultation"),
            translate("Reflections", "Ask somebody else"),
        )
        steps = dict.fromkeys(ASKING, (record if suggestion is None else another, "consult"))
        steps["try_another_approach"] = (translate("Reflections", "Begin an approach"), "approach")
        if found.advice in steps:
            words, what = steps[found.advice]
            made.append(button(words, partial(self._ask, what, who), variant="" if made else "primary"))
        if found.status in TO_REVIEW:
            made.append(
                button(translate("Reflections", "Write a brief for a mentor"), partial(self._ask, "brief", who))
            )
        reflect = translate("Reflections", "Reflect on it")
        made.append(button(reflect, partial(self._ask, "reflect", who), variant="" if made else "primary"))
        return made

    def _consult(self, adviser: str) -> None:
        made = edits.add_consultation(self._desk, self._found.colleague.id, adviser)
        if made:
            self._ask("made_consultation", made)


def _line(icon_name: str, text: QLabel, opens: QPushButton | None = None) -> QHBoxLayout:
    """Its icon, its first line and the words of what it `opens` stand on one line."""
    sign = mark(icon_name, "accent")
    row = QHBoxLayout()
    row.setSpacing(theme().px(tokens.S))
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
    if opens is not None:
        drop = max(0, (opens.sizeHint().height() - opens.fontMetrics().height()) // 2)
        for one in (sign, text):
            one.setContentsMargins(0, drop, 0, 0)
        row.addWidget(opens, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _sentence(text: str) -> str:
    """One line of it with its full stop; "" of nothing."""
    flat = " ".join(text.split())
    shown = flat if len(flat) <= 160 else flat[:159] + "…"
    return shown if not shown or shown[-1] in ".!?…" else shown + "."
