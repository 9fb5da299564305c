"""Grade a source, all reports of a publisher, or a claim, and take that back: a record each, and no verdict moves."""

from __future__ import annotations

from datetime import UTC, datetime

from store.db.connection import Connection
from store.db.writing import driver, writing
from store.edits.edit import keep
from store.edits.first import ensure_records
from store.labels.grades import CREDIBILITY, RELIABILITY
from store.model.edits import Change, Edited, name_of
from store.model.places import Place
from store.model.problems import BadInput
from store.model.vocabulary import CREDIBILITIES, RELIABILITIES, Graded
from store.text.clean import clean
from store.writes.records import Records

_LONGEST_WHY = 2000


def grade(store: Place, of: Graded, slug: str, given: str, *, why: str, who: str) -> Edited:
    """Keep how reliable a source or a publisher is called ("A" to "F"), or how credible a claim ("1" to "6").

    Raises BadInput where it is not there, or the grade is none of its scale.
    """
    scale = CREDIBILITIES if of == "claim" else RELIABILITIES
    if given not in scale:
        what = "how credible a claim is" if of == "claim" else "how reliable a source is"
        raise BadInput(f"{given!r} does not say {what}: use one of {', '.join(scale)}")
    with writing(store) as session:
        ensure_records(session)
        plain = driver(session)
        ref = f"{of}+{slug}"
        before = Records(plain).get("grade", ref)
        told: dict[str, str] = {"grade": given, of: slug}
        told |= {"why": said} if (said := clean(why, limit=_LONGEST_WHY).strip()) else {}
        if before is not None and all(before.get(key) == it for key, it in told.items()):
            return Edited(0, "nothing changed", ())  # graded so already, and it stays with who did it first
        told |= {
            "who": clean(who, keep_newlines=False, limit=200).strip() or "somebody",
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        words = (CREDIBILITY if of == "claim" else RELIABILITY)[given]
        what = f"graded {_called(plain, of, slug)}: {given}, {words}"
        return keep(session, [Change("grade", ref, before, told)], who=who, verb="change", what=what)


def ungrade(store: Place, of: Graded, slug: str, *, who: str) -> Edited:
    """Take a grade back. Raises BadInput where nobody graded it."""
    with writing(store) as session:
        ensure_records(session)
        plain = driver(session)
        ref = f"{of}+{slug}"
        before = Records(plain).get("grade", ref)
        if before is None:
            raise BadInput(f"nobody graded {of} {slug!r}: see 'whosays grades'")
        what = f"took back {name_of('grade', ref)}"
        return keep(session, [Change("grade", ref, before, None)], who=who, verb="remove", what=what)


_NAMES: dict[Graded, str] = {
    "source": "SELECT title FROM source WHERE slug = ?",
    "publisher": "SELECT name FROM entity WHERE slug = ?",
    "claim": "SELECT slug FROM claim WHERE slug = ?",
}
_FOUND: dict[Graded, str] = {
    "source": "'whosays sources'",
    "publisher": "'whosays search'",
    "claim": "'whosays claims'",
}


def _called(plain: Connection, of: Graded, slug: str) -> str:
    row = plain.execute(_NAMES[of], (slug,)).fetchone()
    if row is None:
        raise BadInput(f"there is no {of} {slug!r}: find its id with {_FOUND[of]}")
    return f"{of} {slug}" if str(row[0]) in ("", slug) else f"{of} {row[0]} ({slug})"
