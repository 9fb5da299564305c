"""The basket: marks come and go by one key, outlive a session, and a file that is none of ours does nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.claims import QuestionRef
from tui.session.basket import Basket, Key, Mark, answer_key, claim_key, question_key

REF = QuestionRef("asim-umar", "nationality")
QUESTION = Mark(question_key(REF), "Asim Umar: nationality")
ANSWER = Mark(answer_key(REF, "pakistan"), "Asim Umar: nationality: Pakistan")
CLAIMS = [Mark(claim_key("afp-04"), "NDS"), Mark(claim_key("samaa-39"), "an official")]
MARKS = [QUESTION, ANSWER, *CLAIMS]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "whosays" / "baskets"


def kept_for(store: Path) -> Basket:
    basket = Basket()
    basket.keep_for(store)
    return basket


def test_pressed_again_it_is_marked_no_more() -> None:
    basket = Basket()
    assert basket.step([[QUESTION]]) == [QUESTION]
    assert QUESTION.key in basket and len(basket) == 1
    assert not basket.step([[QUESTION]])
    assert QUESTION.key not in basket and len(basket) == 0


def test_a_claim_then_its_answer_then_neither() -> None:
    basket = Basket()
    stages = [[CLAIMS[0]], [ANSWER]]
    assert [basket.step(stages) for _ in range(3)] == [stages[0], stages[1], ()]
    basket.step([[ANSWER]])
    assert not basket.step(stages), "what is highest of what is marked is taken off"
    assert len(basket) == 0


@given(st.lists(st.sampled_from(MARKS), max_size=30))
def test_what_is_marked_is_what_was_pressed_an_odd_number_of_times(presses: list[Mark]) -> None:
    basket = Basket()
    for mark in presses:
        basket.step([[mark]])
    assert {it.key for it in basket.marks} == {it.key for it in MARKS if presses.count(it) % 2}


def test_marks_outlive_the_session_by_store_for_their_owner_alone(tmp_path: Path, state: Path) -> None:
    basket = kept_for(tmp_path / "a.db")
    for mark in MARKS:
        basket.step([[mark]])
    assert kept_for(tmp_path / "a.db").marks == tuple(MARKS)
    assert not kept_for(tmp_path / "b.db").marks
    (file,) = state.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    for mark in MARKS:
        basket.step([[mark]])
    assert not list(state.iterdir()), "an empty basket has no file"
    assert not kept_for(tmp_path / "a.db").marks


def test_two_sessions_on_one_store_have_one_basket(tmp_path: Path) -> None:
    one, other = kept_for(tmp_path / "a.db"), kept_for(tmp_path / "a.db")
    one.step([[QUESTION]])
    other.step([[ANSWER]])
    one.step([CLAIMS])
    assert set(other.marks) <= set(one.marks) == set(MARKS)
    other.step([[QUESTION]])
    assert kept_for(tmp_path / "a.db").marks == (ANSWER, *CLAIMS)
    for mark in (ANSWER, *CLAIMS):
        other.step([[mark]])
    one.step([[QUESTION]])
    assert one.marks == (QUESTION,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"store": 1, "marks": []}',
        "not json",
        "[" * 100_000,
        '{"marks": [["question"]]}',
        "\x00",
    ],
)
def test_a_file_that_is_none_of_ours_is_an_empty_basket(text: str, tmp_path: Path, state: Path) -> None:
    kept_for(tmp_path / "a.db").step([[QUESTION]])
    (file,) = state.iterdir()
    file.write_text(text)
    basket = kept_for(tmp_path / "a.db")
    assert not basket.marks
    basket.step([[QUESTION]])
    assert kept_for(tmp_path / "a.db").marks == (QUESTION,)


def test_rows_of_another_kind_are_left_out_and_another_stores_file_is_not_taken(tmp_path: Path, state: Path) -> None:
    kept_for(tmp_path / "a.db").step([[QUESTION]])
    (file,) = state.iterdir()
    told = json.loads(file.read_text("utf-8"))
    told["marks"] += [["entity", "x", "", "", "", "x"], ["claim", 1, "", "", "", "x"]]
    file.write_text(json.dumps(told))
    assert kept_for(tmp_path / "a.db").marks == (QUESTION,)
    file.write_text(json.dumps(told | {"store": "/another.db"}))
    assert not kept_for(tmp_path / "a.db").marks


def test_where_nothing_can_be_kept_it_lasts_as_long_as_the_session(tmp_path: Path, state: Path) -> None:
    state.parent.mkdir(parents=True)
    state.write_text("a file where the folder belongs")
    basket = kept_for(tmp_path / "a.db")
    assert basket.kept
    basket.step([[QUESTION]])
    assert not basket.kept and basket.marks == (QUESTION,)
    basket.step([[ANSWER]])
    assert len(basket) == 2


def test_half_a_character_and_many_lines_are_kept_as_they_can_be(tmp_path: Path) -> None:
    basket = kept_for(tmp_path / "a\udcff.db")
    basket.step([[Mark(Key("claim", None, "c"), "one\ntwo " + "x" * 1000 + "\ud800")]])
    (mark,) = kept_for(tmp_path / "a\udcff.db").marks
    assert mark.words.startswith("one two x") and len(mark.words) == 300
