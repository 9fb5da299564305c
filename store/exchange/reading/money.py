"""What FollowTheMoney calls kinds and properties, and what they are here: one table for both ways."""

from __future__ import annotations

from typing import NamedTuple

#: The columns of statements, in the order of its own CSV.
COLUMNS = (
    *("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "lang", "original_value"),
    *("external", "first_seen", "last_seen", "id"),
)
#: Our kind of a schema; what is between two, as an ownership is, has none.
KINDS = {
    "Person": "leader",
    **dict.fromkeys(("Organization", "Company", "LegalEntity", "PublicBody"), "group"),
    "Event": "raid",
    "Address": "place",
}
#: The schema of a kind.
SCHEMAS = {"leader": "Person", "group": "Organization", "raid": "Event", "place": "Address", "voice": "LegalEntity"}
#: Spellings: each is a name of its entity, and a claim of whoever lists it.
NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")


class Meant(NamedTuple):
    """A property here, and its scope."""

    property: str
    scope: str = ""


#: What a property of theirs is here, by kind. ``full`` of an address is its name.
MEANT: dict[str, dict[str, Meant]] = {
    "leader": {
        "birthDate": Meant("date_of_birth"),
        "deathDate": Meant("date_of_death"),
        "birthPlace": Meant("birthplace"),
        "nationality": Meant("nationality"),
        "citizenship": Meant("nationality"),
        "position": Meant("role"),
        "ethnicity": Meant("ethnicity"),
        "summary": Meant("background"),
        "notes": Meant("background"),
        "biography": Meant("background"),
        "address": Meant("address"),
    },
    "group": {
        "incorporationDate": Meant("founded"),
        "summary": Meant("background"),
        "notes": Meant("background"),
        "legalStatus": Meant("legal_status"),
        "status": Meant("legal_status"),
        "address": Meant("address"),
    },
    "raid": {"date": Meant("date"), "startDate": Meant("date"), "location": Meant("site"), "summary": Meant("comment")},
    "place": {"summary": Meant("background")},
}


class Between(NamedTuple):
    """What stands between two, as a membership does: whose question it is, whom it names, which property that is here.

    ``told`` is their property that says what the two are to each other, ``scope`` what they are where none says it.
    """

    of: str
    to: str
    property: str
    told: str = ""
    scope: str = ""


#: Schemas of what is between two. What a role is in a body is a claim of its own, in the words of the list.
BETWEEN = {
    "Membership": Between("member", "organization", "affiliation"),
    "Employment": Between("employee", "employer", "affiliation"),
    "Directorship": Between("director", "organization", "affiliation"),
    "Family": Between("person", "relative", "relative"),
    "Associate": Between("person", "associate", "relations", "relationship"),
    "UnknownLink": Between("subject", "object", "relations", "role"),
    "Ownership": Between("owner", "asset", "relations", scope="owner"),
    "Representation": Between("agent", "client", "relations", scope="agent"),
}
#: Of whom a property is asked here, and whom it names, where a list may say otherwise.
ENDS = {
    "affiliation": (("leader", "group"), ("group",)),
    "relative": (("leader",), ("leader", "group")),
    "relations": (("leader", "group"), ("leader", "group")),
}
#: The schema of a claim here that names somebody.
OF_TWO = {"affiliation": "Membership", "relative": "Family", "relations": "UnknownLink"}
_NUMBERS = (
    *("idNumber", "passportNumber", "registrationNumber", "taxNumber", "vatCode", "innCode", "ogrnCode", "leiCode"),
    *("swiftBic", "socialSecurityNumber", "wikidataId", "dunsCode"),
)
for _kind in ("leader", "group"):
    MEANT[_kind] |= {name: Meant("identifier", name) for name in _NUMBERS}
DATES = frozenset({"birthDate", "deathDate", "incorporationDate", "date", "startDate"})
#: Their property of one of ours, by kind: the first that means it.
THEIRS: dict[str, dict[tuple[str, str], str]] = {}
for _kind, _told in MEANT.items():
    THEIRS[_kind] = {}
    for _name, _meant in _told.items():
        THEIRS[_kind].setdefault((_meant.property, _meant.scope), _name)
