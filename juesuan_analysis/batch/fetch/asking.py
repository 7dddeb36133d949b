"""Asking servers politely: one request at a time for each, with pauses, retries and robots.txt."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import TypeVar
from urllib.robotparser import RobotFileParser

import httpx

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.frozen import frozen

T = TypeVar("T")
AGENT = "juesuan-analysis"
_LONGEST_WAIT = 120.0  # seconds that a server may ask to wait
_REDIRECTS = 8
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_ROBOTS = 512 << 10  # bytes of robots.txt that count (RFC 9309)
_PATIENCE = 2  # addresses of a server that failed after all tries, one after the other


class AskError(JuesuanError):
    """A server did not give what was asked for.

    ``gone`` says that it no longer has it; ``unfinished`` that another time the rest may come.
    """

    def __init__(self, message: str, *, gone: bool = False, unfinished: bool = False) -> None:
        super().__init__(message)
        self.gone, self.unfinished = gone, unfinished


class PassingError(AskError):
    """What may be over soon: a server that is busy, slow, or not there."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message, unfinished=True)
        self.wait = wait


@frozen
class Manners:
    """How servers are asked: seconds between two requests, tries, seconds for one answer."""

    pause: float = 2.0
    tries: int = 4
    backoff: float = 2.0
    timeout: float = 30.0
    contact: str = ""


def agent_of(contact: str) -> str:
    """Who asks, in the words that servers log."""
    named = f"; {contact}" if contact else ""
    return f"{AGENT}/{version(AGENT)} (fetches the published accounts that its user lists{named})"


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    last: float = 0.0
    robots: RobotFileParser | None = None
    pause: float = 0.0
    failures: int = 0


@dataclass(slots=True)
class Asker:
    """Asks servers, until ``stopped``. ``sleep`` may be one that a stop ends."""

    manners: Manners
    client: httpx.Client
    sleep: Callable[[float], object] = time.sleep
    stopped: Callable[[], bool] = bool
    clock: Callable[[], float] = time.monotonic
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def ask(
        self, url: str, headers: Callable[[], dict[str, str]], take: Callable[[httpx.Response], T]
    ) -> T:
        """Ask for an address, follow it where it leads, and give the answer to ``take``.

        ``headers`` are made for each try: a second may go on where the first broke off.

        Raises
        ------
        AskError
            There is no address, no server, no permission, or no end of redirections.
        """
        host = self._host(address_of(url))
        if host.failures >= _PATIENCE:
            raise AskError("同一个网站前面几个地址都没有连上，没有再取，请稍后再试")
        for again in range(1, self.manners.tries + 1):
            try:
                found = self._follow(url, headers(), take)
                host.failures = 0
                return found
            except PassingError as error:
                if again == self.manners.tries:
                    host.failures += 1
                    raise
                self.sleep(max(error.wait, self.manners.backoff * 2 ** (again - 1)))
        raise AssertionError  # the last try returns or raises

    def _follow(self, url: str, headers: dict[str, str], take: Callable[[httpx.Response], T]) -> T:
        seen: list[str] = []
        target = address_of(url)
        while True:
            if str(target) in seen:
                raise AskError("网址在几个地址之间来回转（循环重定向）")
            if len(seen) > _REDIRECTS:
                raise AskError(f"网址转了超过 {_REDIRECTS} 次（重定向过多）")
            seen.append(str(target))
            self._permitted(target)
            with self._answer(target, headers) as answer:
                if not answer.has_redirect_location:
                    _check_status(answer)
                    return take(answer)
                target = address_of(str(target.join(answer.headers["location"])))

    def _host(self, target: httpx.URL) -> _Host:
        with self._guard:
            return self._hosts.setdefault(f"{target.scheme}://{target.netloc.decode()}", _Host())

    @contextmanager
    def _answer(self, target: httpx.URL, headers: dict[str, str]) -> Iterator[httpx.Response]:
        """One request: no other goes to the host until its answer has been taken."""
        host = self._host(target)
        with host.lock:
            wait = host.last + max(self.manners.pause, host.pause) - self.clock()
            if host.last and wait > 0 and not self.stopped():
                self.sleep(wait)
            if self.stopped():  # before the pause, or in it
                raise AskError("已中断")
            try:
                with self.client.stream("GET", target, headers=headers) as answer:
                    yield answer
            except httpx.TimeoutException as error:
                raise PassingError("服务器太慢，没有等到回答（超时）") from error
            except httpx.TransportError as error:
                raise _unreached(error) from error
            finally:
                host.last = self.clock()

    def _permitted(self, target: httpx.URL) -> None:
        host = self._host(target)
        if host.robots is None:
            host.robots = self._robots(target)
            host.pause = min(float(host.robots.crawl_delay(AGENT) or 0), _LONGEST_WAIT)
        if not host.robots.can_fetch(AGENT, str(target)):
            raise AskError("网站的 robots.txt 不允许取这个地址")

    def _robots(self, target: httpx.URL) -> RobotFileParser:
        """What a site permits. One without rules permits everything; one in trouble, nothing."""
        rules = RobotFileParser()
        url = target.copy_with(path="/robots.txt", query=None)
        for _ in range(_REDIRECTS):
            with self._answer(url, {}) as answer:
                if answer.has_redirect_location:
                    url = address_of(str(url.join(answer.headers["location"])))
                    continue
                if answer.status_code >= 500 or answer.status_code == 429:
                    wait = _wait_of(answer)
                    raise PassingError(f"网站的 robots.txt 读不到（{answer.status_code}）", wait)
                found = _head(answer, _ROBOTS) if answer.is_success else b""
            if b"<html" in found[:1024].lower():
                found = b""  # a page that every missing address gets
            rules.parse(found.decode("utf-8", "replace").splitlines())
            return rules
        rules.parse([])
        return rules


def address_of(url: str) -> httpx.URL:
    """An address that can be asked for.

    Raises
    ------
    AskError
        It is none.
    """
    try:
        found = httpx.URL(url.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise AskError("不是网址") from error
    if found.scheme not in ("http", "https") or not found.host:
        raise AskError("不是 http 或 https 网址")
    return found


def _head(answer: httpx.Response, most: int) -> bytes:
    content = b""
    for chunk in answer.iter_bytes():
        content += chunk
        if len(content) >= most:
            break
    return content[:most]


def _check_status(answer: httpx.Response) -> None:
    code = answer.status_code
    if answer.is_success or code in (304, 416):
        return
    if code in (404, 410):
        raise AskError(f"网站上没有这个文件（{code}）", gone=True)
    if code in _AGAIN:
        raise PassingError(f"服务器出错或太忙（{code}）", _wait_of(answer))
    if code in (401, 403, 407):
        raise AskError(f"网站不让取（{code}）")
    raise AskError(f"服务器的回答是 {code}，没有取到")


def _wait_of(answer: httpx.Response) -> float:
    """How long a server asks to wait: seconds, or a date."""
    told = answer.headers.get("retry-after", "")
    if told.isdigit():
        return min(float(told), _LONGEST_WAIT)
    try:
        when = parsedate_to_datetime(told).timestamp()
    except (TypeError, ValueError):
        return 0.0
    return min(max(when - time.time(), 0.0), _LONGEST_WAIT)


def _unreached(error: httpx.TransportError) -> AskError:
    if "CERTIFICATE" in str(error).upper():
        return AskError("网站的证书有问题，没有取")
    if isinstance(error, httpx.UnsupportedProtocol):
        return AskError("不是 http 或 https 网址")
    return PassingError("连不上服务器，或传到一半断了")
