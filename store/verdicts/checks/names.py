"""The check of names: one full name claimed for two."""

from __future__ import annotations

from collections.abc import Iterator

from store.verdicts.checks.facts import NAMES, Around, Facts, Finding
from store.verdicts.rules.said import Said
from store.verdicts.rules.wording import capital

#: Words before a son's or daughter's name, which many fathers share.
_KUNYA = ("abu", "umm")
#: Said to somebody, after the name.
_ADDRESS = frozenset(("sahib", "sahab", "saheb", "sahiba", "jan", "bey", "pasha"))


def one_name(own: Facts, around: Around) -> Iterator[Finding]:
    """A full name that is claimed for this entity and for another, told once: of the first of the two by id.

    It may be that the two are one, or that somebody takes one for the other. What one voice calls two is no slip,
    and who might be one is said to be so already.
    """
    for prop in NAMES:
        for said in own.of(prop):
            others = around.aliases.get(said.key or "", {})
            if len(others) < 2 or not full_name(said.label):
                continue
            for slug, claims in sorted(others.items()):
                if slug <= own.slug or frozenset((slug, own.slug)) in around.perhaps:
                    continue
                other = next((it for it in claims if it.speaker != said.speaker), None)
                name = around.facts[slug].name if slug in around.facts else slug
                if other is not None:
                    yield _finding(own.name, said, name, other, slug)


def _finding(name: str, said: Said, other_name: str, other: Said, slug: str) -> Finding:
    reason = (
        f"{capital(said.label)} is said to be a name of {name} ({said.voice}) and of {other_name} ({other.voice}): "
        "one may be taken for the other, or the two may be one."
    )
    return Finding(
        f"{said.label}: {name}",
        said,
        f"{said.label}: {other_name}",
        other,
        reason,
        left_side=f"{said.key}",
        right_side=f"{said.key} {slug}",
    )


def full_name(name: str) -> bool:
    """Whether a name says who is meant: no kunya, and more than one word beside titles.

    >>> full_name("Umar N."), full_name("Mullah Umar"), full_name("Abu Yahya"), full_name("Khorasani")
    (True, False, False, False)
    """
    from store.names.lexicon import ARTICLES, HONORIFICS, SAME_WORD, TITLE_NAMES
    from store.names.words import fold

    words = [SAME_WORD.get(word, word) for word in fold(name) if word not in ARTICLES]
    if not words or words[0] in _KUNYA:
        return False
    return sum(word not in HONORIFICS and word not in TITLE_NAMES and word not in _ADDRESS for word in words) > 1
