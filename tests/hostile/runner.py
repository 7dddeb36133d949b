"""Run an extraction with the misbehaving reader: ``python -m hostile.runner FOLDER STORE [no-wait]``.

Tests start it as a process of its own, to kill it. It prints ``源文件 状态`` as each is settled.
"""

import sys
from pathlib import Path

from hostile.misbehave import read

from juesuan_analysis.batch.run import Limits, find_tasks, run
from juesuan_analysis.batch.workers import local
from juesuan_analysis.errors import JuesuanError


def main(folder: str, store: str, wait: bool) -> None:
    limits = Limits(seconds=60)
    scratch = Path(store, ".scratch")  # run() makes and removes it
    extracts = local(2, limits, scratch, read)
    tasks = find_tasks([Path(folder)])
    told = lambda line: print(line, flush=True)  # noqa: E731
    try:
        for outcome in run(
            tasks, Path(store), extracts=extracts, limits=limits, wait=wait, told=told
        ):
            print(outcome.source, outcome.state, outcome.message, flush=True)
    except JuesuanError as error:
        print("错误：", error, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], "no-wait" not in sys.argv)
