# Generated from schema.yaml; edit the schema, not this file. [seal 2e94d2c52d5f]
# The digest of that schema: bfadc6db54a1
"""The API, generated; `overrides/` holds what is written by hand."""
