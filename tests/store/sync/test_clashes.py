"""What both the store and the folder changed is kept side by side until a person keeps one; nothing is overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store.edits.edit import edit
from store.edits.undo import undo
from store.library import Library
from store.model.edits import Change, NotGround
from store.model.problems import BadInput
from store.sync.load import load_case
from store.sync.save import save_case
from tests.cases import CaseFolder
from tests.store.edits.made import records
from tests.store.stores import derived, loaded, query, rebuilt, sound


@pytest.fixture
def store(small: CaseFolder) -> Path:
    return loaded(small.folder, small.folder.parent / "store.db")


def changed(store: Path, kind: str, ref: str, /, **keys: Any) -> None:
    before = records(store)[kind, ref]
    after = {key: it for key, it in {**before, **keys}.items() if it is not None}
    edit(store, [Change(kind, ref, before, after)], who="ana", what="here")


@pytest.fixture
def clashing(store: Path, small: CaseFolder) -> Path:
    """The value changed in both to other things; a remark here, a certainty there."""
    changed(store, "claim", "h-2", value={"says": "seven", "is": "8"}, note="heard")
    small.edit("claims/herald.yaml", 'is: "7"', 'is: "9"')
    cited = "    cite:\n      original: the dead"
    small.edit("claims/herald.yaml", cited, f"    certainty: possible\n{cited}")
    load_case(small.folder, store)
    return store


def test_both_sides_are_shown_with_the_parts_that_clash(clashing: Path) -> None:
    with Library(clashing) as library:
        (clash,) = library.clashes()
        assert library.clashing() == 1
    assert (clash.kind, clash.ref, clash.name) == ("claim", "h-2", "claim h-2")
    (part,) = clash.parts
    assert part.path == ("value",)
    assert [side["is"] for side in (part.base, part.ours, part.folder)] == ["7", "8", "9"]
    assert clash.ours is not None and (clash.ours["note"], clash.ours["certainty"]) == ("heard", "possible")
    assert clash.folder is not None and "note" not in clash.folder


def test_what_is_here_is_kept_and_saved_over_what_is_there(clashing: Path, small: CaseFolder) -> None:
    before = records(clashing)
    with Library(clashing) as library:
        made = library.resolve("claim", "h-2", keep="ours", who="ana")
        assert made.what == "kept claim h-2 as it is here"
        assert library.clashes() == () and library.clashing() == 0
        (line, *_) = library.journal()
        assert (line.id, line.who, line.records) == (made.id, "ana", 0)
    assert records(clashing) == before
    save_case(clashing, small.folder, who="ana")
    told = small.read("claims/herald.yaml")
    assert 'is: "8"' in told and "note: heard" in told and "certainty: possible" in told
    assert query(clashing, "SELECT * FROM base") == []


def test_what_the_folder_has_is_kept_with_what_is_apart(clashing: Path, small: CaseFolder) -> None:
    with Library(clashing) as library:
        made = library.resolve("claim", "h-2", keep="folder", who="ana")
        assert made.changed == (("claim", "h-2"),)
        assert library.clashes() == ()
    data = records(clashing)["claim", "h-2"]
    assert (data["value"]["is"], data["note"], data["certainty"]) == ("9", "heard", "possible")
    sound(clashing)
    assert derived(clashing) == rebuilt(clashing)
    save_case(clashing, small.folder, who="ana")
    assert 'is: "9"' in small.read("claims/herald.yaml") and "note: heard" in small.read("claims/herald.yaml")
    undo(clashing, who="ana")
    assert records(clashing)["claim", "h-2"]["value"]["is"] == "8"
    save_case(clashing, small.folder, who="ana")
    assert 'is: "8"' in small.read("claims/herald.yaml")


def test_undo_goes_past_a_choice_that_changed_nothing(clashing: Path) -> None:
    with Library(clashing) as library:
        library.resolve("claim", "h-2", keep="ours", who="ana")
        assert "taken back: here" in library.undo(who="ana").what


def test_what_is_gone_on_one_side_is_a_clash_of_the_whole(store: Path, small: CaseFolder) -> None:
    changed(store, "claim", "h-4", note="seen")
    text = small.read("claims/herald.yaml")
    small.write("claims/herald.yaml", text[: text.index("  - id: h-4")])
    load_case(small.folder, store)
    with Library(store) as library:
        (clash,) = library.clashes()
        assert clash.parts[0].path == () and clash.folder is None
        library.resolve("claim", "h-4", keep="folder", who="ana")
        assert library.record("claim", "h-4") is None
    sound(store)
    assert query(store, "SELECT * FROM base") == []


def test_the_folders_side_is_refused_where_something_here_stands_on_what_is_gone_there(
    store: Path, small: CaseFolder
) -> None:
    changed(store, "entity", "spokesman", about="Speaks.")
    changed(store, "claim", "h-4", speaker="spokesman")
    changed(store, "entity", "ministry", about="An office.")
    small.edit(
        "entities/all.yaml", "- id: spokesman\n  kind: voice\n  name: Colonel Haddad\n  speaks_for: [ministry]\n", ""
    )
    small.edit("claims/courier.yaml", "speaker: spokesman", "speaker: ministry")
    load_case(small.folder, store)
    before = query(store, "SELECT kind, ref, data, clashed, folder FROM base ORDER BY 1, 2")
    with Library(store) as library:
        assert [it.ref for it in library.clashes()] == ["spokesman"]
        with pytest.raises(NotGround, match="claim h-4"):
            library.resolve("entity", "spokesman", keep="folder", who="ana")
    assert query(store, "SELECT kind, ref, data, clashed, folder FROM base ORDER BY 1, 2") == before


def test_what_does_not_clash_has_no_sides(store: Path) -> None:
    with Library(store) as library:
        assert library.clashes() == () and library.clashing() == 0
        with pytest.raises(BadInput, match="claim h-2 is not changed in both"):
            library.resolve("claim", "h-2", keep="ours", who="ana")
