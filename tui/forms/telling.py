"""What keeping a claim would do, in words: whom it contradicts, what it is compared as. Facts in, lines out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content

from store.labels.claims import ahead, sign_state
from store.labels.edits import rival_words
from store.model.edits import Preview
from store.model.vocabulary import CONFLICTS, DENIALS, UNCONFIRMED, Certainty, Stance
from tui.lines.facts import STATE_WORDS, plain, sign, state_mark
from tui.terminal.glyphs import Glyphs

_IN_FILE = re.compile(r"\{says: \.\.\., is: ([^}]*)\}")


def _style(kind: str) -> str:
    if kind in CONFLICTS:
        return "$state-contradicted"
    if kind in DENIALS:
        return "$state-denied"
    return "$state-unconfirmed" if kind in UNCONFIRMED else ""


def what_it_does(
    preview: Preview, glyphs: Glyphs, stance: Stance = "asserts", certainty: Certainty = "certain", most: int = 4
) -> list[Content]:
    """What a claim would do, the worst first; its value behind what has to be read before it."""
    words, state = ahead(stance, certainty), sign_state(stance, certainty)
    told = Content.assemble(sign(state, glyphs), (f" {words}: ", f"$state-{state}")) if words else Content("")
    about = Content.assemble(
        plain(preview.entity_name, "$title"), ", ", plain(preview.question), ": ", told, plain(preview.label, "bold")
    )
    if not preview.rivals:
        new = "the first answer to this question" if not preview.before else "a new answer"
        new = "the only answer to this question" if preview.before and preview.after == "single" else new
        return [about, Content(new)]

    def marked(state: str) -> str:
        return f"{sign(state, glyphs).plain} " if state else ""

    lines = [plain(rival_words(rival, stance, marked), _style(rival.kind)) for rival in preview.rivals[:most]]
    if preview.before != preview.after and preview.after:
        was = f"{STATE_WORDS.get(preview.before, preview.before)} before, now " if preview.before else "now "
        mark = state_mark(preview.after, glyphs)
        lines.append(
            Content.assemble(
                ("the question: " + was, "$quiet"), mark, " ", STATE_WORDS.get(preview.after, preview.after)
            )
        )
    return [about, *lines][: most + 1]


def for_form(message: str) -> str:
    """A sentence for who writes a case's file, as one for who fills in a form."""
    return _IN_FILE.sub(r"\1 at Is", message)


def problem_fields(preview: Preview, kind: str, known: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """What is wrong, by the field it is in; and what is in none."""
    by_field: dict[str, str] = {}
    rest: list[str] = []
    for problem in preview.problems:
        key = str(problem.path[0]) if problem.path else ""
        message = for_form(problem.message.removeprefix(f"{key}: "))
        if problem.kind == kind and key in known:
            by_field.setdefault(key, message)
        else:
            rest.append(message)
    return by_field, rest
