"""A server of this machine that answers as offices' servers do, and writes down what is asked."""

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PDF = b"%PDF-1.4\n" + b"x" * 2000
LOGIN = "<html><head><title>统一身份登录</title></head><body><input type=password></body></html>"


@dataclass
class Site:
    """What is there by path: (status, headers, body), or a function that answers by itself."""

    pages: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    at_once: int = 0
    most: int = 0
    root: str = ""

    def paths(self):
        return [path for path, _ in self.asked if path != "/robots.txt"]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        site = self.server.site
        site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        site.at_once += 1
        site.most = max(site.most, site.at_once)
        try:
            self._answer(site.pages.get(self.path, (404, {}, b"no")))
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            site.at_once -= 1

    def _answer(self, page):
        if callable(page):
            page = page(self)
        if page is None:
            return
        status, headers, body = page
        if self.headers.get("If-None-Match") and self.headers["If-None-Match"] == headers.get(
            "ETag"
        ):
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.site = Site(root=f"http://127.0.0.1:{server.server_port}")
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    yield server.site
    server.shutdown()
    server.server_close()


def drip(handler):
    """Send a byte now and then, without end."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"%PDF-1.4"[:1])
        handler.wfile.flush()
        time.sleep(0.02)


def half(handler):
    """Break off in the middle."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(PDF)
    handler.wfile.flush()
    handler.close_connection = True
    handler.connection.close()
