"""Click in Chinese: help, usage errors, failures; and the store that a command works on."""

from __future__ import annotations

import os
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from juesuan_analysis.cli.columns import columns, padded, wrapped
from juesuan_analysis.cli.interrupt import interruptible
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.trouble_words import in_chinese

if TYPE_CHECKING:
    from juesuan_analysis.store import Store

# click, not typer or cyclopts: the help is there after 153 ms (691 and 347).
_SECTIONS = {"Options": "选项", "Commands": "命令"}
_DEFAULT, _AT_LEAST = re.compile(r"\[default: "), re.compile(r"; x>=([\d.]+)")
_HELP = {"help": "显示这段说明并退出"}


class Failure(click.ClickException):
    """What a command cannot do, in Chinese."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        """The exit code of the process."""
        return self.code

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it."""
        click.echo(f"错误：{self.format_message()}", file=file or sys.stderr)


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        named = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]...")
        super().write_usage(prog, named, "用法：")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        chinese = [
            (name, _AT_LEAST.sub(r"，至少 \1", _DEFAULT.sub("[默认：", text)))
            for name, text in rows
        ]
        first = max(columns(name) for name, _ in chinese) + col_spacing
        left = " " * (self.current_indent + first)
        for name, text in chinese:
            told = f"\n{left}".join(wrapped(text, self.width - len(left)))
            self.write(f"{'':>{self.current_indent}}{padded(name, first)}{told}\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        paragraphs = (
            wrapped(" ".join(paragraph.split()), self.width - len(indent))
            for paragraph in text.split("\n\n")
        )
        self.write("\n".join("".join(f"{indent}{line}\n" for line in p) for p in paragraphs))

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(_SECTIONS.get(name, name)):
            yield


class _Context(click.Context):
    formatter_class = _Formatter


def _wanted(kind: click.ParamType[Any]) -> str | None:
    if isinstance(kind, click.IntRange):
        return f"应为不小于 {kind.min} 的整数"
    if isinstance(kind, click.FloatRange):
        return f"应为不小于 {kind.min} 的数"
    return "应为整数" if kind is click.INT else None


def _explained(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"，是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"没有选项 {error.option_name}{near}"
    if isinstance(error, click.NoSuchCommand):
        return f"没有命令 {error.command_name}"
    if isinstance(error, click.MissingParameter) and error.param and error.ctx:
        return f"缺少参数 {error.param.make_metavar(error.ctx)}"
    if isinstance(error, click.BadParameter) and error.param:
        return f"参数 {error.param.opts[0]} 的值不对：{_wanted(error.param.type) or error.message}"
    return error.message


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    # Its message is the whole help, which click shows by itself.
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        where = f"（说明：{error.ctx.command_path} --help）" if error.ctx else ""
        raise Failure(_explained(error) + where, error.exit_code) from error
    except BrokenPipeError:  # whoever read the output has gone; click ends quietly
        raise
    # Here alone a refusal becomes a failure: commands catch none of their own.
    except JuesuanError as error:
        raise Failure(str(error)) from error
    except OSError as error:
        what = f"{error.filename}：" if error.filename else ""
        raise Failure(f"读写出错（{what}{in_chinese(error)}）") from error


class _Group(click.Group):
    context_class = _Context

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401
        with _told():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        with interruptible(), _told():
            return super().invoke(ctx)


class _Command(click.Command):
    context_class = _Context


def group(text: str) -> click.Group:
    """Make the group of all commands, with its help and version options."""

    @click.group(cls=_Group, help=text, add_help_option=False)
    @click.help_option(**_HELP)
    @click.version_option(
        package_name="juesuan-analysis", message="juesuan %(version)s", help="显示版本并退出"
    )
    def main() -> None:
        """Entry point."""

    return main


def command(text: str) -> Callable[[Callable[..., None]], click.Command]:
    """Make a command of a function; ``text`` is its help, in Chinese."""

    def decorate(function: Callable[..., None]) -> click.Command:
        made = click.command(cls=_Command, help=text, add_help_option=False)
        return made(click.help_option(**_HELP)(function))

    return decorate


_FILE = "file://"


class _Address(click.ParamType):  # type: ignore[type-arg]
    """A path of this machine, or an address such as ``s3://bucket/store`` as it is."""

    name = "address"

    def convert(self, value: Any, param: object, ctx: object) -> Path | str:  # noqa: ANN401
        if not value:
            self.fail("不能是空的")
        if not isinstance(value, str) or "://" not in value:
            return Path(value)
        if not value.startswith(_FILE):
            return value
        from urllib.request import url2pathname

        return Path(url2pathname(value[len(_FILE) :]))


ADDRESS = _Address()
store_argument = click.argument(
    "store", default="data/processed", metavar="[数据文件夹]", type=ADDRESS
)
department_option = click.option(
    "--department", multiple=True, metavar="部门", help="只看这些部门，名称可只写一部分，可多次给出"
)
year_option = click.option(
    "--year", multiple=True, type=int, metavar="年度", help="只看这些年度，可多次给出"
)


jobs_option = click.option(
    "--jobs",
    default=os.cpu_count() or 1,
    show_default="CPU 核数",
    type=click.IntRange(1),
    metavar="个数",
    help="同时用几个进程",
)


def is_given(name: str) -> bool:
    """Whether a parameter of the running command was given, and not left to its default."""
    source = click.get_current_context().get_parameter_source(name)
    return source not in (ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP, None)


def tell(line: str) -> None:
    """Say something beside a command's own output."""
    click.echo(line, err=True)


def opened(folder: Path | str) -> Store:
    """Open the store that a command was given."""
    from juesuan_analysis.store import open_store
    from juesuan_analysis.store.doubled import DoubledWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DoubledWarning)  # told below, in the manner of commands
        found = open_store(folder)
    tell_gaps(folder)
    return found


def tell_gaps(folder: Path | str) -> None:
    """Say it where documents of a store lack files, or have them twice: it was copied badly."""
    from juesuan_analysis.store.doubled import doubled, told_of_doubled
    from juesuan_analysis.store.torn import is_whole

    if twice := doubled(folder):
        tell(f"！ {told_of_doubled(folder, twice)}")
    if not is_whole(folder):
        tell(
            f"！ {folder} 里有决算缺文件，可能只复制了一半，数据不全："
            f"运行 juesuan status {folder} --verify，看缺哪些、要重新读取哪些"
        )
