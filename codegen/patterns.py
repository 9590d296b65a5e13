"""The regular expressions of types that are text with a form.

They are in the subset that Python, Rust, ECMAScript and PostgreSQL read alike, so that the wire,
the document and the database's checks can share them.
"""

from __future__ import annotations

EMAIL = (
    r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
    r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$"
)
"""What HTML calls a valid address (html.spec.whatwg.org, 4.10.5.1.5), its first part bounded."""

URL = (
    r"^https?://([A-Za-z0-9._~!$&'()*+,;=:%-]*@)?"
    r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?"
    r"([/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?$"
)
"""An absolute URL in the characters of RFC 3986, 2; others are percent-encoded.

Its host is a name or an IPv4 address. Of what stands in brackets, too much is no IPv6 address, and
readers of URLs fail over it.
"""

SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
