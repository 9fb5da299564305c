"""Mail: one message, a mailbox of several, and a web page that a browser saved as a message (MHTML)."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.utils import getaddresses

from store.intake.limits import Limits
from store.intake.readers import heads
from store.intake.readers.encodings import Decoded, decode
from store.intake.readers.layout import admitted
from store.intake.refusing import Item, Unreadable
from store.intake.sniff import HEAD, kind_of
from store.model.reports import ReportHead
from store.model.version import VERSION

#: A plain part with less than this share of the words of the HTML part only says "read me elsewhere".
_POOR = 0.2
_START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\n]*\n(?=[!-9;-~]+:)")
_DAMAGED = "is damaged: no message can be read in it"


def ready() -> None:
    """What reads a page is loaded only where a message holds one, in the child: most hold text."""


def read(data: bytes, name: str, limits: Limits) -> list[Item]:
    """The reports of a message, a mailbox or a saved page."""
    kind = kind_of(data[:HEAD], name)
    if kind == "mbox":
        return list(_box(data, limits))
    message = _parsed(data)
    return [_saved_page(message, limits) if kind == "mhtml" else _report(message, limits)]


def _parsed(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=policy.default)


def _box(data: bytes, limits: Limits) -> Iterator[Item]:
    starts = [found.span() for found in _START.finditer(data)]
    if len(starts) > limits.reports:
        raise Unreadable(f"holds {len(starts)} messages, and at most {limits.reports} are read at once: split it")
    if not starts:
        raise Unreadable(_DAMAGED)
    ends = [start for start, _ in starts[1:]] + [len(data)]
    for (_, start), end in zip(starts, ends, strict=True):
        try:
            item = _report(_parsed(re.sub(rb"(?m)^>(>*From )", rb"\1", data[start:end])), limits)
        except Unreadable as error:
            item = Item(refused=str(error))
        item.span = (start, end)
        yield item


def _report(message: EmailMessage, limits: Limits) -> Item:
    try:
        plain, page = message.get_body(("plain",)), message.get_body(("html",))
        text = _plain(plain) if isinstance(plain, EmailMessage) else ""
        extractor = f"whosays {VERSION}"
        if isinstance(page, EmailMessage):
            found = _page(page, len(text.split()))
            if found is not None:
                text, extractor = found.text, found.extractor
        head = _head(message)
    except (AttributeError, IndexError, KeyError, LookupError, TypeError, ValueError) as error:
        raise Unreadable(_DAMAGED) from error  # the library trips over some headers that nobody writes
    return Item(admitted(text, limits), head, "message/rfc822", extractor)


def _page(part: EmailMessage, words: int) -> Item | None:
    """The HTML body, where the plain one is missing or says next to nothing."""
    from store.intake.readers import web_page

    decoded = _decoded(part)
    visible = web_page.shown(web_page.parsed(decoded.text)) if decoded.text.strip() else ""
    if not visible or words > _POOR * len(visible.split()):
        return None
    return Item(visible, extractor=f"whosays {VERSION}")


def _decoded(part: EmailMessage) -> Decoded:
    data = part.get_payload(decode=True)
    return decode(data if isinstance(data, bytes) else b"", part.get_content_charset() or "", lenient=True)


def _plain(part: EmailMessage) -> str:
    text = _decoded(part).text.replace("\r\n", "\n")
    if part.get_param("format") == "flowed":
        return _unflowed(text, joins=part.get_param("delsp") == "yes")
    return text


def _unflowed(text: str, *, joins: bool) -> str:
    """Lines that the mail program broke, whole again (RFC 3676)."""
    out = ""
    for line in text.split("\n"):
        line = line.removeprefix(" ")  # noqa: PLW2901  (space-stuffing)
        if line.endswith(" ") and line != "-- ":
            out += line[:-1] if joins else line
        else:
            out += line + "\n"
    return out


def _saved_page(message: EmailMessage, limits: Limits) -> Item:
    from store.intake.readers import web_page

    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise Unreadable("holds no page: save it again as HTML (a single file, SingleFile say)")
    start = str(message.get_param("start") or "")
    root = next((part for part in pages if start and part.get("Content-ID", "") == start), pages[0])
    base = heads.address(str(message.get("Snapshot-Content-Location") or root.get("Content-Location") or ""))
    item = web_page.page(_decoded(root), limits, base=base)
    head = item.head
    if not head.title and (subject := heads.line(str(message.get("Subject", "")))):
        head = ReportHead(subject, head.publisher, head.published, head.language, head.address, head.authors, head.note)
    return Item(item.text, head, "multipart/related", item.extractor)


def _head(message: EmailMessage) -> ReportHead:
    senders = getaddresses([str(message.get("From", ""))])
    names = [name or address for name, address in senders]
    domain = senders[0][1].rpartition("@")[2] if senders else ""
    house = heads.line(str(message.get("Organization", "")))
    attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    note = f"Attached and not read: {', '.join(map(str, attached[:20]))}." if attached else ""
    return ReportHead(
        title=heads.line(str(message.get("Subject", ""))),
        publisher=house or heads.line(next(iter(names), "")) or heads.line(domain),
        published=heads.day(str(message.get("Date", ""))),
        language=heads.language(str(message.get("Content-Language", "")).split(",")[0]),
        address=heads.address(str(message.get("Archived-At", "")).strip("<> ")),
        authors=heads.people(name for name, _ in senders),
        note=heads.line(note, 2000),
    )
