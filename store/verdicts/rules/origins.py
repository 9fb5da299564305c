"""Whose word a claim finally is: who is taken to speak, and the origins that answers are counted by.

Three papers quoting one agency are three reports and one origin. The rules (docs/verdicts.md, "Whose
word it is"):

- A claim's origin is its speaker; a voice that officially speaks for a body shares that body's origin.
- What a publisher says in its own voice in a report that copies another one is the word of the other's
  publisher, told when the other was published.
- Where the other one is not in the case and told in words alone, what the publishers of its copies say in their
  own voice is the word of whoever wrote it: one speaker, one origin, by each copy's own publisher's name.
- What a publisher repeats in its own voice is no second origin where the same report names whose word it is, or
  where every report that names somebody for it names the same (:func:`echoes`). Nobody repeats what was said later.
- An unnamed speaker is known from one report only. In another report the same words ("officials") may
  be other people, so it is another speaker; and the unnamed speakers of one report, who may all be one
  person, are one origin. An unnamed speaker who speaks for a body is of that body's origin.
- Whom a named relay tells of ("a doctor, said Voss") is known from that relay, in whatever report: the same words,
  passed on by the same, are of one speaker.
- A body that publishes its own statement is an origin of its own, unless it names there whose word it is. So is a
  publisher that other reports name for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from store.verdicts.rules.said import Said


@dataclass(frozen=True, slots=True)
class Word:
    """Who speaks in a claim. ``speaker`` is equal only for surely the same speaker; ``teller`` is the
    entity whose name the speaker goes by; ``original`` the source that is copied, None for a report of
    its own. One that is not in the case has the row id of the first of its copies, below zero."""

    speaker: str
    origin: str
    teller: int
    original: int | None


@dataclass(slots=True)
class Voices:
    """Who speaks for whom (``bodies``), what copies what, who published what, and who is not named;
    all by row id. ``parties`` are publishers that speak for themselves: groups, and bodies with spokesmen."""

    bodies: Mapping[int, int] = field(default_factory=dict)
    copies: Mapping[int, int] = field(default_factory=dict)
    publishers: Mapping[int, int] = field(default_factory=dict)
    unnamed: frozenset[int] = frozenset()
    parties: frozenset[int] = frozenset()
    _known: dict[tuple[int, int | None, int, int], Word] = field(default_factory=dict)

    def word(self, speaker: int, source: int, relay: int = 0) -> Word:
        """Whose word it is that ``speaker`` says something in ``source`` (row ids of entity and source).

        ``relay`` is the first named voice through which an unnamed speaker's word came; 0 where there is none.
        """
        original = end_of(source, self.copies) if source in self.copies else None
        own = original is not None and self.publishers.get(source) == speaker
        if own and original is not None and original < 0:
            return Word(f"w{-original}", f"w{-original}", speaker, original)
        if own and original is not None:
            speaker = self.publishers.get(original, speaker)
        report = abs(original or source) if speaker in self.unnamed and not relay else 0
        key = (speaker, original, report, relay)
        found = self._known.get(key)
        if found is None:
            body = end_of(speaker, self.bodies)
            of = f"s{report}" if report else f"v{relay}" if relay else ""
            name = f"e{speaker}{of}"
            origin = of if of and body == speaker else f"e{body}"
            found = self._known[key] = Word(name, origin, speaker, original)
        return found

    def own(self, speaker: int, source: int) -> bool:
        """Whether a publisher says it in its own voice, in its report or in what copies that."""
        if self.publishers.get(source) == speaker:
            return True
        return source in self.copies and self.publishers.get(end_of(source, self.copies)) == speaker

    def party(self, speaker: int, source: int) -> bool:
        """Whether it is said in its own voice by a publisher that speaks for itself."""
        return speaker in self.parties and self.own(speaker, source)


def echoes(claims: Iterable[Said]) -> dict[int, Said]:
    """The claims of one question that repeat somebody's word in a publisher's own voice, of that word's origin.

    So do those that quote the publisher for what it says in its own voice. By row id; who said it, and how it is
    judged, stays as it is. What is only possible by the word that a report names makes its publisher's bare repetition
    no support either.
    """
    own: list[Said] = []
    named: dict[str | None, list[Said]] = {}
    for said in claims:
        if said.stance != "asserts":
            continue
        if said.own:
            own.append(said)
        else:
            named.setdefault(said.key, []).append(said)
    found: dict[int, str] = {}
    hedged: set[int] = set()
    voiced: dict[tuple[str | None, str], set[str]] = {}
    for said in own:
        words = [word for word in named.get(said.key, ()) if word.voice != said.voice or word.source != said.source]
        here = [word for word in words if word.source == said.source]
        # who is quoted for its own word is named for it
        origins = {
            said.origin if word.voice == said.voice else word.origin for word in words if not _before(said, word)
        }
        alone = len(origins) == 1 and not said.party
        found[said.id] = min(word.origin for word in here) if here else origins.pop() if alone else said.origin
        if here and all(word.certainty == "possible" for word in here):
            hedged.add(said.id)
        voiced.setdefault((said.key, said.voice), set()).add(found[said.id])
    quoted = [word for key, voice in voiced for word in named.get(key, ()) if word.voice == voice]
    for word in quoted:
        known = voiced[word.key, word.voice]
        found[word.id] = word.origin if word.origin in known else min(known)
    by_id = {said.id: said for said in (*own, *quoted)}
    out = {number: replace(by_id[number], origin=to) for number, to in found.items() if to != by_id[number].origin}
    return out | {number: replace(out.get(number, by_id[number]), certainty="possible") for number in hedged}


def _before(said: Said, word: Said) -> bool:
    """Whether a publisher surely said it before the word it might repeat, which a quotation without a day leaves
    open."""
    if not word.has_day or said.told is None or word.told is None:
        return False
    return said.told.hi is not None and word.told.lo is not None and said.told.hi < word.told.lo


def end_of(start: int, steps: Mapping[int, int]) -> int:
    """Where a chain of steps (speaks for, copies) ends. In a circle: its smallest member."""
    seen = [start]
    while seen[-1] in steps:
        after = steps[seen[-1]]
        if after in seen:
            return min(seen[seen.index(after) :])
        seen.append(after)
    return seen[-1]
