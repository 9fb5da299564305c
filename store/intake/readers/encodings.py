"""Bytes to text: by a byte order mark, by what the file declares, as UTF-8, else by the likeliest encoding."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from importlib.metadata import version

from store.intake.refusing import Unreadable
from store.intake.sniff import BOMS
from store.model.version import VERSION

#: How much of a text without any sign is looked at to find its encoding.
_ENOUGH = 512 * 1024
_BINARY = "is no text but binary data: whosays reads web pages, PDF, DOCX, ODT, e-mail and text"
#: Names that browsers read as another encoding (WHATWG Encoding, 4.2).
_LABELS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
#: What texts without a sign are written in: the encodings that browsers know. Among all there are, a short text finds
#: one that fits it by chance.
_USUAL = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "iso8859_2", "iso8859_5",
    "iso8859_7", "koi8_r", "koi8_u", "cp866", "cp874", "cp932", "euc_jp", "gb18030", "big5", "cp949",
)  # fmt: skip
#: Languages that are not written in the first of these, though much of them could be.
_OF_THE_EAST = frozenset((
    "Croatian", "Czech", "Estonian", "Hungarian", "Latvian", "Lithuanian", "Polish", "Romanian", "Serbian",
    "Slovak", "Slovene", "Turkish", "Vietnamese",
))  # fmt: skip
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, what read it, and how many bytes had no meaning in it."""

    text: str
    encoding: str
    extractor: str
    lost: int = 0


def decode(data: bytes, declared: str = "", *, lenient: bool = False) -> Decoded:
    """The text of ``data``. With ``lenient``, bytes without meaning become U+FFFD, as browsers do it.

    Raises Unreadable with the place where the text is broken, or because it is no text.
    """
    own = f"whosays {VERSION}"
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return Decoded(_strict(data, encoding, lenient), encoding, own)
    if (name := known(declared)) and not name.startswith(("utf-16", "utf-32", "utf-8")):
        try:
            return Decoded(data.decode(name), name, own)
        except UnicodeDecodeError:
            pass
    if (wide := _wide(data)) is not None:
        return Decoded(_strict(data, wide, lenient), wide, own)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", own)
    except UnicodeDecodeError as error:
        broken = error
    if b"\0" in data:
        raise Unreadable(_BINARY)
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost * 3 < len(_MULTIBYTE.findall(data)) or name.startswith("utf-8"):
        if lenient:
            return Decoded(text, "utf-8", own, lost)
        raise Unreadable(_broken(data, broken))
    return _likeliest(data)


def known(declared: str) -> str:
    """Python's name of a declared encoding, as browsers take it; empty where there is none."""
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name if declared else ""
    except (LookupError, ValueError):
        return ""
    return _LABELS.get(name, name)


def _strict(data: bytes, encoding: str, lenient: bool) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if lenient:
            return data.decode(encoding, "replace")
        raise Unreadable(_broken(data, error)) from error


def _broken(data: bytes, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    what = f"0x{data[error.start]:02x}"
    return f"is broken {error.encoding.upper()} text: line {line}, byte {error.start} is {what}; save it anew as UTF-8"


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: half of most texts' bytes are then NUL, all in the same half."""
    sample = data[:4096]
    if len(data) % 2 or len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else None


def _likeliest(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    all_ = from_bytes(data[:_ENOUGH], cp_isolation=list(_USUAL))
    found = all_.best()
    if found is None:
        raise Unreadable(_BINARY)
    for one in all_:
        # as likely in the west's encoding, and in no language that is written in the other one
        as_good = (one.chaos, -one.coherence) <= (found.chaos, -found.coherence)
        if one.encoding == _USUAL[0] and as_good and not {one.language, found.language} & _OF_THE_EAST:
            found = one
    # several may say the same of the bytes that were looked at: the commonest is meant
    encoding = next((one for one in _USUAL if one in found.could_be_from_charset), found.encoding)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(_broken(data, error)) from error
    return Decoded(text, encoding, f"charset-normalizer {version('charset-normalizer')} ({encoding})")
