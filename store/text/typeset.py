"""What setting in type, and taking text out of set pages, does to words, undone: for words known by hash only.

A page breaks words at the ends of its lines, joins letters (f and i are one sign), has dashes where somebody typed
hyphens, and loses or has the spaces around a dash. Whether a hyphen at a line's end was typed or set cannot be seen:
both are tried, and a word that the text has elsewhere is written as there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from store.text.normal_forms import DASHES, INVISIBLE, Edit, Mapped, rewrite, substitute

#: Two or three letters as one sign: Unicode's Latin and Armenian ligatures among its Alphabetic Presentation Forms.
_LIGATURES = "[\ufb00-\ufb06\ufb13-\ufb17]"
#: A dash between two words, and one with spaces on both sides.
_CLOSE = "(?<=\\w)[\u2013-\u2015](?=[^\\W\\d])"
_SPACED = "(?<=\\S) [\u2013-\u2015] (?=\\S)"
#: A word that goes on in the next line: hyphen-minus, hyphen, or the soft one that is seen at a line's end alone.
_BROKEN = re.compile(r"(?P<front>[^\W\d_]+)(?P<sign>[-\u2010\u00ad])[^\S\n]*\n[^\S\n]*(?P<rest>[^\W\d_]+)")


def as_typed(base: Mapped) -> Iterator[Mapped]:
    """The writings of a text whose lines end in LF that somebody typed who set it in no type."""
    apart = substitute(base, f"ligatures apart ({base.name})", _LIGATURES, _letters)
    forms = {id(it): it for it in (apart, substitute(apart, f"hyphens for dashes ({base.name})", f"[{DASHES}]", "-"))}
    close = substitute(apart, f"spaces around dashes ({base.name})", _CLOSE, lambda dash: f" {dash} ")
    spaced = substitute(apart, f"no spaces around dashes ({base.name})", _SPACED, str.strip)
    forms |= {id(it): it for it in (close, spaced)}
    broken = _BROKEN.search(base.text) is not None
    for form in forms.values():
        for name, hyphen in (("joined", ""), ("hyphens kept", "-"), ("as elsewhere", None))[: 3 if broken else 1]:
            whole = rewrite(form, f"words at line ends {name} ({form.name})", _mended(form.text, hyphen))
            if whole is base:
                continue
            yield whole
            seen = substitute(whole, f"no invisible characters ({whole.name})", f"[{INVISIBLE}]+", "")
            yield substitute(seen, f"no line breaks ({whole.name})", r"\s+", " ")


def _letters(sign: str) -> str:
    return unicodedata.normalize("NFKC", sign)


def _mended(text: str, hyphen: str | None) -> Iterator[Edit]:
    """Words whole again: with this between their parts, or, for None, as the text has such a word elsewhere."""
    for m in _BROKEN.finditer(text):
        put = hyphen
        if put is None:
            put = "-" if f"{m['front']}-{m['rest']}" in text else ""
        yield m.start("sign"), m.start("rest"), "" if m["sign"] == "\u00ad" else put
