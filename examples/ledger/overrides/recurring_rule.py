"""What books itself: a rule becomes a transaction."""

from datetime import date

from sqlalchemy.ext.asyncio import async_object_session
from typing_extensions import override
from uuid_utils.compat import uuid7

from generated.errors import Conflict
from generated.models.recurring_rule import RecurringRule
from generated.models.transaction import Transaction
from generated.schemas.recurring_rule import RecurringRuleRun, RecurringRuleRunResult
from generated.services.recurring_rule import RecurringRuleServiceBase


class RecurringRuleService(RecurringRuleServiceBase):
    """The recurring rules of one book, and what is done by hand."""

    @override
    async def on_run(
        self, recurring_rule: RecurringRule, data: RecurringRuleRun
    ) -> RecurringRuleRunResult:
        """Book what the rule says, on the day that is asked for."""
        if recurring_rule.paused:
            raise Conflict("The rule is paused.")
        if not recurring_rule.starts_on <= data.booked_on <= (recurring_rule.ends_on or date.max):
            raise Conflict("The rule does not speak of that day.")
        session = async_object_session(recurring_rule)
        assert session is not None, "a rule that is run has been loaded"
        session.add(
            Transaction(
                id=uuid7(),
                book_id=self.owner,
                account_id=recurring_rule.account_id,
                category_id=recurring_rule.category_id,
                amount=recurring_rule.amount,
                booked_on=data.booked_on,
                booked_at=recurring_rule.at,
                payee=recurring_rule.name,
            )
        )
        return RecurringRuleRunResult(
            booked_on=data.booked_on,
            amount=recurring_rule.amount,
            remaining=remaining(recurring_rule, data.booked_on),
        )


def remaining(rule: RecurringRule, after: date) -> int | None:
    """How often the rule comes back after a day, or None where it has no end."""
    if rule.ends_on is None:
        return None
    months = (rule.ends_on.year - after.year) * 12 + rule.ends_on.month - after.month
    months -= rule.ends_on.day < after.day
    match rule.frequency:
        case "weekly":
            return (rule.ends_on - after).days // 7
        case "monthly":
            return months
        case _:
            return months // 12
