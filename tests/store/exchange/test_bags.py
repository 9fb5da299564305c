"""A whole case as a bag: valid to others, verified before anything of it is unpacked, and nothing leads out of it."""

from __future__ import annotations

import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import library
from store.exchange.reading.manifests import read_manifest, write_manifest, wrong_name
from store.library import Library
from store.model.claims import QuestionRef
from store.model.out.bags import Packed
from store.model.problems import BadCase, BadInput, Refused
from store.sync.load import load_case
from tests.engines import content, in_files, real
from tests.store.exchange.coming import SHIPPED, records


def pack(store: Path, folder: Path | None, out: Path) -> Packed:
    """Pack a case, whoever keeps its store: the one in the bag is a file."""
    with in_files():
        return library.pack(real(store), folder, out)


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped case with a judgement, packed to a folder and a zip."""
    folder = tmp_path_factory.mktemp("packed")
    case = folder / "case"
    shutil.copytree(SHIPPED, case, ignore=shutil.ignore_patterns("__pycache__", "*.py", "py.typed", ".whosays"))
    (case / "reports").mkdir()
    (case / "reports" / "all of it.pdf").write_bytes(b"%PDF")
    (case / ".whosays").mkdir()
    store = case / ".whosays" / "store.db"
    load_case(case, store)
    with Library(store) as opened:
        ref = QuestionRef("asim-umar", "nationality")
        opened.judge(ref, "several", answer=None, why="Two papers.", who="A. Reader")
        opened.follow(who="A. Reader")
    (case / "out").symlink_to(folder)
    done = pack(store, case, folder / "bag")
    assert done.left == ("out",)
    pack(store, case, folder / "bag.zip")
    return folder


def test_a_bag_is_valid_to_the_bagit_library(packed: Path) -> None:
    bag = bagit.Bag(str(packed / "bag"))
    bag.validate()
    assert bag.info["Payload-Oxum"]
    with zipfile.ZipFile(packed / "bag.zip") as told:
        told.extractall(packed / "plain")
    bagit.Bag(str(packed / "plain" / "bag")).validate()


@pytest.mark.parametrize("what", ["bag", "bag.zip"])
def test_another_whosays_opens_it_with_its_journal_and_files(packed: Path, tmp_path: Path, what: str) -> None:
    done = library.unpack(packed / what, tmp_path / "there")
    store = tmp_path / "there" / ".whosays" / "store.db"
    assert done.files > 10
    assert records(store) == records(packed / "case" / ".whosays" / "store.db")
    assert (tmp_path / "there" / "reports" / "all of it.pdf").read_bytes() == b"%PDF"
    assert not library.check(tmp_path / "there").problems
    with Library(store) as opened:
        assert [it.verb for it in opened.journal()] == ["judge", "load"]


def test_the_same_case_is_the_same_bag(packed: Path, tmp_path: Path) -> None:
    case = packed / "case"
    pack(case / ".whosays" / "store.db", case, tmp_path / "bag.zip")
    assert (tmp_path / "bag.zip").read_bytes() == (packed / "bag.zip").read_bytes()


def test_a_store_without_a_folder_is_packed_with_one(packed: Path, tmp_path: Path) -> None:
    store = tmp_path / "own.db"
    load_case(SHIPPED, store)
    before = content(store)
    pack(store, None, tmp_path / "bag")
    assert content(store) == before
    bagit.Bag(str(tmp_path / "bag")).validate()
    library.unpack(tmp_path / "bag", tmp_path / "there")
    assert records(tmp_path / "there" / ".whosays" / "store.db") == records(store)


def _changed(bag: Path) -> None:
    (bag / "data/case/case.yaml").write_text("id: other\n")


def _missing(bag: Path) -> None:
    (bag / "data/case/case.yaml").unlink()


def _more(bag: Path) -> None:
    (bag / "data/more").write_text("x")


def _linked(bag: Path) -> None:
    (bag / "data/link").symlink_to("/etc/passwd")


def _linked_folder(bag: Path) -> None:
    (bag / "data/link").symlink_to("/etc")


def _fetching(bag: Path) -> None:
    (bag / "fetch.txt").write_text("x 1 data/x\n")


def _out(bag: Path) -> None:
    with (bag / "manifest-sha256.txt").open("a") as file:
        file.write(f"{'0' * 64}  data/../../x\n")
    (bag / "tagmanifest-sha256.txt").unlink()


def _tagged(bag: Path) -> None:
    with (bag / "bag-info.txt").open("a") as file:
        file.write("More: x\n")


def _no_store(bag: Path) -> None:
    (bag / "data/store.db").write_bytes(b"no store")
    told = read_manifest((bag / "manifest-sha256.txt").read_bytes(), "")
    from store.exchange.bags.pack import hash_of

    told["data/store.db"] = hash_of(bag / "data/store.db")
    (bag / "manifest-sha256.txt").write_bytes(write_manifest(told))
    (bag / "tagmanifest-sha256.txt").unlink()


@pytest.mark.parametrize(
    "spoil", [_changed, _missing, _more, _linked, _linked_folder, _fetching, _out, _tagged, _no_store]
)
def test_a_bag_that_was_changed_is_refused_and_nothing_is_left(
    packed: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    shutil.copytree(packed / "bag", tmp_path / "bag")
    spoil(tmp_path / "bag")
    with pytest.raises((BadInput, BadCase, Refused)):
        library.unpack(tmp_path / "bag", tmp_path / "there")
    assert [it.name for it in tmp_path.iterdir()] == ["bag"]


@pytest.mark.parametrize("name", ["../x", "/etc/x", "bag/../../x", "bag/data/a\\..\\x", "C:/x", "bag/data/con"])
def test_a_zip_that_leads_out_is_refused(packed: Path, tmp_path: Path, name: str) -> None:
    shutil.copy(packed / "bag.zip", tmp_path / "bag.zip")
    with zipfile.ZipFile(tmp_path / "bag.zip", "a") as told:
        told.writestr(name, "x")
    with pytest.raises(BadInput):
        library.unpack(tmp_path / "bag.zip", tmp_path / "there")
    assert [it.name for it in tmp_path.iterdir()] == ["bag.zip"]


def test_links_bombs_and_what_is_no_zip_are_refused(packed: Path, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("bag/data/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    bomb = zipfile.ZipInfo("bag/data/bomb")
    bomb.compress_type = zipfile.ZIP_BZIP2
    for name, entry, data in (("link", link, b"/etc/passwd"), ("bomb", bomb, bytes(64 << 20))):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as told:
            told.writestr(entry, data)
        with pytest.raises(BadInput, match=r"link|larger"):
            library.unpack(tmp_path / f"{name}.zip", tmp_path / "there")
    (tmp_path / "no.zip").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(BadInput, match="is no bag"):
        library.unpack(tmp_path / "no.zip", tmp_path / "there")
    assert not (tmp_path / "there").exists()


@given(
    st.dictionaries(st.text(min_size=1).map("data/{}".format).filter(lambda it: not wrong_name(it)), st.just("0" * 64))
)
def test_a_manifest_is_read_as_it_was_written(hashes: dict[str, str]) -> None:
    assert read_manifest(write_manifest(hashes), "m") == hashes


def test_a_percent_sign_in_a_name_is_written_as_the_rfc_says() -> None:
    assert write_manifest({"data/100%": "0" * 64}).endswith(b"data/100%25\n")
