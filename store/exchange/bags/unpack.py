"""Unpack a bag: every file is verified against its manifests before the case takes its place."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from store.db.engine import engine_at
from store.exchange.bags.pack import CASE, STORE
from store.exchange.reading.manifests import read_manifest, wrong_name
from store.model.out.bags import Unpacked
from store.model.problems import BadInput, Refused
from store.model.vocabulary import HIDDEN

_LOT = 1024 * 1024
#: The largest tag file, file and bag that are unpacked, and how much more a packed file may become.
_TAG, _FILE, _BAG, _RATIO = 64 << 20, 16 << 30, 64 << 30, 1_200
_MOST_FILES = 1_000_000
_TAGS = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
Files = dict[str, Callable[[], BinaryIO]]


def unpack(bag: Path, out: Path) -> Unpacked:
    """Unpack a bag, a folder or a zip, to a new folder of a case. Raises BadInput or Refused; then nothing is left."""
    if os.path.lexists(out):
        raise BadInput(f"{out}: is there already: give another folder")
    try:
        if bag.is_dir() and not bag.is_symlink():
            return _unpack(_in_folder(bag), bag, out)
        with zipfile.ZipFile(bag) as packed:
            return _unpack(_in_zip(packed, bag), bag, out)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError) as error:
        raise BadInput(f"{bag}: is no bag: neither a folder nor a sound zip") from error
    except OSError as error:
        raise Refused(f"{bag}: cannot be unpacked ({error.strerror or error}): nothing was unpacked") from error


def _in_folder(bag: Path) -> Files:
    out: Files = {}
    for at, folders, files in os.walk(bag, followlinks=False):
        for name in (*folders, *files):
            path = Path(at) / name
            told = path.relative_to(bag).as_posix()
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode) or not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                raise BadInput(f"{bag}: {told!r} is a link or no file: nothing was unpacked")
            if stat.S_ISREG(mode):
                _check_name(told, bag)
                out[told] = lambda path=path: path.open("rb")  # type: ignore[misc]
        if len(out) > _MOST_FILES:
            raise BadInput(f"{bag}: holds more files than any case has: nothing was unpacked")
    return out


def _in_zip(packed: zipfile.ZipFile, bag: Path) -> Files:
    out: Files = {}
    total = 0
    entries = [it for it in packed.infolist() if not it.is_dir()]
    if len(entries) > _MOST_FILES:
        raise BadInput(f"{bag}: holds more files than any case has: nothing was unpacked")
    tops = {it.filename.partition("/")[0] for it in entries}
    top = f"{tops.pop()}/" if len(tops) == 1 and not any(it.filename == "bagit.txt" for it in entries) else ""
    for entry in entries:
        name = entry.filename.removeprefix(top)
        _check_name(name, bag)
        kind = stat.S_IFMT(entry.external_attr >> 16)
        total += entry.file_size
        if kind not in (0, stat.S_IFREG) or entry.flag_bits & 1:
            raise BadInput(f"{bag}: {name!r} is a link, no file, or locked: nothing was unpacked")
        if entry.file_size > _FILE or total > _BAG or entry.file_size > _RATIO * max(entry.compress_size, 1024):
            raise BadInput(f"{bag}: {name!r} becomes far larger than it is packed: nothing was unpacked")
        if name in out:
            raise BadInput(f"{bag}: {name!r} stands twice: nothing was unpacked")
        out[name] = lambda entry=entry: packed.open(entry)  # type: ignore[assignment, misc]
    return out


def _check_name(name: str, bag: Path) -> None:
    why = wrong_name(name)
    if why:
        raise BadInput(f"{bag}: {why}: nothing was unpacked")


def _unpack(files: Files, bag: Path, out: Path) -> Unpacked:
    tags = {name: _small(files, name, bag) for name in _TAGS if name in files}
    if not tags.get("bagit.txt", b"").startswith(b"BagIt-Version:") or "manifest-sha256.txt" not in tags:
        raise BadInput(f"{bag}: is no bag that whosays packed: bagit.txt or manifest-sha256.txt is missing")
    if "fetch.txt" in files:
        raise BadInput(f"{bag}: wants files from elsewhere (fetch.txt), and nothing is fetched")
    wanted = read_manifest(tags["manifest-sha256.txt"], "manifest-sha256.txt")
    _check_tags(files, tags, bag)
    payload = {name for name in files if name.startswith("data/")}
    if payload != wanted.keys():
        odd = sorted(payload ^ wanted.keys())[0]
        what = "is not in the manifest" if odd in payload else "is missing"
        raise BadInput(f"{bag}: {odd!r} {what}: the bag is not whole")
    if f"{CASE}/case.yaml" not in wanted or STORE not in wanted:
        raise BadInput(f"{bag}: is a bag, and holds no case of whosays")
    with TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as made:
        case = Path(made) / "case"
        for name in sorted(wanted):
            to = _place(name, case)
            if to is None:
                continue
            to.parent.mkdir(parents=True, exist_ok=True)
            _copy(files[name], to, wanted[name], f"{bag}: {name}")
        engine_at(it := case / HIDDEN / "store.db").open_read(it).close()  # refused where it is no store
        case.rename(out)
    return Unpacked(len(wanted), out)


def _place(name: str, case: Path) -> Path | None:
    """Where a file of the payload goes; None for what is none of a case."""
    if name == STORE:
        return case / HIDDEN / "store.db"
    told = name.removeprefix(f"{CASE}/")
    return case / told if told != name and not told.startswith(".") else None


def _small(files: Files, name: str, bag: Path) -> bytes:
    with files[name]() as file:
        data = file.read(_TAG + 1)
    if len(data) > _TAG:
        raise BadInput(f"{bag}: {name} is larger than {_TAG >> 20} MB: nothing was unpacked")
    return data


def _check_tags(files: Files, tags: dict[str, bytes], bag: Path) -> None:
    if "tagmanifest-sha256.txt" not in files:
        return
    listed = read_manifest(_small(files, "tagmanifest-sha256.txt", bag), "tagmanifest-sha256.txt")
    for name, sha256 in listed.items():
        data = tags[name] if name in tags else _small(files, name, bag) if name in files else None
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            raise BadInput(f"{bag}: {name} is not what the bag says it is: it was changed or damaged")


def _copy(opened: Callable[[], BinaryIO], to: Path, sha256: str, what: str) -> None:
    digest, size = hashlib.sha256(), 0
    with opened() as file, to.open("xb") as into:
        while lot := file.read(_LOT):
            size += len(lot)
            if size > _FILE:
                raise BadInput(f"{what}: is larger than any file of a case: nothing was unpacked")
            digest.update(lot)
            into.write(lot)
    if digest.hexdigest() != sha256:
        raise BadInput(f"{what}: is not what the manifest says it is: the bag was changed or damaged")
