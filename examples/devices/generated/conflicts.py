# Generated from schema.yaml; edit the schema, not this file. [seal 8a699ceca5ff]
"""What stands in the way of a change that the database refuses, by the name of the constraint."""

from generated.obstacles import Obstacle

CONFLICTS: dict[str, Obstacle] = {
    "uq_device_slug": Obstacle("There is already a device with this slug.", "unique", ("/slug",)),
    "uq_device_serial": Obstacle(
        "There is already a device with this serial.", "unique", ("/serial",)
    ),
    "fk_readings_device_id": Obstacle("There is no such device.", "reference", of_parent=True),
    "fk_alert_rules_device_id": Obstacle("There is no such device.", "reference", ("/device_id",)),
    "ck_alert_rules_quiet_is_whole": Obstacle(
        "This breaks the rule `quiet_is_whole` of alert rules.", "rule"
    ),
    "fk_alerts_device_id": Obstacle("There is no such device.", "reference", of_parent=True),
    "fk_alerts_rule_id": Obstacle("There is no such alert rule.", "reference", ("/rule_id",)),
    "fk_device_device_other_device_id": Obstacle(
        "There is no such device.", "reference", ("/peers_ids",)
    ),
}
