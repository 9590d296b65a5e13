"""Which texts spell a value of another type, as PostgreSQL 15 can be asked without an error.

Each is a regular expression for the spelling that the API itself uses, and a comparison where the
form alone does not decide. What the server would read beside that, blanks around a number or
`Jan 5`, does not count: it may depend on a setting, or mean something else to someone else.
"""

from __future__ import annotations

from dataclasses import dataclass

from codegen.storage import quote_text

_DATE = (
    r"(?!0000)("
    r"[0-9]{4}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    r"|[0-9]{4}-(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    r"|[0-9]{4}-02-(0[1-9]|1[0-9]|2[0-8])"
    r"|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29"
    r")"
)
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?"
_OFFSET = r"(Z|[-+](0[0-9]|1[0-4]):[0-5][0-9])"
_DURATION = (
    r"P(?=.)([0-9]{1,6}D)?"
    r"(T(?=.)([0-9]{1,7}H)?([0-9]{1,7}M)?([0-9]{1,9}(\.[0-9]{1,6})?S)?)?"
)
_BASE64 = r"([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
_UUID = r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
_WHOLE = r"-?[0-9]{1,40}"
_NUMBER = r"-?[0-9]{1,255}(\.[0-9]{1,255})?([eE][-+]?[0-9]{1,3})?"
_LEADING_ZERO = "^-?0[0-9]"

_MOST_DOUBLE = "1.797e308"
_LEAST_DOUBLE = "5e-324"


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a text is read as a value of a type.

    `fits` is when it can be, `keeps` when the value says all that the text said; None is always.
    """

    using: str
    fits: str
    keeps: str | None = None


def spelled(text: str, type_: str) -> Spelling | None:
    """How the type's values are spelled in a text, given as SQL; None if that could mean much."""
    plain = f"{text}::{type_}"
    match type_:
        case "boolean":
            words = "'true', 'false', 't', 'f', 'yes', 'no', 'on', 'off', '1', '0'"
            fits = f"lower({text}) IN ({words})"
            return Spelling(plain, fits, f"{text} IN ('true', 'false')")
        case "date":
            return Spelling(plain, _has_form(text, _DATE))
        case "time without time zone":
            return Spelling(plain, _has_form(text, _TIME))
        case "timestamp with time zone":
            keeps = f"{text} ~ '(Z|[-+]00:00)$'"
            return Spelling(plain, _has_form(text, f"{_DATE}[T ]{_TIME}{_OFFSET}"), keeps)
        case "interval":
            return Spelling(plain, _has_form(text, _DURATION))
        case "uuid":
            return Spelling(plain, _has_form(text, _UUID))
        case "bytea":
            using = f"decode({text}, 'base64')"
            back = f"replace(encode({using}, 'base64'), E'\\n', '')"
            return Spelling(using, _has_form(text, _BASE64), f"{back} = {text}")
        case "integer" | "bigint" | "double precision":
            return _number(text, type_)
        case _:
            return _decimal(text, type_) if type_.startswith("numeric(") else None


def _has_form(text: str, form: str) -> str:
    return f"{text} ~ {quote_text(f'^({form})$')}"


def _lacks_form(text: str, form: str) -> str:
    """The opposite; of a null it is as little true, so that a null goes on to be no number."""
    return f"{text} !~ {quote_text(f'^({form})$')}"


def _number(text: str, type_: str) -> Spelling:
    number = f"{text}::numeric"
    within = {
        "integer": f"{number} BETWEEN -2147483648 AND 2147483647",
        "bigint": f"{number} BETWEEN -9223372036854775808 AND 9223372036854775807",
        "double precision": in_double(number),
    }[type_]
    form = _NUMBER if type_ == "double precision" else _WHOLE
    fits = f"CASE WHEN {_lacks_form(text, form)} THEN false ELSE {within} END"
    using = f"{text}::{type_}"
    return Spelling(using, fits, _says_all(text, f"{using}::text::numeric"))


def in_double(number: str) -> str:
    """When a numeric becomes a double without an error."""
    return f"({number} = 0 OR abs({number}) BETWEEN {_LEAST_DOUBLE} AND {_MOST_DOUBLE})"


def _decimal(text: str, type_: str) -> Spelling:
    precision, scale = digits(type_)
    rounded = f"round({text}::numeric, {scale})"
    within = f"abs({rounded}) < 1e{precision - scale}"
    fits = f"CASE WHEN {_lacks_form(text, _NUMBER)} THEN false ELSE {within} END"
    return Spelling(f"{text}::{type_}", fits, _says_all(text, rounded))


def _says_all(text: str, number: str) -> str:
    """A number says less than its text where it is rounded, or where the text begins with zeros."""
    return f"{number} = {text}::numeric AND {text} !~ {quote_text(_LEADING_ZERO)}"


def digits(type_: str) -> tuple[int, int]:
    """The precision and the scale of `numeric(12,2)`."""
    precision, scale = type_.removeprefix("numeric(").removesuffix(")").split(",")
    return int(precision), int(scale)
