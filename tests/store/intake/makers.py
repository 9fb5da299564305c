"""Files as people have them, made of words of our own: two reports of a ferry that sank, and files that do harm."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage

import docx

SINGLE_FILE = """<!DOCTYPE html> <html lang="en-GB"><!--
 Page saved with SingleFile
 url: https://courier.example/news/2021/03/04/ferry?ref=front
 saved date: Fri Mar 05 2021 10:00:00 GMT+0000
-->"""
JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite",
"name": "x"}, {"@type": "NewsArticle", "headline": "Ferry sinks off Alder Point", "datePublished":
"2021-03-04T23:30:00+05:00", "author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Ray"}],
"publisher": {"@type": "Organization", "name": "The Courier"}}]}</script>"""
STORY = (
    "A ferry with forty people on board sank on Tuesday night off Alder Point, the harbour office said.",
    "The office counted twelve dead, while the union of seamen spoke of fifteen. It gave no names.",
    "Rescue boats from three villages were out until dawn, and divers searched the hull on Wednesday.",
    "The minister called it the worst accident on the coast in thirty years and promised an inquiry.",
)
LIST = "<ul><li>Harbour office: twelve</li><li>Union: fifteen</li></ul>"
TABLE = (
    "<table><caption>Toll by source</caption><tr><th>Source</th><th>Dead</th></tr>"
    "<tr><td>Harbour office</td><td>12</td></tr></table>"
)
FIGURE = (
    '<figure><img src="data:image/png;base64,' + "iVBORw0KGgo" * 4000 + '" alt="a boat">'
    "<figcaption>The ferry in dock last year. Photo: A. Lee</figcaption></figure>"
)


def page(
    *,
    head: str = "<title>Ferry sinks off Alder Point | The Courier</title>",
    top: str = '<!doctype html><html lang="en">',
) -> str:
    """A page with what stands around a report, and a report."""
    paragraphs = "".join(f"<p>{one}</p>" for one in STORY)
    return (
        f"{top}<head><meta charset='utf-8'>{head}<style>p {{ color: red }}</style></head><body>"
        '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Ferry sinks off Alder Point</h1>'
        f"{FIGURE}{paragraphs}{LIST}{TABLE}</article><script>track()</script>"
        "<footer><p>Subscribe to our newsletter</p></footer></body></html>"
    )


def mhtml() -> bytes:
    """The page as Chrome saves it."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://courier.example/ferry"
    message["Subject"] = "Ferry sinks off Alder Point"
    message["Date"] = "Fri, 5 Mar 2021 10:00:00 -0000"
    message.set_content(page(), subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png", cid="<boat@x>")
    return message.as_bytes()


def mail(subject: str = "Toll of the ferry", *, html: str = "", text: str = "") -> bytes:
    """A message of a press office."""
    message = EmailMessage()
    message["From"] = "Harbour Office <press@harbour.example>"
    message["To"] = "desk@courier.example"
    message["Date"] = "Wed, 3 Mar 2021 22:15:00 -0500"
    message["Subject"] = subject
    message["Message-ID"] = "<1@harbour.example>"
    message.set_content(text or "Twelve people died.\n\nFrom now on no number is given.\n")
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def mbox(count: int) -> bytes:
    """A mailbox of several messages."""
    out = b""
    for number in range(1, count + 1):
        body = mail(f"Bulletin {number}", text=f"Bulletin {number}: {number + 10} dead.\n\nFrom here on, silence.\n")
        out += b"From press@harbour.example Wed Mar  3 22:15:00 2021\n" + body.replace(b"\nFrom here", b"\n>From here")
        out += b"\n"
    return out


_ESCAPED = {ord(mark): f"\\{mark}" for mark in "()\\"}


def pdf(pages: list[list[str]], *, info: str = "", extra: str = "", trailer: str = "", picture: bool = False) -> bytes:
    """A PDF of pages of lines; an empty line leaves a gap. With ``picture`` a box in place of words."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, lines in enumerate(pages):
        drawn = ["BT /F1 11 Tf 72 740 Td 14 TL"]
        drawn += [f"({line.translate(_ESCAPED)}) Tj T*" for line in lines]
        stream = "\n".join([*drawn, "ET"]) if not picture else "0 0 1 rg 72 72 200 200 re f"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * at} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< {info} >>")
    out, places = b"%PDF-1.4\n", []
    for number, told in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{told}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {trailer} >>"
    start = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{end}\nstartxref\n{len(out)}\n%%EOF\n"
    return out + start.encode()


LOCKED = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >> "
    "/ID [<41424344> <41424344>]"
)


def word() -> bytes:
    """A DOCX with a heading, a list, a table and properties."""
    document = docx.Document()
    document.core_properties.title = "Report on the ferry"
    document.core_properties.author = "Ann Lee"
    document.core_properties.language = "en-GB"
    document.core_properties.created = datetime(2021, 3, 5, 9, 0, tzinfo=UTC)
    document.add_heading("What happened", 1)
    document.add_paragraph(STORY[0])
    document.add_paragraph("Harbour office: twelve", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Source", "Dead", "Union", "15"), strict=True):
        cell.text = words
    document.add_paragraph("Caf\u00e9 and cafe\u0301 stay as they are.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(data: bytes, name: str, written: bytes) -> bytes:
    """The same archive with another part of that name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info.filename))
        new.writestr(name, written)
    return out.getvalue()


_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt(*, prologue: str = "", locked: bool = False) -> bytes:
    """An ODT, written by hand."""
    body = (
        f"<text:h>What happened</text:h><text:p>{STORY[0]}</text:p><text:list><text:list-item><text:p>Union: fifteen"
        "</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Source</text:p>"
        "</table:table-cell><table:table-cell><text:p>Dead</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>A<text:s/>note<text:note><text:note-body><text:p>Said on the pier.</text:p></text:note-body>"
        "</text:note> hangs here.<text:line-break/>&amp; ends.</text:p>"
    )
    meta = (
        "<meta:creation-date>2021-03-05T09:00:00</meta:creation-date><dc:title>Ferry, second report</dc:title>"
        "<dc:language>de-AT</dc:language><meta:initial-creator>Bo Ray</meta:initial-creator>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:document-content {_NAMES}><office:body><office:text>{body}</office:text></office:body>"
        archive.writestr("content.xml", f"{prologue}{content}</office:document-content>")
        archive.writestr(
            "meta.xml", f"<office:document-meta {_NAMES}><office:meta>{meta}</office:meta></office:document-meta>"
        )
        manifest = "<manifest:encryption-data/>" if locked else ""
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def laughs(root: str) -> str:
    """A prologue of entities that explode."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{entities}]>'


def bomb(name: str = "word/document.xml", size: int = 400 * 1024 * 1024) -> bytes:
    """A small archive that unpacks to a great deal of nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w", force_zip64=True) as part:
        for _ in range(size >> 20):
            part.write(bytes(1 << 20))
    return out.getvalue()


def warc(*, packed: bool = True) -> bytes:
    """An archive of one page, a picture of it and a page that was not there."""
    out = b""
    for address, status, media, body in (
        ("https://courier.example/ferry", "200 OK", "text/html; charset=utf-8", page().encode()),
        ("https://courier.example/boat.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://courier.example/gone", "404 Not Found", "text/html", page().encode()),
    ):
        http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        record = (
            (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
                "WARC-Date: 2021-03-05T10:00:00Z\r\n"
                f"WARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(http)}\r\n\r\n"
            ).encode()
            + http
            + b"\r\n\r\n"
        )
        out += gzip.compress(record) if packed else record
    return out
