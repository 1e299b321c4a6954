"""The lines of a meeting's notes: the one that is being written stands last among them until it is kept."""


def note_lines(notes: str | None) -> list[str]:
    """Those with something on them, as they are."""
    return [line for line in (notes or "").split("\n") if line.strip()]


def with_line(notes: str | None, old: str, new: str) -> str | None:
    """The notes with the latest line `old` become `new`; without it where `new` is "".

    Where there is no line `old` (or it is ""), `new` goes to the end. None where nothing is left.
    """
    lines = (notes or "").split("\n")
    place = _latest(lines, old)
    if place is not None:
        lines[place : place + 1] = [new] if new else []
    elif new:
        if not lines[-1].strip():
            lines.pop()
        lines.append(new)
    text = "\n".join(lines)
    return text if text.strip() else None


def _latest(lines: list[str], line: str) -> int | None:
    places = [place for place, one in enumerate(lines) if line and one == line]
    return places[-1] if places else None


def one_line(text: str) -> str:
    """What was typed or pasted, on one line."""
    return " ".join(text.split("\n")).strip() if "\n" in text else text.strip()
