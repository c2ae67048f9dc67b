"""The results of a pure function, made by several processes and kept from build to build."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from plugins.fastbuild.forks import FEWEST, Complaints, copies_for, shared_out
from plugins.fastbuild.progress import stage
from plugins.fastbuild.store import Store

Made = TypeVar("Made")


def kept(
    folder: Path,
    conditions: str,
    names: Sequence[str],
    make: Callable[[int], Made],
    *,
    words: str = "",
    fewest: int = FEWEST,
    tidy: bool = False,
) -> list[Made]:
    """`make(0)`, `make(1)` and so on for every name.

    The name must say all that a result depends on and the conditions do not. What raises an exception or logs
    a warning is not kept, and is made in this process. Each process makes at least the `fewest` results. With
    `tidy`, nothing stays that was not asked for this time. `words` say on a long build what is made.
    """
    store = Store(folder, conditions)
    try:
        made: dict[int, Made] = {}
        for place, name in enumerate(names):
            if (data := store.get(name)) is not None:
                made[place] = pickle.loads(data)
        missing = [place for place in range(len(names)) if place not in made]
        copies = copies_for(len(missing), fewest)

        def work(copy: int) -> Iterator[tuple[int, bytes]]:
            complaints = Complaints()
            for place in missing[copy::copies]:
                before = complaints.count
                try:
                    data = pickle.dumps(make(place))
                except Exception:  # noqa: BLE001 - it will happen again where it is told
                    continue
                if complaints.count == before:
                    yield place, data

        with stage(words, len(missing)) as step:
            for place, data in shared_out(copies, work):
                made[place] = pickle.loads(data)
                store.put(names[place], data)
                step()
        store.save(tidy=tidy)
        return [made[place] if place in made else make(place) for place in range(len(names))]
    finally:
        store.close()
