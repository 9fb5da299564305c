"""What a few lines at the top of a text say of it: "Published: 4 May 2024", "By Lena Ost, Evening Courier"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.intake.readers import heads
from store.model.reports import ReportHead
from store.values.dates.date_labels import MONTHS

_PUBLISHED = (
    "first published|published online|published|posted|publication date|date published|issued|released|dated|date|"
    "veröffentlicht|erschienen|datum|publié|publiée|publicado|publicada|fecha|data|pubblicato|gepubliceerd|publicerad|"
    "publicerat|udgivet|publisert|julkaistu|opublikowano|publikováno|megjelent|publicat|δημοσιεύτηκε|ημερομηνία|"
    "опубликовано|дата|опубліковано|yayınlanma tarihi|yayın tarihi|tarih|diterbitkan|tanggal|imechapishwa|تاريخ النشر|"
    "نشر|تاریخ|प्रकाशित|प्रकाशन तिथि|তারিখ|প্রকাশিত|发布时间|日期|公開日"
)
_UPDATED = (
    "last updated|updated|last modified|modified|last revised|aktualisiert|mis à jour|mise à jour|actualizado|"
    "actualizada|atualizado|aggiornato"
)
"""Words before the day."""
_DATED = re.compile(
    rf"(?:(?P<first>{_PUBLISHED})|(?P<later>{_UPDATED}))(?:\s*[:：]|\s+on\b|\s+am\b|\s+le\b|\s+el\b)?\s+(?P<on>\S.*)",
    re.I,
)
_BY = re.compile(r"(?:by|von|par|por)\s*:?\s+(?P<who>\S.*)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+[|·•–—/]\s+|\s*[|·•]\s*")
_CLOCK = re.compile(
    r",?\s*(?:at|um|à|a las)?\s*\d{1,2}(?:[:.h]\d\d)(?::\d\d)?(?:\s*(?:[ap]\.?m\.?|uhr))?(?:\s*[A-Z]{1,5}\b)?", re.I
)
_NAME = re.compile(
    r"[^\W\d_a-z][\w.’'-]*(?:\s+(?:(?:de|del|della|di|da|van|von|der|den|la|le|al|bin|ibn|el)\s+)*[^\W\d_a-z][\w.’'-]*){0,4}"
)
_PAPERS = re.compile(
    r"\b(?:agency|argus|bugle|bulletin|chronicle|correspondence|courier|daily|dispatch|echo|evening|examiner|express|"
    r"gazette|globe|guardian|herald|inquirer|journal|ledger|magazine|mail|messenger|mercury|mirror|morning|news|"
    r"newspaper|observer|online|post|press|radio|record|register|reporters?|review|sentinel|star|standard|sun|telegraph|"
    r"television|times|tribune|tv|wire|weekly|\w*zeitung|nachrichten|rundschau|diario|journal|gaceta)\b",
    re.IGNORECASE,
)
"""Words in the names of papers and agencies: what stands so behind a writer's name is the publisher."""
_NO_NAME = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|" + "|".join(MONTHS), re.IGNORECASE)
_ROLE = re.compile(
    r"(?:our|the|a|an|in|at)\b|.*\b(?:reporter|correspondent|editor|writer|staff|desk|bureau chief)s?\b", re.I
)
_MOST_LINES = 8
_LONGEST = 120
_TITLE = 200


def read(lines: Sequence[str]) -> tuple[dict[str, str], str]:
    """The fields that lines at the top of a text tell, as they stand there, and the headline among them ("": none).

    Nothing is read beyond the first line that is a part of the report itself.
    """
    out: dict[str, str] = {}
    above: list[str] = []  # the headline, and perhaps the paper's name over it
    later = ""
    for one in list(filter(None, (line.strip() for line in lines)))[:_MOST_LINES]:
        told = dict(_told(one))
        if told:
            later = later or told.pop("updated", "")
            out = {**told, **out}
        elif len(above) < 2 and len(one) <= _TITLE and not one.endswith((".", ",", ";", ":")):
            above.append(one)
        else:
            break
    if later:
        out.setdefault("published", later)
    if not out:
        return {}, ""
    if len(above) > 1 and len(above[0].split()) < 5 and _PAPERS.search(above[0]):
        out.setdefault("publisher", above.pop(0))
    return out, above[0] if above else ""


def _told(line: str) -> Iterator[tuple[str, str]]:
    """What one line tells, if every part of it is of a head."""
    if len(line) > _LONGEST:
        return
    parts = [part.strip() for part in _BETWEEN.split(line) if part.strip()]
    told = [list(_of_part(part)) for part in parts]
    for part, found in zip(parts, told, strict=True):
        if not found and not (any(told) and _NAME.fullmatch(part)):
            return
        if not found and _PAPERS.search(part):
            yield "publisher", part
        yield from found


def _of_part(part: str) -> Iterator[tuple[str, str]]:
    dated, by = _DATED.fullmatch(part), _BY.fullmatch(part)
    if dated is not None:
        if day := _day(dated["on"]):
            yield ("published" if dated["first"] else "updated"), day
    elif by is not None:
        yield from _writers(by["who"].rstrip(" .,"))
    elif re.search(r"\d{4}", part) and (day := _day(part)):
        yield "published", day


def _day(words: str) -> str:
    """The day that words name, of the time of day nothing: whose zone it is is seldom told."""
    plain = _CLOCK.sub("", words).strip(" ,.;()")
    return heads.day(plain).partition("T")[0] if len(plain) <= 60 else ""


def _writers(words: str) -> Iterator[tuple[str, str]]:
    """The writers, and behind them the paper they write for."""
    parts = re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|und|et|y|e|for|für|pour)\s+", words)
    if not all(_NAME.fullmatch(part) or _ROLE.match(part) or _day(part) for part in parts):
        return
    papers = [part for part in parts[1:] if _PAPERS.search(part) and not _ROLE.match(part)]
    people = [part for part in parts if part not in papers and not _ROLE.match(part) and not _day(part)]
    if not people or any(_NO_NAME.fullmatch(part) for part in people):
        return
    yield "authors", ", ".join(people)
    if papers:
        yield "publisher", papers[-1]
    if day := next(filter(None, map(_day, parts[1:])), ""):
        yield "published", day


def completed(head: ReportHead, lines: Sequence[str]) -> ReportHead:
    """A page's head with what the lines at its top say and the page itself does not."""
    told, _ = read(lines)
    return replace(
        head,
        published=head.published or told.get("published", ""),
        publisher=head.publisher or heads.line(told.get("publisher")),
        authors=head.authors or heads.people(told.get("authors", "").split(", ")),
    )


def under(title: str, text: str) -> list[str]:
    """The lines of what a page shows from its headline on; from the top where that is not there."""
    lines = text.splitlines()
    wanted = " ".join(title.split()).casefold()
    at = next((nth for nth, one in enumerate(lines) if wanted and " ".join(one.split()).casefold() == wanted), None)
    return lines[at:] if at is not None else lines
