"""Pelican's settings for building and looking at the site on your own computer. Data only.

publishconf.py takes these over for the real site. Paths are built from this file's place, because Pelican
reads most of them from wherever it was started.
"""

from pathlib import Path

from jinja2 import StrictUndefined

ROOT = Path(__file__).parent

# The practice. Everything else about it is in content/clinic.yaml.
SITENAME = "Assure Care Therapeutic Services"
SITESUBTITLE = "Articles about mental health and therapy"
SITEURL = "http://localhost:8000"
SITEPATH = ""
AUTHOR = SITENAME
DEFAULT_LANG = "en"
TIMEZONE = "America/New_York"
LOCALE = ["C"]  # names of months must not depend on the computer
NAVIGATION = (
    ("Articles", "/articles"),
    ("Hours", "/hours"),
    ("Contact", "/contact"),
    ("About", "/about"),
    ("Crisis help", "/crisis-help"),
)

# What goes in
PATH = str(ROOT / "content")
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
# What systems put beside pictures: ".DS_Store" and the like.
IGNORE_FILES = [".*", "Thumbs.db", "desktop.ini"]
BIBLIOGRAPHY = str(ROOT / "bibliography")
CLINIC = str(ROOT / "content" / "clinic.yaml")
AUTHORS = str(ROOT / "content" / "authors.yaml")
# Only Markdown files are articles; None switches Pelican's other readers off.
READERS = {"htm": None, "html": None, "markdown": None, "mdown": None, "mkd": None, "rst": None}
FILENAME_METADATA = ""  # a file's name is only a name
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "Articles"
DEFAULT_DATE_FORMAT = "%B %-d, %Y"
FORMATTED_FIELDS: list[str] = []  # summaries are plain text and need no Markdown
# The articles plugin keeps articles with a future date back, by a clock that a test can set.
WITH_FUTURE_DATES = True
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False

# Who works on it
PLUGIN_PATHS = [str(ROOT)]
PLUGINS = [
    "plugins.fastbuild.hook",
    "plugins.languages.hook",
    "plugins.articles.hook",
    "plugins.authors.hook",
    "plugins.apa.hook",
    "plugins.clinic.hook",
    "plugins.headers.hook",
    "plugins.photos.hook",
    "plugins.covers.hook",
    "plugins.related.hook",
    "plugins.assets.hook",
]
# Whether the HTML in texts is taken as it stands; otherwise plugins/articles/sanitise.py cleans it.
TRUST_AUTHORS = False
# Of Pelican's links, only those to other texts: {static} and {attach} would copy files from anywhere.
INTRASITE_LINK_REGEX = "[{|](?P<what>filename)[|}]"
MARKDOWN = {
    "extensions": [
        "markdown.extensions.abbr",
        "markdown.extensions.attr_list",
        "markdown.extensions.def_list",
        "markdown.extensions.fenced_code",
        "markdown.extensions.footnotes",
        "markdown.extensions.md_in_html",
        "markdown.extensions.sane_lists",
        "markdown.extensions.smarty",
        "markdown.extensions.tables",
        "markdown.extensions.toc",
        "plugins.tables.markdown_ext",
    ],
    "extension_configs": {
        "markdown.extensions.smarty": {
            "substitutions": {
                "left-single-quote": "‘",
                "right-single-quote": "’",
                "left-double-quote": "“",
                "right-double-quote": "”",
                "ellipsis": "…",
                "ndash": "–",
                "mdash": "—",
            },
        },
        # Heading ids, without the "[TOC]" marker: the template prints the list of sections.
        "markdown.extensions.toc": {"marker": ""},
    },
    "output_format": "html",
}

# The address of the practice's own comments server (Isso), "" for none: docs/comments.md.
ISSO_URL = ""

# The published pages say their Content-Security-Policy themselves, should their host not send it.
POLICY_IN_PAGES = False

# What plugins give to templates that only looks at a catalogue, at addresses, at a photograph.
FASTBUILD_PURE = ("_", "gettext", "ngettext", "pgettext", "link", "to", "picture")

# How it looks
THEME = str(ROOT / "theme")
THEME_STATIC_PATHS: list[str] = []  # the assets plugin bundles and names the theme's files
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}
DEFAULT_PAGINATION = False
DIRECT_TEMPLATES = ["index", "articles", "references", "search", "thanks", "404"]
PREVIEW = False  # `make preview` shows drafts and articles of the future, and says so on every page
UNLISTED = ["thanks", "404"]  # not in the sitemap

# Addresses: a page is saved as name.html and linked without the ending. They never change with
# categories or dates. Those of texts in other languages start with the language. "" means: not written.
ARTICLE_URL = "post/{slug}"
ARTICLE_SAVE_AS = "post/{slug}.html"
ARTICLE_LANG_URL = "{lang}/post/{slug}"
ARTICLE_LANG_SAVE_AS = "{lang}/post/{slug}.html"
PAGE_URL = "{slug}"
PAGE_SAVE_AS = "{slug}.html"
PAGE_LANG_URL = "{lang}/{slug}"
PAGE_LANG_SAVE_AS = "{lang}/{slug}.html"
CATEGORY_URL = "category/{slug}"
CATEGORY_SAVE_AS = "category/{slug}.html"
TAG_URL = "tag/{slug}"
TAG_SAVE_AS = "tag/{slug}.html"
INDEX_URL = ""
ARTICLES_URL = "articles"
REFERENCES_URL = "references"
SEARCH_URL = "search"
AUTHOR_URL = "author/{slug}"
AUTHOR_SAVE_AS = "author/{slug}.html"
DRAFT_URL = DRAFT_SAVE_AS = DRAFT_LANG_URL = DRAFT_LANG_SAVE_AS = ""
DRAFT_PAGE_URL = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_URL = DRAFT_PAGE_LANG_SAVE_AS = ""
# What the articles plugin gives to a text and its translations alike.
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = "original"

# Feeds: the articles plugin writes them, with ids that outlive a change of address: what they start with says
# who names them, by a domain that was the practice's on that day (RFC 4151). Never change it.
FEED_IDS = "tag:acts221.services,2026:"
ATOM_FEED = "feeds/all.atom.xml"
RSS_FEED = "blog-feed.xml"
FEED_MAX_ITEMS = 50  # the newest; what readers of feeds have seen, they keep
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
