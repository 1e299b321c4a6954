"""The guided part of a reflection: prompts, each above its answer. Only what is typed is stored."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.window.reflections.view import Prompted
from journal.window.theme import theme, tokens
from journal.window.widgets.inline import InlineText

Key = tuple[str, int]
"""A prompt, and the how-manieth of the same words it is (from 0)."""


class Prompts(QWidget):
    """`typed(prompt, number, answer)` when an answer was written. `under(field)` makes what stands under an answer."""

    def __init__(self, typed: Callable[[str, int, str], object], under: Callable[[InlineText], QWidget]) -> None:
        super().__init__()
        self._typed = typed
        self._under = under
        self._fields: dict[Key, Prompted] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(tokens.S))

    def refresh(self, offered: list[str], answers: tuple[tuple[str, str], ...]) -> None:
        """Offer these prompts, and show every answer that there is."""
        answered = numbered(answers)
        wanted = list(dict.fromkeys([*((prompt, 0) for prompt in offered), *answered]))
        for key, field in list(self._fields.items()):
            if key not in wanted and not field.field.hasFocus():
                self._column.removeWidget(field)
                field.hide()
                field.deleteLater()
                del self._fields[key]
        for key in wanted:
            if key not in self._fields:
                self._fields[key] = self._made(key)
        for key, field in self._fields.items():
            field.field.refresh(answered.get(key, ""))

    @property
    def first(self) -> Prompted | None:
        return next(iter(self._fields.values()), None)

    def _made(self, key: Key) -> Prompted:
        made = Prompted(key[0], QCoreApplication.translate("Reflections", "Write an answer, or leave it"))
        made.field.edited.connect(lambda text: self._typed(*key, text))
        made.column.addWidget(self._under(made.field))
        self._column.addWidget(made)
        return made


def numbered(answers: tuple[tuple[str, str], ...]) -> dict[Key, str]:
    """The answers by prompt, told apart where a prompt stands more than once."""
    seen: Counter[str] = Counter()
    found: dict[Key, str] = {}
    for prompt, answer in answers:
        found[prompt, seen[prompt]] = answer
        seen[prompt] += 1
    return found
