"""What must hold of verdicts and states whatever is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations, count
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.vocabulary import CONFLICTS, DENIALS, STATES
from store.values.basis.sets import SWAPPED, Span
from store.verdicts.answers import in_order
from store.verdicts.closing import close
from store.verdicts.doubts import in_doubt
from store.verdicts.hedges import as_hedged
from store.verdicts.repeats import as_early
from store.verdicts.rules.pairs import decide, judge
from store.verdicts.rules.said import Frame, Said
from store.verdicts.work_out import work_out
from tests.store.saying import frame

DAY = date(2019, 9, 1).toordinal()
STANCES = ("asserts", "asserts", "asserts", "denies", "cannot_confirm", "declines_comment", "retracts")
PROPS = {
    "killed": None,
    "date_of_death": None,
    "number_of_strikes": None,
    "place_of_death": (
        "musa-qala",
        "near:musa-qala",
        "helmand",
        "kandahar",
        "afghanistan",
        "punjab",
        "border",
        "khost",
    ),
    "life_status": ("alive", "wounded", "dead", "killed", "died_of_wounds", "missing"),
    "custody": ("detained", "imprisoned", "free", "released"),
    "leader": ("x", "y", "z"),
    "nationality": ("pakistan", "india", "british-india"),
    "responsibility": ("ttp", "jua", "us-forces", "us-government", "gunmen", "militants"),
    "strength": None,
    "method": ("raid", "air_strike", "drone_strike", "joint_operation"),
    "affiliation": ("ttp", "jua"),
}
VALUES_BY_COUNT = [Span(n, n) for n in (12, 16, 17, 1000, 1030)] + [Span(12, None), Span(0, 16), Span(14, 17)]
VALUES_BY_DAY = [Span(DAY + n, DAY + n) for n in (0, 1, 5)] + [
    Span(DAY, DAY + 1),
    Span(DAY + 1, DAY + 9),
    Span(None, DAY),
]


def days() -> st.SearchStrategy[Span | None]:
    return st.one_of(
        st.none(),
        st.integers(0, 4).map(lambda n: Span(DAY + n, DAY + n)),
        st.tuples(st.integers(0, 3), st.integers(1, 3)).map(lambda t: Span(DAY + t[0], DAY + sum(t))),
        st.sampled_from([Span(DAY + 2, None), Span(None, DAY + 2)]),
    )


def values(prop: str) -> st.SearchStrategy[tuple[str, Span | None]]:
    nodes = PROPS[prop]
    if nodes is not None:
        return st.sampled_from([(node, None) for node in nodes])
    spans = VALUES_BY_DAY if prop == "date_of_death" else VALUES_BY_COUNT
    return st.sampled_from([(f"{span.lo}..{span.hi}", span) for span in spans])


@st.composite
def claims(draw: Any, prop: str, stances: tuple[str, ...] = STANCES, speakers: str = "ABCD") -> Said:
    key, span = draw(values(prop))
    stance = draw(st.sampled_from(stances))
    if stance in ("cannot_confirm", "declines_comment") and draw(st.booleans()):
        key, span = None, None
    speaker = draw(st.sampled_from(speakers))
    return Said(
        id=0,
        key=key,
        label=key or "",
        span=span,
        stance=stance,
        certainty=draw(st.sampled_from(("certain", "certain", "probable", "possible"))),
        speaker=speaker,
        voice=speaker,
        # A and B speak for one body
        origin="AB" if speaker in "AB" else speaker,
        source=draw(st.integers(1, 5)),
        told=draw(days()),
        as_of=draw(st.one_of(st.none(), days())),
        valid=draw(st.one_of(st.none(), st.none(), days())),
        dated=draw(st.sampled_from((True, True, False))),
    )


def numbered(said: list[Said], start: int = 1) -> list[Said]:
    return [replace(one, id=number) for number, one in zip(count(start), said)]


properties = st.sampled_from(sorted(PROPS))
questions = properties.flatmap(
    lambda p: st.tuples(st.just(p), st.lists(claims(p), min_size=1, max_size=9).map(numbered))
)

few = settings(max_examples=40, deadline=None)


@few
@given(questions)
def test_a_verdict_is_the_same_from_either_side(question: tuple[str, list[Said]]) -> None:
    prop, said = question
    for a, b in combinations(said, 2):
        one, other = judge(frame(prop), a, b), judge(frame(prop), b, a)
        assert (one.kind, one.rule, one.reason) == (other.kind, other.rule, other.reason)
        assert other.relation == SWAPPED[one.relation]


@few
@given(properties.flatmap(lambda p: st.tuples(st.just(p), st.lists(claims(p, ("asserts",)), min_size=3, max_size=3))))
def test_refinement_is_transitive(triple: tuple[str, list[Said]]) -> None:
    prop, (a, b, c) = triple
    first, second = decide(frame(prop), a, b), decide(frame(prop), b, c)
    # the finer one is named first; of a rounded figure that is the other one
    if first.kind == second.kind == "refines" and first.one is a and second.one is b:
        through = decide(frame(prop), a, c)
        if first.relation == second.relation == "inside":
            assert (through.kind, through.relation) == ("refines", "inside")
        else:
            # a rounded figure is no wider set: 1030 fits 1000, which is up to 1000, and 1030 is not
            assert through.kind not in CONFLICTS


@few
@given(questions, st.randoms())
def test_the_order_of_loading_changes_nothing(question: tuple[str, list[Said]], random: Any) -> None:
    """Row ids say what came first into the store; state, reason and counts are the same for any."""
    prop, said = question
    before = work_out(frame(prop), said)
    shuffled = list(said)
    random.shuffle(shuffled)
    after = work_out(frame(prop), numbered(shuffled))
    assert (after.state, after.reason, after.origins, after.reports) == (
        before.state,
        before.reason,
        before.origins,
        before.reports,
    )
    assert [answer.key for answer in after.answers] == [answer.key for answer in before.answers]
    assert len(after.closed) == len(before.closed)


@few
@given(questions, st.data())
def test_a_new_speaker_never_settles_a_conflict(question: tuple[str, list[Said]], data: Any) -> None:
    """Whoever has not spoken yet can make a question worse, never better.

    Contradicted stays contradicted, denied stays denied or becomes contradicted. Only those who already
    spoke can settle it, by taking back or correcting their own word.
    """
    prop, said = question
    before = work_out(frame(prop), said)
    newcomer = replace(data.draw(claims(prop, speakers="N")), id=99)
    after = work_out(frame(prop), [*said, newcomer])
    if before.state == "contradicted":
        assert after.state == "contradicted"
    if before.state == "denied":
        assert after.state in ("denied", "contradicted")
    assert after.closed == before.closed


@few
@given(questions, st.data())
def test_only_a_closed_claim_settles_a_conflict(question: tuple[str, list[Said]], data: Any) -> None:
    """Whoever speaks: where a conflict ends, the report that ended it closed an earlier claim; or its speaker may
    have stepped back (docs/decisions/wider-words.md), and the question may still conflict. What stands between the
    others stays as it is."""
    prop, said = question
    before = work_out(frame(prop), said)
    new = replace(data.draw(claims(prop)), id=99)
    after = work_out(frame(prop), [*said, new])
    if before.state != "contradicted" or after.state == "contradicted":
        return
    if len(after.closed) == len(before.closed):
        # denied or unconfirmed is no quieter
        assert STATES.index(after.state) <= STATES.index("may_conflict")
        assert new.stance in ("asserts", "retracts")
    others = [one for one in said if one.origin != new.origin]
    assert work_out(frame(prop), others).state != "contradicted"


@few
@given(
    st.sampled_from(["date_of_death", "number_of_strikes", "killed"]).flatmap(
        lambda p: st.tuples(st.just(p), claims(p, ("asserts",)), claims(p, ("asserts",)))
    ),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_a_wider_interval_never_makes_a_contradiction(pair: tuple[str, Said, Said], down: int, up: int) -> None:
    prop, a, b = pair
    assert b.span is not None
    lo = b.span.lo - down if b.span.lo is not None else None
    wider = replace(b, key="wider", span=Span(lo, b.span.hi + up if b.span.hi is not None else None))
    if decide(frame(prop), a, wider).kind in CONFLICTS:
        assert decide(frame(prop), a, b).kind in CONFLICTS


def every_pair(known: Frame, said: list[Said]) -> str | None:
    """The worst of all pairs of standing claims, without grouping: what the grouped answer must be."""
    said, repeats, own = as_early(known, as_hedged(said))
    closings = close(known, sorted(said, key=in_order), repeats, own)
    standing = [s for s in said if s.id not in closings.closed]
    kinds = {in_doubt(known, closings, decide(known, a, b)).kind for a, b in combinations(standing, 2)}
    if kinds & set(CONFLICTS):
        return "contradicted"
    if kinds & set(DENIALS):
        return "denied"
    return "unconfirmed" if "hedged" in kinds else None


@settings(max_examples=50, deadline=None)
@given(properties.flatmap(lambda p: st.tuples(st.just(p), st.lists(claims(p), min_size=2, max_size=20).map(numbered))))
def test_judging_a_few_of_each_answer_finds_what_judging_all_pairs_finds(question: tuple[str, list[Said]]) -> None:
    prop, said = question
    wanted = every_pair(frame(prop), said)
    found = work_out(frame(prop), said).state
    if wanted is not None:
        assert found == wanted
    else:
        assert found not in ("contradicted", "denied")


def held(number: int, key: str, speaker: str, start: int, length: int, certainty: str) -> Said:
    at = Span(DAY + start, DAY + start + length)
    span = Span(len(key), len(key))
    return Said(number, key, key, span, "asserts", certainty, speaker, speaker, speaker, 1, at, at, at)  # type: ignore[arg-type]


moments = st.tuples(
    st.sampled_from(["x", "yy"]),
    st.sampled_from("ABCDEF"),
    st.integers(0, 150),
    st.integers(0, 2),
    st.sampled_from(["certain", "possible"]),
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["leader", "custody", "killed"]), st.lists(moments, min_size=16, max_size=40), st.booleans())
def test_meetings_are_found_among_many_times(prop: str, when: list[Any], throughout: bool) -> None:
    """Answers with more times than are compared one by one."""
    said = [held(number, *moment) for number, moment in enumerate(when, 1)]
    if not throughout:
        said = [replace(one, valid=None) if one.id % 2 else one for one in said]
    wanted = every_pair(frame(prop), said)
    assert (work_out(frame(prop), said).state == "contradicted") == (wanted == "contradicted")
