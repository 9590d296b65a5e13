# Generated from schema.yaml; edit the schema, not this file. [seal 5d23598a27a6]
# The digest of that schema: 1efcbb8f1b05
"""The API, generated; `overrides/` holds what is written by hand."""
