"""The state of a question and the sentence that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from store.model.vocabulary import CONFLICTS, DENIALS
from store.verdicts.answers import AnswerSet, Pair, in_order
from store.verdicts.rules.relations import relate_values
from store.verdicts.rules.said import Frame, Said
from store.verdicts.rules.timing import told_later
from store.verdicts.rules.wording import capital, day, listed

_SAME = ("agrees", "repeat")


def state_of(
    frame: Frame, answers: list[AnswerSet], pairs: list[Pair], said: Mapping[int, Said], closed: Mapping[int, int]
) -> tuple[str, str]:
    """The state of the question and the sentence that explains it: the worst verdict speaks.

    ``said`` are its claims by row id.
    """
    for kinds, state in ((CONFLICTS, "contradicted"), (DENIALS, "denied")):
        for pair in pairs:
            if pair.verdict.kind in kinds:
                return state, pair.verdict.reason
    open_claims = {n: [said for said in a.asserting if said.id not in closed] for n, a in enumerate(answers)}
    standing = {n: claims for n, claims in open_claims.items() if claims}
    hedged = next((pair for pair in pairs if pair.verdict.kind == "hedged"), None)
    if hedged is not None:
        return "unconfirmed", hedged.verdict.reason
    silent = _still_silent(frame, answers, standing)
    if silent and not standing:
        return "unconfirmed", f"Left open by {silent[0].voice}, and nobody asserts it."
    if not standing and any(answer.asserting for answer in answers):
        return "unconfirmed", _taken_back(answers, said, closed)
    if standing and all(said.certainty == "possible" for claims in standing.values() for said in claims):
        return "unconfirmed", "Nobody says it for certain, only that it may be so."
    for quiet in silent:
        alone = _on_one_word(frame, standing.values(), quiet)
        if alone is not None:
            return "unconfirmed", _left_open(alone, quiet)
    between = [pair for pair in pairs if pair.left in standing and pair.right in standing and _asserted(pair)]
    between = [pair for pair in between if pair.left_claim.id not in closed and pair.right_claim.id not in closed]
    different = [pair for pair in between if pair.verdict.kind not in _SAME]
    open_ = next((pair for pair in different if pair.verdict.kind == "may_conflict"), None)
    if open_ is not None:
        return "may_conflict", open_.verdict.reason
    if different:
        other = next((pair for pair in different if pair.verdict.kind != "refines"), None)
        return ("finer", different[0].verdict.reason) if other is None else ("several", other.verdict.reason)
    return _one_answer([said for claims in standing.values() for said in claims], answers, silent, closed)


def _still_silent(frame: Frame, answers: list[AnswerSet], standing: Mapping[int, list[Said]]) -> list[Said]:
    """The silences, but those that the same voice ended since: it says now what it would or could not confirm."""
    spoken: dict[str, list[Said]] = {}
    for claims in standing.values():
        for said in claims:
            if said.certainty != "possible" and said.has_day:
                spoken.setdefault(said.speaker, []).append(said)
    return [
        quiet
        for answer in answers
        for quiet in answer.silent
        if not any(told_later(said, quiet) and _touches(frame, said, quiet) for said in spoken.get(quiet.speaker, ()))
    ]


def _touches(frame: Frame, said: Said, quiet: Said) -> bool:
    return quiet.key is None or relate_values(frame, said, quiet) in ("equal", "inside")


def _asserted(pair: Pair) -> bool:
    return pair.left != pair.right and pair.left_claim.stance == pair.right_claim.stance == "asserts"


def _on_one_word(frame: Frame, standing: Iterable[list[Said]], quiet: Said) -> Said | None:
    """A claim of what ``quiet`` leaves open, where less than two independent origins stand behind that.

    Silence says nothing about the truth; it is worth telling where there is only one word to go by.
    """
    touched = [claims for claims in standing if _touches(frame, claims[0], quiet)]
    # a silence without a value concerns each answer, else all that comes under the value
    groups = touched if quiet.key is None else [[said for claims in touched for said in claims]]
    behind = [{said.origin for said in group if said.certainty != "possible"} for group in groups]
    if not touched or any(len(origins) > 1 for origins in behind):
        return None
    # whoever is named for it rather than a publisher that repeats it
    said = (said for claims in touched for said in claims)
    return min(said, key=lambda said: (said.certainty == "possible", said.own))


def _taken_back(answers: list[AnswerSet], said: Mapping[int, Said], closed: Mapping[int, int]) -> str:
    """Who closed what was asserted, where nobody asserts anything any more."""
    ends = {closed[claim.id]: said[closed[claim.id]] for answer in answers for claim in answer.asserting}
    words = []
    for end in sorted(ends.values(), key=in_order):
        when = day(end.told) if end.has_day else ""
        words.append(f"{end.voice} ({when})" if when else end.voice)
    how = "Taken back" if all(end.stance == "retracts" for end in ends.values()) else "Taken back or replaced"
    return f"{how} by {listed(list(dict.fromkeys(words)))}; nobody asserts it any more."


def _left_open(claim: Said, quiet: Said) -> str:
    what = "no comment from" if quiet.stance == "declines_comment" else "not confirmed by"
    return f"{capital(claim.label)} by the word of {claim.voice} alone; {what} {quiet.voice}."


def _one_answer(
    asserting: list[Said], answers: list[AnswerSet], silent: list[Said], closed: Mapping[int, int]
) -> tuple[str, str]:
    """The state where all that is still asserted is one value."""
    if not asserting:
        denying = [said.voice for answer in answers for said in answer.denying]
        who = listed(sorted(set(denying))) if denying else ""
        return "single", f"Only denied, by {who}; nobody asserts it." if who else "Nobody asserts it."
    sure = [said for said in asserting if said.certainty != "possible"]
    by_origin: dict[str, list[Said]] = {}
    for said in sure:
        by_origin.setdefault(said.origin, []).append(said)
    reports = len({said.source for said in sure})
    before = _before(asserting, closed, answers)
    if len(by_origin) > 1:
        told = listed(sorted(_origin_words(claims) for claims in by_origin.values()))
        open_ = "".join(
            f" {what} {listed(list(dict.fromkeys(voices)))}."
            for what, stance in (("Not confirmed by", "cannot_confirm"), ("No comment from", "declines_comment"))
            if (voices := [said.voice for said in silent if said.stance == stance])
        )
        return "agreed", f"{len(by_origin)} independent origins say the same: {told}.{before}{open_}"
    (claims,) = by_origin.values()
    names = listed(sorted({said.voice for said in claims}))
    if reports > 1:
        copies = len({said.source for said in claims if said.copied})
        how = f", {copies} of them copied from another" if copies else ""
        return "single", f"{reports} reports, one origin: {names}{how}.{before}"
    if len({said.voice for said in claims}) > 1:
        return "single", f"One origin: {names}.{before}"
    return "single", f"Only by the word of {names}.{before}"


def _origin_words(claims: list[Said]) -> str:
    """One origin by the name of one of its voices, with its reports where there are several."""
    name = min(said.voice for said in claims)
    reports = len({said.source for said in claims})
    copies = len({said.source for said in claims if said.copied})
    if reports < 2:
        return name
    return f"{name} ({reports} reports, {copies} of them copied)" if copies else f"{name} ({reports} reports)"


def _before(asserting: list[Said], closed: Mapping[int, int], answers: list[AnswerSet]) -> str:
    """What the same speakers said before, where they replaced it."""
    speakers = {said.speaker for said in asserting}
    labels = {said.label for said in asserting}
    earlier = {
        said.label
        for answer in answers
        for said in answer.asserting
        if said.id in closed and said.speaker in speakers and said.label not in labels
    }
    return f" Said before: {listed(sorted(earlier))}." if earlier else ""
