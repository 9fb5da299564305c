"""Bring in texts a user holds for renditions known by hash, and check every citation against them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session, col, select

from store import passages
from store.hash_places import HashedQuote
from store.hashes import MATCH_FLOOR, Found, RenditionFacts, find_all, read_copy, recognise
from store.problems import BadInput
from store.tables import Citation, Rendition, Source
from store.writing import driver, writing

#: A file larger than this is not read: no report is.
MAX_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Attached:
    """What became of one file. ``lost`` names the claims whose words were not found in it."""

    path: Path
    source: str = ""
    rendition: str = ""
    same: bool = False
    citations: int = 0
    moved: int = 0
    lost: tuple[str, ...] = ()
    why_not: str = ""

    def sentence(self) -> str:
        """What became of it, for a person."""
        if self.why_not:
            return f"{self.path}: {self.why_not}"
        how = "the very text" if self.same else "a near copy of the text"
        told = f"{self.path}: {how} of {self.source} ({self.rendition}); {self.citations} citations found"
        if self.moved:
            told += f", {self.moved} of them at other places"
        if self.lost:
            told += f"; not found: {len(self.lost)} ({', '.join(self.lost)})"
        return told


def attach(store: Path, paths: Iterable[Path]) -> list[Attached]:
    """Attach every file under ``paths`` that is a known rendition, in one transaction.

    A file is recognised by its SHA-256, else as a near copy by the share of cited words found in it.
    Files that are nothing known are reported and left alone. Raises BadInput for a missing path.
    """
    files = list(_files(paths))
    with writing(store) as session:
        return [_attach_one(session, file) for file in files]


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        elif path.is_file():
            yield path
        else:
            raise BadInput(f"{path}: no such file or folder: give the texts you hold")


def _attach_one(session: Session, path: Path) -> Attached:
    try:
        if path.stat().st_size > MAX_BYTES:
            return Attached(path, why_not=f"larger than {MAX_BYTES // 1024 // 1024} MiB, no report: left alone")
        data = path.read_bytes()
        matches = recognise(_known(session), data)
        text = read_copy(data)
    except OSError as error:
        return Attached(path, why_not=f"cannot be read: {error.strerror}")
    except ValueError as error:
        return Attached(path, why_not=str(error))
    if not matches or not (matches[0].same or matches[0].score >= MATCH_FLOOR):
        return Attached(path, why_not="is no text that a claim of this store cites: left alone")
    match = matches[0]
    rendition = session.get_one(Rendition, int(match.rendition))
    source = session.get_one(Source, rendition.source_id)
    if rendition.text is not None and rendition.held_sha256 is None:
        why = f"is {source.slug} ({rendition.label}), whose text the case holds already"
        return Attached(path, source.slug, rendition.label, why_not=why)
    if rendition.held_sha256 == rendition.sha256 and not match.same:
        why = f"is a near copy of {source.slug} ({rendition.label}), whose very text is attached already"
        return Attached(path, source.slug, rendition.label, why_not=why)
    rendition.text = text
    rendition.held_sha256 = hashlib.sha256(data).hexdigest()
    session.add(rendition)
    lost, moved, total = reanchor(session, rendition)
    return Attached(path, source.slug, rendition.label, match.same, total - len(lost), moved, lost)


def _known(session: Session) -> list[RenditionFacts]:
    """Every rendition whose text does not come from the case's own files."""
    out = []
    rows = session.exec(
        select(Rendition).where((col(Rendition.text).is_(None)) | (col(Rendition.held_sha256).is_not(None)))
    )
    for row in rows:
        cites = session.exec(select(Citation).where(Citation.rendition_id == row.id)).all()
        quotes = tuple(HashedQuote(c.start, c.end, c.exact_sha256) for c in cites)
        out.append(RenditionFacts(str(row.id), row.length or 0, row.sha256, quotes))
    return out


def reanchor(session: Session, rendition: Rendition) -> tuple[tuple[str, ...], int, int]:
    """Look for the rendition's citations in the text attached to it, where not done yet.

    Returns the claims whose words were not found, how many were found elsewhere, and how many
    citations there are.
    """
    assert rendition.text is not None
    cites = list(session.exec(select(Citation).where(Citation.rendition_id == rendition.id)).all())
    quotes = [HashedQuote(cite.start, cite.end, cite.exact_sha256) for cite in cites]
    lost: list[int] = []
    moved = 0
    for cite, found in zip(cites, find_all(rendition.text, quotes), strict=True):
        if isinstance(found, Found):
            cite.status, cite.held_start, cite.held_end = found.status, found.start, found.end
            cite.score = None
            moved += found.status != "exact"
        else:
            cite.status, cite.held_start, cite.held_end = "orphan", None, None
            lost.append(cite.claim_id)
        session.add(cite)
    session.flush()
    plain = driver(session)
    passages.refresh(plain, sorted({cite.claim_id for cite in cites}))
    slugs = [plain.execute("SELECT slug FROM claim WHERE id = ?", (number,)).fetchone()[0] for number in lost]
    return tuple(slugs), moved, len(cites)
