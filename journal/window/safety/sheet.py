"""The recovery code on paper."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from journal.window.reflections.paper import document, set_up
from journal.window.safety.code_groups import groups_of

A_LINE = 4
"""Groups in a line."""


def sheet(code: str, folder: str) -> QTextDocument:
    """A page with the code, its groups numbered in lines of four, and what it is for."""
    translate = QCoreApplication.translate
    groups = groups_of(code)
    lines = []
    for begin in range(0, len(groups), A_LINE):
        line = "     ".join(groups[begin : begin + A_LINE])
        last = min(begin + A_LINE, len(groups))
        numbers = translate("Sheet", "Groups {first} to {last}:").format(first=begin + 1, last=last)
        lines.append(f"- {numbers}   {line}")
    blocks = (
        translate("Sheet", "Partnership Journal: recovery code"),
        translate("Sheet", "With this code your journal can be opened if the passphrase is forgotten, or if the key")
        + " "
        + translate("Sheet", "file is lost. Whoever has it can open the journal: keep it where you keep other papers,")
        + " "
        + translate("Sheet", "not beside the computer."),
        "\n".join([translate("Sheet", "The code"), *lines]),
        translate("Sheet", "The letters O, I, L and U are not in it: what looks like one is a digit, or a V."),
        translate("Sheet", "It is for the journal in: {folder}").format(folder=folder),
    )
    return document("\n\n".join(blocks))


def print_sheet(code: str, folder: str, parent: QWidget) -> bool:
    """Ask for a printer, and print; whether it was."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    set_up(printer)
    if not QPrintDialog(printer, parent).exec():
        return False
    sheet(code, folder).print_(printer)
    return True
