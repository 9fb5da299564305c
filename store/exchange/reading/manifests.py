"""The manifests of a bag (RFC 8493), and which names in them can be files: nothing leads out of the bag."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from store.exchange.reading.tables import Unreadable

_LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+(.+)")
_LONGEST = 1_000
_MOST = 1_000_000
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def read_manifest(data: bytes, file: str) -> dict[str, str]:
    """The hash of each file of a manifest, by its path. Raises Unreadable."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(file, 1, "not UTF-8 text: the bag is damaged") from error
    out: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")  # noqa: PLW2901
        if not line:
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise Unreadable(file, number, "is no line of a manifest: a SHA-256, then a path")
        name = _plain(found[2])
        why = wrong_name(name)
        if why:
            raise Unreadable(file, number, f"{why}: nothing was unpacked")
        if name in out or len(out) >= _MOST:
            raise Unreadable(file, number, "names a file twice, or more files than any case has")
        out[name] = found[1].lower()
    return out


def write_manifest(hashes: Mapping[str, str]) -> bytes:
    """A manifest, by path."""
    return "".join(f"{hashes[name]}  {_told(name)}\n" for name in sorted(hashes)).encode()


def wrong_name(name: str) -> str:
    """Why a path cannot be a file of a bag; empty where it can."""
    parts = name.split("/")
    if len(name) > _LONGEST or any(part in ("", ".", "..") for part in parts):
        return f"the path {name[:60]!r} leads out of the bag, or nowhere"
    if "\\" in name or "\0" in name or ":" in parts[0] or any(unicodedata.category(sign) == "Cc" for sign in name):
        return f"the path {name[:60]!r} is none of a file"
    if any(_RESERVED.fullmatch(part) or part.endswith((".", " ")) for part in parts):
        return f"the path {name[:60]!r} is reserved by some systems"
    return ""


def _told(name: str) -> str:
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _plain(told: str) -> str:
    return re.sub("%(25|0[AaDd])", lambda found: {"25": "%", "0a": "\n", "0d": "\r"}[found[1].lower()], told)
