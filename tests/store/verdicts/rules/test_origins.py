"""Whose word a claim finally is."""

from __future__ import annotations

from store.verdicts.rules.origin_codes import is_unnamed
from store.verdicts.rules.origins import Voices, end_of

SPOKESMAN, BODY, AGENCY, PAPER, UNNAMED, OFFICIALS = range(1, 7)
ORIGINAL, COPY, COPY_OF_COPY, OTHER = range(11, 15)

voices = Voices(
    bodies={SPOKESMAN: BODY, OFFICIALS: BODY},
    copies={COPY: ORIGINAL, COPY_OF_COPY: COPY},
    publishers={ORIGINAL: AGENCY, COPY: PAPER, COPY_OF_COPY: PAPER, OTHER: PAPER},
    unnamed=frozenset({UNNAMED, 7, OFFICIALS}),
)


def test_a_spokesman_shares_the_origin_of_the_body_and_not_its_identity() -> None:
    spoken, body = voices.word(SPOKESMAN, OTHER), voices.word(BODY, OTHER)
    assert spoken.origin == body.origin
    assert spoken.speaker != body.speaker


def test_what_a_copy_says_in_its_own_voice_is_the_first_publishers_word() -> None:
    agency, copied = voices.word(AGENCY, ORIGINAL), voices.word(PAPER, COPY_OF_COPY)
    assert (copied.origin, copied.speaker, copied.teller) == (agency.origin, agency.speaker, AGENCY)
    assert (copied.original, agency.original) == (ORIGINAL, None)


def test_what_a_paper_says_in_its_own_report_is_its_own_word() -> None:
    assert voices.word(PAPER, OTHER).origin != voices.word(AGENCY, ORIGINAL).origin


def test_unnamed_speakers_are_one_origin_a_report_and_another_in_each() -> None:
    first, second = voices.word(UNNAMED, ORIGINAL), voices.word(7, ORIGINAL)
    assert first.origin == second.origin
    assert first.speaker != second.speaker
    assert voices.word(UNNAMED, OTHER).origin != first.origin
    assert voices.word(UNNAMED, OTHER).speaker != first.speaker
    assert voices.word(UNNAMED, COPY).speaker == first.speaker
    assert voices.word(UNNAMED, COPY).origin == first.origin


def test_an_unnamed_official_is_of_the_bodys_origin_but_not_the_same_person_twice() -> None:
    one, two = voices.word(OFFICIALS, ORIGINAL), voices.word(OFFICIALS, OTHER)
    assert one.origin == two.origin == voices.word(BODY, OTHER).origin
    assert one.speaker != two.speaker


def test_unnamed_speakers_of_one_relay_are_the_same_in_every_report() -> None:
    first, second = voices.word(UNNAMED, ORIGINAL, PAPER), voices.word(UNNAMED, OTHER, PAPER)
    assert (first.speaker, first.origin) == (second.speaker, second.origin)
    assert voices.word(UNNAMED, OTHER, AGENCY).origin != first.origin
    assert voices.word(UNNAMED, OTHER).origin != first.origin
    assert voices.word(OFFICIALS, OTHER, PAPER).origin == voices.word(BODY, OTHER).origin
    assert is_unnamed(first.origin)


def test_a_body_speaks_for_itself_in_what_it_publishes() -> None:
    known = Voices(publishers={ORIGINAL: BODY, OTHER: PAPER}, parties=frozenset({BODY}))
    assert known.party(BODY, ORIGINAL)
    assert not known.party(BODY, OTHER)
    assert not known.party(PAPER, OTHER)


def test_a_circle_of_copies_ends_in_the_same_source_from_everywhere() -> None:
    circle = {1: 2, 2: 3, 3: 2}
    assert {end_of(start, circle) for start in (1, 2, 3)} == {2}
