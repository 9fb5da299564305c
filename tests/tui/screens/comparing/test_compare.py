"""Compare: what its lines say, how it divides the screen, what its keys do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.labels.weight import support_words
from tests.tui.rivals import DEATH, KILLED, NATIONALITY, QUEUE, RivalLibrary, claim
from tests.tui.stage import Stage, context, until, until_shown, words
from tui.lines.claims import between, circumstances, speaks, together, verdict_state
from tui.lines.comparing.compare import answer_head, facts, source_rule, title_parts, verdict_lines
from tui.lines.comparing.layout import first_shown, layout
from tui.lines.comparing.sides import Side, sides
from tui.screens.compare import CompareScreen
from tui.session import messages
from tui.session.queue import Queue
from tui.terminal.glyphs import ASCII
from tui.widgets.answer import lit_spans

LIBRARY = RivalLibrary()


def stage(ref: object = NATIONALITY, library: RivalLibrary | None = None, **options: object) -> Stage:
    return Stage(lambda: CompareScreen(context(library, **options), ref, QUEUE))  # type: ignore[arg-type]


# words


def test_a_claim_tells_its_chain_and_its_stance() -> None:
    said = claim("c", DEATH, "dead", "army", "coast-daily", "his death", via=("a clerk", "Coast Daily"))
    assert speaks(said, ASCII) == "army > a clerk > Coast Daily"
    assert speaks(replace(said, stance="denies", via=()), ASCII) == "denied by army"
    assert speaks(replace(said, stance="cannot_confirm", via=()), ASCII) == "army cannot confirm"
    assert speaks(replace(said, stance="declines_comment", via=()), ASCII) == "army declines to comment"


def test_a_copy_says_that_it_is_one() -> None:
    copied = LIBRARY.comparisons[NATIONALITY].answers[0].claims[1]
    assert "copies River Post" in circumstances(copied)


def test_support_counts_reports_origins_denials_and_silences() -> None:
    velian, dead = LIBRARY.comparisons[NATIONALITY].answers[0], LIBRARY.comparisons[DEATH].answers[0]
    assert support_words(velian) == "2 reports, 1 origin"
    assert support_words(dead) == "1 report, 1 origin, denied by 1, 1 silent"
    assert support_words(replace(dead, origins=0, reports=0)) == "nobody says so, denied by 1, 1 silent"


def test_the_verdict_of_the_chosen_claims_goes_before_the_gravest() -> None:
    comparison = LIBRARY.comparisons[KILLED]
    mild = replace(comparison.verdicts[0], kind="compatible", left="other", reason="Mild.")
    both = replace(comparison, verdicts=(mild, *comparison.verdicts))
    found = between(both, 0, 1)
    assert found is not None and found.kind == "contradicts"
    found = between(both, 1, 0, ("k2", "other"))
    assert found is not None and found.reason == "Mild."
    assert between(comparison, 0, 0) is None


def test_every_verdict_has_a_mark() -> None:
    assert [verdict_state(kind) for kind in ("contested", "disputes_in_part", "hedged", "refines")] == [
        "contradicted",
        "denied",
        "unconfirmed",
        "finer",
    ]
    assert verdict_state("may_conflict") == "may_conflict"
    assert verdict_state("repeat") == "agreed"
    assert verdict_state("updates") == "several"


def test_what_can_hold_together_is_said_with_its_origins() -> None:
    comparison = LIBRARY.comparisons[KILLED]
    assert together(comparison) == "no two can be true together"
    some = replace(comparison, together=(((0, 2), 3), ((1,), 1)))
    assert together(some) == "can be true together: 1+3 (3 origins) or 2 (1)"
    assert together(replace(comparison, together=(((0, 1, 2), 3),))) == "all can be true together"
    assert together(LIBRARY.comparisons[DEATH]) == ""


def test_the_middle_answer_is_held_against_both_neighbours() -> None:
    comparison = LIBRARY.comparisons[KILLED]
    lines = [line.plain for line in verdict_lines(comparison, sides(comparison), 1, (0, 0, 0), 100, 2, ASCII)]
    assert lines == [
        "x 1 | 2  contradict: 17 and at least 40 exclude each other.",
        "x 2 | 3  contradict: At least 40 and 12 exclude each other.",
    ]
    # the last two alone: the state's own reason, where there is a line left for it
    lines = [line.plain for line in verdict_lines(comparison, sides(comparison), 2, (0, 0, 0), 100, 2, ASCII)]
    assert lines == [
        "x 17 and at least 40 exclude each other.",
        "x 2 | 3  contradict: At least 40 and 12 exclude each other.",
    ]


def test_a_judgement_lies_over_the_state_and_names_its_author() -> None:
    library = RivalLibrary()
    library.judge(NATIONALITY, "holds", answer="Velian", why="Two papers.", who="Ines")
    comparison = library.compare(NATIONALITY)
    assert comparison is not None
    assert "J Velian holds: Two papers. (Ines, 2026-01-02 03:04 UTC)" in facts(comparison, ASCII).plain
    parts = [part.plain for part in title_parts(comparison.question, "", ASCII)]
    assert parts == ["x contradicted", "J judged"]
    library.withdraw(NATIONALITY, who="Ines")
    comparison = library.compare(NATIONALITY)
    assert comparison is not None
    assert "J" not in facts(comparison, ASCII).plain


def test_denials_and_silences_stand_in_their_answers_column() -> None:
    answer = Side(0, "", LIBRARY.comparisons[DEATH].answers[0])
    place = layout(120, 40, 1, 3)
    head = answer_head(
        answer, 1, claim=1, focused=True, judged=False, layout=place, width=80, glyphs=ASCII
    ).plain.split("\n")
    assert head[0].startswith("> 1  dead")
    assert head[1].endswith("claim 2 of 3 ") or head[1].endswith("claim 2 of 3")
    assert head[2].startswith("    Interior ministry")
    assert head[3].startswith("> ! denied by Northern Front")
    assert head[4].startswith("  ? army declines to comment")
    assert all(len(line) <= 80 for line in head)
    assert len(head) == place.column(3)


def test_who_speaks_is_read_beside_a_long_publisher_and_an_hour() -> None:
    answer = LIBRARY.comparisons[NATIONALITY].answers[0]
    source = replace(answer.claims[0].source, publisher="Sorvana News Agency", published="2034-05-16T18:20+03:00")
    place = layout(120, 40, 1, 1)
    for publisher, told in (
        ("Sorvana News Agency", "Sorvana News Agency, 16 May 2034"),
        ("emergency ministry of the north", "emergency ministry o~, 16 May 2034"),
    ):
        said = replace(
            answer.claims[0], speaker_name="Ministry of Defence", via=(), source=replace(source, publisher=publisher)
        )
        side = Side(0, "", replace(answer, claims=(said,)))
        head = answer_head(side, 1, claim=0, focused=True, judged=False, layout=place, width=58, glyphs=ASCII)
        line = head.plain.split("\n")[2]
        assert "Ministry of Defen" in line and line.endswith(told), line


def test_the_line_above_a_passage_says_what_is_wrong_with_it() -> None:
    said = LIBRARY.comparisons[NATIONALITY].answers[0].claims[0]
    original = LIBRARY.source("river-post")
    assert original is not None
    rule = source_rule(said, original, 60, ASCII).plain
    assert rule.startswith("- River Post, original, 5 May 2019 ---") and len(rule) == 60
    unheld = replace(original, text=None)
    assert "? text not held" in source_rule(said, unheld, 60, ASCII).plain
    moved = replace(said, citations=(replace(said.citations[0], status="fuzzy"),))
    assert "? similar words" in source_rule(moved, original, 60, ASCII).plain
    nowhere = replace(original, rendition="translation")
    assert "? not cited in this wording" in source_rule(said, nowhere, 70, ASCII).plain


def test_hostile_words_are_shown_and_do_nothing() -> None:
    answer = LIBRARY.comparisons[NATIONALITY].answers[0]
    evil = replace(
        answer,
        label="[red]\x1b[2J\u202e",
        claims=(replace(answer.claims[0], speaker_name="\x00[link=x]\x9b", note="\x07"),),
    )
    side = Side(0, "denies", evil)
    head = answer_head(
        side, 1, claim=0, focused=True, judged=False, layout=layout(120, 40, 2, 1), width=58, glyphs=ASCII
    ).plain
    assert "[red]" in head and "[link=x]" in head
    assert not set("\x00\x07\x1b\x9b\u202e") & set(head)


# the screen divided


@pytest.mark.parametrize(
    ("size", "answers", "shown", "stacked"),
    [
        ((120, 40), 3, 2, False),
        ((200, 60), 4, 3, False),
        ((80, 24), 3, 2, True),
        ((80, 40), 5, 3, True),
        ((20, 5), 4, 1, True),
        ((120, 40), 1, 1, False),
    ],
)
def test_columns_that_fit(size: tuple[int, int], answers: int, shown: int, stacked: bool) -> None:
    place = layout(*size, answers, 3)
    assert (place.shown, place.stacked) == (shown, stacked)


async def test_the_reason_stands_whole_at_eighty_columns() -> None:
    library = RivalLibrary()
    asked = library.comparisons[NATIONALITY]
    long = "Velian and Morvan are two answers where one is expected at a time, of all who were asked."
    verdicts = tuple(replace(one, reason=long) for one in asked.verdicts)
    library.comparisons[NATIONALITY] = replace(
        asked, verdicts=verdicts, question=replace(asked.question, reason=long), together=(((0,), 1), ((1,), 1))
    )
    app = Stage(lambda: CompareScreen(context(library), NATIONALITY))
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "1  Velian", "2  Morvan", "[a Velian")
        told = " ".join(words(app).split("\n")[1:3])
        assert " ".join(told.split()) == f"x 1 | 2 contradict: {long}", "in the line of what it says already"
        assert "no two can be true" not in words(app)


@given(
    st.integers(10, 400),
    st.integers(3, 200),
    st.integers(0, 40),
    st.integers(0, 300),
    st.integers(0, 2),
    st.integers(1, 6),
    st.booleans(),
)
def test_every_column_keeps_a_line_of_its_passage(
    width: int, height: int, answers: int, claims: int, reason: int, whole: int, spare: bool
) -> None:
    title = int(height >= 14)
    place = layout(
        width, height, answers, claims, title=title, reason=reason, whole=whole, spare=spare, chart=claims % 20
    )
    room = height - title - place.head - place.footer
    each = room // place.shown if place.stacked else room
    assert each - place.column(claims) - 1 >= 1


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 6), st.integers(1, 41))
def test_the_chosen_answer_is_in_sight(first: int, chosen: int, shown: int, answers: int) -> None:
    chosen = min(chosen, answers - 1)
    found = first_shown(first, chosen, min(shown, answers), answers)
    assert found <= chosen < found + shown
    assert 0 <= found <= answers - min(shown, answers)


def test_only_passages_of_the_question_are_lit() -> None:
    page = LIBRARY.source("river-post")
    assert page is not None and page.text is not None
    spans, current = lit_spans(page, DEATH, "l2")
    assert [page.text[start:end] for start, end in spans] == ["rejected the report", "his death"]
    assert current == 0
    assert lit_spans(page, DEATH, "elsewhere")[1] is None


# the queue


def test_the_queue_counts_what_is_left() -> None:
    queue = Queue(QUEUE)
    assert (queue.position(KILLED), queue.left) == (1, 4)
    queue.mark(NATIONALITY, True)
    assert (queue.position(KILLED), queue.left) == (0, 3)
    assert queue.position(NATIONALITY) is None
    assert queue.step(KILLED, -1) is None
    assert queue.step(NATIONALITY, 1) == KILLED
    assert queue.step(QUEUE[-1], 1) is None
    queue.mark(NATIONALITY, False)
    assert queue.step(KILLED, -1) == NATIONALITY


# keys


async def test_the_cited_words_of_both_answers_are_in_sight_at_once() -> None:
    async with stage().run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "[a Velian", "[recalled him as a Morvan]", "contradict", "question 1 of 4")


async def test_left_right_and_tab_choose_answer_and_claim() -> None:
    app = stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "> 1  Velian", "[a Velian")
        await pilot.press("tab")
        await until_shown(pilot, "claim 2 of 2", "- Velia Wire, original")
        await pilot.press("l")
        await until_shown(pilot, "> 2  Morvan")
        await pilot.press("right")
        assert "> 2  Morvan" in words(app)
        await pilot.press("left", "shift+tab")
        await until_shown(pilot, "> 1  Velian", "claim 1 of 2", "- River Post, original")


async def test_columns_page_where_not_all_fit() -> None:
    async with stage(KILLED).run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "answers 1-2 of 3", "1  17", "2  at least 40")
        await pilot.press("right", "right")
        await until_shown(pilot, "answers 2-3 of 3", "> 3  12", "[Twelve", "[at least")


async def test_next_and_previous_walk_the_queue() -> None:
    app = stage()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_shown(pilot, "nationality", "question 1 of 4")
        await pilot.press("n")
        await until_shown(pilot, "killed", "question 2 of 4")
        await pilot.press("p")
        await until_shown(pilot, "nationality", "question 1 of 4")
        await pilot.press("p")
        await until_shown(pilot, "No question is left before this one.")


async def test_a_question_opened_alone_is_put_into_the_work_list() -> None:
    library = RivalLibrary()
    app = Stage(lambda: CompareScreen(context(library), KILLED))
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "question 2 of 4")
    assert ("worklist", None, None, None, None, True) in library.asked


async def test_the_keys_tell_the_app_what_to_open() -> None:
    app = stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "[a Velian")
        await pilot.press("enter", "y", "m", "J", "e")
        await until(pilot, lambda: len(app.told) == 5)
    read, copy, matrix, judge, entity = app.told
    assert isinstance(read, messages.OpenSource)
    assert (read.slug, read.rendition, read.claim) == ("river-post", "original", "n1")
    assert isinstance(copy, messages.CopyClaim) and copy.claim.slug == "n1"
    assert isinstance(matrix, messages.OpenMatrix) and matrix.ref == NATIONALITY
    assert isinstance(judge, messages.JudgeQuestion) and judge.ref == NATIONALITY
    assert isinstance(entity, messages.OpenEntity) and entity.slug == "tarek-sahl"


async def test_r_shows_another_wording_with_its_own_passage() -> None:
    async with stage().run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "- River Post, original")
        await pilot.press("r")
        await until_shown(pilot, "- River Post, digest", "call Tarek Sahl [a Velian", "- Coast Daily, original")
        await pilot.press("r")
        await until_shown(pilot, "- River Post, original")


async def test_up_and_down_scroll_the_passage() -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "[a Velian citizen]")
        assert isinstance(app.screen, CompareScreen) and app.screen.column is not None
        passage = app.screen.column.passage
        top = passage.scroll_offset.y
        await pilot.press("j", "down")
        assert passage.scroll_offset.y == top + 2
        await pilot.press("k")
        assert passage.scroll_offset.y == top + 1


async def test_nothing_offers_to_write_in_a_read_only_session() -> None:
    app = stage(read_only=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "[a Velian", "Matrix")
        assert "Judge" not in words(app)
        await pilot.press("J", "m")
        await until(pilot, lambda: len(app.told) == 1)
    assert isinstance(app.told[0], messages.OpenMatrix)


async def test_a_judgement_shows_after_a_reload_and_the_place_is_kept() -> None:
    library = RivalLibrary()
    app = stage(library=library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "> 1  Velian", "question 1 of 4")
        await pilot.press("right")
        library.judge(NATIONALITY, "holds", answer="Morvan", why="", who="Ines")
        assert isinstance(app.screen, CompareScreen)
        app.screen.reload()
        await until_shown(pilot, "J judged", "3 to go on to", "> 2  Morvan", "J holds")


async def test_the_screen_follows_its_size() -> None:
    app = stage(KILLED)
    async with app.run_test(size=(200, 60)) as pilot:
        await until_shown(pilot, "1  17", "2  at least 40", "3  12")
        for size in ((20, 5), (80, 24), (33, 9), (120, 40), (200, 60)):
            await pilot.resize_terminal(*size)
            await until_shown(pilot, "1  17")
        await until_shown(pilot, "1  17", "2  at least 40", "3  12", "[Twelve")


async def test_a_refusal_is_a_sentence() -> None:
    app = stage(library=RivalLibrary(refuse="The store is locked: try again."))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_shown(pilot, "The store is locked: try again.")
