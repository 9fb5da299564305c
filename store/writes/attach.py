"""Bring in texts a user holds for renditions known by hash, and check every citation against them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session, col, select

from store.anchors.hashed import MATCH_FLOOR, Lost, NearMatch, RenditionFacts, find_all, read_copy, recognise
from store.db.tables import Rendition, Source
from store.db.writing import driver, writing
from store.derive.refresh import Touched, refresh
from store.model.places import Place
from store.model.problems import BadInput
from store.text.plain_files import bytes_of
from store.writes.copies import find_copies
from store.writes.reanchor import citations_of, quotes_of, reanchor, standing_of
from store.writes.touching import touch_by_sources

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
            told += f"; not found: the words of {', '.join(self.lost)}"
        return told


def attach(store: Place, paths: Iterable[Path]) -> list[Attached]:
    """Attach every file under ``paths`` that is a known rendition, in one transaction.

    A file is recognised by its SHA-256, else as a near copy by the share of cited words found in it.
    The very text replaces a near copy, and a better near copy a worse one. Files that are nothing known
    are reported and left alone. Raises BadInput for a missing path.
    """
    files = list(_files(paths))
    with writing(store) as session:
        known = _known(session)
        touched = Touched()
        out = [_attach_one(session, file, known, touched) for file in files]
        session.flush()
        # now that the texts can be compared, one may turn out to be a copy of another
        touch_by_sources(session, find_copies(session, touched.reworded), touched)
        if touched.everything or touched.claims or touched.questions or touched.reworded:
            refresh(driver(session), touched)
        return out


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        elif path.is_file():
            yield path
        else:
            raise BadInput(f"{path}: no such file or folder: give the texts you hold")


def _attach_one(session: Session, path: Path, known: list[RenditionFacts], touched: Touched) -> Attached:
    try:
        data = bytes_of(path, MAX_BYTES)
        matches = recognise(known, data)
        text = read_copy(data)
    except OSError as error:
        return Attached(path, why_not=f"cannot be read: {error.strerror}")
    except ValueError as error:
        return Attached(path, why_not=str(error))
    matches = [match for match in matches if match.same or match.score >= MATCH_FLOOR]
    if not matches:
        return Attached(path, why_not="is no text that a claim of this store cites: left alone")
    # one report may copy another: the one whose text is not in the case is meant
    match = next((match for match in matches if match.same or not _of_the_case(session, match)), matches[0])
    return _hold(session, path, match, data, text, touched)


def _of_the_case(session: Session, match: NearMatch) -> bool:
    rendition = session.get_one(Rendition, int(match.rendition))
    return rendition.text is not None and rendition.held_sha256 is None


def _known(session: Session) -> list[RenditionFacts]:
    return [
        RenditionFacts(str(row.id), row.length or 0, row.sha256, tuple(quotes_of(citations_of(session, row))))
        for row in session.exec(select(Rendition).order_by(col(Rendition.id)))
    ]


def _hold(session: Session, path: Path, match: NearMatch, data: bytes, text: str, touched: Touched) -> Attached:
    rendition = session.get_one(Rendition, int(match.rendition))
    source = session.get_one(Source, rendition.source_id)
    name = f"{source.slug} ({rendition.label})"
    held_sha256 = hashlib.sha256(data).hexdigest()
    places = None
    why_not = ""
    if _of_the_case(session, match):
        why_not = f"is the text of {name}, which the case holds already"
    elif rendition.text is not None and not match.same and rendition.held_sha256 != held_sha256:
        places = find_all(text, quotes_of(citations_of(session, rendition)))
        lost = sum(isinstance(place, Lost) for place in places)
        if rendition.held_sha256 == rendition.sha256:
            why_not = f"is a near copy of {name}, whose very text is attached already"
        elif len(places) - lost <= standing_of(session, rendition).found:
            why_not = f"is a near copy of {name}, no better than the one attached already"
    if why_not:
        return Attached(path, source.slug, rendition.label, why_not=why_not)
    if rendition.held_sha256 != held_sha256:
        rendition.text, rendition.held_sha256 = text, held_sha256
        touched.claims |= reanchor(session, rendition, places)
        touched.reworded.add(rendition.source_id)
    now = standing_of(session, rendition)
    return Attached(path, source.slug, rendition.label, match.same, now.found, now.moved, now.lost)
