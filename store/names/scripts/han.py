"""Names in characters: which of them are one within the script, whatever they sound like."""

from __future__ import annotations

import re
import unicodedata

CHARACTERS = re.compile("[\u3400-\u9fff\uf900-\ufaff々]")
KANA = re.compile("[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff]")  # and not the dot between words


def characters(text: str) -> str:
    """The characters of a name, traditional, simplified and Japanese ones as one.

    >>> characters("毛澤東") == characters("毛泽东"), characters("佐々木")
    (True, '佐佐木')
    """
    from store.names.scripts.tables.variants import VARIANTS

    found = unicodedata.normalize("NFKC", "".join(CHARACTERS.findall(text))).translate(VARIANTS)
    return re.sub("(.)々", "\\1\\1", found)
