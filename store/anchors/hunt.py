"""Look for hashed quotes in all writings of a copy, without hashing more windows than needed.

Most copies are the original in another writing, with something before it. So long quotes are first
tried where they would stand if they moved as far as others did; only what that leaves is looked for
at every offset. Short quotes are always looked for at every offset, because it matters how often they
stand there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from store.anchors.places import HashedQuote, Pins, pin_down
from store.anchors.windows import Place, Windows, digest, every_offset, other_gaps
from store.text.normal_forms import Mapped, line_ends_lf, normal_forms
from store.text.typeset import as_typed

TELLING = 24
"""Code points from which words at the expected offset are no accident."""

_BATCH = 6
_NEIGHBOURHOOD = 2000
_ABOUT = 64
"""Code points about its old place in which words are looked for that are no others' neighbours."""


class HashSearch:
    """A copy, and what was found in it.

    `places` holds, in code points of the copy as held, all places of a quote that were found (one is
    enough for long words at the expected offset); `written` the name of the form in which its hash
    was met. A quote that was not found is in neither.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        forms: dict[str, Mapped] = {}
        for form in (*normal_forms(text), *as_typed(line_ends_lf(text))):
            forms.setdefault(form.text, form)
        self.forms = list(forms.values())
        self.places: dict[HashedQuote, list[Place]] = {}
        self.written: dict[HashedQuote, str] = {}
        self._tried: set[HashedQuote] = set()
        self._windows: dict[str, Windows] = {}
        # A byte order mark gained or lost is the commonest move of all.
        self._shifts: dict[str, set[int]] = {form.name: {-1, 0, 1} for form in self.forms}

    def find(self, quotes: Iterable[HashedQuote]) -> None:
        """Look for quotes in every form of the copy, beginning and ending at a word's edge."""
        missing = sorted(set(quotes) - self.places.keys(), key=_longest_first)
        for form in self.forms:
            self._try_shifts(form, missing, self._shifts[form.name])
        size = _BATCH
        while missing := [quote for quote in missing if quote not in self.places]:
            batch, missing = missing[:size], missing[size:]
            self._scan_all(batch, missing)
            size *= 2

    def doubt(self, pins: Pins) -> None:
        """Look everywhere for words that were met by trying a shift, but break the order of the others."""
        kept = {(pin.start, pin.end) for pin in pins.chain}
        doubtful = [quote for quote in self._tried if (quote.start, quote.end) not in kept]
        for quote in doubtful:
            del self.places[quote]
        self._tried.clear()
        self._scan_all(doubtful, ())

    def _scan_all(self, quotes: Iterable[HashedQuote], others: Sequence[HashedQuote]) -> None:
        """Look everywhere for some quotes, and for others where they are if they moved as far as these."""
        asked = list(quotes)
        for form in self.forms:
            asked = [quote for quote in asked if quote not in self.places]
            new = self._scan(form, asked) - self._shifts[form.name]
            self._shifts[form.name] |= new
            self._try_shifts(form, others, new)

    def look_closer(self, quote: HashedQuote, pins: Pins) -> None:
        """Look for one quote between its neighbours: at every offset, then with other gaps."""
        lo, hi = pins.bounds(quote, len(self.text))
        least, most = pins.expected(quote.start)
        within = (max(lo, least - _NEIGHBOURHOOD), min(hi, most + _NEIGHBOURHOOD))
        length, key = quote.end - quote.start, bytes.fromhex(quote.sha256)
        if found := every_offset(self.text, length, key, within):
            self.places[quote], self.written[quote] = found, self.forms[0].name
        elif pins.chain and (found := other_gaps(self.text, length, key, within, (least + most) // 2)):
            self.places[quote], self.written[quote] = found, "other gaps"

    def complete(self, quotes: Sequence[HashedQuote], pins: Pins) -> None:
        """Look closer for what is missing of one rendition's quotes.

        Where nothing of it was met, every quote may have words that the copy joins. The longest few are then looked
        for about where they stood, and the first one met is a pin for the others.
        """
        if not pins.chain:
            told = [quote for quote in sorted(quotes, key=_longest_first) if quote.end - quote.start >= TELLING]
            for quote in told[:_BATCH]:
                within = (max(0, quote.start - _ABOUT), quote.start + _ABOUT)
                length, key = quote.end - quote.start, bytes.fromhex(quote.sha256)
                if found := other_gaps(self.text, length, key, within, quote.start):
                    self.places[quote], self.written[quote] = found, "other gaps"
                    break
            pins = pin_down({quote: self.places[quote] for quote in quotes if quote in self.places})
        for quote in quotes:
            if quote not in self.places:
                self.look_closer(quote, pins)

    def _try_shifts(self, form: Mapped, quotes: Sequence[HashedQuote], shifts: Iterable[int]) -> None:
        for shift in sorted(shifts, key=abs):
            for quote in quotes:
                start, end = quote.start + shift, quote.end + shift
                if start < 0 or end - start < TELLING or quote in self.places:
                    continue
                if digest(form.text[start:end]).hex() == quote.sha256:
                    self._note(quote, form, start)
                    self._tried.add(quote)

    def _scan(self, form: Mapped, quotes: Sequence[HashedQuote]) -> set[int]:
        """Look for quotes at every word's edge; how far those moved that stand once in this form."""
        asked: defaultdict[int, defaultdict[bytes, list[HashedQuote]]] = defaultdict(lambda: defaultdict(list))
        for quote in quotes:
            asked[quote.end - quote.start][bytes.fromhex(quote.sha256)].append(quote)
        if not asked:
            return set()
        if form.name not in self._windows:
            self._windows[form.name] = Windows(form)
        wanted = {length: digests.keys() for length, digests in asked.items()}
        shifts: set[int] = set()
        for length, key, start in self._windows[form.name].find(wanted):
            for quote in asked[length][key]:
                self._note(quote, form, start)
                shifts.add(start - quote.start)
        return shifts if len(shifts) <= 2 * _BATCH else set()

    def _note(self, quote: HashedQuote, form: Mapped, start: int) -> None:
        place = form.back(start, start + quote.end - quote.start)
        as_held = digest(self.text[place[0] : place[1]]).hex() == quote.sha256
        self.places.setdefault(quote, []).append(place)
        self.written[quote] = self.forms[0].name if as_held else form.name


def _longest_first(quote: HashedQuote) -> tuple[int, int, str]:
    return quote.start - quote.end, quote.start, quote.sha256
