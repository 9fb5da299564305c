"""Vietnamese names: syllables that the state writes one way, their marks, and the family name in front or behind.

General knowledge: the letters of quoc ngu, its family names, and its rules of where a tone mark stands.
"""

from __future__ import annotations

import re
import unicodedata

from store.names.scripts.syllables import Row, listed, turned

FAMILY_NAMES = frozenset(
    listed(
        """
nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong doan vuong trinh lam dao mai to
luong luu cao thai ta phung tong trieu chau quach quan ha la lac kieu thach bach mac kim ma nghiem nong phi khuc on
tang thieu
"""
    )
)
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
    "(?:uye|uya|ieu|yeu|uoi|uou|oai|oay|oeo|uay|uy|ie|ye|ia|ua|uo|oa|oe|ue|ai|ay|au|ao|eo|eu|iu|oi|ui|uu|[aeiouy])"
    "(?:ch|ng|nh|[cmnpt])?"
)
_LETTERS = str.maketrans("đĐ", "dD")


def rows(words: tuple[str, ...]) -> list[Row]:
    """A name as syllables, its family name first wherever it may stand; each stands for itself alone."""
    if not 2 <= len(words) <= 5 or not all(_SYLLABLE.fullmatch(word) for word in words):
        return []
    plain = tuple(word.replace("y", "i") for word in words)  # My, Mi: one sound in two letters
    return [
        tuple(frozenset((said,)) for said in order)
        for raw, order in zip(turned(words), turned(plain), strict=False)
        if raw[0] in FAMILY_NAMES
    ]


def marked(text: str) -> tuple[str, ...] | None:
    """The words of a name with their marks, as the tone of each and its letters; None where it is written without."""
    whole = unicodedata.normalize("NFD", text.lower())
    if not any(unicodedata.combining(char) or char == "đ" for char in whole):
        return None
    words = re.findall(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*", whole)
    # the tone is the syllable's, whatever vowel it stands on (Hoà, Hòa)
    tones = "\u0300\u0301\u0303\u0309\u0323"
    return tuple(
        sorted("".join(c for c in word if c not in tones) + "".join(c for c in word if c in tones) for word in words)
    )
