"""Pieces from which nasty inputs are put together."""

# Markup, and letters that end it or turn it around.
HTML = [
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=a()>"),
    *("<a href=javascript:a()>", "</title>", "-->", "<!--", "]]>", "<![CDATA[", "<p onclick=a()>"),
    *("<style>", "<iframe src=//b.org>", "<b", "&#x202e;", "&#0;", "&lt;script&gt;", "\u0000"),
    *("\u202e", "\ufeff", "\x85", "\u2028", "🌱", "é", "é"),
]

# Markdown, citations and links.
MARKDOWN = [
    *("[a](javascript:a())", "[a]: data:text/html,x", "![](x)", "`", "```", "> ", "# ", "- ", "1. "),
    *("|", "{", "}", "[@kristin]", "[@neff2011, p. 3]", "@neff2011", "[see @neff2011; "),
    *("[-@neff2011]", "[@", "]", "{#a .b c=d}", "[^1]", "[^1]: ", "*", "**", "_", "\\", "\n\n", "\n"),
    *("    ", "\t", "[references]", "{filename}/a.md", "***"),
]

# What means something to YAML.
YAML = [
    *(": ", "- ", "\n", "  ", "\t", '"', "'", "[", "]", "{", "}", "&a ", "*a", "!!python/name:os "),
    *("|", ">", "#", "---"),
]

# What means something in a bibliography.
BIBTEX = [
    *("@book{", "@article{a,", "@string{x = ", "}", "{", ",", "=", '"', "#", "title = {"),
    *("author = {", "year = 20", " and ", "\\emph{", "\\url{javascript:a}", '\\"u', "$"),
    *("doi = {10.1/<", "url = {", "crossref = {a}", "%", "~"),
]

# Parts of file names and addresses.
NAMES = [
    *("../", "/", "\\", "..", "%2e", "a", "B", "-", "--", "CON", ".html", ".md", "~", " ", ":", "a.md"),
]
