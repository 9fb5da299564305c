"""What a file is, by how it begins. Its ending is believed only where the content leaves it open."""

from __future__ import annotations

import codecs
import re

#: As much of a file's beginning as is looked at.
HEAD = 8192

#: The modules that read each kind, by the name of the kind.
READERS = {
    "html": "store.intake.readers.web_page",
    "pdf": "store.intake.readers.pdf",
    "docx": "store.intake.readers.word",
    "odt": "store.intake.readers.odt",
    "mail": "store.intake.readers.mail",
    "mbox": "store.intake.readers.mail",
    "mhtml": "store.intake.readers.mail",
    "warc": "store.intake.readers.warc",
    "text": "store.intake.readers.plain",
}

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: What is known by its first bytes and is no report: what it is, and what to do.
_OTHERS = (
    ((b"{\\rtf",), "is an RTF document: save it as DOCX, ODT or text"),
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM"),
        "is a picture: put it through OCR, add the text",
    ),
    ((b"SQLite format 3",), "is a database, no report"),
    ((b"\x7fELF", b"MZ", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"), "is a program, no report"),
    ((b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd"), "is packed: unpack it first"),
    ((b"ID3", b"OggS", b"fLaC", b"RIFF", b"\x1aE\xdf\xa3"), "is sound or film: add a transcript of it"),
    ((b"%!PS",), "is PostScript: make a PDF of it"),
)
#: Plain text by content, but no report by its ending.
_NO_REPORT = frozenset(
    (".css", ".js", ".mjs", ".json", ".jsonl", ".yaml", ".yml", ".toml", ".ini", ".csv", ".tsv", ".py", ".sh", ".sql")
)
_MAIL = re.compile(
    r"(?im)^(from|date|subject|message-id|mime-version|received|return-path|delivered-to|reply-to|sender)[ \t]*:"
)
_HEADER = re.compile(r"[!-9;-~]+[ \t]*:.*|[ \t]+.*")
_HTML = re.compile(
    r"(?is)\s*(<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*"
    r"(<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<title[\s>]|<meta\s|<frameset)"
)
_TAGS = re.compile(r"(?is)<(p|div|h[1-6]|br|a|span|table|article|section|ul|font|center)[\s>/]")


def kind_of(head: bytes, name: str) -> str:
    """One of READERS, or a sentence's end that says what the file is and what to do: "is a picture: ..."."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _packed(head)
    if head.startswith(b"WARC/") or (head.startswith(b"\x1f\x8b") and name.lower().endswith((".warc.gz", ".wacz.gz"))):
        return "warc"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "old-office"
    for beginnings, told in _OTHERS:
        if head.startswith(beginnings) and not (len(beginnings[0]) == 2 and _is_text(head)):
            return told
    return _written(_begins(head), name.lower())


def _is_text(head: bytes) -> bool:
    """Whether short magic bytes may as well be letters: MZ and BM begin words too."""
    return b"\0" not in head and all(byte >= 32 or byte in b"\t\n\r\f" for byte in head[:512])


def _packed(head: bytes) -> str:
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:200]:
        return "odt"
    if b"mimetypeapplication/epub" in head[:200]:
        return "is an e-book: save the chapter as HTML or text"
    if b"mimetypeapplication/vnd.oasis" in head[:200]:
        return "is no text document: save what it says as PDF or text"
    return "docx"  # what else it may be is seen when its list of parts is read


def _begins(head: bytes) -> str:
    for bom, encoding in BOMS:
        if head.startswith(bom):
            return head.decode(encoding, "replace")
    return head.decode("latin-1")


def _written(begins: str, name: str) -> str:
    if begins.startswith("From ") and _MAIL.search(begins):
        return "mbox"
    if _is_mail(begins, name):
        lower = begins.lower()
        if "snapshot-content-location:" in lower or re.search(r"(?m)^content-type:\s*multipart/related", lower):
            return "mhtml"
        return "mail"
    if _HTML.match(begins):
        return "html"
    if re.match(r"\s*<\?xml|\s*<!DOCTYPE|\s*<svg[\s>]", begins):
        if "<!ENTITY" in begins:
            return "declares entities of its own, which can explode when they are read: no report needs them"
        return "is XML, no report: save what it says as HTML or text"
    if name.endswith((".html", ".htm", ".xhtml", ".xht", ".shtml")) and _TAGS.search(begins):
        return "html"
    if any(name.endswith(ending) for ending in _NO_REPORT):
        ending = name[name.rindex(".") :]
        return f"is data or a program by its ending ({ending}), no report: rename it to .txt if it is one"
    return "text"


def _is_mail(begins: str, name: str) -> bool:
    """Whether a text begins with the headers of a message."""
    headers = re.split(r"\r?\n\r?\n", begins.lstrip("\ufeff\r\n"), maxsplit=1)[0]
    lines = headers.splitlines()
    # the last line may be cut off where the headers are longer than what is looked at
    if not lines or not all(_HEADER.fullmatch(line) for line in lines[: max(1, len(lines) - 1)]):
        return False
    named = {found.lower() for found in _MAIL.findall(headers)}
    if name.endswith((".eml", ".mht", ".mhtml", ".mbox", ".emlx")):
        return bool(named)
    sure = {"message-id", "mime-version", "received", "return-path", "delivered-to"}
    return "from" in named and bool(named & sure) and len(named) > 2
