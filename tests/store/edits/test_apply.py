"""One edit: what it may change, what it is refused for, and what it makes of everything else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from store.db.engine import reading
from store.edits.edit import edit
from store.edits.preview import preview
from store.edits.undo import redo, undo
from store.library import Library
from store.model.claims import QuestionRef
from store.model.edits import BadEdit, Change, NotGround, Overtaken
from store.model.problems import BadInput
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.store.edits.made import records, same_as_anew, state
from tests.store.stores import derived, dump, loaded, query, rebuilt, sound

TEXT = "The governor said that Idris Walid is alive.\n"
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
SOURCE = {"id": "gazette", "publisher": "herald-news", "title": "Alive", "published": "2021-05-07", "text": DIGEST}
CLAIM = {
    "source": "gazette",
    "id": "gazette-1",
    "entity": "idris-walid",
    "property": "life_status",
    "value": "alive",
    "speaker": "governor",
    "cite": {"original": "Idris Walid is alive"},
}
GOVERNOR = {"id": "governor", "kind": "voice", "name": "Governor"}


@pytest.fixture
def store(small: CaseFolder) -> Path:
    return loaded(small.folder, small.folder.parent / "store.db")


def record(store: Path, kind: str, ref: str) -> dict[str, Any]:
    return records(store)[kind, ref]


def changed(store: Path, kind: str, ref: str, /, **keys: Any) -> Change:
    """A change of some keys of a record; None takes one out."""
    before = record(store, kind, ref)
    return Change(kind, ref, before, {key: it for key, it in {**before, **keys}.items() if it is not None})


def removed(store: Path, kind: str, ref: str) -> Change:
    return Change(kind, ref, record(store, kind, ref), None)


def do(store: Path, *changes: Change, texts: Mapping[str, str] | None = None, who: str = "ana") -> int:
    return edit(store, changes, who=who, what="a test", texts=texts).id


def whole(store: Path) -> None:
    """The rows are sound, what is derived is up to them, and they are what the records make."""
    sound(store)
    assert derived(store) == rebuilt(store)
    out = store.with_name("anew.db")
    for name in ("anew.db", "anew.db-wal", "anew.db-shm"):
        store.with_name(name).unlink(missing_ok=True)
    same_as_anew(store, out)


def refused(store: Path, *changes: Change) -> BadInput:
    """What an edit is refused with; it changed no byte."""
    before = dump(store)
    with pytest.raises(BadInput) as error:
        do(store, *changes)
    assert dump(store) == before
    return error.value


def test_a_report_a_voice_and_a_claim_are_added_in_one_edit(store: Path) -> None:
    number = do(
        store,
        Change("claim", "gazette-1", None, CLAIM),
        Change("source", "gazette", None, SOURCE),
        Change("entity", "governor", None, GOVERNOR),
        texts={DIGEST: TEXT},
    )
    whole(store)
    with Library(store) as library:
        page = library.compare(QuestionRef("idris-walid", "life_status"))
        assert page is not None and [answer.label for answer in page.answers] == ["alive", "dead"]
        source = library.source("gazette")
        assert source is not None and source.text == TEXT
        (line, *_) = library.journal()
        assert (line.id, line.who, line.records) == (number, "ana", 3)


@pytest.mark.sweep(2)
@pytest.mark.parametrize(
    ("kind", "ref", "keys"),
    [
        ("case", "", {"title": "Told anew"}),
        ("entity", "idris-walid", {"about": "Somebody.", "names": ["Walid"]}),
        ("entity", "east-province", {"within": None}),
        ("source", "herald", {"title": "Not dead", "publisher": "courier-news", "syndicated_from": "courier"}),
        ("claim", "h-2", {"value": {"says": "seven", "is": "8"}, "certainty": "possible", "note": "heard"}),
        ("claim", "c-3", {"via": ["spokesman", "unnamed-officer"]}),
    ],
)
def test_each_kind_is_changed_and_taken_back(store: Path, kind: str, ref: str, keys: dict[str, Any]) -> None:
    before = state(store)
    do(store, changed(store, kind, ref, **keys))
    whole(store)
    undo(store, who="ana")
    assert state(store) == before


def test_what_nothing_stands_on_is_removed_and_comes_back_to_its_place(store: Path) -> None:
    before = state(store)
    for kind, ref in (("claim", "c-3"), ("claim", "c-2"), ("claim", "h-1")):
        do(store, removed(store, kind, ref))
        whole(store)
    do(
        store,
        changed(store, "entity", "idris-walid", used_by=None),
        removed(store, "source", "courier"),
        *(removed(store, "claim", f"c-{number}") for number in (1, 4, 5)),
    )
    whole(store)
    for _ in range(4):
        undo(store, who="ana")
    assert state(store) == before


@pytest.mark.parametrize(
    ("kind", "ref", "on_it"),
    [
        ("entity", "ministry", {("claim", "c-2"), ("claim", "c-5"), ("entity", "spokesman")}),
        ("entity", "northland", {("entity", "east-province"), ("entity", "west-province")}),
        ("entity", "west-province", {("claim", "h-3")}),
        ("entity", "unnamed-officer", {("claim", "c-3"), ("claim", "c-4")}),
        ("source", "herald", {("entity", "idris-walid"), *(("claim", f"h-{n}") for n in range(1, 5))}),
    ],
)
def test_ground_is_not_taken_from_under_what_stands_on_it(
    store: Path, kind: str, ref: str, on_it: set[tuple[str, str]]
) -> None:
    error = refused(store, removed(store, kind, ref))
    assert isinstance(error, NotGround)
    assert set(error.on_it) == on_it
    assert f"{kind} {ref} cannot be removed: on it stand " in str(error)


def test_judged_is_ground_too(store: Path) -> None:
    with Library(store) as library:
        library.judge(QuestionRef("post-raid", "killed", "all"), "unresolved", answer=None, why="", who="ana")
    slug = query(store, "SELECT slug FROM judgement")[0][0]
    gone = [removed(store, "claim", ref) for ref in ("c-3", "h-2")]
    error = refused(store, *gone, removed(store, "entity", "post-raid"))
    assert isinstance(error, NotGround) and error.on_it == (("judgement", slug),)


def test_an_edit_that_was_overtaken_shows_what_the_record_is_now(store: Path) -> None:
    mine = changed(store, "claim", "h-2", note="mine")
    do(store, changed(store, "claim", "h-2", note="theirs"), who="ben")
    error = refused(store, mine)
    assert isinstance(error, Overtaken)
    assert error.theirs is not None and error.theirs["note"] == "theirs"
    assert "claim h-2 was changed by somebody else meanwhile" in str(error)
    new = Change("entity", "governor", None, GOVERNOR)
    do(store, new, who="ben")
    assert "was made by somebody else" in str(refused(store, new))
    do(store, removed(store, "claim", "h-2"), who="ben")
    assert "was removed by somebody else" in str(refused(store, mine))


@pytest.mark.sweep(2)
@pytest.mark.parametrize(
    ("ref", "keys", "path", "words"),
    [
        ("c-2", {"speaker": "nobody"}, ("speaker",), "'nobody' is not defined"),
        ("c-2", {"value": "soon"}, ("value",), "'soon'"),
        ("c-5", {"value": "soon"}, ("value",), "soon"),
        ("c-5", {"property": "killed"}, ("property",), "killed is said of a group or raid"),
        ("c-2", {"via": ["ministry", "east-province"]}, ("via", 1), "a place does not pass on words"),
        ("c-2", {"said": "some day"}, ("said",), "said: "),
        ("c-2", {"cite": {"digest": "in North Province"}}, ("cite", "digest"), ""),
    ],
)
def test_a_problem_names_its_field(
    store: Path, ref: str, keys: dict[str, Any], path: tuple[str | int, ...], words: str
) -> None:
    error = refused(store, changed(store, "claim", ref, **keys))
    assert isinstance(error, BadEdit)
    problem = error.problems[0]
    assert (problem.kind, problem.ref, problem.path[: len(path)]) == ("claim", ref, path)
    assert words in problem.message


@pytest.mark.parametrize(
    ("ref", "kind", "who"),
    [
        ("northland", "group", "entity east-province: 'northland' is no place"),
        ("ministry", "raid", "entity spokesman: 'ministry' is a raid, and a raid does not have a spokesman"),
        ("courier-news", "place", "source courier: 'courier-news' is a place, and a place does not publish"),
        ("unnamed-officer", "place", "claim c-3: 'unnamed-officer' is a place, and a place does not pass on words"),
        ("post-raid", "leader", "claim c-3: killed is said of a group or raid"),
        ("west-province", "group", "claim h-3: place_of_death wants a place"),
    ],
)
def test_another_kind_is_refused_where_somebody_needs_the_old_one(store: Path, ref: str, kind: str, who: str) -> None:
    error = refused(store, changed(store, "entity", ref, kind=kind, within=None, speaks_for=None))
    assert isinstance(error, BadEdit)
    assert any(str(problem).startswith(who) for problem in error.problems), error.problems


def test_circles_are_refused_however_they_come_about(store: Path) -> None:
    inside = changed(store, "entity", "northland", within="east-province")
    assert "lies within itself" in str(refused(store, inside))
    speaks = changed(store, "entity", "ministry", speaks_for=["spokesman"])
    assert "speaks for itself" in str(refused(store, speaks))
    do(store, changed(store, "source", "herald", syndicated_from="courier"))
    assert "copies itself" in str(refused(store, changed(store, "source", "courier", syndicated_from="herald")))


def test_a_renamed_entity_changes_the_labels_of_what_is_said(store: Path) -> None:
    do(store, changed(store, "entity", "west-province", name="Western Province"))
    whole(store)
    assert query(store, "SELECT label FROM claim WHERE slug = 'h-3'") == [("Western Province",)]
    with Library(store) as library:
        page = library.compare(QuestionRef("idris-walid", "place_of_death"))
        assert page is not None
        assert {answer.label for answer in page.answers} == {"East Province", "Western Province"}


def test_another_day_of_a_report_reads_its_relative_days_anew(store: Path) -> None:
    do(store, changed(store, "claim", "h-4", value="yesterday"))
    assert query(store, "SELECT value_key FROM claim WHERE slug = 'h-4'") == [("2021-05-05",)]
    do(store, changed(store, "source", "herald", published="2021-06-01"))
    whole(store)
    assert query(store, "SELECT value_key FROM claim WHERE slug = 'h-4'") == [("2021-05-31",)]
    undo(store, who="ana")
    assert query(store, "SELECT value_key FROM claim WHERE slug = 'h-4'") == [("2021-05-05",)]
    error = refused(store, changed(store, "source", "herald", published=None))
    assert isinstance(error, BadEdit) and [(it.kind, it.ref, it.path) for it in error.problems] == [
        ("claim", "h-4", ("value",))
    ]


def test_a_text_that_loses_cited_words_is_refused_and_says_which_claims(store: Path) -> None:
    text = "The River Front denied it.\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    with pytest.raises(BadEdit) as error:
        do(store, changed(store, "source", "herald", text=digest), texts={digest: text})
    assert {it.ref for it in error.value.problems} == {"h-1", "h-2", "h-3", "h-4"}
    with pytest.raises(BadEdit, match="has no text of 'original'"):
        do(store, changed(store, "source", "herald", text="0" * 64))


def test_who_edits_is_named(store: Path) -> None:
    with pytest.raises(BadInput, match="nobody is named who edits"):
        do(store, changed(store, "case", "", title="Told"), who=" ")


def test_the_journal_is_shown_and_tells_what_is_taken_back(store: Path) -> None:
    do(store, changed(store, "case", "", title="Told"))
    number = do(store, removed(store, "claim", "h-2"), who="ben")
    undo(store, who="ana", number=number)
    with Library(store) as library:
        lines = library.journal()
        assert [(it.who, it.verb, it.undoes, it.undone_by) for it in lines] == [
            ("ana", "undo", number, None),
            ("ben", "change", None, number + 1),
            ("ana", "change", None, None),
            ("somebody", "load", None, None),
        ]
        assert library.journal(limit=1, before=number) == (lines[2],)
        page = library.journal_page(number)
        assert page is not None and page.changes[0].after is None
        assert page.changes[0].before == record(store, "claim", "h-2")
        assert library.journal_page(99) is None
    with pytest.raises(BadInput, match=f"is taken back already, by edit {number + 1}"):
        undo(store, who="ben", number=number)
    with pytest.raises(BadInput, match="there is no edit 99"):
        undo(store, who="ben", number=99)


def test_two_people_undo_their_own(store: Path) -> None:
    do(store, changed(store, "case", "", title="Of Ana"), who="ana")
    do(store, changed(store, "entity", "ministry", about="Of Ben"), who="ben")
    undo(store, who="ana")
    assert record(store, "case", "")["title"] == "Two reports on a border post"
    assert record(store, "entity", "ministry")["about"] == "Of Ben"
    with pytest.raises(BadInput, match="you have changed nothing"):
        undo(store, who="ana")
    redo(store, who="ana")
    assert record(store, "case", "")["title"] == "Of Ana"
    with pytest.raises(BadInput, match="you have taken nothing back"):
        redo(store, who="ben")


def test_an_undo_leaves_what_others_changed_apart_and_names_what_stands_on_it(store: Path) -> None:
    mine = do(store, changed(store, "claim", "h-2", note="mine"))
    do(store, changed(store, "claim", "h-2", certainty="possible"), who="ben")
    undo(store, who="ana", number=mine)
    assert record(store, "claim", "h-2") == {
        key: it for key, it in {**record(store, "claim", "h-2"), "certainty": "possible"}.items() if key != "note"
    }
    mine = do(store, changed(store, "claim", "h-2", note="mine again"))
    theirs = do(store, changed(store, "claim", "h-2", note="theirs"), who="ben")
    with pytest.raises(BadInput, match=rf"claim h-2 was changed since: edit {theirs} by ben \(a test\) stands on it"):
        undo(store, who="ana", number=mine)


def test_an_undo_that_would_take_ground_away_says_by_which_edit_it_is_stood_on(store: Path) -> None:
    made = do(store, Change("entity", "governor", None, GOVERNOR))
    used = do(store, changed(store, "claim", "h-2", speaker="governor"), who="ben")
    with pytest.raises(BadInput, match=rf"claim h-2.*edit {used} by ben"):
        undo(store, who="ana", number=made)
    undo(store, who="ben")
    undo(store, who="ana", number=made)


def test_a_load_is_taken_back_like_any_edit(store: Path, small: CaseFolder) -> None:
    before = state(store)
    small.edit("claims/herald.yaml", 'is: "7"', 'is: "8"')
    small.edit("entities/all.yaml", "name: River Front", "name: The River Front")
    load_case(small.folder, store, who="ana")
    undo(store, who="ana")
    rows, held, judged, base, worked_out = state(store)
    assert (held, judged, worked_out) == (before[1], before[2], before[4])
    assert {it: rows[it] for it in rows if it != "files"} == {it: before[0][it] for it in rows if it != "files"}
    assert [(kind, ref) for kind, ref, *_ in base] == [("claim", "h-2"), ("entity", "river-front")]


@pytest.mark.sweep(3)
@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({}, ("7", "")),
        ({"certainty": "possible"}, ("possibly: 7", "unconfirmed")),
        ({"certainty": "probable"}, ("reportedly: 7", "unconfirmed")),
        ({"stance": "cannot_confirm"}, ("cannot confirm: 7", "unconfirmed")),
        ({"stance": "declines_comment", "certainty": "possible"}, ("no comment, possibly: 7", "unconfirmed")),
        # a verdict of denial says so itself, that of a possible one does not
        ({"stance": "denies"}, ("7", "")),
        ({"stance": "denies", "certainty": "possible"}, ("denies, possibly: 7", "denied")),
    ],
)
def test_a_preview_tells_how_a_rival_is_said_before_its_value(
    store: Path, keys: dict[str, str], told: tuple[str, str]
) -> None:
    do(store, changed(store, "claim", "h-2", value="7"))
    if keys:
        do(store, changed(store, "claim", "h-2", **keys))
    # the very same count: it agrees, or is denied or left open
    (rival,) = [
        it
        for it in preview_of(store, {**record(store, "claim", "c-3"), "value": "7"}).rivals
        if it.voices == ("River Front",)
    ]
    assert (rival.label, rival.sign) == told


def preview_of(store: Path, claim: dict[str, Any]) -> Any:

    with reading(store) as plain:
        return preview(plain, claim)
