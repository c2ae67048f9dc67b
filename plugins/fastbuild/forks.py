"""Work shared out among copies of this process, which have in memory all that it has.

Only where a process can be copied safely: not on Windows (no fork), not on macOS (its libraries do not bear
it), not beside other threads (a lock that one of them holds would stay locked in the copy). The thread that
turns Pelican's spinner is no harm, because the copies say nothing.
"""

import gc
import logging
import os
import selectors
import signal
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

_HEAD = struct.Struct("<QQ")
# It is not worth making another copy for fewer jobs.
FEWEST = 16
# Seconds after which results are on their way, so that one sees how far the work is.
_LONGEST = 0.2


def copies_for(jobs: int, fewest: int = FEWEST) -> int:
    """How many copies of this process should do so many jobs, each at least the `fewest` of them; 0 where it
    cannot be copied."""
    if not jobs or not sys.platform.startswith("linux") or not _alone():
        return 0
    return max(1, min(len(os.sched_getaffinity(0)), jobs // fewest))


def _alone() -> bool:
    others = [thread for thread in threading.enumerate() if thread is not threading.main_thread()]
    return threading.current_thread() is threading.main_thread() and all(
        type(thread).__module__ == "rich.live" for thread in others
    )


def shared_out(
    copies: int, work: Callable[[int], Iterable[tuple[int, bytes]]]
) -> Iterator[tuple[int, bytes]]:
    """What `work(0)` to `work(copies - 1)` yield, each in a copy of this process, in the order it comes.

    A copy that fails yields nothing more, and is not told of: whoever asked does the missing jobs itself.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()  # what the copies share stays shared
    children: list[int] = []
    pipes = selectors.DefaultSelector()
    try:
        for copy in range(copies):
            reading, writing = os.pipe()
            with _undisturbed():
                child = os.fork()
                if child:  # known from its first moment, so that it is waited for
                    os.close(writing)
                    children.append(child)
                    pipes.register(reading, selectors.EVENT_READ, bytearray())
            if child == 0:
                os.close(reading)
                _do(copy, work, writing)
        while pipes.get_map():
            for key, _ in pipes.select():
                data = os.read(key.fd, 1 << 20)
                if data:
                    key.data.extend(data)
                    yield from _complete(key.data)
                else:
                    pipes.unregister(key.fd)
                    os.close(key.fd)
    finally:
        for key in list(pipes.get_map().values()):
            os.close(key.fd)
        pipes.close()
        for child in children:
            os.waitpid(child, 0)
        gc.unfreeze()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals wait meanwhile: Python passes over what a handler raises while it copies the process."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _complete(received: bytearray) -> Iterator[tuple[int, bytes]]:
    """The messages that have come in full, taken off the front."""
    start = 0
    while len(received) - start >= _HEAD.size:
        number, length = _HEAD.unpack_from(received, start)
        end = start + _HEAD.size + length
        if len(received) < end:
            break
        yield number, bytes(received[start + _HEAD.size : end])
        start = end
    del received[:start]


def _do(copy: int, work: Callable[[int], Iterable[tuple[int, bytes]]], writing: int) -> None:
    """One copy's whole life. It ends without the ways a program ends in, which are the first process's."""
    try:
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for all its life
        for logger in (logging.getLogger(), *logging.Logger.manager.loggerDict.values()):
            if isinstance(logger, logging.Logger):
                logger.handlers = [logging.NullHandler()]
        with os.fdopen(writing, "wb", buffering=1 << 18) as pipe:
            sent = time.monotonic()
            for number, message in work(copy):
                pipe.write(_HEAD.pack(number, len(message)))
                pipe.write(message)
                if (now := time.monotonic()) - sent > _LONGEST:
                    pipe.flush()
                    sent = now
    finally:
        os._exit(0)


class Overheard:
    """Counts what is logged as a warning or worse in this process meanwhile, even where nobody is told."""

    def __enter__(self) -> "Overheard":
        self.count = 0
        self._make = logging.getLogRecordFactory()
        self._levels = [(logger, logger.level) for logger in map(logging.getLogger, ("", "pelican"))]
        quiet = max(level for _, level in self._levels)
        self._handlers = [(handler, handler.level) for handler in logging.getLogger().handlers]
        if quiet > logging.WARNING:
            for handler, level in self._handlers:
                handler.setLevel(max(level, quiet))
            for logger, level in self._levels:
                logger.setLevel(min(level, logging.WARNING))
        logging.setLogRecordFactory(self._counted)
        return self

    def __exit__(self, *what: object) -> None:
        logging.setLogRecordFactory(self._make)
        for logger, level in self._levels:
            logger.setLevel(level)
        for handler, level in self._handlers:
            handler.setLevel(level)

    def _counted(self, name: str, level: int, *rest: object, **named: object) -> logging.LogRecord:
        self.count += level >= logging.WARNING
        return self._make(name, level, *rest, **named)


class Complaints:
    """Counts what is logged as a warning or worse, whoever filters it later."""

    def __init__(self) -> None:
        self.count = 0
        self._make = logging.getLogRecordFactory()
        logging.setLogRecordFactory(self._counted)
        # Even when nobody listens now: a later build may want to say it.
        for name in ("", "pelican"):
            logger = logging.getLogger(name)
            logger.setLevel(min(logger.level, logging.WARNING))

    def _counted(self, name: str, level: int, *rest: object, **named: object) -> logging.LogRecord:
        self.count += level >= logging.WARNING
        return self._make(name, level, *rest, **named)
