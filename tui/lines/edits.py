"""Lines of the journal, and what an edit changed, as they are shown."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from store.labels.records import differences
from store.model.edits import Change, Edited, EditLine, name_of
from tui.lines.facts import count, plain
from tui.lines.fit import cut, in_columns, shared
from tui.lines.rows import Row
from tui.session.keys import key_of
from tui.terminal.glyphs import Glyphs

TAKEN_BACK = "taken back"
#: Up to so many letters before and after stand on one line.
_BESIDE = 60


def done(edited: Edited, key: str = "undo", does: str = "takes it back") -> str:
    """Return what is said when an edit was kept: what it did, by names alone, and the key that takes it back."""
    told = edited.what
    for one in {one for _, ref in edited.changed for one in ref.split("+")}:
        told = told.replace(f" ({one})", "")  # the journal has the ids too
    what = f"{told[:1].upper()}{told[1:]}"
    return f"{what}{'' if what.endswith(('.', '?', '!')) else '.'} {key_of(key)} {does}."


def when(at: str) -> str:
    """Return the time of an edit to the minute: "2026-01-31 09:30"."""
    return f"{at[:10]} {at[11:16]}"


def edit_row(line: EditLine, who: int, width: int, glyphs: Glyphs) -> Row:
    """Return a line of the journal as a row: when, who, what; one that is taken back with its sign and word.

    `who` is how wide the longest name of the list is.
    """
    gone = line.undone_by is not None
    mark = glyphs.closed if gone else " "
    style = "$quiet" if gone or line.undoes is not None else ""
    told = TAKEN_BACK if gone else count(line.records, "record") if width >= 90 else ""
    head = Content.styled(f"{mark} {when(line.at)}  ", "$quiet")
    what = plain(line.what, style)
    room = width - 2 - head.cell_length - (len(told) + 1 if told else 0)
    cells, widths = [plain(line.who, "$quiet" if gone else "bold")], shared([who], room, what.cell_length)
    line_ = in_columns(cells, widths, room, lambda room: cut(what, room, glyphs), glyphs)
    return Row(Content.assemble(head, line_), Content.styled(told, "$quiet"))


def edit_words(line: EditLine) -> list[str]:
    """Return what is known of an edit beside its changes, a sentence each."""
    by = [f"{line.who}, {when(line.at)} UTC, {count(line.records, 'record')}."]
    if line.undone_by is not None:
        by.append(f"It is taken back, by edit {line.undone_by}.")
    if line.undoes is not None:
        by.append(f"It takes back edit {line.undoes}.")
    return by


def changes_text(changes: Iterable[Change], most: int, of: int, glyphs: Glyphs) -> str:
    """Return what an edit changed, record by record, each key before and after; `most` of `of` are told."""
    out: list[str] = []
    for change in changes:
        what = "added" if change.before is None else "removed" if change.after is None else "changed"
        out += [f"{name_of(change.kind, change.ref)}: {what}"]
        for one in differences(change):
            if change.before is None or change.after is None:
                out.append(f"   {one.words}: {one.after or one.before}")
            else:
                sides = one.before or "(nothing)", one.after or "(nothing)"
                if sum(map(len, sides)) <= _BESIDE:
                    out.append(f"   {one.words}: {sides[0]} {glyphs.right} {sides[1]}")
                else:
                    out += [f"   {one.words}", f"      before: {sides[0]}", f"      after:  {sides[1]}"]
        out.append("")
    if of > most:
        out.append(f"... and {of - most:,} more records")
    return "\n".join(out).rstrip("\n")
