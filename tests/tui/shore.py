"""An invented case to browse: entities with spellings in two scripts, and a library of it in memory."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace

from store.model.claims import QuestionRef
from store.model.out.passages import PassageRow, PassagesFound
from store.model.out.pictures import Coverage, Covered, CoveredQuestion, CoveringSource
from store.model.views import EntityPage, EntityRow, Link, NameRow, Overview, SearchResult
from store.model.vocabulary import KINDS, EntityKind
from store.properties.vocabulary import BUILT_IN, Vocabulary
from tests.tui.rivals import DEATH, KILLED, NATIONALITY, RivalLibrary

ROWS: dict[EntityKind, tuple[EntityRow, ...]] = {
    "leader": (
        EntityRow("tarek-sahl", "leader", "Tarek Sahl", "contradicted", 1, 2),
        EntityRow("ilya-venn", "leader", "Ilya Venn", "single", 2, 2),
    ),
    "group": (EntityRow("northern-front", "group", "Northern Front", "agreed", 1, 3),),
    "raid": (EntityRow("odra-raid", "raid", "Odra bridge raid", "contradicted", 2, 2),),
    "voice": (EntityRow("mayor", "voice", "mayor"),),
    "place": (EntityRow("harn", "place", "Harn"),),
}
NAMES = (
    NameRow("Tarek Sahl", "primary", "Latin", ("River Post", "Velia Wire")),
    NameRow("Tariq Sahel", "transliteration", "Latin", ("Coast Daily",)),
    NameRow("طارق ساحل", "transliteration", "Arabic", ()),
)


@dataclass
class ShoreLibrary(RivalLibrary):
    """Searches by plain containment of the text in a spelling; `hold` keeps searches from answering."""

    many: int = 0
    at: int = 1
    hold: threading.Event | None = None
    searched: list[str] = field(default_factory=list)
    fetched: list[tuple[str, int]] = field(default_factory=list)

    def vocabulary(self) -> Vocabulary:
        return BUILT_IN

    def overview(self) -> Overview:
        kinds = {kind: len(ROWS[kind]) for kind in KINDS}
        if self.many:
            kinds["leader"] = self.many
        states = {"contradicted": 3, "denied": 1, "agreed": 4}
        return Overview("The bridge", "", 3, 6, 9, 11, kinds, states, 0, 4)

    def entities(self, kind: EntityKind, offset: int, limit: int) -> tuple[EntityRow, ...]:
        self.fetched.append((kind, offset))
        if kind == "leader" and self.many:
            end = min(offset + limit, self.many)
            return tuple(EntityRow(f"l{i}", "leader", f"Leader {i:06}") for i in range(offset, end))
        return ROWS[kind][offset : offset + limit]

    def search(self, text: str, *, limit: int = 20, deep: bool = True) -> SearchResult:  # noqa: ARG002
        self.searched.append(text)
        if self.hold is not None:
            assert self.hold.wait(10)
        wanted = text.lower().strip()
        found: dict[EntityKind, tuple[EntityRow, ...]] = {}
        for kind in KINDS:
            hits = []
            for row in ROWS[kind]:
                spellings = [row.name, *(n.text for n in NAMES[1:] if row.slug == "tarek-sahl")]
                for spelling in spellings:
                    at = spelling.lower().find(wanted)
                    if at >= 0:
                        why = "exact" if spelling == row.name else "same sound"
                        span = ((at, at + len(wanted)),)
                        score = len(wanted) / len(spelling) if at else 1.0
                        hits.append(replace(row, matched=spelling, spans=span, why=why, score=score))
                        break
            found[kind] = tuple(hits)
        nearest = ("Tariq Sahel",) if wanted == "tarek zahl" else ()
        return SearchResult(text, found, nearest)

    def passages(self, query: str, *, limit: int = 50) -> PassagesFound:  # noqa: ARG002
        """Where the word "quay" stands."""
        word = query.lower().strip()
        if word != "quay":
            return PassagesFound(query, word)
        page = self.source("river-post")
        assert page is not None and page.text is not None
        first = page.text.index(word)
        begins = max(first - 40, 0)
        words = page.text[begins : first + 40].replace("\n", " ")
        lit = ((first - begins, first - begins + len(word)),)
        cites = ("k1", "odra-raid", "Odra bridge raid")
        row = PassageRow(
            *("river-post", "River Post", "A title", "5 May 2019", "original"),
            *(begins, first + 40, words, begins, lit, first, 1, *cites),
        )
        return PassagesFound(query, word, (row,))

    def entity(self, slug: str) -> EntityPage | None:
        self.asked.append(("entity", slug))
        row = next((row for rows in ROWS.values() for row in rows if row.slug == slug), None)
        if row is None:
            return EntityPage(slug, "leader", slug, "", False, (), (), (), (), 0)
        own = [one.question for one in self.comparisons.values() if one.question.ref.entity == slug]
        topics = {NATIONALITY: "person", DEATH: "life and death"}
        questions = tuple(replace(one, topic=topics.get(one.ref, "the raid")) for one in own)
        tarek = slug == "tarek-sahl"
        return EntityPage(
            slug=slug,
            kind=row.kind,
            name=row.name,
            about="Commander, said to have died at a bridge." if tarek else "",
            anonymous=False,
            names=NAMES if tarek else (NameRow(row.name, "primary", "Latin", ()),),
            questions=questions,
            named_in=(self.comparisons[KILLED].question,) if tarek else (),
            links=(Link("ilya-venn", "leader", "Ilya Venn", "might be"),) if tarek else (),
            says=2,
        )

    def coverage(self, *, most_questions: int, most_sources: int) -> Coverage:  # noqa: ARG002
        asked = CoveredQuestion(KILLED, "Odra bridge raid", "killed", "contradicted", ("17", "at least 40"))
        source = CoveringSource("river-post", "River Post", "Bridge raid", "2019-05-04", 1)
        return Coverage((asked,), (source,), (((Covered(0),),),))

    def sounds_like(self, slug: str) -> tuple[EntityRow, ...]:
        return (ROWS["leader"][1],) if slug == "tarek-sahl" else ()

    def version(self) -> int:
        return self.at

    def look_through(self, _part: int | None = None) -> bool:
        return False


UNKNOWN = QuestionRef("nobody", "nothing")
