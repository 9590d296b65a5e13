"""What hand-written code puts into a row is answered as PostgreSQL has stored it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.api.databases import Databases, migrate
from tests.api.projects import make_project
from tests.api.servers import connect, server_process

SCHEMA = """
spec: 1
api: { title: Settled, version: "1" }
resources:
  offer:
    fields:
      name: { type: string, required: true, max_length: 40 }
      price: { type: decimal, precision: 10, scale: 2, nullable: true }
      until: { type: datetime, nullable: true }
    hooks: [after_create, after_update]
    actions:
      haggle: { input: { price: { type: string, required: true } }, override: required }
      reset: { set: { price: 1.5 }, override: optional }
  bundle:
    fields:
      price: { type: decimal, precision: 10, scale: 2, nullable: true }
    computed: { twice: { type: decimal, precision: 12, scale: 2 } }
    relations: { offers: { many_to_many: offer } }
    hooks: [after_create]
    actions: { haggle: { override: required } }
"""

OFFER = '''"""Offers whose prices are made by hand."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession
from typing_extensions import override

from generated.models.offer import Offer
from generated.schemas.offer import OfferHaggle
from generated.services.offer import OfferServiceBase


class OfferService(OfferServiceBase):
    """The offers of one owner."""

    @override
    async def after_create(self, session: AsyncSession, offer: Offer) -> None:
        offer.price = Decimal("1.5")
        offer.until = datetime(2026, 1, 31, 9, 30, tzinfo=timezone(timedelta(hours=2)))

    @override
    async def after_update(self, session: AsyncSession, offer: Offer) -> None:
        offer.price = Decimal("7E+1")

    @override
    async def on_haggle(self, offer: Offer, data: OfferHaggle) -> None:
        offer.price = Decimal(data.price)
'''

BUNDLE = '''"""Bundles whose prices are made by hand."""

from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession
from typing_extensions import override

from generated.models.bundle import Bundle
from generated.schemas.bundle import BundleStored
from generated.services.bundle import BundleServiceBase


class BundleService(BundleServiceBase):
    """The bundles of one owner."""

    @override
    async def after_create(self, session: AsyncSession, bundle: Bundle) -> None:
        bundle.price = Decimal("1.5")

    @override
    async def on_haggle(self, bundle: Bundle) -> None:
        bundle.price = Decimal("0.999")

    @override
    @staticmethod
    def compute_twice(bundle: BundleStored) -> Decimal:
        return (bundle.price or Decimal(0)) * 2
'''

OFFERS = "/api/ann/offers"


@pytest.fixture(scope="module")
def client(
    tmp_path_factory: pytest.TempPathFactory, databases: Databases
) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("settled")
    (folder / "given.yaml").write_text(SCHEMA)
    make_project(folder, folder / "given.yaml", {})
    (folder / "overrides" / "offer.py").write_text(OFFER)
    (folder / "overrides" / "bundle.py").write_text(BUNDLE)
    url = databases.create(databases.unused_name("settled"))
    migrate(url, folder)
    with (
        server_process(folder, folder / "server.log", {"DATABASE_URL": url}) as server,
        connect(server.base_url) as connected,
    ):
        yield connected


@pytest.fixture
def offer(client: httpx.Client) -> str:
    """The path of an offer."""
    created = client.post(OFFERS, json={"name": "a lamp"})
    assert created.status_code == 201, created.text
    return str(created.headers["Location"])


def test_what_is_set_after_creating_is_answered_as_it_is_read(client: httpx.Client) -> None:
    created = client.post(OFFERS, json={"name": "a lamp"})
    read = client.get(created.headers["Location"])

    assert created.json() == read.json()
    assert created.json()["price"] == "1.50"
    assert created.json()["until"] == "2026-01-31T07:30:00Z"


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
def test_what_is_set_after_changing_is_answered_as_it_is_read(
    client: httpx.Client, offer: str, method: str
) -> None:
    changed = client.request(method, offer, json={"name": "two lamps", "price": "3.00"})

    assert changed.json() == client.get(offer).json()
    assert changed.json()["price"] == "70.00"


@pytest.mark.parametrize(("given", "stored"), [("1.5", "1.50"), ("2.675", "2.68"), ("-0", "0.00")])
def test_what_an_action_sets_is_answered_as_it_is_read(
    client: httpx.Client, offer: str, given: str, stored: str
) -> None:
    answer = client.post(f"{offer}/haggle", json={"price": given})

    assert answer.status_code == 200, answer.text
    assert answer.json() == client.get(offer).json()
    assert answer.json()["price"] == stored


def test_what_the_schema_sets_before_a_hook_is_answered_as_it_is_read(
    client: httpx.Client, offer: str
) -> None:
    answer = client.post(f"{offer}/reset")

    assert answer.json() == client.get(offer).json()
    assert answer.json()["price"] == "1.50"


def test_a_value_that_does_not_fit_undoes_all(client: httpx.Client, offer: str) -> None:
    before = client.get(offer).json()
    answer = client.post(f"{offer}/haggle", json={"price": "123456789.00"})

    assert answer.status_code == 500
    assert client.get(offer).json() == before


def test_lists_of_ids_and_computed_members_are_of_what_is_stored(
    client: httpx.Client, offer: str
) -> None:
    ids = [offer.rpartition("/")[2]]
    created = client.post("/api/ann/bundles", json={"offer_ids": ids})
    path = created.headers["Location"]
    haggled = client.post(f"{path}/haggle")

    assert (created.json()["price"], created.json()["twice"]) == ("1.50", "3.00")
    assert (haggled.json()["price"], haggled.json()["twice"]) == ("1.00", "2.00")
    assert haggled.json() == client.get(path).json()
    assert haggled.json()["offer_ids"] == ids
