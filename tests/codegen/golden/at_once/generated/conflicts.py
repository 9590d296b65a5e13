# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""What stands in the way of a change that the database refuses, by the name of the constraint."""

from generated.obstacles import Obstacle

CONFLICTS: dict[str, Obstacle] = {
    "fk_items_basket_id": Obstacle("There is no such basket.", "reference", of_parent=True),
    "fk_coupons_basket_id": Obstacle(
        "There is no such basket.",
        "reference",
        ("/basket_id",),
        held="There are coupons that refer to this.",
    ),
    "fk_strokes_draft_id": Obstacle("There is no such draft.", "reference", of_parent=True),
    "fk_stamps_parcel_id": Obstacle("There is no such parcel.", "reference", of_parent=True),
}
