# Generated from schema.yaml; edit the schema, not this file. [seal 865a5fc8baad]
"""What stands in the way of a change that the database refuses, by the name of the constraint."""

from generated.obstacles import Obstacle

CONFLICTS: dict[str, Obstacle] = {}
