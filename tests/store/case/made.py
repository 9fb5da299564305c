"""Records as hypothesis makes them: whole small cases with odd texts, and changes to them."""

from __future__ import annotations

import hashlib
from typing import Any

from hypothesis import strategies as st

from store.case.records import Data, Key, canonical
from store.model.problems import BadCase

ENTITIES = ("ada", "bo-2", "null", "7", "no")
SOURCES = ("herald", "2019", "y")
CLAIMS = tuple(f"c-{number}" for number in range(6))
#: What YAML, terminals and files trip over.
_ODD = [
    *"abz 019-:#,[]{}&*!|>'\"%@`?~=<\\/._\n\t",
    *("\r", "\x00", "\x1b", "\x85", "\u2028", "\ufeff", "\u202e", "\u200b", "\u00ad", "\ufffe", "\x7f", "\xa0"),
    *("é", "e\u0301", "ب", "漢", "😀", ": ", " #", "- ", "---", "...", "true", "null", "1e3", "\n\n", "  ", "{a: b}"),
]
odd = st.lists(st.sampled_from(_ODD), max_size=8).map("".join)
plain = st.sampled_from(["some words", "other words: here", "2019-10-08", "at least 12", "a much longer line " * 12])
words = odd | plain
line = words.map(lambda it: f"x{it}") | plain
sha256 = st.sampled_from(["a" * 64, "0" * 64, hashlib.sha256(b"x").hexdigest()])
entity_id = st.sampled_from(ENTITIES)
source_id = st.sampled_from(SOURCES)


#: What a list of names calls an entity that the case took over: mostly what can be no id of a case.
listed = st.sampled_from(["Q9", "Geo:12", "q9", *ENTITIES]) | words


def some(of: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, max_size=3, unique=True)


def data(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries(required, optional=optional)


def record(kind: str, made: st.SearchStrategy[Data]) -> st.SearchStrategy[Data]:
    """Canonical records of what can be one."""

    def of(it: Data) -> Data | None:
        try:
            return canonical(kind, it)
        except BadCase:
            return None

    return made.map(of).filter(lambda it: it is not None)


name = st.one_of(
    line, data({"text": line}, {"kind": st.sampled_from(["kunya", "title", "alias"]), "used_by": some(source_id)})
)


def entity(of: str) -> st.SearchStrategy[Data]:
    return record(
        "entity",
        data(
            {"id": st.just(of), "kind": st.sampled_from(["leader", "voice", "place"]), "name": line},
            {
                "about": words,
                "used_by": some(source_id),
                "names": st.lists(name, max_size=3, unique_by=str),
                "within": entity_id | some(entity_id),
                "follows": some(entity_id),
                "anonymous": st.booleans(),
                "speaks_for": some(entity_id),
                "perhaps": some(entity_id),
                "listed": listed,
            },
        ),
    ).filter(lambda it: len({_text(n) for n in it.get("names", [])} | {it["name"]}) == len(it.get("names", [])) + 1)


def _text(given: Any) -> str:
    return given["text"] if isinstance(given, dict) else str(given)


report = data(
    {"sha256": sha256, "name": line.map(lambda it: it[:200])},
    {"media": st.just("text/html"), "extractor": st.just("x 1.0"), "kept": st.sampled_from(["a.html", "b/c d.pdf"])},
)
pages = st.lists(st.integers(0, 9), max_size=3).map(sorted)
#: Texts by their hashes; the last begins like a head.
TEXTS = {
    hashlib.sha256(it.encode()).hexdigest(): it
    for it in ("A text.\n", "Another\r\ntext, \x00 odd\u2028\n\n", "no line end", "---\nid: x\n---\nnot a head\n")
}
held = st.sampled_from(list(TEXTS))
hash_only = data({"sha256": sha256}, {"length": st.integers(0, 99), "report": report})


def rendition(source: str, label: str) -> st.SearchStrategy[Data]:
    file = st.just(f"{source}.{label}.text")
    beside = data({"file": file, "text": held}, {"report": report, "pages": pages})
    frame = data({"id": st.just(label), "kind": st.just("translation")}, {"language": st.just("fr")})
    return st.builds(lambda one, two: one | two, frame, beside | hash_only)


def source(of: str) -> st.SearchStrategy[Data]:
    frame = data(
        {"id": st.just(of), "publisher": entity_id, "title": line},
        {
            "published": st.sampled_from(["2019", "2019-10-08~", "2019-10-08T12:30", "2019-10-08T12:30+03:00"]),
            "zone": st.sampled_from(["Z", "+04:30"]),
            "language": st.just("no"),
            "address": words,
            "authors": some(line),
            "original": line,
            "syndicated_from": source_id,
            "inferred": some(st.sampled_from(["title", "published"])),
            "note": words,
            "rendition": st.sampled_from(["original", "digest"]),
            "other_renditions": st.tuples(*(st.none() | rendition(of, label) for label in ("fr", "de"))).map(
                lambda it: [one for one in it if one is not None]
            ),
        },
    )
    own = st.builds(lambda text, rest: {"text": text, **rest}, held, data({}, {"report": report, "pages": pages}))
    return record("source", st.builds(lambda one, two: one | two, frame, own | hash_only))


cite = st.one_of(
    words.map(lambda it: f"q{it}"),
    data({"quote": line}, {"prefix": words, "suffix": words}),
    data({"start": st.integers(0, 5), "end": st.integers(6, 9), "sha256": sha256}, {}),
)


def claim(of: str, sources: tuple[str, ...] = SOURCES) -> st.SearchStrategy[Data]:
    return record(
        "claim",
        data(
            {
                "source": st.sampled_from(sources),
                "id": st.just(of),
                "entity": entity_id,
                "property": st.sampled_from(["killed", "alias"]),
                "speaker": entity_id,
                "cite": st.dictionaries(
                    st.sampled_from(["original", "digest", "null"]),
                    st.lists(cite, min_size=1, max_size=2) | cite,
                    min_size=1,
                ),
                "value": line | data({"says": line}, {"is": line}),
            },
            {
                "scope": words.map(lambda it: it[:20]),
                "where": entity_id,
                "counted": st.sampled_from(["registered", "estimated"]),
                "via": some(entity_id),
                "stance": st.sampled_from(["asserts", "denies"]),
                "certainty": st.sampled_from(["certain", "possible"]),
                "said": st.sampled_from(["2019", "2019-10-08T09:05Z"]),
                "note": words,
            },
        ),
    )


def judgement(of: str) -> st.SearchStrategy[Data]:
    return record(
        "judgement",
        data(
            {
                "id": st.just(of),
                "entity": entity_id,
                "property": st.just("killed"),
                "decision": st.just("several"),
                "who": line,
                "at": st.just("2026-01-31T09:30:00Z"),
            },
            {"why": words, "label": words, "supersedes": st.just("j-0")},
        ),
    )


PAIRS = [(one, other) for one in ENTITIES for other in ENTITIES if one < other]
GRADED = ("source+herald", "publisher+ada", "claim+c-1", "claim+c-2")
at = st.sampled_from(["2026-01-31T09:30:00Z", "2026-02-01T00:00:00Z"])


def same(of: tuple[str, str]) -> st.SearchStrategy[Data]:
    """A decision about two entities."""
    one, other = of
    decided = data({"decided": st.just("same")}, {"keep": st.sampled_from(of)}) | data(
        {"decided": st.sampled_from(["not_same", "unsure"])}, {}
    )
    rest = data({"one": st.just(one), "other": st.just(other), "who": line, "at": at}, {"why": words})
    return record("same", st.builds(lambda one, two: one | two, rest, decided))


def graded(of: str) -> st.SearchStrategy[Data]:
    """A grade of a source, a publisher or a claim ("claim+c-1")."""
    kind, _, ref = of.partition("+")
    grade = st.sampled_from("123456" if kind == "claim" else "ABCDEF")
    return record("grade", data({"grade": grade, kind: st.just(ref), "who": line, "at": at}, {"why": words}))


def dropped(of: str) -> st.SearchStrategy[Data]:
    """A draft that was dropped."""
    return record(
        "dropped",
        data(
            {
                "id": st.just(of),
                "source": source_id,
                "rendition": st.just("original"),
                "start": st.integers(0, 5),
                "end": st.integers(6, 9),
                "who": line,
                "at": at,
            },
            {"entity": entity_id, "property": st.just("killed"), "value": words},
        ),
    )


def own_property(of: str) -> st.SearchStrategy[Data]:
    """A property that a case brings."""
    label = st.sampled_from([of, f"{of}: odd #label", f"{of} \"'é\u202e"])
    return st.one_of(
        data(
            {"id": st.just(of), "label": label, "kinds": st.sampled_from([["leader"], ["raid", "place"]]),
             "type": st.just("quantity"), "holds": st.sampled_from(["one_ever", "many"])},
            {"help": words, "unit": st.just("x y"), "running": st.booleans(), "topic": label},
        ),
        data(
            {"id": st.just(of), "label": label, "kinds": st.just(["leader"]), "type": st.just("choice"),
             "holds": st.just("one_at_a_time"), "choices": st.just(["no", {"id": "7", "within": "no"}])},
            {"when": st.just("told"), "words": st.just("a b"), "party": st.booleans()},
        ),
    )  # fmt: skip


def few_of(*made: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Some of these, in any order."""
    return (
        st.lists(st.sampled_from(range(len(made))), unique=True)
        .flatmap(lambda it: st.tuples(*(made[n] for n in it)))
        .map(list)
    )


miners = st.sampled_from([{"id": "miners", "within": "all"}, {"id": "miners", "label": "people #1", "within": "women"}])
panes = data({}, {"leader": st.just("People: all"), "raid": st.sampled_from(["Events", {"title": "no", "one": "one"}])})
case = record(
    "case",
    data(
        {"id": st.just("made"), "title": line},
        {
            "about": words,
            "panes": panes,
            "scopes": few_of(miners, st.just({"id": "guards", "within": "security_forces"})),
            "properties": few_of(own_property("depth"), own_property("true"), own_property("x_7")),
        },
    ),
)


def records(kind: str) -> st.SearchStrategy[Data]:
    """Any record of a kind."""
    made = {"case": case, "entity": entity("ada"), "source": source("herald"), "claim": claim("c-1")}
    return (
        made
        | {"judgement": judgement("j-1"), "same": same(PAIRS[0]), "dropped": dropped("a1b2c3")}
        | {"grade": graded("claim+c-1")}
    )[kind]


@st.composite
def cases(draw: st.DrawFn) -> dict[Key, Data]:
    """The records of a whole case, in the order of its folders."""
    out: dict[Key, Data] = {("case", ""): draw(case)}
    for of in draw(some(entity_id)):
        out["entity", of] = draw(entity(of))
    sources = tuple(draw(some(source_id)))
    for of in sources:
        out["source", of] = draw(source(of))
    for of in draw(some(st.sampled_from(CLAIMS))) if sources else ():
        out["claim", of] = draw(claim(of, sources))
    for of in draw(some(st.sampled_from(["j-1", "j-2"]))):
        out["judgement", of] = draw(judgement(of))
    for pair in draw(st.lists(st.sampled_from(PAIRS), max_size=2, unique=True)):
        out["same", "+".join(pair)] = draw(same(pair))
    for of in draw(st.lists(st.sampled_from(GRADED), max_size=2, unique=True)):
        out["grade", of] = draw(graded(of))
    for of in draw(st.lists(st.sampled_from(["0a1b", "7"]), max_size=1)):
        out["dropped", of] = draw(dropped(of))
    return out
