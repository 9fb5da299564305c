"""Small cases written to a folder, for tests of reading, loading, attaching and browsing them."""

from __future__ import annotations

import hashlib
from pathlib import Path

HEAD = """\
id: border-post
title: Two reports on a border post
about: A made-up case.
"""

ENTITIES = """\
# Everybody the two reports speak of
- id: idris-walid
  kind: leader
  name: Idris Walid
  about: A commander.
  used_by: [courier]
  names:
    - text: Edrees Waleed
      kind: transliteration
      used_by: [herald]
    - text: إدريس وليد
      kind: transliteration
- id: river-front
  kind: group
  name: River Front
- id: post-raid
  kind: raid
  name: Raid on the border post
- id: ministry
  kind: voice
  name: Ministry of Defence
- id: spokesman
  kind: voice
  name: Colonel Haddad
  speaks_for: [ministry]
- id: courier-news
  kind: voice
  name: The Courier
- id: herald-news
  kind: voice
  name: The Herald
- id: unnamed-officer
  kind: voice
  name: an unnamed officer
  anonymous: true
  perhaps: [idris-walid]
- id: northland
  kind: place
  name: Northland
- id: east-province
  kind: place
  name: East Province
  within: northland
- id: west-province
  kind: place
  name: West Province
  within: northland
"""

#: The text of the first source, held in the case.
COURIER = """\
The ministry said on Monday that Idris Walid died in East Province on 3 May 2021. At least 12 people were killed.
An unnamed officer said at least 12 people were hurt, and would not confirm who had fallen. Walid was about 40.
"""
COURIER_HEAD = """\
---
id: courier
publisher: courier-news
title: Commander said to be dead
published: 2021-05-04
language: en
rendition: digest
other_renditions:
  - id: original
    kind: original
    language: en
    sha256: {sha256}
    length: {length}
---
"""
#: The report itself, which the case knows by hash only.
ORIGINAL = """\
CAPITAL CITY (Courier) - Idris Walid, who led the River Front, fell in East Province on 3 May, the ministry said.

"He is dead," said Colonel Haddad, who speaks for the ministry, at a briefing on Monday evening in the capital.
No fewer than a dozen people lost their lives when soldiers stormed the border post, residents told the Courier.
An officer, who asked not to be named, would not say who had fallen. Walid was thought to be around forty.
"""
HERALD_HEAD = """\
---
id: herald
publisher: herald-news
title: River Front denies death of its leader
published: 2021-05-06
language: en
rendition: original
---
"""
HERALD = """\
The River Front denied that Edrees Waleed was dead. It put the dead of the post at seven.
The Herald has learnt that he died in West Province on 5 May 2021.
"""


def quoted(text: str, words: str) -> str:
    """A citation of ``words`` by offsets and hash, as a case writes it."""
    start = text.index(words)
    digest = hashlib.sha256(words.encode()).hexdigest()
    return f"{{start: {start}, end: {start + len(words)}, sha256: {digest}}}"


def courier_claims(original: str = ORIGINAL) -> str:
    """The claims of the first source."""
    return f"""\
source: courier
claims:
  - id: c-1
    entity: idris-walid
    property: life_status
    value: dead
    speaker: spokesman
    said: 2021-05-03
    cite:
      digest: Idris Walid died   # in passing
      original: {quoted(original, '"He is dead,"')}
  - id: c-2
    entity: idris-walid
    property: place_of_death
    value: {{says: East Province, is: east-province}}
    speaker: ministry
    cite:
      digest: died in East Province
      original: {quoted(original, "fell in East Province on 3 May, the ministry said")}
  - id: c-3
    entity: post-raid
    property: killed
    value: at least 12
    speaker: courier-news
    via: [unnamed-officer]
    cite:
      digest: {{quote: at least 12 people, prefix: "said "}}
      original: {quoted(original, "No fewer than a dozen people lost their lives")}
  - id: c-4
    entity: idris-walid
    property: life_status
    value: dead
    stance: cannot_confirm
    speaker: unnamed-officer
    cite:
      digest: would not confirm who had fallen
      original: {quoted(original, "would not say who had fallen")}
  - id: c-5
    entity: idris-walid
    property: date_of_death
    value: 2021-05-03
    speaker: ministry
    cite:
      digest: on 3 May 2021
      original: {quoted(original, "on 3 May")}
"""


HERALD_CLAIMS = """\
source: herald
claims:
  - id: h-1
    entity: idris-walid
    property: life_status
    value: dead
    stance: denies
    speaker: river-front
    cite:
      original: The River Front denied that Edrees Waleed was dead
  - id: h-2
    entity: post-raid
    property: killed
    value: {says: seven, is: "7"}
    speaker: river-front
    cite:
      original: the dead of the post at seven
  - id: h-3
    entity: idris-walid
    property: place_of_death
    value: west-province
    speaker: herald-news
    certainty: probable
    cite:
      original:
        - he died in West Province
        - {quote: in West Province, suffix: " on 5"}
  - id: h-4
    entity: idris-walid
    property: date_of_death
    value: 5 May 2021
    speaker: herald-news
    cite:
      original: on 5 May 2021
"""


class CaseFolder:
    """A small whole case in a folder: two sources, eleven entities, nine claims. Edit it by its files."""

    def __init__(self, folder: Path, original: str = ORIGINAL) -> None:
        self.folder = folder
        self.original = original
        data = original.encode()
        head = COURIER_HEAD.format(sha256=hashlib.sha256(data).hexdigest(), length=len(original))
        for name, text in {
            "case.yaml": HEAD,
            "entities/all.yaml": ENTITIES,
            "sources/courier.txt": head + COURIER,
            "sources/herald.txt": HERALD_HEAD + HERALD,
            "claims/courier.yaml": courier_claims(original),
            "claims/herald.yaml": HERALD_CLAIMS,
        }.items():
            self.write(name, text)

    def path(self, name: str) -> Path:
        return self.folder / name

    def read(self, name: str) -> str:
        return self.path(name).read_bytes().decode()

    def write(self, name: str, text: str | bytes) -> None:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def edit(self, name: str, old: str, new: str, count: int = 1) -> int:
        """Replace ``old`` (which must stand there) and return the line it stood on, from 1."""
        text = self.read(name)
        at = text.index(old)
        self.write(name, text.replace(old, new, count))
        return text.count("\n", 0, at) + 1

    def add(self, name: str, text: str) -> int:
        """Append ``text`` and return the line it starts on, from 1."""
        before = self.read(name)
        self.write(name, before + text)
        return before.count("\n") + 1

    def line(self, name: str, words: str) -> int:
        """The line that ``words`` stand on, from 1."""
        text = self.read(name)
        return text.count("\n", 0, text.index(words)) + 1

    def hold_original(self, name: str = "courier-original.txt") -> Path:
        """Write the report that the case knows by hash to a file beside the case."""
        path = self.folder.parent / name
        path.write_bytes(self.original.encode())
        return path
