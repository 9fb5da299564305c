"""Invented sentences with the claims each makes (sentences.txt), and how far their drafts are what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from store.model.drafts import Draft
from store.sync.load import load_case
from tests.store.suggest.made import Reader

HERE = Path(__file__).parent
HEAD = "id: sentences\ntitle: Sentences\nabout: A fictitious case.\n"
SOURCE = "---\nid: report\npublisher: paper\ntitle: A report\npublished: 2031-09-12\nlanguage: en\n---\nNothing."


class Said(NamedTuple):
    """A claim that a sentence makes. ``free``: it may be kept and need not be."""

    entity: str
    property: str
    scope: str
    value: str
    speaker: str
    stance: str
    free: bool


class Example(NamedTuple):
    """A sentence, or a few, with what is said in them; ``held`` are those nobody looks at."""

    text: str
    says: list[Said]
    held: bool


class Share(NamedTuple):
    """So many of so many."""

    some: int
    whole: int

    @property
    def part(self) -> float:
        """As a part of one."""
        return self.some / max(1, self.whole)

    def __str__(self) -> str:
        return f"{self.some} of {self.whole} ({self.part:.2f})"


class Worth(NamedTuple):
    """What drafts are worth: claims found, drafts that are right, and those found whose value is right too."""

    found: Share
    right: Share
    values: Share


def examples() -> list[Example]:
    """The sentences of the list, every second one held out."""
    out: list[Example] = []
    for line in (HERE / "sentences.txt").read_text("utf-8").splitlines():
        if line.startswith("  "):
            out[-1].says.append(_said(line))
        elif line and not line.startswith("#"):
            out.append(Example(line, [], len(out) % 2 == 1))
    return out


def _said(line: str) -> Said:
    told, *how = (part.strip() for part in line.split("|"))
    entity, prop, value = told.removeprefix("~ ").split(" ", 2)
    speaker, stance = [*how, "", ""][:2]
    name, _, scope = prop.partition(":")
    return Said(entity, name, scope, value, speaker or "paper", stance or "asserts", told.startswith("~"))


def make_sentences(folder: Path) -> Reader:
    """A reader with the names of the list, of a report of 12 September 2031."""
    for name, content in {
        "case.yaml": HEAD,
        "entities/all.yaml": (HERE / "sentences.yaml").read_text("utf-8"),
        "sources/report.txt": SOURCE,
    }.items():
        (folder / "case" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "case" / name).write_text(content, "utf-8")
    load_case(folder / "case", folder / "sentences.db")
    return Reader(folder / "sentences.db", "2031-09-12")


def drafts_of(reader: Reader, example: Example) -> list[Draft]:
    """The drafts of a sentence that say something of somebody known."""
    return [one for one in reader.read(example.text)[1] if one.entity and one.property]


def worth(reader: Reader, listed: Iterable[Example]) -> Worth:
    """How the drafts of some sentences stand to what these say."""
    claims = found = drafts = right = values = 0
    for example in listed:
        made = drafts_of(reader, example)
        wanted = [one for one in example.says if not one.free]
        near = [[one for one in made if fits(said, one)] for said in wanted]
        claims += len(wanted)
        found += sum(map(bool, near))
        values += sum(any(same_value(said, one) for one in there) for said, there in zip(wanted, near, strict=True))
        drafts += len(made)
        right += sum(any(fits(said, one) for said in example.says) for one in made)
    return Worth(Share(found, claims), Share(right, drafts), Share(values, found))


def fits(said: Said, draft: Draft) -> bool:
    """Whether a draft is of the entity and property of a claim."""
    return (said.entity, said.property) == (draft.entity, draft.property)


def same_value(said: Said, draft: Draft) -> bool:
    """Whether a draft says what a claim says: the id or choice, or words that one holds of the other."""
    mine, its = said.value.casefold(), draft.says.casefold()
    return mine == its or (" " in mine + its and (mine in its or its in mine))


def missed(reader: Reader, listed: Iterable[Example]) -> Iterator[str]:
    """What is missed of sentences and what is wrong, for somebody who mends the rules: not of those held out."""
    for example in listed:
        made = drafts_of(reader, example)
        lines = [
            f"  - {one.entity} {one.property} {one.value}"
            for one in example.says
            if not one.free and not any(fits(one, it) for it in made)
        ]
        lines += [
            f"  + {it.entity} {it.property}:{it.scope} {it.says!r} ({it.why}) {it.score}"
            for it in made
            if not any(fits(one, it) for one in example.says)
        ]
        lines += [
            f"  ~ {one.entity} {one.property} {one.value}: {[it.says for it in made if fits(one, it)]}"
            for one in example.says
            if any(fits(one, it) for it in made) and not any(fits(one, it) and same_value(one, it) for it in made)
        ]
        if lines:
            yield "\n".join([example.text, *lines])
