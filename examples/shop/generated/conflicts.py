# Generated from schema.yaml; edit the schema, not this file. [seal 2435b71c7f64]
"""What stands in the way of a change that the database refuses, by the name of the constraint."""

from generated.obstacles import Obstacle

CONFLICTS: dict[str, Obstacle] = {
    "uq_category_slug": Obstacle(
        "There is already a category with this slug.", "unique", ("/slug",)
    ),
    "fk_categories_parent_id": Obstacle("There is no such category.", "reference", ("/parent_id",)),
    "uq_product_slug": Obstacle("There is already a product with this slug.", "unique", ("/slug",)),
    "fk_products_category_id": Obstacle(
        "There is no such category.", "reference", ("/category_id",)
    ),
    "uq_review_once": Obstacle("There is already a review with this product id.", "unique"),
    "fk_reviews_product_id": Obstacle("There is no such product.", "reference", of_parent=True),
    "uq_address_label": Obstacle(
        "There is already an address with this label.", "unique", ("/label",)
    ),
    "uq_order_number": Obstacle(
        "There is already an order with this number.", "unique", ("/number",)
    ),
    "fk_orders_address_id": Obstacle("There is no such address.", "reference", ("/address_id",)),
    "fk_orders_card_id": Obstacle("There is no such card.", "reference", ("/card_id",)),
    "ck_orders_paid_after_placed": Obstacle(
        "This breaks the rule `paid_after_placed` of orders.", "rule"
    ),
    "uq_order_line_product": Obstacle(
        "There is already an order line with this product id.", "unique", ("/product_id",)
    ),
    "fk_order_lines_order_id": Obstacle("There is no such order.", "reference", of_parent=True),
    "fk_order_lines_product_id": Obstacle(
        "There is no such product.", "reference", ("/product_id",)
    ),
    "uq_wishlist_name": Obstacle(
        "There is already a wishlist with this name.", "unique", ("/name",)
    ),
    "fk_wishlist_product_product_id": Obstacle(
        "There is no such product.", "reference", ("/product_ids",)
    ),
}
