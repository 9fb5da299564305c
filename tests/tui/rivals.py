"""A library of the invented case of rival answers that lives in memory."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from store.labels.answers import held
from store.model.claims import Cited, ClaimView, Lit, QuestionRef, SourcePage, SourceRow, Tolls
from store.model.drafts import Draft, Suggestions
from store.model.edits import Edited
from store.model.out.grades import GradeRow
from store.model.out.passages import PassagesFound
from store.model.out.picked import Picked, Picking
from store.model.problems import Refused
from store.model.views import (
    Against,
    Comparison,
    EntityPage,
    EntityRow,
    Event,
    JudgementView,
    Matrix,
    Overview,
    QuestionRow,
    SearchResult,
    VoicePage,
    VoiceRow,
)
from store.model.vocabulary import KINDS, EntityKind
from store.properties.vocabulary import BUILT_IN, Vocabulary
from tests.tui.rival_case import (
    _DIGESTS,
    DATE,
    DEATH,
    EVENTS,
    KILLED,
    NAMES,
    NATIONALITY,
    QUEUE,
    TEXTS,
    claim,
    comparisons,
    source_row,
)

__all__ = ["DATE", "DEATH", "EVENTS", "KILLED", "NATIONALITY", "QUEUE", "RivalLibrary", "claim", "source_row"]


@dataclass
class RivalLibrary:
    """The case above behind the names of `store.library.Library`."""

    path: Path = Path("rivals.whosays")
    read_only: bool = False
    comparisons: dict[QuestionRef, Comparison] = field(default_factory=comparisons)
    courses: dict[QuestionRef, Tolls] = field(default_factory=dict)
    refuse: str = ""
    asked: list[tuple[object, ...]] = field(default_factory=list)
    changes: int = 0
    drafts: tuple[Draft, ...] = ()

    def vocabulary(self) -> Vocabulary:
        return BUILT_IN

    def suggestions(self, source: str, rendition: str | None = None, *, command: str = "") -> Suggestions:  # noqa: ARG002
        return Suggestions(source, rendition or "", self.drafts)

    def overview(self) -> Overview:
        kinds = dict.fromkeys(KINDS, 0) | {"leader": 1, "raid": 1}
        return Overview("The bridge", "", 3, 2, 2, 11, kinds, {"contradicted": 3, "denied": 1}, 0, 4)

    def count(self, kind: EntityKind) -> int:
        return sum(one == kind for _, one in NAMES.values())

    def entities(self, kind: EntityKind, offset: int, limit: int) -> tuple[EntityRow, ...]:
        rows = [EntityRow(slug, kind, name) for slug, (name, one) in NAMES.items() if one == kind]
        return tuple(rows[offset : offset + limit])

    def search(self, text: str, *, limit: int = 20, deep: bool = True) -> SearchResult:  # noqa: ARG002
        return SearchResult(text, {})

    def passages(self, query: str, *, limit: int = 50) -> PassagesFound:  # noqa: ARG002
        return PassagesFound(query, query)

    def entity(self, slug: str) -> EntityPage | None:  # noqa: ARG002
        return None

    def claims(self, ref: QuestionRef) -> tuple[ClaimView, ...]:
        comparison = self.compare(ref)
        return tuple(claim for answer in comparison.answers for claim in answer.claims) if comparison else ()

    def page_and_words(self, slug: str) -> tuple[EntityPage | None, Cited | None]:
        page = self.entity(slug)
        first = next(iter((*page.questions, *page.named_in)), None) if page is not None else None
        return page, self.cited(first.ref) if first is not None else None

    def cited(self, ref: QuestionRef, place: int = 0) -> Cited | None:
        """The words of the original, where every claim of this case is cited."""
        claims = self.claims(ref)
        if not claims:
            return None
        place %= len(claims)
        page = self.source(claims[place].source.slug)
        if page is None:
            return None
        lit: dict[tuple[int, int], int] = {}
        current = None
        for other in claims:
            citation = other.citation(page.rendition) if other.source.slug == page.source.slug else None
            if citation is not None:
                at = lit.setdefault((citation.start, citation.end), len(lit))
                current = at if other is claims[place] else current
        return Cited(ref, claims, place, page, tuple(lit), current, self.tolls(ref))

    def compare(self, ref: QuestionRef) -> Comparison | None:
        self.asked.append(("compare", ref))
        if self.refuse:
            raise Refused(self.refuse)
        return self.comparisons.get(ref)

    def picked(
        self, questions: Sequence[QuestionRef], answers: Sequence[tuple[QuestionRef, str]], claims: Sequence[str]
    ) -> Picking:
        found = []
        for ref, one in self.comparisons.items():
            keys = frozenset(nth for nth, it in enumerate(one.answers) if (ref, it.key) in answers)
            own = frozenset(it.slug for answer in one.answers for it in answer.claims if it.slug in claims)
            if ref in questions or keys or own:
                found.append(Picked(one, ref in questions, keys, own, frozenset([ref])))
        return Picking(tuple(found))

    def tolls(self, ref: QuestionRef) -> Tolls | None:
        return self.courses.get(ref)

    def worklist(
        self,
        *,
        states: Collection[str] | None = None,
        kinds: Collection[str] | None = None,
        properties: Collection[str] | None = None,
        voice: str | None = None,
        unjudged: bool = False,
        grades: Sequence[str] = (),  # noqa: ARG002
    ) -> tuple[QuestionRow, ...]:
        self.asked.append(("worklist", states, kinds, properties, voice, unjudged))
        return tuple(
            one.question
            for one in self.comparisons.values()
            if (states is None or one.question.state in states)
            and (kinds is None or one.question.entity_kind in kinds)
            and (properties is None or one.question.ref.property in properties)
            and (voice is None or any(claim.speaker == voice for a in one.answers for claim in a.claims))
            and not (unjudged and one.question.judged)
        )

    def sources(self) -> tuple[SourceRow, ...]:
        return tuple(source_row(slug) for slug in TEXTS)

    def source(self, slug: str, rendition: str | None = None) -> SourcePage | None:
        self.asked.append(("source", slug, rendition))
        if slug not in TEXTS:
            return None
        text = _DIGESTS[slug] if rendition == "digest" else TEXTS[slug]
        label = rendition or "original"
        claims = [
            claim
            for one in self.comparisons.values()
            for answer in one.answers
            for claim in answer.claims
            if claim.source.slug == slug
        ]
        lit: dict[tuple[int, int], list[ClaimView]] = {}
        for one in claims:
            for citation in one.citations:
                if citation.rendition == label:
                    lit.setdefault((citation.start, citation.end), []).append(one)
        passages = tuple(Lit(start, end, tuple(found)) for (start, end), found in sorted(lit.items()))
        return SourcePage(source_row(slug), label, text, passages)

    def timeline(self, entity: str | None = None) -> tuple[Event, ...]:
        return tuple(event for event in EVENTS if entity is None or event.entity == entity)

    def _claims(self) -> list[ClaimView]:
        return [claim for one in self.comparisons.values() for a in one.answers for claim in a.claims]

    def voices(self) -> tuple[VoiceRow, ...]:
        names = {claim.speaker: claim.speaker_name for claim in self._claims()}
        return tuple(
            VoiceRow(
                slug,
                name,
                name.islower(),
                sum(claim.speaker == slug and claim.stance == "asserts" for claim in self._claims()),
                sum(claim.speaker == slug and claim.stance == "denies" for claim in self._claims()),
                sum(claim.speaker == slug and claim.stance.endswith("comment") for claim in self._claims()),
                len({one.ref for one in self._against(slug)}),
                len(self._asked(slug)),
            )
            for slug, name in names.items()
        )

    def _asked(self, voice: str) -> set[QuestionRef]:
        return {it.ref for it in self._claims() if it.speaker == voice and it.stance in ("asserts", "denies")}

    def _against(self, voice: str) -> tuple[Against, ...]:
        names = {claim.slug: claim for claim in self._claims()}
        found = []
        for one in self.comparisons.values():
            for verdict in one.verdicts:
                pair = (names[verdict.left], names[verdict.right])
                for mine, other in (pair, pair[::-1]):
                    if mine.speaker == voice and verdict.kind in ("contradicts", "denies"):
                        found.append(
                            Against(other.speaker, other.speaker_name, verdict.kind, one.question.ref, verdict.reason)
                        )
        return tuple(found)

    def voice(self, slug: str) -> VoicePage | None:
        claims = tuple(claim for claim in self._claims() if claim.speaker == slug)
        if not claims:
            return None
        return VoicePage(slug, claims[0].speaker_name, "", claims, self._against(slug))

    def matrix(self, ref: QuestionRef) -> Matrix | None:
        one = self.comparisons.get(ref)
        if one is None:
            return None
        voices = {claim.speaker: claim.speaker_name for a in one.answers for claim in a.claims}
        stances = [{claim.speaker: claim.stance for claim in a.claims} for a in one.answers]
        words = {"asserts": "says", "denies": "denies", "declines_comment": "silent"}
        cells = tuple(tuple(words[own[voice]] if voice in own else "against" for voice in voices) for own in stances)
        against = tuple(sum(cell in ("against", "denies") for cell in row) for row in cells)
        return Matrix(
            question=one.question,
            answers=tuple(a.label for a in one.answers),
            standing=tuple(held(a)[0] for a in one.answers),
            keys=tuple(a.key for a in one.answers),
            voices=tuple(voices.values()),
            speakers=tuple(voices),
            cells=cells,
            against=against,
            fit=tuple(row.count("says") for row in cells),
            of=sum(any(row[at] in ("says", "denies") for row in cells) for at in range(len(voices))),
            shares=tuple((len({one.ref for one in self._against(it)}), len(self._asked(it))) for it in voices),
        )

    def sounds_like(self, slug: str) -> tuple[EntityRow, ...]:  # noqa: ARG002
        return ()

    def judge(self, ref: QuestionRef, decision: str, *, answer: str | None, why: str, who: str) -> Edited:
        if self.refuse:
            raise Refused(self.refuse)
        old = self.comparisons[ref]
        label = next((one.label for one in old.answers if one.key == answer), "")
        words = f"{label} holds" if decision == "holds" else decision.replace("_", " ")
        at = "2026-01-02T03:04:05+00:00"
        made = JudgementView(decision, label, why, who, at, False, words, answer)
        history = tuple(replace(one, superseded=True) for one in old.judgements)
        judged = replace(old.question, judged=words)
        self.comparisons[ref] = replace(old, question=judged, judgements=(made, *history))
        self.changes += 1
        return Edited(self.changes, f"judged {old.question.entity_name}: {words}", (("judgement", "j-1"),))

    def grades(self) -> tuple[GradeRow, ...]:
        return ()

    def clashing(self) -> int:
        return 0

    def follow(self, *, who: str) -> str:  # noqa: ARG002
        return ""

    def withdraw(self, ref: QuestionRef, *, who: str) -> Edited:
        old = self.comparisons[ref]
        history = tuple(replace(one, superseded=True) for one in old.judgements)
        gone = JudgementView("withdrawn", "", "", who, "2026-01-02T03:05:06+00:00", False, "withdrawn")
        question = replace(old.question, judged="")
        self.comparisons[ref] = replace(old, question=question, judgements=(gone, *history))
        self.changes += 1
        return Edited(self.changes, f"judged {old.question.entity_name}: taken back", (("judgement", "j-2"),))

    def version(self) -> int:
        return self.changes

    def listen(self, _tell: object) -> None:
        return None

    def look_through(self, _part: int | None = None) -> bool:
        return False

    def close(self) -> None:
        self.asked.append(("close",))
