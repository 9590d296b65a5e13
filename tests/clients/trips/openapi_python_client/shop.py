"""Shared rows, JSON, decimals, ids in lists and a chain of actions, with openapi-python-client."""

import sys

from shop_client.api.order_lines import create_order_line
from shop_client.api.orders import cancel_order, create_order, get_order
from shop_client.api.products import list_products
from shop_client.api.wishlists import create_wishlist, update_wishlist
from shop_client.client import Client
from shop_client.models import (
    GetOrderExpandItem,
    Order,
    OrderCreate,
    OrderLine,
    OrderLineCreate,
    OrderStatus,
    ProductPage,
    Wishlist,
    WishlistCreate,
    WishlistUpdate,
)

base_url, owner = sys.argv[1:]
client = Client(base_url=base_url)

products = list_products.sync(client=client, slug="teapot")
assert isinstance(products, ProductPage)
(teapot,) = products.items
assert (teapot.price, teapot.attributes) == ("24.90", {"litres": 1.2})

order = create_order.sync(owner, client=client, body=OrderCreate(number="A-1"))
assert isinstance(order, Order)
assert order.status is OrderStatus.CART
line = create_order_line.sync(
    owner, order.id, client=client, body=OrderLineCreate(product_id=teapot.id, quantity=2)
)
assert isinstance(line, OrderLine)
assert line.total == "49.80"
whole = get_order.sync(owner, order.id, client=client, expand=[GetOrderExpandItem.LINES])
assert isinstance(whole, Order)
assert isinstance(whole.lines, list)
assert [each.id for each in whole.lines] == [line.id]
cancelled = cancel_order.sync(owner, order.id, client=client)
assert isinstance(cancelled, Order)
assert cancelled.status is OrderStatus.CANCELLED

wishes = create_wishlist.sync(owner, client=client, body=WishlistCreate(name="Kitchen"))
assert isinstance(wishes, Wishlist)
wishes = update_wishlist.sync(
    owner, wishes.id, client=client, body=WishlistUpdate(product_ids=[teapot.id])
)
assert isinstance(wishes, Wishlist)
assert wishes.product_ids == [teapot.id]
