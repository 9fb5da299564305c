"""What stands before the name of a ship and comes and goes: USS Cole and the Cole, M/V Aurora Queen.

General knowledge: prefixes of the navies and coast guards of states, which each ship has one of, and of merchant ships
by what drives them or what they are for, which lists mix up.
"""

from __future__ import annotations

import re


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Of states: the United States, the Commonwealth, the Netherlands, Norway, Sweden, Denmark, Turkey, Indonesia,
#: India, Pakistan, South Africa, Argentina, Brazil, Peru, Iran, Japan, Korea, the Philippines, Poland, Portugal and
#: Thailand.
OF_STATES = _set(
    "uss usns uscgc usat usav hms hmas hmcs hmnzs hmcgs rfa hnlms knm hswms hdms tcg kri ins pns sas ara "
    "bae bap iris jds roks brp orp nrp htms"
)
#: Of merchant ships: motor vessel, motor tanker, fishing vessel, mail ship, tankers of gas. Initials of people as
#: often, so that a name is read both ways; SS, MS and SV are initials or a title nearly always.
MERCHANT = _set("mv mt fv rms lng lpg")
_WITH_STROKE = re.compile(r"^(M|S|F|R)/(V|T|S|Y|F)\b\.?(?= )")


def without_stroke(text: str) -> str:
    """A ship's name with its prefix as one word.

    >>> without_stroke("M/V Aurora Queen"), without_stroke("M. V. Rao")
    ('MV Aurora Queen', 'M. V. Rao')
    """
    return _WITH_STROKE.sub(r"\1\2", text) if "/" in text else text


def is_prefix(raw: str, written: str, behind: str) -> bool:
    """Whether the first word of a name is such a prefix: in capitals, and no full stop behind it.

    >>> is_prefix("mv", "MV", " "), is_prefix("mt", "Mt", "."), is_prefix("ms", "Ms", " ")
    (True, False, False)
    """
    return (raw in MERCHANT or raw in OF_STATES) and written.isupper() and behind == " " and len(written) > 1
