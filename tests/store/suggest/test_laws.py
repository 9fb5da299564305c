"""What holds of any text: offsets inside it, a passage that holds its words, the same text the same drafts."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.properties.of_events import OF_EVENTS
from store.suggest.naming.tokens import take_apart
from store.suggest.reading import suggest
from store.suggest.telling.clauses import clauses
from tests.store.stores import derived, dump
from tests.store.suggest.made import TEXT, Reader, make_store, open_read

WORDS = st.sampled_from(
    [
        *TEXT.split(),
        *(
            "\n\n",
            ";",
            ":",
            "“",
            "”",
            "’s",
            "\u202e",
            "\x1b[31m",
            "موسی",
            "Умар",
            "23",
            "4 June",
            "U.S.",
            "İstanbul",
            "ﬁ",
        ),
    ]
)
TEXTS = st.lists(WORDS | st.text(max_size=8), max_size=60).map(" ".join)
FREELY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FREELY
@given(text=TEXTS)
def test_offsets_are_inside_and_the_same_text_gives_the_same_drafts(reader: Reader, text: str) -> None:
    seen, drafts = reader.read(text)
    for one in (*seen.mentions, *seen.names, *drafts):
        assert 0 <= one.start < one.end <= len(text)
    assert reader.read(text) == (seen, drafts)
    assert len({one.id for one in drafts}) == len(drafts)


@FREELY
@given(text=TEXTS)
def test_a_passage_holds_the_words_it_was_told_by_in_one_sentence(reader: Reader, text: str) -> None:
    seen, drafts = reader.read(text)
    spans = take_apart(text).sentences
    for one in drafts:
        if one.new_name:
            assert text[one.start : one.end] == one.new_name
            continue
        passage = " ".join(text[one.start : one.end].split())
        assert one.why in passage
        assert any(low <= one.start and one.end <= high for low, high in spans)
        told = [it for it in seen.mentions if one.start <= it.start and it.end <= one.end]
        carried = [it for it in seen.mentions if it.entity == one.entity]
        # whoever a pronoun means, and the event of the report, are named elsewhere in it
        assert one.entity in {it.entity for it in (*told, *carried)} or one.property in PROPERTIES_OF_EVENTS


PROPERTIES_OF_EVENTS = {*(one.id for one in OF_EVENTS), "evidence"}


@FREELY
@given(text=TEXTS)
def test_clauses_tile_a_sentence(text: str) -> None:
    for start, end in take_apart(text).sentences:
        parts = clauses(text, start, end)
        assert "".join(text[low:high] for low, high in parts) == text[start:end]


def test_suggesting_changes_nothing_in_the_store(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    before = dump(store), derived(store)
    assert suggest(open_read(store), "report").drafts
    assert (dump(store), derived(store)) == before
