"""One-line renderings: what they say, that they fit, and that nothing in them is markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.out.passages import PassageRow
from store.model.views import AnswerBrief, EntityRow
from store.model.vocabulary import STATES
from tests.tui.rivals import DEATH, KILLED, NATIONALITY, RivalLibrary, claim, source_row
from tui.lines.facts import (
    STATE_WORDS,
    answer_brief,
    answers_brief,
    claim_line,
    entity_row,
    matched,
    question_row,
    source_line,
    state_mark,
)
from tui.lines.found import passage_line
from tui.lines.kinds import KindRows
from tui.lines.rows import Row
from tui.session.first_look import CHUNK
from tui.terminal.glyphs import ASCII, UNICODE
from tui.widgets.panes import shares

LIBRARY = RivalLibrary()
NDS = AnswerBrief("Velian", 1, 3, 0, 0, ("ministry",))


def text(row: Row) -> tuple[str, str]:
    return f"{row.left}{row.beside}", str(row.right)


def test_every_state_has_a_glyph_of_its_own_and_a_word() -> None:
    marks = [state_mark(state, ASCII).plain for state in (*STATES, "judged")]
    assert len(set(marks)) == len(marks)
    assert set(STATE_WORDS) == {*STATES, "judged"}
    assert state_mark("denied", UNICODE, word=True).plain == "! denied"
    assert state_mark(None, ASCII).plain == " "


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (NDS, "Velian (ministry, 3 reports)"),
        (replace(NDS, reports=1), "Velian (ministry)"),
        (replace(NDS, voices=("ministry", "army", "mayor")), "Velian (ministry +2 more, 3 reports)"),
        (replace(NDS, reports=1, certainty="probable"), "? Velian (ministry, reportedly)"),
        (replace(NDS, reports=0, voices=(), denials=2), "Velian (! denied by 2)"),
        (replace(NDS, reports=1, doubts=1), "Velian (ministry, ? 1 silent)"),
    ],
)
def test_an_answer_says_whose_word_it_is(answer: AnswerBrief, expected: str) -> None:
    assert answer_brief(answer, ASCII).plain == expected


def test_rivals_are_shown_before_voices() -> None:
    rivals = (NDS, AnswerBrief("Morvan", 1, 1, 0, 0, ("villagers",)))
    assert answers_brief(rivals, ASCII, 60).plain == "Velian (ministry, 3 reports) | Morvan (villagers)"
    assert answers_brief(rivals, ASCII, 30).plain == "Velian (3 reports) | Morvan"
    assert answers_brief(rivals, ASCII, 16).plain == "Velian | Morvan"


@given(
    st.lists(st.builds(replace, st.just(NDS), label=st.text("ab 漢", max_size=40)), max_size=9),
    st.integers(0, 120),
)
def test_answers_never_take_more_than_their_room(answers: list[AnswerBrief], width: int) -> None:
    assert answers_brief(answers, ASCII, width).cell_length <= max(width, 12)


def test_a_question_has_its_state_as_glyph_and_word() -> None:
    row = LIBRARY.comparisons[NATIONALITY].question
    left, right = text(question_row(row, ASCII, 90))
    assert left.startswith("x  nationality ")
    assert "Velian" in left and "Morvan" in left
    assert right.strip() == "contradicted"
    left, right = text(question_row(replace(row, judged="Velian holds"), ASCII, 60, word=False, entity=12))
    assert left.startswith("xJ Tarek Sahl ")
    assert right == ""


def test_a_scope_goes_with_its_question() -> None:
    row = replace(LIBRARY.comparisons[KILLED].question, scope_label="civilians")
    assert text(question_row(row, ASCII, 90))[0].startswith("x  killed, civilians")


def test_an_entity_found_by_another_spelling_shows_it() -> None:
    row = EntityRow("t", "leader", "Tarek Sahl", "denied", 2)
    assert text(entity_row(row, ASCII)) == ("Tarek Sahl", "!  2")
    found = replace(row, matched="Tariq Sahel", spans=((0, 5),), why="same sound")
    assert text(entity_row(found, ASCII)) == ("Tarek Sahl  = Tariq Sahel", "!  2")
    assert matched(found).plain == "matched Tariq Sahel, same sound"
    marked = [str(found.matched[span.start : span.end]) for span in matched(found).spans if span.style == "$matched"]
    assert len(marked) == 1
    by_name = replace(found, matched="Tarek Sahl")
    assert matched(by_name).plain == ""
    assert any(span.style == "$matched" for span in entity_row(by_name, ASCII).left.spans)  # type: ignore[union-attr]


def test_what_is_only_near_and_what_only_a_claim_says_is_told_in_words() -> None:
    row = EntityRow("t", "leader", "Tarek Sahl", near=True)
    assert text(entity_row(row, ASCII))[0] == "near Tarek Sahl"
    said = replace(row, matched="The Lion", said="alias, says NDS in AFP 2019", near=False, why="exact")
    assert text(entity_row(said, ASCII))[0] == "Tarek Sahl  = The Lion (alias, says NDS in AFP 2019)"
    assert matched(said).plain == "matched The Lion, alias, says NDS in AFP 2019"


@pytest.mark.parametrize("width", [20, 28, 46, 66])
def test_a_passage_is_a_row_with_its_source_its_day_and_the_hit_in_sight(width: int) -> None:
    words = "It was also reported that in the same raid forty civilians died at a wedding party, on a farm."
    at = words.index("wedding")
    told = ("republic", "Republic World", "A title", "about 9 October 2019", "digest", 0, len(words), words, 0)
    line = passage_line(PassageRow(*told, ((at, at + 7),), at), width, ASCII)
    assert line.plain.startswith("Rep") and "2019  " in line.plain
    assert ("9 Oct 2019" in line.plain) == (width >= 40)
    lit = next(span for span in line.spans if span.style == "$found-word")
    assert line.plain[lit.start : lit.end] == "wedding" and lit.start < width


def test_a_passage_found_by_what_a_claim_says_has_that_before_its_words() -> None:
    told = ("wire", "Velia Wire", "A title", "5 May 2019", "original", 0, 20, "He is a Velian.", 0, (), 0)
    says = "Tarek Sahl: nationality: Velia (army)"
    line = passage_line(PassageRow(*told, 1, "k1", "tarek-sahl", "Tarek Sahl", "claim", says), 90, ASCII)
    assert f"[{says}] He is a Velian." in line.plain
    line = passage_line(PassageRow(*told, 1, "k1", "tarek-sahl", "Tarek Sahl", "words", says), 90, ASCII)
    assert says not in line.plain


def test_a_claim_names_speaker_relays_stance_and_hedge() -> None:
    said = claim("c", DEATH, "dead", "army", "wire", "Twelve died", via=("a clerk", "Velia Wire"))
    assert claim_line(said).plain == "army, via a clerk, Velia Wire, asserts"
    said = replace(said, via=(), certainty="probable", stance="denies")
    assert claim_line(said, says=True).plain == "army, denies, reportedly: dead"


def test_a_source_names_its_wording() -> None:
    assert source_line(source_row("wire"), "digest").plain == "Velia Wire, digest, 5 May 2019"


def test_hostile_words_are_no_markup_and_no_control() -> None:
    row = replace(
        LIBRARY.comparisons[NATIONALITY].question,
        label="[red]x[/]\x1b]0;t\x07",
        entity_name="\u202eevil\n[@click=quit]",
        answers=(replace(NDS, label="[bold]\x9b", voices=("a\x00b",)),),
    )
    left, _ = text(question_row(row, ASCII, 150, title=30, entity=30))
    assert "[red]x[/]" in left and "[@click=quit]" in left and "[bold]" in left
    assert not any(char in left for char in "\x1b\x07\x9b\x00\u202e\n")


def test_panes_get_what_they_want_where_there_is_room() -> None:
    assert shares(20, [4, 5, 6], 0) == [4, 5, 6]


@given(st.integers(1, 60), st.lists(st.integers(1, 500), min_size=1, max_size=6), st.data())
def test_panes_share_the_lines_there_are(room: int, wants: list[int], data: st.DataObject) -> None:
    focus = data.draw(st.integers(0, len(wants) - 1))
    given_lines = shares(room, wants, focus)
    assert sum(given_lines) <= room or sum(wants) <= room
    assert all(got >= 0 for got in given_lines)
    if sum(wants) > room:
        assert sum(given_lines) == room
        assert given_lines[focus] >= max(min(got, wants[focus]) for got in given_lines)


def test_rows_are_fetched_by_chunks_when_they_are_looked_at() -> None:
    fetched: list[int] = []
    rows = KindRows(1_000_000, fetched.append, ASCII)
    assert text(rows.line(777_777)) == ("", "")
    assert fetched == [777_777 - 777_777 % CHUNK]
    assert rows.key(777_777) == (777_777,)
    rows.put(fetched[0], [EntityRow(f"e{fetched[0] + i}", "leader", f"E {i}") for i in range(CHUNK)])
    assert rows.key(777_777) == "e777777"
    assert rows.index("e777777") == 777_777
    assert rows.index("gone") is None
    rows.line(777_778)
    assert len(fetched) == 1


def test_an_answer_says_its_reports_from_the_second_on() -> None:
    for reports, told in ((1, "12 (NDS)"), (2, "12 (NDS, 2 reports)"), (3, "12 (NDS, 3 reports)")):
        assert answer_brief(AnswerBrief("12", 1, reports, 0, 0, ("NDS",)), ASCII).plain == told
