"""Work off the window's thread: one job at a time in order, its answer or its error back on the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class Job:
    """One piece of work, handed to the work itself: it may tell its progress, and stop early where `cancelled`."""

    def __init__(
        self,
        tell: Callable[["Job", int, int], None],
        done: Callable[[Any], None] | None,
        failed: Callable[[BaseException], None] | None,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self.done = done
        self.failed = failed
        self.progress = progress
        self._tell = tell
        self._cancelled = Event()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Nothing more is heard of this job."""
        self._cancelled.set()

    def advance(self, done: int, of: int) -> None:
        """Called by the work, in its own thread."""
        self._tell(self, done, of)


class Background(QObject):
    """The window's one worker. An error that nobody asked to hear of is raised on the window's thread."""

    _ended = Signal(object, object)
    _advanced = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._jobs: set[Job] = set()
        self._finished = False
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._advanced.connect(self._advance, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def start(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Begin `work` when its turn comes; `done`, `failed` and `progress` are called on this thread.

        What is asked for after the end, by a page that is on its way out, is not begun.
        """
        job = Job(self._advanced.emit, done, failed, progress)
        if self._finished:
            job.cancel()
            return job
        self._jobs.add(job)
        self._worker.submit(work, job).add_done_callback(lambda future: self._ended.emit(job, future))
        return job

    def finish(self) -> None:
        """Cancel what waits, and wait for what runs."""
        self._finished = True
        for job in self._jobs:
            job.cancel()
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()

    def _advance(self, job: Job, done: int, of: int) -> None:
        if job.progress is not None and not job.cancelled:
            job.progress(done, of)

    def _end(self, job: Job, future: "Future[Any]") -> None:
        self._jobs.discard(job)
        if job.cancelled or future.cancelled() or _is_gone(job.done):
            return
        error = future.exception()
        if error is None:
            if job.done is not None:
                job.done(future.result())
        elif job.failed is not None:
            job.failed(error)
        else:
            raise error


def _is_gone(done: Callable[[Any], None] | None) -> bool:
    """Whether the answer is for a screen that is no more: the look was changed meanwhile, or it was closed."""
    receiver = getattr(done, "__self__", None)
    return isinstance(receiver, QObject) and not isValid(receiver)
