"""Shared rows, JSON, decimals, ids in lists and a chain of actions, with OpenAPI Generator."""

import sys

from shop_client import (
    ApiClient,
    Configuration,
    OrderCreate,
    OrderLineCreate,
    OrderLinesApi,
    OrdersApi,
    OrderStatus,
    ProductsApi,
    WishlistCreate,
    WishlistsApi,
    WishlistUpdate,
)

base_url, owner = sys.argv[1:]

with ApiClient(Configuration(host=base_url)) as client:
    (teapot,) = ProductsApi(client).list_products(slug="teapot").items
    assert (teapot.price, teapot.attributes) == ("24.90", {"litres": 1.2})

    orders = OrdersApi(client)
    order = orders.create_order(owner, OrderCreate(number="A-1"))
    assert order.status is OrderStatus.CART
    line = OrderLinesApi(client).create_order_line(
        owner, order.id, OrderLineCreate(product_id=teapot.id, quantity=2)
    )
    assert line.total == "49.80"
    whole = orders.get_order(owner, order.id, expand=["lines", "address"])
    assert whole.lines is not None
    assert [each.id for each in whole.lines] == [line.id]
    assert whole.address is None
    assert orders.cancel_order(owner, order.id).status is OrderStatus.CANCELLED

    wishlists = WishlistsApi(client)
    wishes = wishlists.create_wishlist(owner, WishlistCreate(name="Kitchen"))
    wishes = wishlists.update_wishlist(owner, wishes.id, WishlistUpdate(product_ids=[teapot.id]))
    assert wishes.product_ids == [teapot.id]
