"""How what a person changes is called: lines of the journal, and what a claim would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from store.labels.claims import ahead
from store.labels.questions import state_words
from store.model.edits import Change, Preview, Rival, name_of
from store.model.vocabulary import Certainty, Stance

#: What a claim does to others, before how many there are.
DOES = {
    "contradicts": "contradicts",
    "contested": "contests",
    "inconsistent_total": "does not add up with",
    "denies": "is denied by",
    "disputes_in_part": "is disputed in part by",
    "no_confirmation": "says nothing against",
    "hedged": "would contradict, if it were certain,",
    "may_conflict": "may conflict, as no dates tell, with",
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


_DENYING = {"denies": "denies", "disputes_in_part": "disputes in part"}


def rival_words(rival: Rival, stance: str, mark_of: Callable[[str], str]) -> str:
    """What a claim of a stance is to others, in a line: "contradicts 2 claims: India (SAMAA)".

    ``mark_of`` gives the sign of a state with a blank behind, and nothing for no state.
    """
    voices = ", ".join(rival.voices) + (", ..." if rival.claims > len(rival.voices) >= 3 else "")
    told = mark_of(rival.sign) + (f"{rival.label} ({voices})" if rival.label else voices)
    does = (_DENYING if stance == "denies" else DOES).get(rival.kind) or DOES.get(rival.kind, rival.kind)
    return f"{does} {rival.claims:,} {'claim' if rival.claims == 1 else 'claims'}: {told}"


def asked_words(preview: Preview, stance: Stance = "asserts", certainty: Certainty = "certain") -> str:
    """What a claim answers, and what its value is compared as: "Asim Umar, nationality: denies: Pakistan"."""
    told = [part for part in (ahead(stance, certainty), preview.label) if part]
    return ": ".join([f"{preview.entity_name}, {preview.question}", *told])


def preview_lines(
    preview: Preview, mark_of: Callable[[str], str], stance: Stance = "asserts", certainty: Certainty = "certain"
) -> list[str]:
    """What keeping a claim of a stance would do, the worst first."""
    if not preview.rivals:
        found = ["a new answer" if preview.before else "the first answer to this question"]
    else:
        found = [rival_words(rival, stance, mark_of) for rival in preview.rivals]
    if preview.before not in ("", preview.after):
        before, after = (state_words(state) for state in (preview.before, preview.after))
        found.append(f"the question: {before} before, now {after}")
    return [asked_words(preview, stance, certainty), *found]


def changed_words(changes: Sequence[Change]) -> str:
    """What changes do, in a line: "claim samaa-12 changed: value, note"."""
    first = changes[0]
    name = name_of(first.kind, first.ref)
    more = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
    if first.after is None:
        return f"{name} removed{more}"
    if first.before is None:
        return f"{name} added{more}"
    return f"{name} changed: {', '.join(differing(first.before, first.after))}{more}"


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """The keys in which two states of a record differ, in words."""
    keys = dict.fromkeys((*before, *after))
    return [key.replace("_", " ") for key in keys if before.get(key) != after.get(key)]
