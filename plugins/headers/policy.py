"""The Content-Security-Policy (CSP 3) of the site's pages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Policy:
    """Nothing but the site's own files, no inline code, no framing.

    `forms` are the origins a form may be sent to, `comments` those of a comments server. `searches`
    allows the page that searches to run the search library's WebAssembly, which 'self' alone forbids.
    """

    forms: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    searches: bool = False

    @property
    def searching(self) -> "Policy":
        """The same, for the page that searches."""
        return replace(self, searches=True)

    @property
    def said(self) -> str:
        """What a page can say itself, in a meta element: all but who may frame it (CSP 3, 3.3)."""
        own = " ".join(("'self'", *self.comments))
        forms = " ".join(("'self'", *self.forms))
        scripts = f"{own} 'wasm-unsafe-eval'" if self.searches else own
        return "; ".join(
            (
                "default-src 'none'",
                "style-src 'self'",
                f"script-src {scripts}",
                f"img-src {own}",
                "font-src 'self'",
                f"connect-src {own}",
                "base-uri 'none'",
                f"form-action {forms}",
            )
        )

    @property
    def sent(self) -> str:
        """What the host sends."""
        return f"{self.said}; frame-ancestors 'none'"


def policy(forms: Iterable[str] = (), comments: Iterable[str] = ()) -> Policy:
    """The policy for forms and comments at these addresses; "" stands for none."""
    return Policy(tuple(filter(None, map(_origin, forms))), tuple(filter(None, map(_origin, comments))))


def _origin(address: str) -> str:
    """The origin of a web address ("https://forms.example"), "" of none."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
