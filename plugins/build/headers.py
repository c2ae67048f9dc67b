"""The HTTP headers the site is made for: sent by `make serve`, written for hosts that read `_headers`."""

# Nothing but the site's own files: no inline code, no other origin, no plug-ins, no framing.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

SECURITY = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    # That somebody came from a therapist's website is nobody else's business.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

# Files whose name changes with their content may be kept for ever.
_FOR_EVER = "public, max-age=31536000, immutable"


def headers_file(path: str) -> str:
    """The `_headers` file of Netlify and Cloudflare Pages for a site that starts at `path` ("" as a rule)."""
    everywhere = {**SECURITY, "Strict-Transport-Security": "max-age=31536000"}
    return "".join(
        f"{path}{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for pattern, headers in (
            ("/*", everywhere),
            ("/theme/*", {"Cache-Control": _FOR_EVER}),
            ("/feeds/all.atom.xml", {"Content-Type": "application/atom+xml; charset=utf-8"}),
            ("/blog-feed.xml", {"Content-Type": "application/rss+xml; charset=utf-8"}),
        )
    )
