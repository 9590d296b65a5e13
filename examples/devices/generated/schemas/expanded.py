# Generated from schema.yaml; edit the schema, not this file. [seal 78e427e05b0f]
"""Answers with the rows behind them, for those who ask for these."""

from pydantic import MISSING

from generated.schemas.alert import AlertRead
from generated.schemas.alert_rule import AlertRuleRead
from generated.schemas.device import DeviceRead
from generated.schemas.reading import ReadingRead


class DeviceExpanded(DeviceRead):
    """A device, with the rows that are asked for with it."""

    peers: list[DeviceRead] | MISSING = MISSING
    readings: list[ReadingRead] | MISSING = MISSING
    rules: list[AlertRuleRead] | MISSING = MISSING


class AlertRuleExpanded(AlertRuleRead):
    """An alert rule, with the rows that are asked for with it."""

    device: DeviceRead | MISSING | None = MISSING


class AlertExpanded(AlertRead):
    """An alert, with the rows that are asked for with it."""

    rule: AlertRuleRead | MISSING | None = MISSING
