# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""What stands in the way of a change that the database refuses, by the name of the constraint."""

from generated.obstacles import Obstacle

CONFLICTS: dict[str, Obstacle] = {
    "uq_country_code": Obstacle("There is already a country with this code.", "unique", ("/code",)),
    "fk_cities_country_id": Obstacle("There is no such country.", "reference", of_parent=True),
    "fk_addresses_country_id": Obstacle("There is no such country.", "reference", ("/country_id",)),
}
