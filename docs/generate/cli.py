"""The command line as it explains itself."""

from __future__ import annotations

from collections.abc import Iterator

import click

from juesuan_analysis.cli import main

_INTRO = """\
# 命令行

装好以后有一个命令 `juesuan`。下面是各个命令自己的说明。
"""


def _commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    for word, command in sorted(group.commands.items()):
        yield f"{name} {word}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} {word}")


def help_of(name: str, command: click.Command) -> str:
    """Give the text that ``--help`` prints."""
    context = command.context_class(command, info_name=name, terminal_width=90)
    return command.get_help(context)


def _section(name: str, command: click.Command) -> str:
    return f"## {name}\n\n```text\n{help_of(name, command)}\n```"


def page() -> str:
    """Write the page."""
    all_commands = [("juesuan", main), *_commands(main, "juesuan")]
    return "\n\n".join([_INTRO, *(_section(*found) for found in all_commands), ""])
