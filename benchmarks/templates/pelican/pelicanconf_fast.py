"""The same settings, with the plugin."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403

PLUGINS = ["plugins.fastbuild.hook"]
