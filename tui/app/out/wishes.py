"""What the app is asked for to show a place."""

from __future__ import annotations

from collections.abc import Callable

from store.model.claims import QuestionRef
from tui.session import messages
from tui.session.ways.addresses import Place, filters

_WISHES: dict[str, Callable[[Place], messages.Wish]] = {
    "entity": lambda at: messages.OpenEntity(at.part(0)),
    "question": lambda at: messages.OpenQuestion(_ref(at), claim=at.part(3) or None),
    "names": lambda at: messages.OpenNames(at.part(0)),
    "matrix": lambda at: messages.OpenMatrix(_ref(at)),
    "timeline": lambda at: messages.OpenTimeline(at.part(0) or None),
    "sources": lambda at: messages.OpenSources(at.part(0) or None),
    "source": lambda at: messages.OpenSource(at.part(0), at.part(2) or None, at.part(1) or None),
    "voices": lambda _: messages.OpenVoices(),
    "voice": lambda at: messages.OpenVoices(at.part(0)),
    "contested": lambda at: messages.OpenWorklist(None, filters(at)),
    "pairs": lambda at: messages.OpenPairs(at.part(0) or None),
    "pictures": lambda at: messages.OpenPictures(at.part(0)),
    "gaps": lambda _: messages.OpenGaps(),
    "basket": lambda _: messages.OpenBasket(),
    "beside": lambda at: messages.CompareSources(at.part(0), at.part(1) or None),
    "journal": lambda _: messages.OpenJournal(),
    "edit": lambda at: messages.OpenEdit(int(at.part(0))),
    "clashes": lambda _: messages.OpenClashes(),
}


def wish_of(at: Place) -> messages.Wish:
    """The wish that shows a place, as it stands now (`tui.session.ways.whereabouts`)."""
    return _WISHES[at.kind](at)


def _ref(at: Place) -> QuestionRef:
    return QuestionRef(at.part(0), at.part(1), at.part(2))
