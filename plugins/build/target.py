"""What a build can be for."""

from dataclasses import dataclass
from pathlib import Path

from plugins.build.project import HERE


@dataclass(frozen=True, slots=True)
class Target:
    """What a build is for: its settings file, whether it goes to a public host, whether it shows drafts."""

    settings: Path
    public: bool
    preview: bool = False


LOCAL = Target(HERE / "pelicanconf.py", public=False)
PREVIEW = Target(HERE / "pelicanconf.py", public=False, preview=True)
PUBLIC = Target(HERE / "publishconf.py", public=True)
