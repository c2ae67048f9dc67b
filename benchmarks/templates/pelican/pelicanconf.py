"""Settings of the made-up site for Pelican as it comes."""

from pathlib import Path

HERE = Path(__file__).parent
SITENAME = "Made-up notes"
SITEURL = "https://www.example.org"
PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output")
CACHE_PATH = str(HERE / "cache")
THEME = str(HERE / "theme")
THEME_STATIC_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
LOCALE = ["C"]
DEFAULT_PAGINATION = 10
ARTICLE_URL = ARTICLE_SAVE_AS = "posts/{slug}.html"
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
USE_FOLDER_AS_CATEGORY = False
PLUGINS: list[str] = []
