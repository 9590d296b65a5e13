# Generated from schema.yaml; edit the schema, not this file. [seal 0805e7731912]
# The digest of that schema: c09ace4fdf84
"""The API, generated; `overrides/` holds what is written by hand."""
