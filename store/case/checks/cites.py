"""Check the citations of a case: every quote stands in its rendition, at one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from store.anchors.hashed import quote_hash
from store.anchors.quotes import QuoteAmbiguous, QuoteMissing, Selector, locate, make
from store.case.models import Cite, ClaimEntry
from store.case.moved import ambiguous_now, hash_now, missing_now
from store.case.read import At, ReadRendition, ReadSource
from store.model.facts import dataclass
from store.model.problems import Problem

#: The selectors that the claim's citations in a rendition had at the last load, by the rendition's label.
Known = Callable[[str], Sequence[Selector]]


@dataclass(frozen=True, slots=True)
class CheckedCite:
    """A citation as it is stored. ``exact`` is None where the rendition's text is not held.

    ``prefix`` and ``suffix`` are what stood around the words: they find them again in a changed text.
    """

    rendition: str
    start: int
    end: int
    exact: str | None
    sha256: str
    prefix: str
    suffix: str


def _nothing(_label: str) -> Sequence[Selector]:
    return ()


def check_cites(
    source: ReadSource, entry: ClaimEntry, at: At, problems: list[Problem], known: Known = _nothing
) -> list[CheckedCite]:
    """Resolve the citations of one claim; what does not hold becomes a problem that says where it went."""
    renditions = {rendition.label: rendition for rendition in source.renditions}
    out: list[CheckedCite] = []
    for label, cites in entry.cite.items():
        rendition = renditions.get(label)
        if rendition is None:
            labels = ", ".join(renditions)
            message = f"source {source.head.id!r} has no rendition {label!r}: it has {labels}"
            problems.append(at.problem(message, "cite", label))
            continue
        for index, cite in enumerate(cites):
            checked = resolve(rendition, cite, at, ("cite", label, index), problems, known)
            if checked is not None:
                out.append(checked)
    return list(dict.fromkeys(out)) if len(out) > 1 else out


def resolve(
    rendition: ReadRendition,
    cite: Cite,
    at: At,
    below: tuple[str | int, ...],
    problems: list[Problem],
    known: Known = _nothing,
) -> CheckedCite | None:
    """Find one citation in its rendition; where it does not hold, a problem and None."""
    find = _by_hash if cite.quote is None else _by_words
    return find(rendition, cite, at, below, problems, known)


def _by_words(
    rendition: ReadRendition, cite: Cite, at: At, below: tuple[str | int, ...], problems: list[Problem], known: Known
) -> CheckedCite | None:
    assert cite.quote is not None
    if rendition.text is None:
        message = (
            f"the text of {rendition.label!r} is not in the case, so a quote cannot be checked: "
            "give start, end and sha256, or run 'whosays seal' where the text is"
        )
        problems.append(at.problem(message, *below))
        return None
    try:
        anchor = locate(rendition.text, cite.quote, cite.prefix, cite.suffix)
    except QuoteMissing as error:
        now = missing_now(rendition.text, cite, known(rendition.label))
        problems.append(at.problem(f"the quote is not in {rendition.label!r}: {now or error}", *below))
        return None
    except QuoteAmbiguous as error:
        now = ambiguous_now(rendition.text, cite, known(rendition.label))
        told = f"{error}; {now}" if now else str(error)
        problems.append(at.problem(f"the quote stands more than once in {rendition.label!r}: {told}", *below))
        return None
    return _cut(rendition.label, rendition.text, anchor.start, anchor.end)


def _by_hash(
    rendition: ReadRendition, cite: Cite, at: At, below: tuple[str | int, ...], problems: list[Problem], known: Known
) -> CheckedCite | None:
    assert cite.start is not None and cite.end is not None and cite.sha256 is not None
    text = rendition.text
    length = len(text) if text is not None else rendition.length
    if length is not None and cite.end > length:
        message = f"end {cite.end} lies behind the end of {rendition.label!r} ({length} code points)"
        now = hash_now(text, cite, known(rendition.label)) if text is not None else ""
        problems.append(at.problem(f"{message}: {now}" if now else message, *below))
        return None
    if text is None:
        return CheckedCite(rendition.label, cite.start, cite.end, None, cite.sha256, "", "")
    checked = _cut(rendition.label, text, cite.start, cite.end)
    if checked.sha256 != cite.sha256:
        message = f"the words at {cite.start}-{cite.end} of {rendition.label!r} have another hash: "
        now = hash_now(text, cite, known(rendition.label)) or "quote them"
        problems.append(at.problem(message + now, *below))
        return None
    return checked


def _cut(label: str, text: str, start: int, end: int) -> CheckedCite:
    cut = make(text, start, end)
    return CheckedCite(label, start, end, cut.exact, quote_hash(cut.exact), cut.prefix, cut.suffix)
