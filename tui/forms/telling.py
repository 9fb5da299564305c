"""What keeping a claim would do, in words: whom it contradicts, what it is compared as. Facts in, lines out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content

from store.model.edits import Preview, Rival
from store.model.vocabulary import CONFLICTS, DENIALS, UNCONFIRMED
from tui.lines.facts import STATE_WORDS, count, plain, state_mark
from tui.terminal.glyphs import Glyphs

#: What a claim does to others, before how many there are.
_DOES = {
    "contradicts": "contradicts",
    "contested": "contests",
    "inconsistent_total": "does not add up with",
    "denies": "denies, or is denied by,",
    "disputes_in_part": "disputes in part",
    "no_confirmation": "says nothing against",
    "hedged": "would contradict, if it were certain,",
    "refines": "is finer or coarser than",
    "possible_succession": "perhaps before or after",
    "updates": "a later count than",
    "revised_down": "lowers",
    "revised": "takes the place of",
    "retracted": "takes back",
    "succession": "before or after",
    "compatible": "can stand beside",
    "agrees": "same as",
    "repeat": "same word again as",
}
_MOST = 3
_IN_FILE = re.compile(r"\{says: \.\.\., is: ([^}]*)\}")


def rival_words(rival: Rival) -> str:
    """One line of what a claim is to others: "contradicts 2 claims: India (SAMAA)"."""
    voices = ", ".join(rival.voices)
    more = ", ..." if rival.claims > len(rival.voices) and len(rival.voices) >= _MOST else ""
    told = f"{rival.label} ({voices}{more})" if rival.label else f"{voices}{more}"
    return f"{_DOES.get(rival.kind, rival.kind)} {count(rival.claims, 'claim')}: {told}"


def _style(kind: str) -> str:
    if kind in CONFLICTS:
        return "$state-contradicted"
    if kind in DENIALS:
        return "$state-denied"
    return "$state-unconfirmed" if kind in UNCONFIRMED else ""


def what_it_does(preview: Preview, glyphs: Glyphs, most: int = 4) -> list[Content]:
    """What a claim would do, the worst first."""
    about = Content.assemble(
        plain(preview.entity_name, "$title"), ", ", plain(preview.question), ": ", plain(preview.label, "bold")
    )
    if not preview.rivals:
        new = "the first answer to this question" if not preview.before else "a new answer"
        return [about, Content(new)]
    lines = [plain(rival_words(rival), _style(rival.kind)) for rival in preview.rivals[:most]]
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
