"""A row becomes a claim, in the keys of the case format: what it says, of whom, on whose word, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from store.case.checks.checked import VOICES
from store.exchange.reading.row import Row
from store.exchange.rows.ids import own_id, short_hash
from store.exchange.rows.noted import Noted
from store.exchange.rows.people import People
from store.exchange.rows.reports import Reports
from store.model.vocabulary import Certainty, Counted, Stance
from store.properties.property import Property
from store.properties.vocabulary import Vocabulary
from store.text.clean import clean
from store.values.basis.sets import bare_place
from store.values.read import UnreadableValue, parse_value

Data = dict[str, Any]
_NEAR = "near "
#: What a cell of a few words can be, and what it is where it says nothing.
_WORDS: dict[str, tuple[Sequence[str], str]] = {
    "stance": (get_args(Stance), "asserts"),
    "certainty": (get_args(Certainty), "certain"),
    "counted": (get_args(Counted), ""),
}
_TEXTS = ("said", "as_of", "valid")
#: What is called otherwise in other programs' files.
_MEANT = {
    **{"assert": "asserts", "asserted": "asserts", "deny": "denies", "denied": "denies", "retract": "retracts"},
    **{"sure": "certain", "reportedly": "probable", "possibly": "possible", "may": "possible"},
}


class Claims:
    """Makes claims of rows. What is wrong in a row is noted, and the next one is read."""

    def __init__(self, vocabulary: Vocabulary, people: People, reports: Reports, noted: Noted) -> None:
        self._vocabulary, self._people, self._reports, self._noted = vocabulary, people, reports, noted
        self._labels = {prop.label.casefold(): name for name, prop in vocabulary.properties.items()}
        self.kept = 0
        """How many claims cite their row."""

    def claim(self, row: Row, there: Any) -> Data | None:
        """The claim that a row tells. ``there`` gives a claim of the case by its id, or None."""
        wrong = len(self._noted.problems)
        source = self._reports.of(row)
        prop = self._property(row)
        foreign = row.text("id")
        slug = own_id(foreign) if foreign else ""
        base = row.get("more") or (there(slug) if slug else None) or {}
        base = base if isinstance(base, dict) else {}
        if prop is None or not source:
            return None
        told: Data = {"source": source, "property": prop.id}
        told["entity"] = self._entity(row, prop)
        told["speaker"] = self._speaker(row)
        told["via"] = self._via(row, base.get("via", []))
        told["scope"] = self._scope(row, prop, str(base.get("scope", "")))
        told["where"] = self._where(row)
        told["value"] = self._value(row, prop, base.get("value"))
        for name in _TEXTS:
            told[name] = clean(row.text(name), keep_newlines=False)
        note = row.get("note")
        told["note"] = clean(note).strip() if isinstance(note, str) else ""
        if base.get("note") and clean(str(base["note"]), keep_newlines=False) == " ".join(told["note"].split()):
            told["note"] = base["note"]
        for name, (known, usual) in _WORDS.items():
            told[name] = self._word(row, name, known, usual)
        if len(self._noted.problems) > wrong or not told["entity"] or not told["speaker"]:
            return None
        claim = {key: it for key, it in told.items() if it not in ("", [], None)}
        claim["cite"] = self._cite(row, source, base.get("cite"), kept=bool(foreign and slug != foreign))
        claim["id"] = slug or f"{source[:60].rstrip('-')}-{short_hash(row.kept())}"
        return claim

    def _property(self, row: Row) -> Property | None:
        told = row.text("property")
        name = told if self._vocabulary.get(told) is not None else told.strip().casefold().replace(" ", "_")
        prop = self._vocabulary.get(name) or self._vocabulary.get(self._labels.get(told.casefold(), ""))
        if prop is None:
            what = f"property {told[:60]!r} is unknown" if told else "names no property"
            self._noted.wrong(row, f"{what}: 'whosays properties' lists them")
        return prop

    def _entity(self, row: Row, prop: Property) -> str:
        told, name, kind = row.text("entity"), row.text("entity_name"), row.text("entity_kind")
        if not told and not name:
            self._noted.wrong(row, "names no entity: say whom it is about by entity (an id) or name")
            return ""
        new = row.text("kind_if_new")
        slug = self._people.meant(row, "entity", told, name, kind, prop.kinds, default=new)
        names = row.get("entity_names")
        for spelt in names if isinstance(names, list) else str(names).split(";"):
            if slug and spelt.strip():
                self._people.spell(row, slug, spelt)
        return slug

    def _speaker(self, row: Row) -> str:
        told, name = row.text("speaker"), row.text("speaker_name")
        if not told and not name:
            self._noted.wrong(row, "names no speaker: say who vouches for it (the publisher, where it says so itself)")
            return ""
        return self._people.meant(row, "speaker", told, name, row.text("speaker_kind"), VOICES, default="voice")

    def _via(self, row: Row, there: Sequence[str]) -> list[str]:
        told = row.get("via")
        if isinstance(told, list):
            names = [str(it).strip() for it in told]
        elif ";" in told:
            names = [it.strip() for it in told.split(";")]
        else:
            parts = told.split()
            # `claims --format csv` parts ids by blanks; a name of several words is one
            names = parts if list(there) == parts or all(self._people.data(it) for it in parts) else [told.strip()]
        found = [self._people.meant(row, "via", it, "", "", VOICES, default="voice") for it in names if it]
        return [it for it in found if it]

    def _scope(self, row: Row, prop: Property, there: str) -> str:
        told = clean(row.text("scope"), keep_newlines=False)
        if prop.scopes and told:
            if told == prop.default_scope and not there:
                return ""
            called = told.casefold()
            return next((it.id for it in prop.scopes if called in (it.id, it.label.casefold())), told)
        return told

    def _where(self, row: Row) -> str:
        told, name = row.text("where"), row.text("where_name")
        return self._people.meant(row, "where", told, name, "", ("place",), default="place") if told or name else ""

    def _word(self, row: Row, name: str, known: Sequence[str], usual: str) -> str:
        told = row.text(name)
        word = told.casefold().replace(" ", "_")
        word = _MEANT.get(word, word)
        if word and word not in known:
            self._noted.wrong(row, f"{name}: {told[:40]!r} is not one of {', '.join(it for it in known if it)}")
        return "" if word == usual else word

    # What is said.

    def _value(self, row: Row, prop: Property, there: Any) -> Any:
        words, compared = self._words(row)
        was, was_is = (there.get("says"), there.get("is")) if isinstance(there, dict) else (there, None)
        if was and clean(str(was), keep_newlines=False) == " ".join(words.split()):
            if not row.get("says") or compared in ("", was, was_is):
                return there
            words = str(was)
        if not words and not compared:
            return None
        if prop.type in ("place", "entity"):
            return self._named(row, prop, words, compared)
        if not compared or compared == words or not words:
            return words or compared
        says = {"says": words, "is": compared.partition("@")[0] if prop.type == "age" else compared}
        if row.get("says"):
            return says
        if prop.type == "text":
            return words  # the folded words say no more than these
        return words if self._says_it(row, prop, words, compared) else says

    @staticmethod
    def _words(row: Row) -> tuple[str, str]:
        """What the report says, and what that is compared as where the row tells it."""
        value, says = clean(row.text("value")), clean(row.text("says"))
        if says:
            return says, value or clean(row.text("value_norm"))
        return value, clean(row.text("value_norm"))

    def _says_it(self, row: Row, prop: Property, words: str, key: str) -> bool:
        """Whether words alone are compared as ``key``."""
        on, as_of = row.text("source_published"), row.text("as_of") or row.text("said")
        try:
            found = parse_value(
                prop,
                words,
                on=on.partition("T")[0] or None,
                as_of=as_of.partition("T")[0] or None,
                hemisphere=self._vocabulary.hemisphere,
                zone=row.text("source_zone"),
            )
        except (UnreadableValue, ValueError, OverflowError):
            return False
        return found.key == key

    def _named(self, row: Row, prop: Property, words: str, compared: str) -> Any:
        """A value that is an entity: in the report's words, and by its id."""
        near = bare_place(compared) != compared or (compared or words).startswith(_NEAR)
        told = bare_place(compared) if compared else words
        told = told.removeprefix(_NEAR).strip()
        kinds = ("place",) if prop.type == "place" else prop.refers_to
        kind = row.text("value_kind")
        default = kinds[0] if len(kinds) == 1 else ""
        slug = self._people.meant(row, "value", told, row.text("value_name"), kind, kinds, default=default)
        if not slug:
            return None
        named = f"{_NEAR}{slug}" if near else slug
        return named if words in ("", named) else {"says": words, "is": named}

    # Where it stands.

    def _cite(self, row: Row, source: str, there: Any, *, kept: bool) -> Data:
        if isinstance(there, dict) and there and self._stands(row, source, there):
            return there
        exact = row.get("exact")
        exact = exact if isinstance(exact, str) else ""
        found = None
        if exact.strip():
            around = str(row.get("prefix")), str(row.get("suffix"))
            found = self._reports.find(source, row.text("rendition"), exact, _number(row.text("start")), around)
            if found is None and self._reports.wordings(source) not in ([], ["record"]):
                message = "the quote is not in the text of its source, or stands there several times: copy its words, "
                self._noted.wrong(row, f"{message}or leave the quote out to cite the row itself")
            elif found is None:
                self._noted.unfit("a quote of a text that is not held: it is cited in its row", row)
        elif row.text("start") and row.text("rendition") not in ("", "record"):
            self._noted.unfit("a passage of which only the offsets are told: the row is cited", row)
        if found is None or kept:
            if found is None:
                self.kept += 1
            found = {**(found or {}), **self._reports.keep(source, row)}
        return found

    def _stands(self, row: Row, source: str, there: Data) -> bool:
        """Whether the passage that a row tells is among those that its claim has (or the row tells none)."""
        exact = row.get("exact")
        if row.get("more") and self._reports.data(source) is not None:
            return True
        if not isinstance(exact, str) or not exact.strip():
            return "record" not in there or self._reports.holds(source, row)
        start = _number(row.text("start"))
        for cites in there.values():
            for cite in cites if isinstance(cites, list) else [cites]:
                quote = cite if isinstance(cite, str) else cite.get("quote")
                if quote is not None and (quote == exact or " ".join(quote.split()) == " ".join(exact.split())):
                    return True
                if isinstance(cite, dict) and start is not None and cite.get("start") == start:
                    return True
        return False


def _number(told: str) -> int | None:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 12 else None
