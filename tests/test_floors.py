"""The house keeps its floors: who may import whom, and what may stand where."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
JOURNAL = ROOT / "journal"
GROUND_FLOOR = {"journal.errors", "journal.files"}
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})(?![\w-])|\brgba?\(|\bhsla?\(")
SIZE = re.compile(r"\b\d+(?:\.\d+)?(?:px|pt)\b")


def modules(*places: str) -> list[Path]:
    """The Python files in these folders (or files) of the package, relative to it; all of them without any."""
    found = [JOURNAL / place for place in places or ("",)]
    return sorted(
        file
        for place in found
        for file in ([place] if place.is_file() else place.rglob("*.py"))
        if "__pycache__" not in file.parts
    )


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


@cache
def imports_of(file: Path) -> list[str]:
    """Every module that `file` imports anywhere in it, by full name: `from a import b` counts as `a` and `a.b`."""
    return list(_imports_of(file))


def _imports_of(file: Path) -> Iterator[str]:
    package = ".".join(file.relative_to(ROOT).with_suffix("").parts[:-1])
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *filter(None, [node.module])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def offenders(files: list[Path], *forbidden: str) -> list[str]:
    return [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in files
        for name in imports_of(file)
        if within(name, *forbidden)
    ]


def texts_of(tree: ast.Module) -> Iterator[ast.Constant]:
    """Every text in the code but the docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node


def name_of(call: ast.Call) -> str:
    return ast.unparse(call.func)


def test_imports_only_ever_go_down() -> None:
    """The contract in pyproject.toml, as import-linter reads it."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    linted = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    assert linted.returncode == 0, linted.stdout + linted.stderr
    assert "1 kept, 0 broken" in linted.stdout


@pytest.mark.parametrize("room", ["method", "model"])
def test_method_and_model_import_nothing_else_of_ours(room: str) -> None:
    ours = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in modules(room)
        for name in imports_of(file)
        if within(name, "journal") and name != "journal" and not within(name, f"journal.{room}", *GROUND_FLOOR)
    ]
    assert modules(room)
    assert ours == []


def test_the_method_knows_neither_windows_nor_databases() -> None:
    assert offenders(modules("method"), "PySide6", "sqlalchemy", "sqlcipher3", "alembic") == []


def test_qt_lives_in_the_window_and_where_it_is_put_together() -> None:
    elsewhere = [
        file for file in modules() if file != JOURNAL / "app.py" and not file.is_relative_to(JOURNAL / "window")
    ]
    assert offenders(elsewhere, "PySide6") == []


def test_nobody_opens_the_journal_with_the_sqlite_of_the_standard_library() -> None:
    """It would drop the locks that our own connection holds on the file, and cannot read it besides."""
    assert offenders(modules(), "sqlite3", "pysqlite3") == []


def test_the_clock_is_passed_in() -> None:
    """`method`, `reminders` and `store` never ask what time it is."""
    asked = [
        f"{file.relative_to(ROOT)}:{node.lineno} calls {name_of(node)}"
        for file in modules("method", "store", *(["reminders.py"] if (JOURNAL / "reminders.py").exists() else []))
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call)
        and re.search(r"(^|\.)(datetime\.now|datetime\.utcnow|date\.today|datetime\.today|time\.time)$", name_of(node))
    ]
    assert asked == []


def test_colours_and_sizes_stand_in_the_theme_alone() -> None:
    others = [file for file in modules() if not file.is_relative_to(JOURNAL / "window" / "theme")]
    found = [
        f"{file.relative_to(ROOT)}:{text.lineno} has {text.value!r}"
        for file in others
        for text in texts_of(tree_of(file))
        if COLOUR.search(str(text.value)) or SIZE.search(str(text.value))
    ]
    made = [
        f"{file.relative_to(ROOT)}:{node.lineno} makes {ast.unparse(node)}"
        for file in others
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call)
        and name_of(node).rpartition(".")[2] in {"QColor", "fromRgb", "fromRgbF", "fromHsv"}
        and any(isinstance(argument, ast.Constant) for argument in node.args)
    ]
    assert found == []
    assert made == []


def test_sentences_can_be_found_by_the_translation_tools() -> None:
    """`QCoreApplication.translate` by that full name, and never on a text that is put together on the spot."""
    wrong = [
        f"{file.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)[:80]}"
        for file in modules()
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call)
        and name_of(node).rpartition(".")[2] == "translate"
        and name_of(node).startswith("QCoreApplication")
        and any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args)
    ]
    assert wrong == []


@pytest.mark.parametrize("text", ["#fff", "#aabbcc", "color: #12ab34;", "rgb(1, 2, 3)", "#80aabbcc", "rgba(0,0,0,0.5)"])
def test_a_colour_is_known_when_it_is_seen(text: str) -> None:
    assert COLOUR.search(text)


@pytest.mark.parametrize("text", ["#7", "#hashtag", "# heading", "#followup", "#add-a-line"])
def test_what_only_looks_like_a_colour_is_let_be(text: str) -> None:
    assert not COLOUR.search(text)
