"""What a build can be for."""

from dataclasses import dataclass
from pathlib import Path

from plugins.build.project import HERE


@dataclass(frozen=True, slots=True)
class Target:
    """What a build is for: the settings file it reads, and whether its site goes to a public host."""

    settings: Path
    public: bool


LOCAL = Target(HERE / "pelicanconf.py", public=False)
PUBLIC = Target(HERE / "publishconf.py", public=True)
