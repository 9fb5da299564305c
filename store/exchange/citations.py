"""A claim's citation to paste elsewhere: as text, Markdown, BibTeX, CSL-JSON or RIS.

What a source does not say of itself stands in brackets, as reference works do with inferred data.
CSL-JSON follows the schema of citeproc (csl-data.json 1.0): type, title, container-title, issued,
URL, note. BibTeX has no type for news; `@misc` with `howpublished` is what its users take.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

from store.labels.claims import value_words, word_of
from store.labels.dates import SHORT_MONTHS, day
from store.model.claims import ClaimView, SourceRow
from store.text.clean import clean
from store.values.dates.clock import without_clock

#: A date in EDTF as far as it is known: year, month (or season) and day, and whether that is certain.
_DATE = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)")
_BIBTEX = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces even behind a backslash
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#|])")


def _one_line(text: str) -> str:
    return clean(text, keep_newlines=False)


def quote(claim: ClaimView) -> str:
    """Return the cited words on one line, empty if they are not held."""
    found = claim.citation()
    return _one_line(found.exact) if found is not None else ""


def _statement(claim: ClaimView) -> str:
    """Return what is claimed: "Asim Umar, nationality: Pakistan", "Asim Umar, alive or dead: denies: killed"."""
    return _one_line(f"{claim.entity_name}, {claim.question}: {value_words(claim)}")


def _field(source: SourceRow, name: str) -> str:
    """Return a field of the source, in brackets if it was inferred."""
    value = _one_line(day(source.published) if name == "published" else getattr(source, name))
    return f"[{value}]" if value and name in source.inferred else value


def _address(source: SourceRow) -> str:
    """Return the address with what could end it in Markdown or BibTeX percent-encoded (RFC 3986)."""
    return "".join(f"%{ord(char):02X}" if char in ' <>{}\\"`' else char for char in _one_line(source.address))


def _key(source: SourceRow) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "-", source.slug)


def _rendition(claim: ClaimView) -> str:
    """Say that the words are a translation or our digest, which no reader should take for the report's."""
    found = claim.citation()
    kinds = {rendition.label: rendition.kind for rendition in claim.source.renditions}
    kind = kinds.get(found.rendition, "") if found is not None else ""
    return "" if kind in ("", "original") else kind


def _page(claim: ClaimView) -> str:
    """The page of the PDF that the cited words begin on, as a locator: "p. 3"."""
    found = claim.citation()
    return f"p. {found.page}" if found is not None and found.page is not None else ""


def text(claim: ClaimView) -> str:
    """Return the citation as one paragraph of plain text."""
    source = claim.source
    words = quote(claim)
    kind = _rendition(claim)
    named = [f"{_statement(claim)} ({_one_line(word_of(claim))})."]
    if words:
        named.append(f'"{words}"' + (f" ({kind})" if kind else ""))
    head = [_field(source, name) for name in ("publisher", "title", "published")]
    named.append(", ".join(part for part in (*head, _page(claim)) if part) + ".")
    if source.address:
        named.append(_one_line(source.address))
    return " ".join(named)


def markdown(claim: ClaimView) -> str:
    """Return the citation as a Markdown quotation with its source beneath."""

    def safe(value: str) -> str:
        return _MARKDOWN.sub(r"\\\1", value)

    source = claim.source
    kind = _rendition(claim)
    lines = [f"**{safe(_statement(claim))}**", ""]
    if words := quote(claim):
        lines += [f"> {safe(words)}", ""]
    title = safe(_field(source, "title") or _field(source, "publisher"))
    address = _address(source)
    linked = f"[{title}](<{address}>)" if address else title
    rest = [safe(_field(source, name)) for name in ("publisher", "published")]
    speaker = safe(_one_line(word_of(claim)))
    tail = ", ".join(part for part in (linked, *rest, _page(claim)) if part)
    return "\n".join([*lines, f"{speaker}. {tail}{f' ({kind})' if kind else ''}"])


def note(claim: ClaimView) -> str:
    """Return the claim as a reference notes it: what is said, by whom, the words, and what is inferred."""
    parts = [_statement(claim), _one_line(word_of(claim))]
    if words := quote(claim):
        parts.append(f'"{words}"')
    if page := _page(claim):
        parts.append(page)
    if kind := _rendition(claim):
        parts.append(f"quoted from a {kind}")
    if claim.source.inferred:
        parts.append(f"inferred: {', '.join(claim.source.inferred)}")
    return "; ".join(parts)


def date_parts(edtf: str) -> list[int]:
    """Return year, month and day of a date (of an interval, its last), as far as they are given."""
    edtf = without_clock(edtf)
    found = _DATE.fullmatch(edtf.rpartition("/")[2] if not edtf.endswith("/..") else edtf.partition("/")[0])
    if found is None:
        return []
    parts = [int(found[1])]
    for given, most in ((found[2], 12), (found[3], 31)):  # beyond the twelfth month come the seasons
        if given is None or given == "XX" or not 1 <= int(given) <= most:
            break
        parts.append(int(given))
    return parts


def _issued(edtf: str) -> dict[str, object]:
    """Return a day of publication as CSL has it: one date or two, about (circa), or in words."""
    ends = edtf.split("/")
    found = [date_parts(end) for end in ends]
    if not all(found) or len(ends) > 2 or "?" in edtf or "%" in edtf:
        return {"literal": _one_line(day(edtf))}
    return {"date-parts": found, "circa": True} if "~" in edtf else {"date-parts": found}


def bibtex(claim: ClaimView) -> str:
    """Return the citation as a BibTeX entry."""
    return source_bibtex(claim.source, note(claim))


def source_bibtex(source: SourceRow, note: str = "") -> str:
    """Return a source as a BibTeX entry."""

    def safe(value: str) -> str:
        return "".join(_BIBTEX.get(char, char) for char in value)

    parts = date_parts(source.published)
    fields = {
        "title": f"{{{safe(_field(source, 'title'))}}}" if source.title else "",
        "author": f"{{{safe(_field(source, 'publisher'))}}}" if source.publisher else "",
        "year": str(parts[0]) if parts else "",
        "month": SHORT_MONTHS[parts[1] - 1].lower() if len(parts) > 1 else "",
        "day": str(parts[2]) if len(parts) > 2 else "",
        "howpublished": rf"\url{{{_address(source)}}}" if source.address else "",
        "language": safe(_one_line(source.language)),
        "note": safe(note),
    }
    body = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{_key(source)},", *body, "}"])


def csl_json(claim: ClaimView) -> str:
    """Return the citation as a CSL-JSON item in a list, as reference managers import it."""
    return json.dumps([source_csl(claim.source, note(claim))], ensure_ascii=False, indent=2)


def source_csl(source: SourceRow, note: str = "") -> dict[str, object]:
    """Return a source as a CSL-JSON item."""
    item: dict[str, object] = {"id": _key(source), "type": "article-newspaper"}
    item["title"] = _one_line(source.title) or _one_line(source.publisher)
    item["container-title"] = _one_line(source.publisher)
    if source.published:
        item["issued"] = _issued(source.published)
    if source.address:
        item["URL"] = _one_line(source.address)
    if source.language:
        item["language"] = _one_line(source.language)
    if note:
        item["note"] = note
    return item


def ris(claim: ClaimView) -> str:
    """Return the citation as a RIS reference."""
    return source_ris(claim.source, [note(claim)]).removesuffix("\n")


def source_ris(source: SourceRow, notes: Sequence[str] = ()) -> str:
    """Return a source as a RIS reference, with notes."""
    parts = date_parts(source.published)
    day_ = "/".join([f"{parts[0]:04}", *(f"{it:02}" for it in parts[1:])]) if parts else ""
    fields = [("TY", "NEWS"), ("ID", _one_line(source.slug)), ("TI", _one_line(source.title))]
    fields += [("AU", _one_line(name)) for name in source.authors]
    fields += [("T2", _one_line(source.publisher)), ("DA", day_), ("LA", _one_line(source.language))]
    fields += [("UR", _one_line(source.address)), *(("N1", it) for it in notes), ("ER", "")]
    return "".join(f"{tag}  - {told}\n" for tag, told in fields if told or tag == "ER")


#: The formats by name, in the order they are offered.
FORMATS: dict[str, Callable[[ClaimView], str]] = {
    "Text": text,
    "Markdown": markdown,
    "BibTeX": bibtex,
    "CSL-JSON": csl_json,
    "RIS": ris,
}
