"""What ends a command early: Ctrl-C, a terminal that closes, an operator's or a system's kill.

All of them are a KeyboardInterrupt, so that processes are ended and temporary files removed on the
way out, whoever asked.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

_ENDS = ("SIGTERM", "SIGHUP")  # Windows has no SIGHUP


def _interrupt(number: int, _: FrameType | None) -> None:
    raise KeyboardInterrupt(number)


def exit_code(interrupt: KeyboardInterrupt) -> int:
    """Give the exit code that tells which signal ended a command, as shells have it."""
    return 128 + (interrupt.args[0] if interrupt.args else signal.SIGINT)


@contextmanager
def interruptible() -> Iterator[None]:
    """Let signals interrupt what is under way, and say so in Chinese where it does not itself.

    A signal that is ignored (as ``nohup`` has SIGHUP) stays so.
    """
    former = {}
    if threading.current_thread() is threading.main_thread():
        numbers = [getattr(signal, name) for name in _ENDS if hasattr(signal, name)]
        former = {n: signal.getsignal(n) for n in numbers if signal.getsignal(n) == signal.SIG_DFL}
    for number in former:
        signal.signal(number, _interrupt)
    try:
        yield
    except KeyboardInterrupt as error:
        click.echo("已中断", err=True)
        sys.exit(exit_code(error))
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
