"""What the columns of rows are called: the keys of ``whosays claims --json``, and the shorter names people write."""

from __future__ import annotations

#: What a column is called here, by what it may be called in a file.
ALSO = {
    "kind": "entity_kind",
    "name": "entity_name",
    "quote": "exact",
    "passage": "exact",
    "is": "value_norm",
    "title": "source_title",
    "published": "source_published",
    "date": "source_published",
    "address": "source_address",
    "url": "source_address",
    "source_url": "source_address",
    "zone": "source_zone",
    "language": "source_language",
    "author": "source_authors",
    "authors": "source_authors",
    "place": "where",
}
#: What a row is read by.
READ = frozenset(
    (
        *("row", "more", "id", "entity", "entity_kind", "entity_name", "entity_names", "kind_if_new"),
        *("property", "value", "says", "value_norm"),
        *("value_kind", "value_name", "scope", "speaker", "speaker_kind", "speaker_name", "via", "stance", "certainty"),
        *("said", "as_of", "valid", "note", "source", "source_title", "source_published", "source_address"),
        *("source_zone", "source_language", "source_authors", "source_original", "publisher", "publisher_name"),
        *("rendition", "start", "end", "exact", "prefix", "suffix", "where", "where_name", "counted"),
    )
)
#: What `whosays claims --json` tells besides: it is worked out again, or told by others.
TOLD_AGAIN = frozenset(
    (
        *("rendition_kind", "original_sha256", "original_start", "original_end", "question", "question_state"),
        *("closed", "page"),
    )
)
