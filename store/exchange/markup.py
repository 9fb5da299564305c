"""The one place where text becomes HTML or SVG: a tree of elements, never a string put together.

Texts are cleaned as they come in (`store.text.clean`) and escaped by lxml as the tree is written, so nothing that a
report, a name or a note holds is ever read as markup.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from store.text.clean import clean

Element = Any
"""An element of lxml, which says nothing of its types."""
Child = Element | str | None

SVG = "http://www.w3.org/2000/svg"
_BREAKS = str.maketrans("\n\t", "  ")
_SAFE_ADDRESS = re.compile(r"https?://[^\s\"'<>`\\]+", re.IGNORECASE)


def el(tag: str, *children: Child, **attributes: object) -> Element:
    """An element with its children, texts among them; attributes that are None are left out.

    In the names of attributes "_" stands for "-", and one at the end is no part of it (``class_``).
    """
    made = etree.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), _plain(str(value)))
    add(made, *children)
    return made


def add(to: Element, *children: Child) -> None:
    """Put elements and texts behind what an element holds already."""
    for child in children:
        if child is None:
            continue
        if not isinstance(child, str):
            to.append(child)
        elif len(to):
            to[-1].tail = (to[-1].tail or "") + _plain(child)
        else:
            to.text = (to.text or "") + _plain(child)


def _plain(text: str) -> str:
    """A text as it may stand in markup: clean, and no line of it looks like one of ours in the file."""
    return clean(text).translate(_BREAKS)


def foreign(text: str, tag: str = "bdi", **attributes: object) -> Element:
    """Words that others wrote, which may run the other way: they turn nothing around them."""
    return el(tag, text, dir="auto", **attributes)


def link(address: str, *children: Child) -> Element:
    """A link to an address of the web; to any other there is none, only its words."""
    if not _SAFE_ADDRESS.fullmatch(clean(address)):
        return el("span", *children)
    return el("a", *children, href=address, rel="noopener noreferrer nofollow")


def as_html(element: Element) -> str:
    """An element as it stands in a page."""
    return str(etree.tostring(element, encoding="unicode", method="html"))


def as_xml(element: Element) -> str:
    """An element as it stands in a file of its own."""
    return str(etree.tostring(element, encoding="unicode"))
