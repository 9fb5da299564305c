"""The basket: marks come and go by one key, outlive a session, and a file that is none of ours does nothing."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.claims import QuestionRef
from store.model.places import Server
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


def test_what_is_marked_of_a_store_on_a_server_is_kept_by_its_address(state: Path) -> None:
    desk = Server("postgresql://host/desk")
    basket = Basket()
    basket.keep_for(desk)
    basket.step([[QUESTION]])
    again, other = Basket(), Basket()
    again.keep_for(desk)
    other.keep_for(Server("service=desk"))
    assert again.marks == (QUESTION,) and other.marks == ()
    (file,) = state.glob("*.json")
    assert json.loads(file.read_text())["store"] == "postgresql://host/desk"


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


def test_one_bad_row_costs_no_other_and_stays_as_it_is(tmp_path: Path, state: Path) -> None:
    kept_for(tmp_path / "a.db").step([MARKS])
    (file,) = state.iterdir()
    told = json.loads(file.read_text("utf-8"))
    bad: list[object] = [["claim", "too short"], 7, None, "claims", [[], "", "", "", "", ""], {"kind": "claim"}]
    told["marks"] = [*bad, *told["marks"]]
    file.write_text(json.dumps(told))
    basket = kept_for(tmp_path / "a.db")
    assert basket.marks == tuple(MARKS)
    basket.step([[QUESTION]])
    assert kept_for(tmp_path / "a.db").marks == tuple(MARKS[1:])
    assert [row for row in json.loads(file.read_text("utf-8"))["marks"] if row in bad] == bad


@pytest.mark.parametrize("size", [0, 8 << 20], ids=["not JSON", "too large"])
def test_nothing_is_written_over_a_file_that_is_not_understood(size: int, tmp_path: Path, state: Path) -> None:
    kept_for(tmp_path / "a.db").step([[QUESTION]])
    (file,) = state.iterdir()
    asides = []
    for nth in range(2):
        file.write_text(text := f"mine {nth}" + " " * size)
        basket = kept_for(tmp_path / "a.db")
        assert not basket.marks and not basket.told_aside() and file.read_text() == text, "looking renames nothing"
        basket.step([[ANSWER]])
        told = basket.told_aside()
        assert told.startswith(f"{file}: is no basket") and not basket.told_aside()
        (aside,) = {*state.iterdir()} - {file, *asides}
        assert aside.read_text() == text and aside.name in told
        assert kept_for(tmp_path / "a.db").marks == (ANSWER,)
        asides.append(aside)


def test_more_than_can_be_read_again_is_not_written(tmp_path: Path, state: Path) -> None:
    basket = kept_for(tmp_path / "a.db")
    basket.step([[QUESTION]])
    (file,) = state.iterdir()
    before = file.read_bytes()
    basket.step([[Mark(claim_key("x" * (8 << 20)), "x")]])
    assert not basket.kept and len(basket) == 2
    assert file.read_bytes() == before and list(state.iterdir()) == [file]


def test_what_another_session_marked_is_seen_when_one_looks_again(tmp_path: Path) -> None:
    one, other = kept_for(tmp_path / "a.db"), kept_for(tmp_path / "a.db")
    assert not one.marks and not other.marks
    one.step([[QUESTION]])
    assert other.look_again() and other.marks == (QUESTION,)
    assert not other.look_again()
    one.step([[QUESTION]])
    assert other.look_again() and not other.marks


def test_two_sessions_at_once_lose_nothing(tmp_path: Path) -> None:
    sessions = [kept_for(tmp_path / "a.db") for _ in range(2)]

    def mark_all(nth: int) -> None:
        for one in range(40):
            sessions[nth].step([[Mark(claim_key(f"{nth}-{one}"), "w")]])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(mark_all, range(2)))
    kept = {it.key.of for it in kept_for(tmp_path / "a.db").marks}
    assert kept == {f"{nth}-{one}" for nth in range(2) for one in range(40)}
    assert all(session.kept for session in sessions)


def test_a_session_that_writes_waits_for_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One is stopped between its look and its writing: the other's mark comes before or after, never between."""
    one, other = kept_for(tmp_path / "a.db"), kept_for(tmp_path / "a.db")
    keep = Basket._keep

    def slow(self: Basket, path: Path) -> None:
        if self is one:
            other.step([[ANSWER]])
        keep(self, path)

    monkeypatch.setattr(Basket, "_keep", slow)
    monkeypatch.setattr("tui.session.state._PAUSE", 0)
    one.step([[QUESTION]])
    assert kept_for(tmp_path / "a.db").marks == (QUESTION,)
    assert not other.kept and ANSWER.key in other, "it waited in vain, and is told so"


def test_through_a_link_it_is_the_same_basket(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    (tmp_path / "link.db").symlink_to(tmp_path / "a.db")
    kept_for(tmp_path / "a.db").step([[QUESTION]])
    kept_for(tmp_path / "link.db").step([[ANSWER]])
    assert kept_for(tmp_path / "a.db").marks == (QUESTION, ANSWER)


def test_a_basket_by_its_name_of_before_is_taken_over(tmp_path: Path, state: Path) -> None:
    store = tmp_path / "a.db"
    kept_for(store).step([[QUESTION]])
    (file,) = state.iterdir()
    older = file.rename(state / f"{crc32(os.fsencode(store)):08x}.json")
    basket = kept_for(store)
    assert basket.marks == (QUESTION,) and older.exists()
    basket.step([[ANSWER]])
    assert kept_for(store).marks == (QUESTION, ANSWER)
    assert list(state.iterdir()) == [file]


def test_a_pipe_in_its_place_is_neither_waited_for_nor_replaced(tmp_path: Path, state: Path) -> None:
    kept_for(tmp_path / "a.db").step([[QUESTION]])
    (file,) = state.iterdir()
    file.unlink()
    os.mkfifo(file)
    basket = kept_for(tmp_path / "a.db")
    assert not basket.marks
    basket.step([[ANSWER]])
    assert not basket.kept and basket.marks == (ANSWER,) and file.is_fifo()
