"""The head of a web page: JSON-LD first, then OpenGraph and other meta, then what stands in the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from store.intake.readers import heads
from store.model.reports import ReportHead

#: Types of schema.org that are a report.
_ARTICLE = re.compile(r"Article|Report|BlogPosting|NewsArticle|WebPage|Posting")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
)
_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "headline")
_SITES = ("og:site_name", "application-name", "citation_journal_title", "dc.publisher", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "citation_author", "parsely-author", "byl")
_LONGEST_SCRIPT = 1_000_000
_MOST = 2000


def noted(head: ReportHead, note: str) -> ReportHead:
    """The same head with a note."""
    if not note:
        return head
    return ReportHead(head.title, head.publisher, head.published, head.language, head.address, head.authors, note)


def head(tree: Any, base: str = "") -> ReportHead:
    """What a page says of itself. ``base`` is where it was saved from, if that is known."""
    meta = _meta(tree)
    data = _article(tree)
    canonical = next((link.get("href") for link in tree.iter("link") if "canonical" in _rel(link)), "")
    address = next(
        filter(
            None, (heads.address(one, base) for one in (canonical, _first(meta, ("og:url",)), data.get("url"), base))
        ),
        "",
    )
    publisher = heads.line(_named(data.get("publisher"))) or _first(meta, _SITES)
    return ReportHead(
        title=_title(tree, meta, data, publisher),
        publisher=publisher or _house(tree) or heads.site(address),
        published=_published(tree, meta, data, address),
        language=_language(tree, meta, data),
        address=address,
        authors=heads.people([*_names(data.get("author"))] or [*_all(meta, _AUTHORS), *_bylines(tree)]),
    )


def _rel(link: Any) -> list[str]:
    return (link.get("rel") or "").lower().split()


def _meta(tree: Any) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for one in tree.iter("meta"):
        name = one.get("property") or one.get("name") or one.get("itemprop") or one.get("http-equiv")
        if name and (content := one.get("content")):
            out.setdefault(name.strip().lower(), []).append(content)
    return out


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next(filter(None, (heads.line(one) for name in names for one in meta.get(name, ()))), "")


def _all(meta: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return next((meta[name] for name in names if heads.people(meta.get(name, ()))), [])


def _article(tree: Any) -> dict[str, Any]:
    """The first JSON-LD object that is a report."""
    other: dict[str, Any] = {}
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        written = script.text or ""
        if len(written) > _LONGEST_SCRIPT:
            continue
        try:
            found = list(_objects(json.loads(written, strict=False)))
        except (ValueError, RecursionError):
            continue
        for one in found:
            kinds = " ".join(str(kind) for kind in _list(one.get("@type")))
            if "headline" in one or "datePublished" in one or _ARTICLE.search(kinds):
                if "headline" in one and "WebPage" not in kinds:
                    return one
                other = other or one
    return other


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    waiting, count = [data], 0
    while waiting and count < _MOST:
        one = waiting.pop(0)
        count += 1
        if isinstance(one, dict):
            yield one
            waiting += [one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one]
        elif isinstance(one, list):
            waiting += one


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def _named(given: Any) -> str:
    return next(iter(_names(given)), "")


def _names(given: Any) -> Iterator[str]:
    for one in _list(given)[:50]:
        name = one.get("name") if isinstance(one, dict) else one
        for word in _list(name)[:50]:
            if isinstance(word, str) and word.strip():
                yield word


def _title(tree: Any, meta: dict[str, list[str]], data: dict[str, Any], publisher: str) -> str:
    """The headline. A page's own title often ends with the paper's name: that is cut off."""
    if found := heads.line(data.get("headline")) or _first(meta, _TITLES):
        return _without(found, publisher)
    headings = [words for words in (heads.line(one.text_content()) for one in tree.iter("h1")) if words]
    # a single heading of some words is the headline, and of one or two words the paper's own name
    if len(headings) == 1 and len(headings[0].split()) > 2:
        return headings[0]
    return _without(_own_title(tree), publisher) or (headings[0] if headings else "")


def _own_title(tree: Any) -> str:
    return next((heads.line(one.text_content()) for one in tree.iter("title")), "")


def _house(tree: Any) -> str:
    """The paper's name, where the page's own title is the heading followed by it."""
    for heading in tree.iter("h1"):
        words, title = heads.line(heading.text_content()), _own_title(tree)
        if words and title.casefold().startswith(words.casefold()):
            return re.sub(r"^\s*(?:\||-|–|—|::|·)\s+", "", title[len(words) :]) if title[len(words) :].strip() else ""
    return ""


def _without(title: str, publisher: str) -> str:
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        start, found, end = title.rpartition(mark)
        if found and start and publisher and end.strip().casefold() == publisher.casefold():
            return start.strip()
    return title


def _published(tree: Any, meta: dict[str, list[str]], data: dict[str, Any], address: str) -> str:
    given = [data.get("datePublished"), *(one for name in _DATES for one in meta.get(name, ()))]
    times = [one for one in tree.iter("time") if one.get("datetime")]
    given += [one.get("datetime") for one in times if one.get("pubdate") is not None]
    given += [one.get("datetime") for one in times if "datePublished" in (one.get("itemprop") or "")]
    given += [one.get("datetime") for one in times if any(above.tag in ("article", "header") for above in _above(one))]
    given += [one.get("datetime") for one in times if len(times) == 1]
    if found := next(filter(None, map(heads.day, given)), ""):
        return found
    in_address = re.search(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=\D|$)", address)
    return heads.day("-".join(in_address.groups())) if in_address else ""


def _above(part: Any) -> Iterator[Any]:
    yield from part.iterancestors()


def _language(tree: Any, meta: dict[str, list[str]], data: dict[str, Any]) -> str:
    given = [tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), tree.get("xml:lang")]
    given += [_first(meta, ("content-language", "og:locale", "dc.language")), data.get("inLanguage")]
    return next(filter(None, map(heads.language, given)), "")


def _bylines(tree: Any) -> Iterator[str]:
    for part in tree.iter("a", "span", "p", "div", "address"):
        kinds = (part.get("class") or "").lower().split()
        if "author" in _rel(part) or (part.get("itemprop") or "") == "author" or {"byline", "author"} & set(kinds):
            words = heads.line(part.text_content())
            if words and len(words) <= 80:
                yield words
                return
