"""An invented case of rival answers, and a library of it that lives in memory, for tests of screens."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from store.problems import Refused
from store.views import (
    AnswerBrief,
    AnswerView,
    CitationView,
    ClaimView,
    Comparison,
    EntityPage,
    EntityRow,
    Event,
    JudgementView,
    Lit,
    Matrix,
    Overview,
    QuestionRef,
    QuestionRow,
    RenditionRow,
    SearchResult,
    SourcePage,
    SourceRow,
    VerdictView,
    VoicePage,
    VoiceRow,
)
from store.vocabulary import KINDS, EntityKind

_FILLER = (
    "Boats were tied up along the quay and the market stayed shut until noon. "
    "Nobody at the harbour office would give a name, and the road north was closed to lorries.\n\n"
)

TEXTS = {
    "river-post": "Raid on the Odra bridge\n\n"
    + _FILLER * 6
    + "The interior ministry said Tarek Sahl was a Velian citizen and that seventeen people died at the "
    "bridge on 4 May. The Northern Front rejected the report of his death as invented.\n\n" + _FILLER * 6,
    "coast-daily": "Who was Tarek Sahl?\n\n"
    + _FILLER * 3
    + "Villagers in Harn recalled him as a Morvan who had crossed the river as a boy. The army counted at "
    "least forty dead on the night of 3 May, and declined to comment on his death.\n\n" + _FILLER * 8,
    "wire": "Ministry names dead commander\n\n"
    + _FILLER
    + "The ministry called him a Velian citizen. Twelve died on 9 May, the mayor said.\n\n"
    + _FILLER * 2,
}
_DIGESTS = {"river-post": "The paper has the ministry call Tarek Sahl a Velian citizen."}
_HEADS = {
    "river-post": ("River Post", "Raid on the Odra bridge", "5 May 2019", ""),
    "coast-daily": ("Coast Daily", "Who was Tarek Sahl?", "7 May 2019", ""),
    "wire": ("Velia Wire", "Ministry names dead commander", "5 May 2019", "River Post"),
}

NATIONALITY = QuestionRef("tarek-sahl", "nationality")
KILLED = QuestionRef("odra-raid", "killed", "all")
DATE = QuestionRef("odra-raid", "date")
DEATH = QuestionRef("tarek-sahl", "life_status")
QUEUE = (NATIONALITY, KILLED, DATE, DEATH)
NAMES: dict[str, tuple[str, EntityKind]] = {
    "tarek-sahl": ("Tarek Sahl", "leader"),
    "odra-raid": ("Odra bridge raid", "raid"),
}


def source_row(slug: str) -> SourceRow:
    publisher, title, published, copy_of = _HEADS[slug]
    renditions = [RenditionRow("original", "original", "en", True, False, len(TEXTS[slug]), "0" * 64)]
    if slug in _DIGESTS:
        renditions.append(RenditionRow("digest", "digest", "en", True, False, len(_DIGESTS[slug]), "1" * 64))
    return SourceRow(
        slug=slug,
        publisher=publisher,
        publisher_slug=slug,
        title=title,
        published=published,
        language="en",
        address=f"https://example.org/{slug}",
        inferred=(),
        note="",
        copy_of=copy_of,
        claims=3,
        renditions=tuple(renditions),
    )


def claim(
    slug: str,
    ref: QuestionRef,
    label: str,
    speaker: str,
    source: str,
    words: str,
    *,
    stance: str = "asserts",
    certainty: str = "certain",
    via: tuple[str, ...] = (),
    note: str = "",
) -> ClaimView:
    start = TEXTS[source].index(words)
    citations = [CitationView("original", start, start + len(words), "exact", None, words)]
    if source in _DIGESTS and words in _DIGESTS[source]:
        start = _DIGESTS[source].index(words)
        citations.append(CitationView("digest", start, start + len(words), "exact", None, words))
    return ClaimView(
        slug=slug,
        entity=ref.entity,
        entity_name=NAMES[ref.entity][0],
        ref=ref,
        question=ref.property.replace("_", " "),
        label=label,
        says=label,
        stance=stance,
        certainty=certainty,
        speaker=speaker.lower().replace(" ", "-"),
        speaker_name=speaker,
        via=via,
        said=_HEADS[source][2],
        as_of="",
        valid="",
        note=note,
        origin=speaker,
        closed="",
        source=source_row(source),
        citations=tuple(citations),
    )


def answer(label: str, *claims: ClaimView, reports: int, origins: int) -> AnswerView:
    return AnswerView(
        key=label,
        label=label,
        claims=claims,
        reports=reports,
        origins=origins,
        denials=sum(one.stance == "denies" for one in claims),
        doubts=sum(one.stance in ("declines_comment", "cannot_confirm") for one in claims),
    )


def question(ref: QuestionRef, state: str, reason: str, answers: tuple[AnswerView, ...]) -> QuestionRow:
    name, kind = NAMES[ref.entity]
    return QuestionRow(
        ref=ref,
        entity_name=name,
        entity_kind=kind,
        topic="",
        label=ref.property.replace("_", " "),
        scope_label=ref.scope,
        state=state,
        reason=reason,
        answers=tuple(
            AnswerBrief(
                one.label,
                one.origins,
                one.reports,
                one.denials,
                one.doubts,
                tuple(dict.fromkeys(claim.speaker_name for claim in one.claims)),
            )
            for one in answers
        ),
        claims=sum(len(one.claims) for one in answers),
        reports=sum(one.reports for one in answers),
        origins=sum(one.origins for one in answers),
    )


def _comparisons() -> dict[QuestionRef, Comparison]:
    velian = answer(
        "Velian",
        claim("n1", NATIONALITY, "Velian", "Interior ministry", "river-post", "a Velian citizen"),
        claim("n2", NATIONALITY, "Velian", "Interior ministry", "wire", "a Velian citizen", via=("River Post",)),
        reports=2,
        origins=1,
    )
    morvan = answer(
        "Morvan",
        claim(
            "n3",
            NATIONALITY,
            "Morvan",
            "villagers in Harn",
            "coast-daily",
            "recalled him as a Morvan",
            via=("a cousin", "Coast Daily"),
            certainty="probable",
            note="the villagers are not named",
        ),
        reports=1,
        origins=1,
    )
    died = "seventeen people died"
    seventeen = answer("17", claim("k1", KILLED, "17", "Interior ministry", "river-post", died), reports=1, origins=1)
    forty = answer(
        "at least 40",
        claim("k2", KILLED, "at least 40", "army", "coast-daily", "at least forty dead"),
        reports=1,
        origins=1,
    )
    twelve = answer("12", claim("k3", KILLED, "12", "mayor", "wire", "Twelve died"), reports=1, origins=1)
    fourth = answer(
        "4 May 2019",
        claim("d1", DATE, "4 May 2019", "Interior ministry", "river-post", "4 May"),
        reports=1,
        origins=1,
    )
    third = answer(
        "night of 3 May 2019",
        claim("d2", DATE, "night of 3 May 2019", "army", "coast-daily", "night of 3 May"),
        reports=1,
        origins=1,
    )
    dead = answer(
        "dead",
        claim("l1", DEATH, "dead", "Interior ministry", "river-post", "his death"),
        claim("l2", DEATH, "dead", "Northern Front", "river-post", "rejected the report", stance="denies"),
        claim("l3", DEATH, "dead", "army", "coast-daily", "declined to comment", stance="declines_comment"),
        reports=1,
        origins=1,
    )

    def verdict(kind: str, reason: str, i: int, j: int, left: str, right: str) -> VerdictView:
        return VerdictView(kind, reason, i, j, left, right)

    return {
        NATIONALITY: Comparison(
            question(NATIONALITY, "contradicted", "Only one of Velian and Morvan can be true.", (velian, morvan)),
            (velian, morvan),
            (
                verdict("repeat", "Both reports quote Interior ministry: one origin.", 0, 0, "n1", "n2"),
                verdict("contradicts", "Only one of Velian and Morvan can be true.", 0, 1, "n1", "n3"),
            ),
            (((0,), 1), ((1,), 1)),
            "",
            "",
            (),
        ),
        KILLED: Comparison(
            question(KILLED, "contradicted", "17 and at least 40 exclude each other.", (seventeen, forty, twelve)),
            (seventeen, forty, twelve),
            (
                verdict("contradicts", "17 and at least 40 exclude each other.", 0, 1, "k1", "k2"),
                verdict("contradicts", "17 and 12 exclude each other.", 0, 2, "k1", "k3"),
                verdict("contradicts", "At least 40 and 12 exclude each other.", 1, 2, "k2", "k3"),
            ),
            (((0,), 1), ((1,), 1), ((2,), 1)),
            "12",
            "at least 40",
            (),
        ),
        DATE: Comparison(
            question(DATE, "contradicted", "4 May 2019 is outside night of 3 May 2019.", (fourth, third)),
            (fourth, third),
            (verdict("contradicts", "4 May 2019 is outside night of 3 May 2019.", 0, 1, "d1", "d2"),),
            (((0,), 1), ((1,), 1)),
            "night of 3 May 2019",
            "4 May 2019",
            (),
        ),
        DEATH: Comparison(
            question(DEATH, "denied", "Northern Front denies dead, which Interior ministry asserts.", (dead,)),
            (dead,),
            (
                verdict("denies", "Northern Front denies dead, which Interior ministry asserts.", 0, 0, "l1", "l2"),
                verdict("no_confirmation", "army declines to comment.", 0, 0, "l1", "l3"),
            ),
            (((0,), 1),),
            "",
            "",
            (),
        ),
    }


def day(year: int, month: int, number: int) -> int:
    return date(year, month, number).toordinal()


EVENTS = (
    Event(
        day(2016, 1, 1),
        day(2016, 12, 31),
        "2016",
        "founded",
        "northern-front",
        "Northern Front",
        QuestionRef("northern-front", "founded"),
        "single",
        "founded:northern-front",
        1,
        ("Coast Daily",),
    ),
    Event(
        day(2019, 5, 3),
        day(2019, 5, 4),
        "night of 3 May 2019",
        "date",
        "odra-raid",
        "Odra bridge raid",
        DATE,
        "contradicted",
        "date:odra-raid",
        2,
        ("army",),
    ),
    Event(
        day(2019, 5, 4),
        day(2019, 5, 4),
        "4 May 2019",
        "date",
        "odra-raid",
        "Odra bridge raid",
        DATE,
        "contradicted",
        "date:odra-raid",
        2,
        ("Interior ministry",),
    ),
    Event(
        day(2019, 5, 9),
        None,
        "since 9 May 2019",
        "banned",
        "northern-front",
        "Northern Front",
        QuestionRef("northern-front", "banned"),
        "unconfirmed",
        "banned:northern-front",
        1,
        ("mayor",),
    ),
)


@dataclass
class RivalLibrary:
    """The case above behind the names of `store.library.Library`."""

    path: Path = Path("rivals.whosays")
    read_only: bool = False
    comparisons: dict[QuestionRef, Comparison] = field(default_factory=_comparisons)
    refuse: str = ""
    asked: list[tuple[object, ...]] = field(default_factory=list)
    changes: int = 0

    def overview(self) -> Overview:
        kinds = dict.fromkeys(KINDS, 0) | {"leader": 1, "raid": 1}
        return Overview("The bridge", "", 3, 2, 2, 11, kinds, {"contradicted": 3, "denied": 1}, 0, 4)

    def count(self, kind: EntityKind) -> int:
        return sum(one == kind for _, one in NAMES.values())

    def entities(self, kind: EntityKind, offset: int, limit: int) -> tuple[EntityRow, ...]:
        rows = [EntityRow(slug, kind, name) for slug, (name, one) in NAMES.items() if one == kind]
        return tuple(rows[offset : offset + limit])

    def search(self, text: str, *, limit: int = 20) -> SearchResult:  # noqa: ARG002
        return SearchResult(text, {})

    def entity(self, slug: str) -> EntityPage | None:  # noqa: ARG002
        return None

    def compare(self, ref: QuestionRef) -> Comparison | None:
        self.asked.append(("compare", ref))
        if self.refuse:
            raise Refused(self.refuse)
        return self.comparisons.get(ref)

    def worklist(
        self,
        *,
        states: Collection[str] | None = None,
        kinds: Collection[str] | None = None,
        properties: Collection[str] | None = None,
        voice: str | None = None,
        unjudged: bool = False,
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
        for claim in claims:
            for citation in claim.citations:
                if citation.rendition == label:
                    lit.setdefault((citation.start, citation.end), []).append(claim)
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
                len(self._against(slug)),
            )
            for slug, name in names.items()
        )

    def _against(self, voice: str) -> tuple[tuple[str, str, QuestionRef, str], ...]:
        names = {claim.slug: claim for claim in self._claims()}
        found = []
        for one in self.comparisons.values():
            for verdict in one.verdicts:
                pair = (names[verdict.left], names[verdict.right])
                for mine, other in (pair, pair[::-1]):
                    if mine.speaker == voice and verdict.kind in ("contradicts", "denies"):
                        found.append((other.speaker_name, verdict.kind, one.question.ref, verdict.reason))
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
        voices = list(dict.fromkeys(claim.speaker_name for a in one.answers for claim in a.claims))
        stances = [{claim.speaker_name: claim.stance for claim in a.claims} for a in one.answers]
        words = {"asserts": "says", "denies": "denies", "declines_comment": "silent"}
        cells = tuple(tuple(words[own[voice]] if voice in own else "against" for voice in voices) for own in stances)
        against = tuple(sum(cell in ("against", "denies") for cell in row) for row in cells)
        return Matrix(one.question, tuple(a.label for a in one.answers), tuple(voices), cells, against)

    def sounds_like(self, slug: str) -> tuple[EntityRow, ...]:  # noqa: ARG002
        return ()

    def judge(self, ref: QuestionRef, decision: str, *, answer: str | None, why: str, who: str) -> None:
        if self.refuse:
            raise Refused(self.refuse)
        old = self.comparisons[ref]
        words = f"{answer} holds" if decision == "holds" else decision.replace("_", " ")
        made = JudgementView(decision, answer or "", why, who, "2026-01-02T03:04:05+00:00", False, words)
        history = tuple(replace(one, superseded=True) for one in old.judgements)
        judged = replace(old.question, judged=words)
        self.comparisons[ref] = replace(old, question=judged, judgements=(made, *history))
        self.changes += 1

    def withdraw(self, ref: QuestionRef, *, who: str) -> None:
        old = self.comparisons[ref]
        history = tuple(replace(one, superseded=True) for one in old.judgements)
        gone = JudgementView("withdrawn", "", "", who, "2026-01-02T03:05:06+00:00", False, "withdrawn")
        question = replace(old.question, judged="")
        self.comparisons[ref] = replace(old, question=question, judgements=(gone, *history))
        self.changes += 1

    def version(self) -> int:
        return self.changes

    def close(self) -> None:
        self.asked.append(("close",))
