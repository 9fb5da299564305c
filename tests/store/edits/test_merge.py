"""Two states of a record over what both were made from: what is kept, what clashes, and that nothing is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.case.records import MODELS, Data, canonical
from store.edits.merge import Clash, merge, merge_cases
from tests.store.case import made

CLAIM: Data = {
    "source": "s",
    "id": "c",
    "entity": "x",
    "property": "killed",
    "value": "7",
    "speaker": "x",
    "cite": {"original": "a", "digest": ["b", "c"]},
}
ENTITY: Data = {
    "id": "x",
    "kind": "leader",
    "name": "X",
    "used_by": ["a", "b"],
    "names": ["Y", {"text": "Z", "kind": "kunya", "used_by": ["a"]}, "W"],
}
SOURCE: Data = {
    "id": "s",
    "publisher": "x",
    "title": "T",
    "other_renditions": [
        {"id": "fr", "kind": "translation", "file": "s.fr.txt", "text": "1" * 64},
        {"id": "de", "kind": "translation", "language": "de", "sha256": "2" * 64},
    ],
    "text": "0" * 64,
}


@st.composite
def three(draw: st.DrawFn, kind: str) -> tuple[Data | None, Data | None, Data | None]:
    """A base and two states that share much of it."""
    of = made.records(kind)
    base = draw(of)

    def state() -> Data | None:
        other = draw(of)
        keys = draw(st.sets(st.sampled_from(sorted({*base, *other}))))
        try:
            mixed = {k: v for k, v in base.items() if k not in keys} | {k: v for k, v in other.items() if k in keys}
            return canonical(kind, mixed)
        except Exception:
            return other

    return tuple(draw(st.sampled_from([it, it, it, it, None])) for it in (base, state(), state()))  # type: ignore[return-value]


fewer = settings(max_examples=20)
"""Each record that is drawn is checked as a case's is: that is slow."""


@pytest.mark.sweep(4)
@pytest.mark.parametrize("kind", MODELS)
@fewer
@given(drawn=st.data())
def test_what_one_side_changed_is_taken_from_it(kind: str, drawn: st.DataObject) -> None:
    base, ours, theirs = drawn.draw(three(kind))
    assert merge(kind, base, ours, base) == (ours, ())
    assert merge(kind, base, base, theirs) == (theirs, ())
    assert merge(kind, base, ours, ours) == (ours, ())


@pytest.mark.sweep(6)
@pytest.mark.parametrize("kind", MODELS)
@fewer
@given(drawn=st.data())
def test_the_sides_may_change_places(kind: str, drawn: st.DataObject) -> None:
    base, ours, theirs = drawn.draw(three(kind))
    one, other = merge(kind, base, ours, theirs), merge(kind, base, theirs, ours)

    def told(it: object) -> str:
        return json.dumps(it, sort_keys=True)

    assert {(it.path, told(it.ours), told(it.theirs)) for it in one.clashes} == {
        (it.path, told(it.theirs), told(it.ours)) for it in other.clashes
    }
    if not one.clashes:
        assert one.data == other.data


@pytest.mark.sweep(4)
@pytest.mark.parametrize("kind", MODELS)
@fewer
@given(drawn=st.data())
def test_nothing_of_either_side_is_lost(kind: str, drawn: st.DataObject) -> None:
    base, ours, theirs = drawn.draw(three(kind))
    merged = merge(kind, base, ours, theirs)
    if kind in ("same", "grade", "dropped") and not merged.clashes and merged.data not in (base, None):
        assert merged.data in (ours, theirs)  # what two decided alike stays with who did it first
        return
    clashing = {it.path for it in merged.clashes}
    for side in (ours, theirs):
        for path, change in changes(base, side).items():
            told = any(path[: len(it)] == it or it == together(path) for it in clashing)
            told |= kind == "same" and ("decided",) in clashing  # a decision is one thing
            told |= kind == "grade" and ("grade",) in clashing
            assert told or changes(base, merged.data).get(path) == change, (path, change)
    if merged.data is not None and kind != "source":
        assert canonical(kind, merged.data) == merged.data
    if merged.clashes and ours is not None:
        assert merged.data is not None


def together(path: tuple[Any, ...]) -> tuple[Any, ...]:
    """What a clash of keys that say one thing is called by."""
    *above, key = path or ("",)
    of_value = dict.fromkeys(("property", "scope", "where", "counted"), "value")
    first = {**of_value, "original": "syndicated_from", "zone": "published"}
    return (*above, first.get(key, "text" if key in ("sha256", "length", "pages", "report", "file") else key))


def changes(base: Data | None, now: Data | None) -> dict[tuple[Any, ...], Any]:
    """What was changed, added and taken away, down to single items."""
    was, there = flat(base), flat(now)
    return {path: there.get(path) for path in was.keys() | there.keys() if was.get(path) != there.get(path)}


def flat(data: Data | None) -> dict[tuple[Any, ...], Any]:
    out: dict[tuple[Any, ...], Any] = {} if data is None else {(): True}
    for key, value in (data or {}).items():
        if key in ("used_by", "speaks_for", "perhaps", "follows", "authors", "inferred"):
            out |= {(key, it): True for it in value}
        elif key in ("names", "other_renditions"):
            for it in value:
                item = it if isinstance(it, dict) else {"text": it}
                name = item.get("id", item.get("text"))
                out |= {(key, name, *path): one for path, one in flat(item).items()}
        elif key in ("cite", "panes"):
            out |= {(key, label): repr(it) for label, it in value.items()}
        elif key in ("properties", "scopes"):
            out |= {(key, it["id"]): repr(it) for it in value}
        else:
            out[key,] = repr(value)
    return out


@pytest.mark.parametrize(
    ("kind", "base", "ours", "theirs", "want", "clashes"),
    [
        ("claim", CLAIM, {"note": "n"}, {"said": "2019"}, {"note": "n", "said": "2019"}, ()),
        ("claim", CLAIM, {"value": "8"}, {"value": "8"}, {"value": "8"}, ()),
        ("claim", CLAIM, {"value": "8"}, {"value": "9"}, {"value": "8"}, (Clash(("value",), "7", "8", "9"),)),
        (
            "claim",
            CLAIM,
            {"scope": "civilians"},
            {"value": "9"},
            {"scope": "civilians"},
            (Clash(("value",), {"value": "7"}, {"value": "7", "scope": "civilians"}, {"value": "9"}),),
        ),
        (
            "claim",
            CLAIM,
            {"cite": {"original": "a2", "digest": ["b", "c"]}},
            {"cite": {"original": "a", "french": "d"}},
            {"cite": {"original": "a2", "french": "d"}},
            (),
        ),
        (
            "entity",
            ENTITY,
            {"used_by": ["a", "c"], "names": ["Y", "W", "V"]},
            {"used_by": ["d", "a", "b"], "names": [{"text": "Y", "kind": "title"}, *ENTITY["names"][1:], "U"]},
            {"used_by": ["a", "c", "d"], "names": [{"text": "Y", "kind": "title"}, "W", "U", "V"]},
            (),
        ),
        (
            "source",
            SOURCE,
            {"other_renditions": [{**SOURCE["other_renditions"][0], "language": "fr"}]},
            {"other_renditions": [{**SOURCE["other_renditions"][0], "text": "3" * 64}, SOURCE["other_renditions"][1]]},
            {"other_renditions": [{**SOURCE["other_renditions"][0], "language": "fr", "text": "3" * 64}]},
            (),
        ),
        (
            "source",
            SOURCE,
            {"text": "4" * 64, "pages": [0]},
            {"text": "5" * 64},
            {"text": "4" * 64, "pages": [0]},
            (
                Clash(
                    ("text",),
                    {"text": "0" * 64},
                    {"text": "4" * 64, "pages": [0]},
                    {"text": "5" * 64},
                ),
            ),
        ),
    ],
)
def test_key_by_key(kind: str, base: Data, ours: Data, theirs: Data, want: Data, clashes: tuple[Clash, ...]) -> None:
    merged = merge(kind, base, base | ours, base | theirs)
    assert merged.clashes == clashes
    assert merged.data == base | want
    assert canonical(kind, merged.data or {}) == merged.data
    assert list(merged.data or ()) == list(canonical(kind, merged.data or {}))


@pytest.mark.parametrize(
    ("kind", "base", "ours", "theirs"),
    [
        ("claim", CLAIM, None, CLAIM | {"note": "n"}),
        ("claim", CLAIM, CLAIM | {"note": "n"}, None),
        ("claim", None, CLAIM, CLAIM | {"note": "n"}),
        ("entity", ENTITY, ENTITY | {"name": "V"}, ENTITY | {"names": [*ENTITY["names"], "V"]}),
    ],
)
def test_what_cannot_be_put_together_clashes_as_a_whole(
    kind: str, base: Data | None, ours: Data | None, theirs: Data | None
) -> None:
    assert merge(kind, base, ours, theirs) == (ours, (Clash((), base, ours, theirs),))


def test_a_clash_of_keys_that_say_one_thing_reads_the_same_from_either_side() -> None:
    ours = SOURCE | {"text": "4" * 64, "sha256": "5" * 64, "length": 9}
    theirs = SOURCE | {"text": "4" * 64, "length": 9}
    one, other = merge("source", SOURCE, ours, theirs), merge("source", SOURCE, theirs, ours)
    assert [*map(repr, one.clashes)] == [*(repr(it._replace(ours=it.theirs, theirs=it.ours)) for it in other.clashes)]


def test_a_claim_never_loses_its_last_ground_or_value_to_a_merge() -> None:
    cite = {"original": "a"}, {"digest": ["b", "c"]}
    ours, theirs = (CLAIM | {"cite": it} for it in cite)
    assert merge("claim", CLAIM, ours, theirs) == (ours, (Clash((), CLAIM, ours, theirs),))
    silent = CLAIM | {"stance": "cannot_confirm"}
    said = CLAIM | {"note": "n"}
    unsaid = {key: it for key, it in silent.items() if key != "value"}
    assert merge("claim", silent, silent | {"stance": "denies"}, unsaid).clashes[0].path == ()
    assert merge("claim", silent, unsaid, silent | {"note": "n"}) == (unsaid | {"note": "n"}, ())
    assert merge("claim", CLAIM, said, CLAIM | {"stance": "denies"}).clashes == ()


def test_spellings_and_wordings_may_be_called_like_keys() -> None:
    base = ENTITY | {"names": ["used_by", "text", "names"]}
    ours = base | {"names": [{"text": "used_by", "kind": "title"}, "text", "names"]}
    theirs = base | {"names": ["used_by", {"text": "text", "kind": "title"}]}
    want = [{"text": "used_by", "kind": "title"}, {"text": "text", "kind": "title"}]
    assert merge("entity", base, ours, theirs) == (base | {"names": want}, ())


def test_a_case_is_merged_record_by_record() -> None:
    def claim(of: str, source: str = "s", **more: str) -> Data:
        return canonical("claim", CLAIM | {"id": of, "source": source} | more)

    def keyed(*claims: Data) -> dict[Any, Data]:
        return {("claim", it["id"]): it for it in claims}

    ours = keyed(claim("a"), claim("b", note="n"), claim("new"), claim("other", "t"), claim("d"))
    theirs = keyed(claim("b", said="2019"), claim("d", note="x"), claim("z", "t"), claim("c"))
    base: dict[Any, Data | None] = {("claim", "b"): claim("b"), ("claim", "new"): None, ("claim", "other"): None}
    merged = merge_cases(base | {("claim", "c"): claim("c"), ("claim", "gone"): claim("gone")}, ours, theirs)
    assert list(merged.data.values()) == [  # a left the folder, c left the store
        claim("b", said="2019", note="n"),
        claim("d", note="x"),
        claim("new"),
        claim("z", "t"),
        claim("other", "t"),
    ]
    assert merged.clashes == {}


@fewer
@given(made.cases(), made.cases(), made.cases())
def test_a_case_without_changes_of_its_own_becomes_the_folder(
    ours: dict[Any, Data], theirs: dict[Any, Data], other: dict[Any, Data]
) -> None:
    assert merge_cases({}, ours, theirs) == (theirs, {})
    base = {key: other.get(key) for key in ours.keys() | other.keys() if ours.get(key) != other.get(key)}
    merged = merge_cases(base, ours, other)
    assert merged == (ours, {})
    assert merge_cases(base, ours, ours) == (ours, {})


SAME: Data = {
    "one": "ada",
    "other": "bo",
    "decided": "same",
    "keep": "ada",
    "who": "ana",
    "at": "2026-01-31T09:30:00Z",
}


def test_what_two_decided_alike_is_no_clash_and_stays_with_who_did_it_first() -> None:
    later = SAME | {"who": "ben", "at": "2026-02-01T00:00:00Z", "why": "seen"}
    for one, other in ((SAME, later), (later, SAME)):
        assert merge("same", None, one, other) == (SAME, ())
    draft = {"id": "a1", "source": "s", "rendition": "original", "start": 1, "end": 2, "who": "ana", "at": SAME["at"]}
    assert merge("dropped", None, draft | {"who": "ben"}, draft) == (draft, ())


def test_what_two_decided_otherwise_is_one_clash_of_the_whole_decision() -> None:
    ours, theirs = SAME | {"keep": "bo"}, {k: v for k, v in SAME.items() if k != "keep"} | {"decided": "not_same"}
    merged = merge("same", SAME, ours | {"at": "2026-02-01T00:00:00Z"}, theirs | {"who": "ben"})
    assert [it.path for it in merged.clashes] == [("decided",)]
    assert merged.data is not None and merged.data["keep"] == "bo"
