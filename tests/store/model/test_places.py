"""The place of a store as words name it: a file, a server, or a sentence; a password is in none of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.places import Server, file_of, is_address, place_of, without_passwords
from store.model.problems import BadInput

SERVERS = {
    "postgresql://host/desk": "desk",
    "postgres://ana@host:5433/desk?sslmode=verify-full": "desk",
    "postgresql://one:5432,two:5433/desk?target_session_attrs=read-write": "desk",
    "postgresql:///desk?host=/run/postgresql": "desk",
    "postgresql://ana@[::1]:5432/desk": "desk",
    "postgresql://ana@host": "host",
    "postgresql:///?host=/run": "postgresql",
    "service=news.desk": "news.desk",
    "service=desk user=ana": "desk",
}
FILES = ("a.db", "/x/a.db", "./service=desk", "x/service=desk", "a=b.db", "services=x", "~/x y.db", "user-host.db", "-")
OTHERS = (
    *("mysql://host/x", "sqlite://x", "file:x.db", ":memory:", "postgresql:/host/x", "postgresql+psycopg://h/x"),
    *("host=h dbname=x", "service=a/b", "service = x", " service=x", "dbname=x"),
)
SECRETS = (
    "postgresql://ana:{}@host/desk",
    "POSTGRESQL://ana:{}@host/desk",
    "postgresql://:{}@host/desk",
    "postgresql://ana:{}/x@host/desk",
    "postgresql:/ana:{}@host/desk",
    "postgresql://host/desk?password={}",
    "postgresql://host/desk?sslmode=require&password={}",
    "postgresql://host/desk?p%61ssword={}",
    "postgresql://host/desk?sslpassword={}",
    "postgresql://host/desk?oauth_client_secret={}",
    "service=desk password={}",
    "service=desk password='{} x'",
    "service=desk password = {}",
    "password={} service=desk",
    "host=h dbname=x password={}",
    "mysql://ana:{}@host/x",
    "postgresql+psycopg://ana:{}@host/x",
)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("told", SERVERS)
def test_an_address_is_a_server_and_is_called_by_its_database_or_service(told: str) -> None:
    place = place_of(told)
    assert isinstance(place, Server) and str(place) == told and place.name == SERVERS[told]


def test_the_scheme_is_told_as_the_library_takes_it() -> None:
    assert place_of("PostgreSQL://Host/Desk") == Server("postgresql://Host/Desk")


@pytest.mark.parametrize("told", FILES)
def test_what_is_no_address_is_a_path(told: str) -> None:
    assert place_of(told) == Path(told)


@pytest.mark.parametrize("told", OTHERS)
def test_an_address_that_nothing_understands_is_refused_and_says_which_are(told: str) -> None:
    with pytest.raises(BadInput) as refused:
        place_of(told)
    assert str(refused.value) == (
        f"{told}: looks like an address, and none that is understood: a store is a file (give its path from the root), "
        "or on a server postgresql://USER@HOST/DATABASE or service=NAME"
    )


@pytest.mark.parametrize("told", ["service=desk", "host=x", ":memory:", "file:x"])
def test_what_is_there_as_a_file_is_that_file(told: str) -> None:
    Path(told).touch()
    assert place_of(told) == Path(told) == file_of(told, "")


@pytest.mark.parametrize("told", SECRETS)
def test_a_password_is_refused_and_never_repeated(told: str) -> None:
    for named in (place_of, lambda it: file_of(it, "a case is a folder")):
        with pytest.raises(BadInput) as refused:
            named(told.format("geheim"))
        assert "geheim" not in str(refused.value)
    if told.lower().startswith(("postgresql://", "service=desk")):
        with pytest.raises(BadInput, match=r"holds a password.*~/\.pgpass"):
            place_of(told.format("geheim"))


@pytest.mark.parametrize("told", [it for it in SECRETS if it.lower().startswith(("postgresql://", "service="))])
def test_a_server_can_hold_no_password(told: str) -> None:
    with pytest.raises(BadInput, match="holds a password"):
        Server(told.format("geheim"))


@given(st.sampled_from(SECRETS), st.text("abcXYZ019%+!~-._", min_size=4, max_size=12))
def test_no_password_gets_through(shape: str, secret: str) -> None:
    try:
        place = place_of(shape.format(secret))
    except BadInput as refused:
        assert secret not in str(refused)
    else:
        assert secret not in repr(place)


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("No such command 'postgresql://ana:geheim@host/x'.", "No such command 'postgresql://ana:...@host/x'."),
        ("unexpected (service=a password=geheim user=b)", "unexpected (service=a password=... user=b)"),
        ("bad: password='geh eim' x", "bad: password=... x"),
        ("https://example.org/a?b=c and ana@example.org: fine", None),
        ("postgresql://ana@host:5432/desk: fine, at 10:30 by ana@host", None),
    ],
)
def test_other_peoples_words_are_shown_without_the_passwords_in_them(told: str, left: str | None) -> None:
    assert without_passwords(told) == (told if left is None else left)


def test_a_case_is_no_address() -> None:
    assert is_address("service=desk")
    with pytest.raises(BadInput, match="looks like an address, and a case is a folder: give its path from the root"):
        file_of("service=desk", "a case is a folder")
