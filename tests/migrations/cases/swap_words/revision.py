"""Rename head to tail and tail to head in side of coins, and more.

- Rename head to tail and tail to head in side of coins.
- Rename head to tail and tail to head in thrown of coins.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "ba890e339d2c"
snapshot = "0f150bbb3f9b-half"
checksum = "cc6fd4c69273"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "coins" DROP CONSTRAINT "ck_coins_side_words"')
    op.execute(
        'UPDATE "coins" '
        'SET "side" = CASE "side" '
        "WHEN 'head' THEN 'tail' "
        "WHEN 'tail' THEN 'head' "
        'ELSE "side" END '
        "WHERE \"side\" IN ('head', 'tail')"
    )
    op.execute(
        'ALTER TABLE "coins" ADD CONSTRAINT "ck_coins_side_words" '
        "CHECK (\"side\" IN ('head', 'tail')) NOT VALID"
    )

    op.execute('ALTER TABLE "coins" DROP CONSTRAINT "ck_coins_thrown_words"')
    op.execute(
        'UPDATE "coins" '
        'SET "thrown" = ARRAY(SELECT CASE word '
        "WHEN 'head' THEN 'tail' "
        "WHEN 'tail' THEN 'head' "
        "ELSE word END "
        'FROM unnest("thrown") WITH ORDINALITY AS items (word, place) '
        "ORDER BY place) "
        "WHERE \"thrown\" && ARRAY['head', 'tail']"
    )
    op.execute(
        'ALTER TABLE "coins" ADD CONSTRAINT "ck_coins_thrown_words" '
        "CHECK (\"thrown\" <@ ARRAY['head', 'tail']) NOT VALID"
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "coins" DROP CONSTRAINT "ck_coins_thrown_words"')
    op.execute(
        'UPDATE "coins" '
        'SET "thrown" = ARRAY(SELECT CASE word '
        "WHEN 'tail' THEN 'head' "
        "WHEN 'head' THEN 'tail' "
        "ELSE word END "
        'FROM unnest("thrown") WITH ORDINALITY AS items (word, place) '
        "ORDER BY place) "
        "WHERE \"thrown\" && ARRAY['tail', 'head']"
    )
    op.execute(
        'ALTER TABLE "coins" ADD CONSTRAINT "ck_coins_thrown_words" '
        "CHECK (\"thrown\" <@ ARRAY['head', 'tail']) NOT VALID"
    )
    op.execute('ALTER TABLE "coins" VALIDATE CONSTRAINT "ck_coins_thrown_words"')

    op.execute('ALTER TABLE "coins" DROP CONSTRAINT "ck_coins_side_words"')
    op.execute(
        'UPDATE "coins" '
        'SET "side" = CASE "side" '
        "WHEN 'tail' THEN 'head' "
        "WHEN 'head' THEN 'tail' "
        'ELSE "side" END '
        "WHERE \"side\" IN ('tail', 'head')"
    )
    op.execute(
        'ALTER TABLE "coins" ADD CONSTRAINT "ck_coins_side_words" '
        "CHECK (\"side\" IN ('head', 'tail')) NOT VALID"
    )
    op.execute('ALTER TABLE "coins" VALIDATE CONSTRAINT "ck_coins_side_words"')
