"""A store goes from one place to another whole, whatever it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.care.transfer import copy_store
from store.library import Library, load_names
from store.model.problems import BadInput


def test_a_store_of_names_alone_is_copied(tmp_path: Path) -> None:
    """No text was ever indexed there, and the copy notes by which rules its own were."""
    names, store, copied = tmp_path / "names.csv", tmp_path / "names.db", tmp_path / "copied.db"
    names.write_text("entity,kind,name\nn1,leader,Arlo Benta\nn2,group,Ash Front\n", encoding="utf-8")
    load_names(store, names)
    assert copy_store(store, copied)["name"] == 2
    with Library(store) as library, Library(copied) as other:
        assert other.search("arlo") == library.search("arlo")
        assert other.search("arlo").count == 1


def test_no_folder_is_made_for_a_copy(tmp_path: Path) -> None:
    """As `backup` makes none: its name is most likely mistyped."""
    names, store = tmp_path / "names.csv", tmp_path / "names.db"
    names.write_text("entity,kind,name\nn1,leader,Arlo Benta\n", encoding="utf-8")
    load_names(store, names)
    with pytest.raises(BadInput, match=r"copy\.db: there is no such folder: make it, or give another file"):
        copy_store(store, tmp_path / "nowhere" / "copy.db")
    assert not (tmp_path / "nowhere").exists()
    with pytest.raises(BadInput, match="is a folder: give a file"):
        copy_store(store, tmp_path)
