# Generated from schema.yaml; edit the schema, not this file. [seal f6715ea26a0d]
"""What stands in the way of a change that the database refuses, by the name of the constraint."""

from generated.obstacles import Obstacle

CONFLICTS: dict[str, Obstacle] = {
    "uq_tag_label": Obstacle("There is already a tag with this label.", "unique", ("/label",)),
    "uq_account_name": Obstacle(
        "There is already an account with this name.", "unique", ("/name",)
    ),
    "ck_accounts_closed_after_opened": Obstacle(
        "This breaks the rule `closed_after_opened` of accounts.", "rule"
    ),
    "fk_transfers_source_id": Obstacle(
        "There is no such account.",
        "reference",
        ("/source_id",),
        held="There are transfers that refer to this.",
    ),
    "fk_transfers_target_id": Obstacle(
        "There is no such account.",
        "reference",
        ("/target_id",),
        held="There are transfers that refer to this.",
    ),
    "ck_transfers_transfer_moves": Obstacle(
        "This breaks the rule `transfer_moves` of transfers.", "rule"
    ),
    "uq_category_name": Obstacle(
        "There is already a category with this parent id and this name.",
        "unique",
        ("/parent_id", "/name"),
    ),
    "fk_categories_parent_id": Obstacle("There is no such category.", "reference", ("/parent_id",)),
    "fk_transactions_account_id": Obstacle(
        "There is no such account.",
        "reference",
        ("/account_id",),
        held="There are transactions that refer to this.",
    ),
    "fk_transactions_category_id": Obstacle(
        "There is no such category.", "reference", ("/category_id",)
    ),
    "fk_recurring_rules_account_id": Obstacle(
        "There is no such account.", "reference", ("/account_id",)
    ),
    "fk_recurring_rules_category_id": Obstacle(
        "There is no such category.", "reference", ("/category_id",)
    ),
    "ck_recurring_rules_rule_ends_after_start": Obstacle(
        "This breaks the rule `rule_ends_after_start` of recurring rules.", "rule"
    ),
    "fk_transaction_tag_tag_id": Obstacle("There is no such tag.", "reference", ("/tag_ids",)),
}
