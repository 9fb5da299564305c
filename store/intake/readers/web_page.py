"""A saved web page: its main text with tables and captions, else all that can be seen of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import trafilatura
from lxml import etree, html

from store.intake.limits import Limits
from store.intake.readers import top_lines, web_head
from store.intake.readers.encodings import Decoded, decode
from store.intake.readers.layout import admitted, joined, row, spaced
from store.intake.refusing import Item, Unreadable
from store.model.version import VERSION

#: Fewer words than this are no main text where the page shows more than twice as many.
_FEW = 25
#: A page with a program and no more words than these ("Loading...") shows nothing without the program.
_SCRIPT_ONLY = 8
_SCRIPT = (
    "holds only a program that would fetch the text: open it in a browser, wait until the text is there, and save it "
    "again (with SingleFile, or printed to a PDF)"
)
_HIDDEN = frozenset(("script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "canvas"))
_FIELDS = frozenset(("select", "option", "datalist", "textarea", "input", "button"))
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s samp small span "  # noqa: SIM905
    "strike strong sub sup time tt u var wbr".split()
)
#: Parts that end without ending a paragraph.
_IN_LINE = frozenset(("br", "td", "th"))
#: Pictures that stand in the page itself: they may be most of it, and are no text.
_DATA_URL = re.compile(r"data:[\w.+-]+/[\w.+-]+(?:;[\w.+-]+(?:=[\w.+-]+)?)*;base64,[A-Za-z0-9+/=%\s]{64,}")
_META_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)")
_XML_ENCODING = re.compile(rb"(?i)\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]+)")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)")


def ready() -> None:
    """Load what is loaded late, with words of our own."""
    words = "<p>" + "A ferry sank off the point, the harbour office said on Tuesday night. " * 8 + "</p>"
    read(f"<html><body><article><h1>Ferry</h1>{words * 3}</article></body></html>".encode(), "", Limits())


def read(data: bytes, name: str, limits: Limits, *, declared: str = "", base: str = "") -> list[Item]:
    """The report of a page. ``declared`` and ``base`` are the encoding and address that came with its bytes."""
    if b"\0" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        at = data.index(b"\0")
        if data.count(b"\0") < len(data) // 8:
            line = data.count(b"\n", 0, at) + 1
            raise Unreadable(f"holds a character that no text may hold (U+0000 at line {line}, byte {at}): remove it")
    decoded = decode(data, declared or _declared(data), lenient=True)
    return [page(decoded, limits, base=base)]


def _declared(data: bytes) -> str:
    found = _XML_ENCODING.match(data[:200]) or _META_CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else ""


def page(decoded: Decoded, limits: Limits, *, base: str = "") -> Item:
    """The report of a page whose text is known."""
    source = _DATA_URL.sub("data:,", decoded.text)
    tree = parsed(source)
    saved = _SINGLE_FILE.search(source[:20000]) or _SAVED_FROM.search(source[:20000])
    head = web_head.head(tree, base or (saved[1] if saved else ""))
    _open_up(tree)
    visible = shown(tree)
    head = top_lines.completed(head, top_lines.under(head.title, visible))
    text = _under_headline(tree, main_text(tree))
    note = ""
    extractor = f"trafilatura {version('trafilatura')}"
    words = len(text.split())
    all_words = len(visible.split())
    flattened = "\n" not in text.strip() and "\n" in visible and words * 1.25 > all_words
    if flattened or (words < _FEW and words * 2 < all_words):
        text, extractor = visible, f"whosays {VERSION}"
        note = "All that the page shows was taken: no main text was found in it."
    if len(text.split()) < _SCRIPT_ONLY and tree.find(".//script") is not None:
        raise Unreadable(_SCRIPT)
    if decoded.lost:
        note = f"{note} {decoded.lost} characters could not be read and are shown as \ufffd.".strip()
    return Item(admitted(text, limits), web_head.noted(head, note), "text/html", extractor)


def parsed(source: str) -> Any:
    """The tree of a page; entities that a page declares itself are not known to HTML and stay as they are."""
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError) as error:
        raise Unreadable("holds no words: there is nothing to read") from error


def _open_up(tree: Any) -> None:
    """Make paragraphs of captions, so that they are taken for text like the rest; drop what only stands in for it."""
    for part in list(tree.iter("noscript", "template")):
        part.drop_tree()
    for caption in list(tree.iter("figcaption", "caption")):
        above = caption.getparent()
        caption.tag = "p"
        if above is not None and above.tag == "table" and above.getparent() is not None:
            caption.tail = None
            above.addprevious(caption)
        elif above is not None and above.tag == "figure":
            above.tag = "div"


def main_text(tree: Any) -> str:
    """What is the report itself on a page, without what stands around it."""
    try:
        found = trafilatura.bare_extraction(
            html.fromstring(etree.tostring(tree, encoding="unicode")),
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, etree.LxmlError, RecursionError):
        return ""  # a page can be so odd that the rules trip: then all of it is taken
    body = getattr(found, "body", None)
    return joined(_blocks(body)) if body is not None else ""


def _under_headline(tree: Any, text: str) -> str:
    """The text with the page's one headline above it, where it was left out: people cite headlines."""
    headings = [words for words in (" ".join(one.text_content().split()) for one in tree.iter("h1")) if words]
    if not text or len(headings) != 1 or len(headings[0].split()) < 3 or headings[0] in text:
        return text
    return joined([headings[0], text])


def _blocks(body: Any) -> Iterator[str]:
    for part in body:
        if part.tag == "list":
            yield "\n".join(filter(None, map(_listed, part.iter("item"))))
        elif part.tag == "table":
            rows = (row("".join(cell.itertext()) for cell in one.iter("cell")) for one in part.iter("row"))
            yield "\n".join(filter(None, rows))
        elif part.tag == "quote" and len(part):
            yield spaced((part.text or "").replace("\n", " "))
            yield from _blocks(part)
        else:
            yield _flowing(part)
        yield spaced((part.tail or "").replace("\n", " "))


def _listed(item: Any) -> str:
    words = " ".join(_flowing(item).split("\n"))
    return f"- {words}" if words else ""


def _flowing(part: Any) -> str:
    out = [part.text or ""]
    for below in part:
        if below.tag == "lb":
            out.append("\v")
        else:
            out.append(_flowing(below) if below.tag not in ("p", "list", "item") else f"\v{_flowing(below)}\v")
        out.append(below.tail or "")
    lines = "".join(out).replace("\n", " ").split("\v")
    return "\n".join(filter(None, map(spaced, lines)))


def shown(tree: Any) -> str:
    """All words that a page shows, a paragraph for each block."""
    out: list[str] = [""]
    _walk(tree, out)
    blocks = ("\n".join(filter(None, (spaced(line) for line in block.split("\v")))) for block in out)
    return re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", joined(block for block in blocks if block != "-"))


def _walk(top: Any, out: list[str]) -> None:
    """Walk without recursion: a page may be nested as deep as it likes."""
    covered = 0  # how many parts around this one are hidden
    for event, part in etree.iterwalk(top, events=("start", "end", "comment", "pi")):
        if event == "start":
            covered += _is_hidden(part)
            if not covered:
                _begin(part, out)
                out[-1] += _flat(part.text)
            continue
        if event == "end":
            covered -= _is_hidden(part)
            if part.tag not in _INLINE and part.tag not in _IN_LINE and not covered:
                out.append("")
        if not covered and part is not top:
            out[-1] += _flat(part.tail)


def _begin(part: Any, out: list[str]) -> None:
    if part.tag == "br":
        out[-1] += "\v"
    elif part.tag in ("td", "th"):
        out[-1] += " | " if part.getprevious() is not None else ""
    elif part.tag not in _INLINE:
        out.append("- " if part.tag == "li" else "")


def _flat(words: str | None) -> str:
    return re.sub(r"[\n\r\t\f]+", " ", words) if words else ""


def _is_hidden(part: Any) -> bool:
    if part.tag in _HIDDEN or part.tag in _FIELDS:
        return True
    if part.tag in ("html", "body"):
        return False  # some pages hide all of themselves until a program has run
    style = part.get("style")
    return part.get("hidden") is not None or (style is not None and "display:none" in style.replace(" ", "").lower())
