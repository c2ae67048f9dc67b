"""What a build did, in numbers."""

from dataclasses import dataclass


@dataclass(slots=True)
class Counts:
    """Texts read and known from before; pages and feeds made and left alone; files that had to be written."""

    read: int = 0
    known: int = 0
    made: int = 0
    left_alone: int = 0
    written: int = 0

    def texts(self) -> str:
        """The beginning of what is said of a build."""
        return f"Read {_count(self.read, 'text')} and knew {self.known:,} from before"

    def sentence(self, seconds: float) -> str:
        """For the person who built."""
        return (
            f"{self.texts()}; made {_count(self.made, 'page')} and left {self.left_alone:,} alone; "
            f"wrote {_count(self.written, 'file')}. {seconds:.1f} seconds."
        )


# Those of the build that runs, or of the last one.
counts = Counts()


def start_counting() -> None:
    """Forget the build before."""
    counts.read = counts.known = counts.made = counts.left_alone = counts.written = 0


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
