"""Documents that are zip archives: looked at before anything of them is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from store.intake.limits import Limits, size_words
from store.intake.refusing import Unreadable

_MOST_PARTS = 5000
_DAMAGED = "is damaged: its archive cannot be unpacked; get it again, or save it anew"
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)|<\0!\0(D\0O\0C|E\0N\0T)|\0<\0!\0(D\0O\0C|E\0N\0T)")


class Archive:
    """The parts of a document, each unpacked to the size that the archive told, never beyond."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise Unreadable(_DAMAGED) from error
        size = sum(info.file_size for info in infos)
        if size > limits.unpacked_bytes or len(infos) > _MOST_PARTS:
            most = size_words(limits.unpacked_bytes)
            raise Unreadable(
                f"would unpack to {size_words(size)} in {len(infos)} parts, and a report may to {most}: save it as text"
            )
        if any(info.flag_bits & 1 for info in infos):
            raise Unreadable("is locked with a password: save a copy without it, and add that")
        self.names = frozenset(info.filename for info in infos)

    def part(self, name: str) -> bytes:
        """A part's bytes; nothing where there is none."""
        if name not in self.names:
            return b""
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, zlib.error) as error:
            raise Unreadable(_DAMAGED) from error

    def forbid_entities(self) -> None:
        """Refuse XML that declares a document type: no office program writes one, and entities explode."""
        for name in self.names:
            if name.lower().endswith((".xml", ".rels")) and _DOCTYPE.search(self.part(name)):
                raise Unreadable("declares entities of its own, which can explode when they are read: save it anew")
