"""A web archive: each page in it that was fetched well is a report; what belongs to a page is passed over."""

from __future__ import annotations

import io
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from store.intake.limits import Limits, size_words
from store.intake.readers import heads, pdf, web_page
from store.intake.refusing import Item, Unreadable
from store.model.reports import ReportHead

_DAMAGED = "is damaged: no record of the archive can be read"


def ready() -> None:
    """Load what reads pages."""
    web_page.ready()


def read(data: bytes, name: str, limits: Limits) -> list[Item]:
    """The reports of an archive. Frames and fragments that hold no text of their own are no reports."""
    found: list[Item] = []
    why = "holds no page: add an archive of a page that was opened"
    left = limits.unpacked_bytes
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            media = _media(record)
            if media is None:
                continue
            body = record.content_stream().read(left + 1)
            left -= len(body)
            if left < 0:
                raise Unreadable(f"would unpack to more than {size_words(limits.unpacked_bytes)}: split it")
            try:
                found.append(_report(record, media, body, limits))
            except Unreadable as error:
                why = str(error)
            if len(found) > limits.reports:
                raise Unreadable(f"holds more than {limits.reports} pages: split it")
    except (ArchiveLoadFailed, ValueError, EOFError, OSError) as error:
        if not found:
            raise Unreadable(_DAMAGED) from error
    if not found:
        raise Unreadable(why)
    return found


def _media(record: Any) -> str | None:
    if record.rec_type not in ("response", "resource"):
        return None
    http = record.http_headers
    if record.rec_type == "response" and (http is None or not http.get_statuscode().startswith("2")):
        return None
    given = (http or record.rec_headers).get_header("Content-Type") or ""
    media = given.split(";")[0].strip().lower()
    return media if media in ("text/html", "application/xhtml+xml", "application/pdf") else None


def _report(record: Any, media: str, body: bytes, limits: Limits) -> Item:
    base = heads.address(record.rec_headers.get_header("WARC-Target-URI"))
    if media != "application/pdf":
        given = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
        declared = given.lower().partition("charset=")[2].split(";")[0]
        return web_page.read(body, "", limits, declared=declared, base=base)[0]
    item = pdf.read(body, "", limits)[0]
    was = item.head
    item.head = ReportHead(was.title, was.publisher, was.published, was.language, base, was.authors, was.note)
    return item
