"""Page ranges and article numbers (9.25-9.27)."""

import re

from plugins.apa.latex import plain

_DASHES = re.compile(r"\s*(?:-{1,3}|[‐‑‒–—−])\s*")
_RANGE = re.compile(
    r"(?P<letters>[A-Za-z]*)(?P<start>\d+)–(?P<again>[A-Za-z]*)(?P<end>\d+)(?P<tail>[A-Za-z]*)"
)
_E_LOCATOR = re.compile(r"[A-Za-z]\d+")
_LABEL = re.compile(r"^(?:pp?|pages?|seiten?|s)\.?\s+|^pp?\.(?=\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?i)^(?:article|art\.)\s+(?=\S*\d)")
_SUPPLEMENT = re.compile(r"(?i)\bsuppl(?:ement)?\b\.?\s*(?=\S|$)")
_PART = re.compile(r"(?i),?\s*\b(?:pt\b\.?|part\b)\s*(?=\w)")
_VOLUME_SUPPLEMENT = re.compile(r"(?i)^(?P<volume>\w+),?\s+(?P<issue>suppl(?:ement)?\b.*)$")


def read_range(value: str) -> str:
    """Numbers with en dashes: "585-92" stays short; see `read_pages`."""
    return _DASHES.sub("–", plain(value)).strip()


def read_issue(value: str) -> str:
    """An issue with en dashes: "Suppl. 2", "3, Pt. 1" (9.25)."""
    return _PART.sub(", Pt. ", _SUPPLEMENT.sub("Suppl. ", read_range(value))).strip(" ,")


def volume_and_issue(volume: str, issue: str) -> tuple[str, str]:
    """Both as printed; PubMed writes the supplement of a volume beside it: "34 Suppl 1"."""
    inside = _VOLUME_SUPPLEMENT.match(plain(volume))
    if inside and not issue:
        volume, issue = inside["volume"], inside["issue"]
    return read_range(volume), read_issue(issue)


def read_pages(value: str) -> str:
    """Pages with en dashes and full end pages: "585-92" → "585–592"; "101+" stays."""
    text = _LABEL.sub("", read_range(value))
    return ", ".join(whole_ranges(part.strip()) for part in re.split(r"[,;]", text) if part.strip())


def whole_ranges(pages: str) -> str:
    """Ranges of pages with all the digits of their ends: "585–92" → "585–592"."""
    return _RANGE.sub(_full, pages)


def article_number(pages: str) -> str:
    """The number in pages that are an e-locator: "e33", "Article 44" (S11 of a range is none)."""
    if _ARTICLE.match(pages):
        return _ARTICLE.sub("", pages)
    return pages if _E_LOCATOR.fullmatch(pages) else ""


def labelled(pages: str) -> str:
    """ "p. 301" or "pp. 213–232"; nothing of nothing."""
    if not pages:
        return ""
    return f"{'pp.' if re.search('[–,]', pages) else 'p.'} {pages}"


def _full(match: re.Match[str]) -> str:
    start, end = match["start"], match["end"]
    if end == start and match["again"] in {"", match["letters"]} and not match["tail"]:
        return f"{match['letters']}{start}"
    if len(end) < len(start) and int(start[: len(start) - len(end)] + end) > int(start):
        end = start[: len(start) - len(end)] + end
    return f"{match['letters']}{start}–{match['again'] or match['letters']}{end}{match['tail']}"
