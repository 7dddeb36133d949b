"""Who writes to a store, in words for whoever waits."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

_COMMAND = 1  # place of the command's name among a command line's words


def this_writer() -> str:
    """Tell of this process: where, which, since when, doing what."""
    words = sys.argv[:2]
    command = words[_COMMAND] if len(words) > _COMMAND and words[_COMMAND].isalpha() else ""
    since = datetime.now().astimezone().strftime("%m-%d %H:%M")
    return f"{platform.node() or '?'} {os.getpid()} {since} {command or Path(words[0]).stem}"


def described(told: Sequence[str]) -> str:
    """Say who writes, from what :func:`this_writer` left; only a space where it left nothing."""
    words = " ".join(told).split()
    if len(words) < len(("host", "process", "day", "time")):
        return " "
    host, process, day, clock, *command = words
    doing = f"，juesuan {command[0]}" if command and command[0].isalpha() else ""
    return f"（{host} 上的进程 {process}{doing}，{day} {clock} 起）"
