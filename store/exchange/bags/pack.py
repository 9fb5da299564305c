"""Pack a case: its folder and its store, journal and kept reports included. The same case is the same bag."""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from store.exchange.reading.manifests import write_manifest, wrong_name
from store.model.out.bags import Packed
from store.model.places import Place
from store.model.problems import BadInput, Refused
from store.model.version import VERSION

#: Where the case and its store stand in a bag.
CASE, STORE = "data/case", "data/store.db"
_LOT = 1024 * 1024
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


#: From a store to a file.
Copying = Callable[[Place, Path], object]
#: From one file or folder to another.
Between = Callable[[Path, Path], object]


def pack(store: Place, folder: Path | None, out: Path, *, backup: Copying, save: Between) -> Packed:
    """Pack a store, and the ``folder`` of its case if it has one, to a new folder, or to a file that ends in .zip.

    ``backup`` copies a store, ``save`` writes the folder of a store's case; who calls knows them.
    Raises BadInput or Refused; then nothing is left.
    """
    if os.path.lexists(out):
        raise BadInput(f"{out}: is there already: give another name")
    try:
        with TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as made:
            bag = Path(made) / "bag"
            (bag / "data").mkdir(parents=True)
            backup(store, bag / STORE)
            left = _copy(folder, bag / CASE) if folder is not None else _write(bag, Path(made), save)
            hashes = _manifests(bag)
            if out.suffix.lower() == ".zip":
                _zip(bag, Path(made) / "bag.zip", out.stem)
                (Path(made) / "bag.zip").rename(out)
            else:
                bag.rename(out)
    except OSError as error:
        raise Refused(f"{out}: cannot be written ({error.strerror}): nothing was packed") from error
    return Packed(len(hashes), tuple(left))


def _write(bag: Path, made: Path, save: Between) -> list[str]:
    """The folder of a case that has none: written from a copy of its store, which stays as it is."""
    shutil.copy(bag / STORE, made / "copy.db")
    save(made / "copy.db", bag / CASE)
    hidden = [it for it in (bag / CASE).iterdir() if it.name.startswith(".")]
    for it in hidden:
        shutil.rmtree(it) if it.is_dir() else it.unlink()
    return []


def _copy(folder: Path, to: Path) -> list[str]:
    """Copy the files of a case's folder; returns those that stay behind: links, hidden ones, what is no file."""
    left: list[str] = []
    for at, folders, files in os.walk(folder, followlinks=False):
        folders.sort()
        here = Path(at)
        for name in [it for it in folders if it.startswith(".") or (here / it).is_symlink()]:
            folders.remove(name)
            if name != ".whosays":
                left.append((here / name).relative_to(folder).as_posix())
        for name in sorted(files):
            path = here / name
            told = path.relative_to(folder).as_posix()
            if path.is_symlink() or not path.is_file() or name.startswith(".") or wrong_name(told):
                left.append(told)
                continue
            target = to / told
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return left


def _manifests(bag: Path) -> dict[str, str]:
    """Write what makes a folder a bag; returns the hashes of the payload."""
    payload = {it.relative_to(bag).as_posix(): hash_of(it) for it in (bag / "data").rglob("*") if it.is_file()}
    octets = sum((bag / name).stat().st_size for name in payload)
    (bag / "bagit.txt").write_bytes(b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    info = f"Bag-Software-Agent: whosays {VERSION}\nPayload-Oxum: {octets}.{len(payload)}\n"
    (bag / "bag-info.txt").write_bytes(info.encode())
    (bag / "manifest-sha256.txt").write_bytes(write_manifest(payload))
    tags = {name: hash_of(bag / name) for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")}
    (bag / "tagmanifest-sha256.txt").write_bytes(write_manifest(tags))
    return payload


def hash_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _zip(bag: Path, to: Path, name: str) -> None:
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(it for it in bag.rglob("*") if it.is_file()):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(bag).as_posix()}", _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with path.open("rb") as file, packed.open(entry, "w", force_zip64=True) as into:
                shutil.copyfileobj(file, into, _LOT)
