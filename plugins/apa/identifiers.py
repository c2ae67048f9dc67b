"""DOIs and URLs as APA prints them (9.34-9.36)."""

import re
from urllib.parse import quote, unquote

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_DOI_URL = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/+|doi:\s*)(?P<doi>10\.\S+)|(?P<bare>10\.\d{4,9}/\S+)",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([_%&#$~{}])")


def read_doi(value: str) -> str:
    """The bare DOI in a `doi` field, however it was pasted; "" when there is none."""
    match = _DOI.search(unescaped(value))
    return _trimmed(match[0]) if match else ""


def doi_of_url(value: str) -> str:
    """The DOI that a URL resolves to; "" for every other URL."""
    match = _DOI_URL.fullmatch(unescaped(value))
    return _trimmed(unquote(match["doi"] or match["bare"])) if match else ""


def doi_link(doi: str) -> str:
    """The link that APA prints (9.35)."""
    return f"https://doi.org/{doi}"


def read_url(value: str) -> str:
    """A web address without LaTeX around it; "" when it is none (a `javascript:` address, say)."""
    match = _URL.fullmatch(unescaped(value))
    return match[0] if match else ""


def address_in(value: str) -> str:
    r"""The web address in a text that says more: "Available at \url{https://…}"; "" without one."""
    match = re.search(r"\\url\s*\{([^{}]*)\}|(https?://[^\s{}]+)", value)
    return read_url((match[1] or match[2]).rstrip(".,;)")) if match else ""


def unescaped(value: str) -> str:
    r"""The text of a verbatim field: `\url{…}`, `\_` and outer braces removed."""
    value = value.strip()
    command = re.fullmatch(r"\\(?:url|path|nolinkurl)\s*\{(.*)\}", value, re.DOTALL)
    value = command[1].strip() if command else value
    while value.startswith("{") and value.endswith("}"):
        value = value[1:-1].strip()
    value = value.replace(r"\textasciitilde{}", "~").replace(r"\textasciitilde", "~").replace(r"{\_}", "_")
    return _ESCAPED.sub(r"\1", value).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


def web_address(text: str) -> str:
    """An address safe in an `href`: characters that a URI may not hold are percent-encoded (RFC 3986)."""
    return quote(text, safe=":/?#[]@!$&'()*+,;=%-._~")


def _trimmed(doi: str) -> str:
    doi = doi.rstrip(".,;")
    return doi[:-1] if doi.endswith(")") and doi.count("(") < doi.count(")") else doi
