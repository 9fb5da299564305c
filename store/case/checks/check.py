"""Check what a case means: identifiers, references, properties, values and quotes.

Everything wrong is found in one go; what holds is resolved to what the loader writes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from store.anchors.quotes import Memory
from store.case.checks.checked import CheckedCase, CheckedClaim
from store.case.checks.circles import circles
from store.case.checks.claim import check_claim, check_judgement
from store.case.checks.decided import check_decided
from store.case.checks.entity import check_entity
from store.case.checks.graded import check_grade
from store.case.checks.source import check_head, check_words
from store.case.models import EntityEntry
from store.case.moved import no_memory
from store.case.read import At, ReadCase, ReadSource, nowhere, read_case
from store.case.records import canonical
from store.case.stands import Stands, stands_of
from store.model.problems import BadCase, Problem
from store.values.basis.sets import Span

__all__ = ["CheckedCase", "CheckedClaim", "check_case", "check_read", "checked_or_refused"]

#: Called with how much is done and how much there is in all.
Progress = Callable[[int, int], None]


def check_case(folder: Path, progress: Progress | None = None, memory: Memory = no_memory) -> CheckedCase:
    """Read and check the case at ``folder``. ``progress`` is told claims done and claims in all.

    ``memory`` tells of the last load, so that a quote that no longer holds is refused with where it went.
    """
    return check_read(read_case(folder), progress, memory)


def check_read(read: ReadCase, progress: Progress | None = None, memory: Memory = no_memory) -> CheckedCase:
    """Check a case that was read, or put together from records."""
    problems: list[Problem] = list(read.problems)
    entities: dict[str, EntityEntry] = {}
    sources: dict[str, ReadSource] = {}
    published: dict[str, Span | None] = {}
    case = CheckedCase(read, entities, sources, published, problems=problems, memory=memory)
    if read.head is not None:
        check_words(case, canonical("case", read.head), read.head_at or nowhere("the case"))
    places: dict[str, At] = {}
    for entity, at in read.entities:
        if _unique(problems, entity.id, at, places, "entity"):
            entities[entity.id] = entity
    seen: dict[str, At] = {}
    for source in read.sources:
        if _unique(problems, source.head.id, source.at, seen, "source"):
            sources[source.head.id] = source
    speaking = circles({slug: entity.speaks_for for slug, entity in entities.items()})
    lying = circles({slug: entity.within for slug, entity in entities.items()})
    coming = circles({slug: entity.follows for slug, entity in entities.items()})
    for entity, at in read.entities:
        check_entity(case, entity, at, speaking.get, lying.get, coming.get)
    copying = circles({slug: (s.head.syndicated_from or "",) for slug, s in sources.items()})
    for source in sources.values():
        published[source.head.id] = check_head(case, source, copying.get)
    claims: dict[str, At] = {}
    for done, (source_id, entry, at) in enumerate(read.claims):
        if progress is not None:
            progress(done, len(read.claims))
        _unique(problems, entry.id, at, claims, "claim")
        claim = check_claim(case, source_id, entry, at)
        if claim is not None:
            case.claims.append(claim)
    judgements: dict[str, At] = {}
    for judgement, at in read.judgements:
        _unique(problems, judgement.id, at, judgements, "judgement")
        check_judgement(case, judgement, at)
    decided: dict[str, At] = {}
    same = []
    for two, at in read.same:
        if _unique(problems, f"{two.one}+{two.other}", at, decided, "decision", "one"):
            same.append((two, at))
    if same:
        check_decided(case, same, stands_in(read))
    grades: dict[str, At] = {}
    for grade, at in read.grades:
        if _unique(problems, grade.ref.replace("+", " "), at, grades, "the grade of", "grade"):
            check_grade(case, grade, at, claims)
    dropped: dict[str, At] = {}
    for draft, at in read.dropped:
        _unique(problems, draft.id, at, dropped, "dropped draft")
    case.problems = sorted(set(problems))
    return case


def checked_or_refused(folder: Path, progress: Progress | None = None, memory: Memory = no_memory) -> CheckedCase:
    """The checked case, or BadCase with all its problems."""
    case = check_case(folder, progress, memory)
    if case.problems:
        raise BadCase(case.problems)
    return case


def stands_in(read: ReadCase) -> Stands:
    """Who stands for whom in a case."""
    return stands_of(canonical("same", entry) for entry, _ in read.same)


def _unique(problems: list[Problem], slug: str, at: At, seen: dict[str, At], what: str, key: str = "id") -> bool:
    if slug not in seen:
        seen[slug] = at
        return True
    other = "give it another id" if key == "id" else "keep one of the two"
    message = f"{what} {slug!r} is defined already at {seen[slug].place(key)}: {other}"
    problems.append(at.problem(message, key))
    return False
