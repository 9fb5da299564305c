"""Bookmarks, and where one was when a session ended: kept by store in the state folder (XDG), for the account's eyes.

The file of bookmarks is a journal, a line of JSON for each that is made or removed, and lines are only ever added: two
sessions at once lose nothing of each other, and of a file that is damaged all lines count that can be read.
"""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from store.model import places
from store.model.problems import BadInput, Refused
from store.text.clean import clean
from store.text.plain_files import bytes_of
from tui.session.state import file_of, last_place, write_whole
from tui.session.ways.addresses import LONGEST, Place, address, parse

WORD = 120
"""Most code points of what a bookmark is called."""

_MOST = 1 << 20
"""Bytes of the file: some thousand bookmarks."""
_LAST = 16 << 10


class Bookmark(NamedTuple):
    """A place, what somebody called it, and when (UTC, to the second)."""

    at: Place
    word: str
    when: str


class Kept(NamedTuple):
    """The bookmarks of a store, the latest first, and a sentence where some lines of the file are no bookmarks."""

    bookmarks: tuple[Bookmark, ...]
    damaged: str = ""


def bookmarks_file(store: places.Place) -> Path:
    """Where the bookmarks of a store are kept: by its name and its path, since two stores of one name are two."""
    return file_of(store, "places", "jsonl")


def bookmarks(store: places.Place) -> Kept:
    """The bookmarks of a store. Raises Refused where their file cannot be read."""
    path = bookmarks_file(store)
    try:
        lines = bytes_of(path, _MOST).splitlines()
    except FileNotFoundError:
        return Kept(())
    except OSError as error:
        raise Refused(f"{path}: cannot be read: {error.strerror}") from error
    found: dict[Place, Bookmark] = {}
    wrong: list[int] = []
    for number, line in enumerate(lines, 1):
        told = _object(line)
        at = _place(told.get("at"))
        if not line.strip():
            continue
        if at is None or not isinstance(told.get("word", ""), str):
            wrong.append(number)
            continue
        found.pop(at, None)
        if not told.get("removed"):
            when = told.get("when")
            word = clean(told.get("word", ""), keep_newlines=False, limit=WORD)
            found[at] = Bookmark(at, word or address(at), clean(str(when), limit=40) if when else "")
    damaged = ""
    if wrong:
        more = f" and {len(wrong) - 1:,} more" if len(wrong) > 1 else ""
        damaged = f"{path}:{wrong[0]}{more}: no bookmark, passed over; the others are here, and the file stays as it is"
    return Kept(tuple(reversed(found.values())), damaged)


def mark(store: places.Place, at: Place, word: str) -> None:
    """Bookmark a place, or call a bookmark otherwise. Raises Refused where that cannot be kept."""
    word = clean(word, keep_newlines=False, limit=WORD).strip()
    _add(store, {"at": address(at), "word": word, "when": _now()})


def unmark(store: places.Place, at: Place) -> None:
    """Remove the bookmark of a place. Raises Refused where that cannot be kept."""
    _add(store, {"at": address(at), "removed": True, "when": _now()})


def remember_last(store: places.Place, at: Place, called: str) -> None:
    """Keep where a session ended, for the next one; where it cannot be kept, nobody misses it."""
    told = {"at": address(at), "word": clean(called, keep_newlines=False, limit=WORD)}
    with suppress(OSError):
        write_whole(last_place(store), json.dumps(told).encode())


def last(store: places.Place) -> Bookmark | None:
    """Where the session before ended; None where that is not known."""
    try:
        told = _object(bytes_of(last_place(store), _LAST))
    except OSError:
        return None
    at, word = _place(told.get("at")), told.get("word")
    return Bookmark(at, word, "") if at is not None and isinstance(word, str) else None


def _add(store: places.Place, told: dict[str, Any]) -> None:
    path = bookmarks_file(store)
    line = f"{json.dumps(told)}\n".encode()
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, flags, 0o600)
        try:
            facts = os.fstat(handle)
            if not stat.S_ISREG(facts.st_mode):
                raise Refused(f"{path}: is no plain file: nothing was kept")
            if facts.st_size + len(line) > _MOST:
                raise Refused(f"{path}: is full, with {facts.st_size:,} bytes: nothing was kept")
            if facts.st_size and os.pread(handle, 1, facts.st_size - 1) != b"\n":
                line = b"\n" + line  # a line was broken off: this one is whole all the same
            os.write(handle, line)  # in one go, so that the lines of two sessions never mix
        finally:
            os.close(handle)
    except OSError as error:
        raise Refused(f"{path}: cannot be written: {error.strerror}") from error


def _object(line: bytes) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _place(told: object) -> Place | None:
    if not isinstance(told, str) or len(told) > LONGEST:
        return None
    try:
        return parse(told)
    except BadInput:
        return None


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
