"""A word and its undated repeats are one word; a bare repetition is no second origin."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from store.verdicts.repeats import as_early
from store.verdicts.rules.origins import echoes
from store.verdicts.rules.said import Said
from store.verdicts.work_out import work_out
from tests.store.saying import frame, says
from tests.store.verdicts.test_verdict_laws import few

OWN = {"own": "yes", "dated": ""}
QUOTED = {"dated": ""}


def told(said: Said) -> int | None:
    return said.told.lo if said.told is not None else None


def test_a_quotation_without_a_day_is_as_early_as_the_word_it_repeats() -> None:
    first = says("killed", "17", "A", told="2019-10-01")
    quoted = says("killed", "17", "A", told="2019-10-09", **QUOTED)
    claims, repeats, _ = as_early(frame("killed"), [first, quoted])
    assert (told(claims[1]), repeats) == (told(first), {quoted.id})


def test_nobody_repeats_what_was_said_later() -> None:
    later = says("killed", "17", "A", told="2019-10-09")
    quoted = says("killed", "17", "A", told="2019-10-01", **QUOTED)
    claims, repeats, _ = as_early(frame("killed"), [later, quoted])
    assert (told(claims[1]), repeats) == (told(quoted), set())


def test_what_was_only_possible_is_no_first_word_of_what_is_certain() -> None:
    first = says("killed", "17", "A", told="2019-10-01", certainty="possible")
    quoted = says("killed", "17", "A", told="2019-10-09", **QUOTED)
    assert as_early(frame("killed"), [first, quoted])[1] == set()


def test_a_quotation_that_says_less_is_as_early_as_the_word_it_may_be_of() -> None:
    first = says("cause_of_death", "drone_strike", "A", told="2019-10-01")
    quoted = says("cause_of_death", "air_strike", "A", told="2019-10-09", **QUOTED)
    claims, repeats, _ = as_early(frame("cause_of_death"), [first, quoted])
    assert (told(claims[1]), repeats) == (told(first), {quoted.id})
    # what says more says something else, and so does another voice
    assert as_early(frame("cause_of_death"), [replace(first, key="air_attack"), quoted])[1] == set()
    assert as_early(frame("cause_of_death"), [replace(first, speaker="B"), quoted])[1] == set()


def test_what_may_be_told_less_exactly_excludes_only_what_it_would_as_a_word_of_its_own() -> None:
    """A had between 20 and 1030 on the 3rd, when B had 25. "30 to 2000", quoted on the 8th, may be that, or a later
    count."""
    first = says("killed", "20-1030", "A", told="2019-10-03")
    other = says("killed", "25", "B", told="2019-10-03")
    quoted = says("killed", "30-2000", "A", told="2019-10-08", **QUOTED)
    assert as_early(frame("killed"), [first, quoted])[1:] == ({quoted.id}, {quoted.id: quoted})
    assert work_out(frame("killed"), [first, other, quoted]).state == "several"
    # so it is where another voice of the body had the first count
    office = replace(first, speaker="office", origin="A")
    assert work_out(frame("killed"), [office, other, quoted]).state == "several"
    # who counts on a day counts then
    assert (
        work_out(frame("killed"), [first, other, replace(quoted, told=first.told, dated=True)]).state == "contradicted"
    )


def test_a_quotation_that_says_more_than_any_word_of_its_speaker_is_a_word_of_its_own() -> None:
    """It is no looser telling of a word that is wider than itself (docs/decisions/wider-words.md)."""
    other = says("killed", "17", "B", told="2019-10-03")
    quoted = says("killed", "10-15", "A", told="2019-10-09", **QUOTED)
    for first, state in (("12-14", "several"), ("5-20", "contradicted")):
        dated = says("killed", first, "A", told="2019-10-01")
        assert work_out(frame("killed"), [dated, other, quoted]).state == state


def test_what_may_be_told_less_exactly_may_have_been_given_up_as_a_word_of_its_own() -> None:
    """A's "20 to 1030" may have come after "30", and after "12 to 30" no less, though that may be the same word."""
    dated = says("killed", "20-1030", "A", told="2019-10-05")
    other = says("killed", "1000", "B", told="2019-10-01")
    for figures in ("30", "12-30"):
        quoted = says("killed", figures, "A", told="2019-10-05/2019-10-06", **QUOTED)
        assert work_out(frame("killed"), [dated, quoted, other]).state == "may_conflict"


def test_a_quotation_that_came_before_all_dated_words_is_the_first_word() -> None:
    first = says("killed", "17", "A", told="2019-10-01", **QUOTED)
    dated = says("killed", "17", "A", told="2019-10-05")
    quoted = says("killed", "17", "A", told="2019-10-09", **QUOTED)
    claims, repeats, _ = as_early(frame("killed"), [first, dated, quoted])
    assert [told(said) for said in claims] == [told(first), told(dated), told(first)]
    assert repeats == {quoted.id}


def test_of_quotations_alone_the_first_stands_for_all() -> None:
    quoted = [says("killed", "17", "A", told=f"2019-10-0{day}", **QUOTED) for day in (3, 1, 5)]
    claims, repeats, _ = as_early(frame("killed"), quoted)
    assert {told(said) for said in claims} == {told(quoted[1])}
    assert repeats == {quoted[0].id, quoted[2].id}


def origins(*claims: Said) -> set[str]:
    found = echoes(claims)
    return {found.get(said.id, said).origin for said in claims}


def test_a_publisher_that_names_whose_word_it_is_is_no_origin_of_its_own() -> None:
    spoken = says("killed", "17", "police", source=1, **QUOTED)
    assert origins(spoken, says("killed", "17", "paper", source=1, **OWN)) == {"police"}
    another = says("killed", "17", "clinic", source=1, **QUOTED)
    assert origins(spoken, another, says("killed", "17", "paper", source=1, **OWN)) == {"police", "clinic"}


def test_a_publisher_that_names_nobody_repeats_where_all_others_name_the_same() -> None:
    paper = says("killed", "17", "paper", source=1, **OWN)
    assert origins(paper, says("killed", "17", "police", source=2, **QUOTED)) == {"police"}
    two = [says("killed", "17", by, source=n, **QUOTED) for n, by in enumerate(("police", "clinic"), 2)]
    assert origins(paper, *two) == {"paper", "police", "clinic"}
    assert origins(paper, says("killed", "17", "gazette", source=2, **OWN)) == {"paper", "gazette"}


def test_nobody_echoes_what_was_said_later_or_something_else() -> None:
    paper = says("killed", "17", "paper", source=1, told="2019-10-01", **OWN)
    assert origins(paper, says("killed", "17", "police", source=2, told="2019-10-05")) == {"paper", "police"}
    assert origins(paper, says("killed", "18", "police", source=2, told="2019-10-01")) == {"paper", "police"}
    assert origins(paper, says("killed", "17", "police", source=2, told="2019-10-01", stance="denies")) >= {"paper"}


def test_a_publisher_quoted_for_its_own_word_is_of_the_origin_of_that_word() -> None:
    copied = says("killed", "17", "paper", source=1, origin="w1", **OWN)
    assert origins(copied, says("killed", "17", "paper", source=2, **QUOTED)) == {"w1"}


def test_a_publisher_that_others_name_for_it_is_an_origin() -> None:
    paper = says("killed", "17", "paper", source=1, **OWN)
    named = [says("killed", "17", by, source=n, **QUOTED) for n, by in enumerate(("police", "paper"), 2)]
    assert origins(paper, *named) == {"paper", "police"}


def test_a_body_that_publishes_its_own_statement_repeats_nobody_but_whom_it_names() -> None:
    body = replace(says("killed", "17", "ministry", source=1, **OWN), party=True)
    assert origins(body, says("killed", "17", "police", source=2, **QUOTED)) == {"ministry", "police"}
    assert origins(body, says("killed", "17", "police", source=1, **QUOTED)) == {"police"}


def test_what_is_only_possible_in_the_text_is_no_support_by_its_headline() -> None:
    text = says("life_status", "killed", "police", source=1, certainty="possible", **QUOTED)
    headline = says("life_status", "killed", "paper", source=1, **OWN)
    assert work_out(frame("life_status"), [headline, text]).state == "unconfirmed"
    own_text = says("life_status", "killed", "paper", source=1, certainty="possible", **OWN)
    assert work_out(frame("life_status"), [headline, own_text]).state == "unconfirmed"
    rival = says("life_status", "alive", "clinic", valid="2019-10-01/2019-12-01")
    assert work_out(frame("life_status"), [headline, own_text, rival]).state == "unconfirmed"
    elsewhere = replace(own_text, source=2)
    assert work_out(frame("life_status"), [headline, elsewhere]).state == "single"


@few
@given(st.lists(st.tuples(st.sampled_from("ABC"), st.booleans(), st.integers(1, 4)), min_size=1, max_size=8))
def test_an_echo_changes_the_count_of_origins_and_nothing_else(words: list[tuple[str, bool, int]]) -> None:
    """Never more origins than without it, never none; and what is asserted is judged by who says it."""
    claims = [says("killed", "17", by, source=n, own="yes" if own else "", **QUOTED) for by, own, n in words]
    plain = [replace(said, own=False) for said in claims]
    found, before = work_out(frame("killed"), claims), work_out(frame("killed"), plain)
    assert 1 <= found.origins <= before.origins
    assert [pair.verdict for pair in found.pairs] == [pair.verdict for pair in before.pairs]
