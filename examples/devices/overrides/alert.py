"""Alerts: raised by rules that are on, acknowledged by somebody, and never lost without a trace."""

import logging

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from typing_extensions import override

from generated.errors import Conflict
from generated.models.alert import Alert
from generated.models.alert_rule import AlertRule
from generated.schemas.alert import AlertAcknowledge, AlertCreate
from generated.services.alert import AlertServiceBase

logger = logging.getLogger(__name__)


class AlertService(AlertServiceBase):
    """The alerts of one device, and what is done by hand."""

    @override
    async def before_create(self, session: AsyncSession, data: AlertCreate) -> AlertCreate:
        """Refuse alerts of a rule that is off. That there is the rule is seen to afterwards."""
        off = select(AlertRule.id).where(
            AlertRule.fleet == self.owner,
            AlertRule.id == data.rule_id,
            AlertRule.enabled.is_(False),
        )
        if await session.scalar(off) is not None:
            raise Conflict("The rule is off.")
        return data

    @override
    async def on_acknowledge(self, alert: Alert, data: AlertAcknowledge) -> None:
        """Note who looks after it."""
        alert.acknowledged_by = data.by

    @override
    async def after_delete(self, session: AsyncSession, alert: Alert) -> None:
        """Leave a line in the log."""
        logger.info("alert %s of device %s was deleted", alert.id, alert.device_id)
