"""Pelican's settings for the published site: `SITEURL=https://… make publish`."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

sys.path.append(str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403

SITEURL = os.environ["SITEURL"].rstrip("/")
SITEPATH = urlsplit(SITEURL).path
POLICY_IN_PAGES = True
