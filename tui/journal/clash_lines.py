"""What both the store and the case's folder changed, side by side."""

from __future__ import annotations

from textual.content import Content

from store.labels.records import path_words, said
from store.model.edits import ClashedPart, ClashedRecord
from tui.lines.facts import count, plain
from tui.lines.rows import Row
from tui.lines.wrap import wrap

HERE, THERE = "here", "in the folder"


def clash_row(clash: ClashedRecord) -> Row:
    """Return a clash as a row: which record, and which parts of it."""
    parts = ", ".join(path_words(part.path) for part in clash.parts)
    return Row(
        plain(f"{clash.name}  ", "bold"), Content.styled(count(len(clash.parts), "part"), "$quiet"), plain(parts)
    )


def clash_text(clash: ClashedRecord, width: int) -> str:
    """Return both sides of a record, part by part: beside each other where there is room for it."""
    out: list[str] = []
    for part in clash.parts:
        out += [path_words(part.path), f"   before: {_side(part, part.base)}"]
        sides = _side(part, part.ours), _side(part, part.folder)
        half = (width - 7) // 2
        out += _beside(*sides, half) if half >= 30 else [f"   {HERE}: {sides[0]}", f"   {THERE}: {sides[1]}"]
        out.append("")
    return "\n".join(out).rstrip("\n")


def _side(part: ClashedPart, value: object) -> str:
    if value is None:
        return "(it is not there)" if not part.path else "(nothing)"
    if isinstance(value, dict) and (not part.path or part.path[0] in value):
        return "; ".join(f"{path_words((key,))}: {said(it)}" for key, it in value.items() if key != "id" and said(it))
    return said(value) or "(nothing)"


def _beside(ours: str, folder: str, half: int) -> list[str]:
    left, right = [HERE, *_lines(ours, half)], [THERE, *_lines(folder, half)]
    rows = max(len(left), len(right))
    left += [""] * (rows - len(left))
    right += [""] * (rows - len(right))
    return [
        f"   {Content(one).pad_right(max(half - Content(one).cell_length, 0)).plain} {two}".rstrip()
        for one, two in zip(left, right, strict=True)
    ]


def _lines(text: str, width: int) -> list[str]:
    lines = wrap(text, width)
    return [text[start:end].rstrip() for start, end in zip(lines.starts, lines.ends, strict=True)]
