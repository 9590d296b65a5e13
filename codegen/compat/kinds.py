"""Every kind of change and what it means for clients; docs/compatibility.md says why."""

from __future__ import annotations

from codegen.compat.changes import ApiChange, Level

_BREAKING = """
    operation-removed operation-moved
    parameter-added-required parameter-removed parameter-required parameter-style-changed
    parameter-empty-refused
    request-body-added-required request-body-removed request-body-required
    request-media-removed request-media-encoding-changed
    answer-status-added answer-status-removed answer-body-removed
    answer-media-removed answer-media-encoding-changed
    answer-header-removed answer-header-optional answer-header-style-changed
    problem-type-removed
    request-type-narrowed request-type-changed request-null-removed
    request-words-limited request-word-removed request-variant-removed
    request-range-narrowed request-step-narrowed request-step-changed request-length-narrowed
    request-count-narrowed request-unique-narrowed request-size-narrowed
    request-format-narrowed request-format-changed request-pattern-narrowed request-pattern-changed
    request-encoding-changed request-rule-added request-rule-changed request-exclusion-added
    request-default-added request-default-changed request-default-removed
    request-member-added-required request-member-removed request-member-required
    request-member-hidden request-extra-narrowed
    answer-type-widened answer-type-changed answer-null-added
    answer-words-freed answer-word-added answer-variant-added
    answer-range-widened answer-step-widened answer-step-changed answer-length-widened
    answer-count-widened answer-unique-widened answer-size-widened
    answer-format-widened answer-format-changed answer-pattern-widened answer-pattern-changed
    answer-encoding-changed answer-rule-removed answer-rule-changed answer-exclusion-removed
    answer-member-added-closed answer-member-removed answer-member-optional
    answer-member-hidden answer-extra-widened
    security-added security-alternative-removed
    server-removed callback-removed callback-changed webhook-removed webhook-changed
    sunset-earlier sunset-without-notice
"""
_COMPATIBLE = """
    operation-added operation-retired operation-id-changed path-parameter-renamed
    parameter-added parameter-retired parameter-optional parameter-empty-allowed
    request-body-added request-body-optional request-media-added
    answer-error-added answer-error-removed answer-body-added answer-media-added
    answer-header-added answer-header-required answer-notice-header-removed
    problem-type-added
    request-type-widened request-null-added
    request-words-freed request-word-added request-word-retired request-variant-added
    request-range-widened request-step-widened request-length-widened
    request-count-widened request-unique-widened request-size-widened
    request-format-widened request-pattern-widened
    request-rule-removed request-exclusion-removed
    request-member-added request-member-retired request-member-optional
    request-member-shown request-extra-widened
    answer-type-narrowed answer-null-removed
    answer-words-limited answer-word-removed answer-variant-removed
    answer-range-narrowed answer-step-narrowed answer-length-narrowed
    answer-count-narrowed answer-unique-narrowed answer-size-narrowed
    answer-format-narrowed answer-pattern-narrowed answer-rule-added answer-exclusion-added
    answer-member-added answer-member-retired answer-member-required
    answer-member-shown answer-extra-narrowed
    security-dropped security-alternative-added
    server-added callback-added webhook-added
    deprecated deprecation-withdrawn sunset-set sunset-later sunset-withdrawn
"""
_DOCUMENTATION = """
    summary-changed description-changed title-changed examples-changed tags-changed
    external-docs-changed links-changed annotation-changed
"""

KINDS = {
    **dict.fromkeys(_BREAKING.split(), Level.BREAKING),
    **dict.fromkeys(_COMPATIBLE.split(), Level.COMPATIBLE),
    **dict.fromkeys(_DOCUMENTATION.split(), Level.DOCUMENTATION),
}
"""The level of each kind. The words are a promise: scripts look for them."""


def change(kind: str, place: str, message: str) -> ApiChange:
    """A change of a known kind, with the level that the kind has."""
    return ApiChange(kind, KINDS[kind], place, message)
