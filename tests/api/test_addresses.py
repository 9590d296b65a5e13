"""What the addresses of the API begin with: by the request, or by the setting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from fastapi import FastAPI

from generated.addresses import address_of, answering_at, base_url, url_of
from generated.app import create_app
from generated.config import Settings
from tests.api.raw import Connection, compose
from tests.api.servers import serving


def application(**settings: str) -> FastAPI:
    """An application with a route that says where it is."""
    given = {"database_url": "postgresql://127.0.0.1:1/x", **settings}
    app = create_app(Settings.model_validate(given))

    @app.get("/where")
    async def where() -> str:
        return base_url()

    return app


def asked(url: str, headers: Mapping[str, str] | None = None) -> str:
    with Connection(url) as connection:
        answer = connection.request("GET", "/where", None, headers)
    assert answer.status == 200
    return answer.body.decode().strip('"')


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with serving(application()) as url:
        yield url


def test_it_is_where_the_request_was_sent_to(url: str) -> None:
    assert asked(url, {"Host": url.removeprefix("http://")}) == url
    assert asked(url, {"Host": "api.example.com"}) == "http://api.example.com"
    assert asked(url, {"Host": "[::1]:8000"}) == "http://[::1]:8000"


@pytest.mark.parametrize("host", ["", "a b", 'x"><script>', "x/y", "x@y", "x:99999999", "ü"])
def test_a_host_that_is_none_is_not_repeated(url: str, host: str) -> None:
    assert asked(url, {"Host": host}) == url


def test_the_proxy_on_this_machine_is_believed_about_the_scheme(url: str) -> None:
    sent = {"Host": "api.example.com", "X-Forwarded-Proto": "https"}

    assert asked(url, sent) == "https://api.example.com"


def test_it_is_the_setting_where_there_is_one() -> None:
    with serving(application(public_url="https://example.com/todo/")) as url:
        assert asked(url, {"Host": "evil.example"}) == "https://example.com/todo"


def test_requests_at_once_have_each_their_own(url: str) -> None:
    hosts = [f"host-{number}.example" for number in range(20)]
    with Connection(url) as connection:
        connection.send(b"".join(compose("GET", "/where", None, {"Host": each}) for each in hosts))
        answers = [connection.receive().body.decode() for _ in hosts]

    assert answers == [f'"http://{host}"' for host in hosts]


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({"server": ("127.0.0.1", 8000)}, "http://127.0.0.1:8000"),
        ({"server": ("::1", 8000)}, "http://[::1]:8000"),
        ({"server": ("/run/api.sock", None), "scheme": "https"}, "https://localhost"),
        ({"server": None}, "http://localhost"),
        ({"server": None, "root_path": "/todo"}, "http://localhost/todo"),
    ],
)
def test_a_request_without_a_host_came_in_somewhere(given: dict[str, object], address: str) -> None:
    assert address_of({"scheme": "http", "headers": [], **given}) == address


def test_a_path_is_spelled_as_a_location_is() -> None:
    with answering_at("https://example.com/todo"):
        assert url_of("/api/a|b@c+d=e:f/ü x") == (
            "https://example.com/todo/api/a%7Cb@c+d=e:f/%C3%BC%20x"
        )


def test_outside_of_a_request_somebody_has_to_say_it() -> None:
    with pytest.raises(LookupError):
        base_url()
    with answering_at("https://example.com"):
        assert base_url() == "https://example.com"
    with pytest.raises(LookupError):
        base_url()


@pytest.mark.parametrize("url", ["example.com", "ftp://example.com", "https://x/?a=b", "https://"])
def test_a_setting_that_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="write it like https://api"):
        Settings.model_validate({"database_url": "postgresql:///x", "public_url": url})
