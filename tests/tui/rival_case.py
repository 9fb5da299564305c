"""An invented case of rival answers, for tests of screens."""

from __future__ import annotations

from datetime import date

from store.model.claims import CitationView, ClaimView, QuestionRef, RenditionRow, SourceRow
from store.model.views import AnswerBrief, AnswerView, Comparison, Event, QuestionRow, VerdictView
from store.model.vocabulary import EntityKind

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
    "river-post": ("River Post", "Raid on the Odra bridge", "2019-05-05", ""),
    "coast-daily": ("Coast Daily", "Who was Tarek Sahl?", "2019-05-07", ""),
    "wire": ("Velia Wire", "Ministry names dead commander", "2019-05-05", "River Post"),
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
        closed=None,
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


def comparisons() -> dict[QuestionRef, Comparison]:
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
        "",
        "northern-front",
        "Northern Front",
        QuestionRef("northern-front", "founded"),
        "founded",
        "single",
        "founded:northern-front",
        1,
        ("Coast Daily",),
    ),
    Event(
        day(2019, 5, 3),
        day(2019, 5, 4),
        "night of 3 May 2019",
        "",
        "odra-raid",
        "Odra bridge raid",
        DATE,
        "date",
        "contradicted",
        "date:odra-raid",
        2,
        ("army",),
    ),
    Event(
        day(2019, 5, 4),
        day(2019, 5, 4),
        "4 May 2019",
        "",
        "odra-raid",
        "Odra bridge raid",
        DATE,
        "date",
        "contradicted",
        "date:odra-raid",
        2,
        ("Interior ministry",),
    ),
    Event(
        day(2019, 5, 9),
        None,
        "since 9 May 2019",
        "",
        "northern-front",
        "Northern Front",
        QuestionRef("northern-front", "banned"),
        "banned",
        "unconfirmed",
        "banned:northern-front",
        1,
        ("mayor",),
    ),
)
