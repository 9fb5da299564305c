"""A store goes from one place to another whole, whatever it holds."""

from __future__ import annotations

from pathlib import Path

from store.care.transfer import copy_store
from store.library import Library, load_names


def test_a_store_of_names_alone_is_copied(tmp_path: Path) -> None:
    """No text was ever indexed there, and the copy notes by which rules its own were."""
    names, store, copied = tmp_path / "names.csv", tmp_path / "names.db", tmp_path / "copied.db"
    names.write_text("entity,kind,name\nn1,leader,Arlo Benta\nn2,group,Ash Front\n", encoding="utf-8")
    load_names(store, names)
    assert copy_store(store, copied)["name"] == 2
    with Library(store) as library, Library(copied) as other:
        assert other.search("arlo") == library.search("arlo")
        assert other.search("arlo").count == 1
