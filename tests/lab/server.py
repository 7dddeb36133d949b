"""JupyterLab in a process of its own, with a home of its own."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import nbformat
import psutil
from nbformat.sign import NotebookNotary

ROOT = Path(__file__).parents[2]
_UP, _DOWN = 60.0, 10.0
# No news, no look for updates (both ask the network); every cell in the page, seen or not.
_SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "none"},
}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Lab:
    """A running JupyterLab whose files are in ``folder``."""

    folder: Path
    home: Path
    port: int = field(default_factory=_free_port)
    token: str = field(default_factory=lambda: secrets.token_hex(16))
    process: subprocess.Popen | None = None

    def start(self) -> Lab:
        for name, values in _SETTINGS.items():
            self.set(name, values)
        with (self.home / "log").open("wb") as log:
            self.process = subprocess.Popen(
                self._command(), env=self._environment(), stdout=log, stderr=log, cwd=self.folder
            )
        self._wait()
        return self

    def set(self, name: str, values: dict[str, object]) -> None:
        """Change a setting of the user; a page that is loaded afterwards has it."""
        path = self.home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")

    def trust(self, notebook: str) -> None:
        """Sign a notebook, as running and saving it does."""
        content = nbformat.read(self.folder / "notebooks" / notebook, as_version=4)
        NotebookNotary(data_dir=str(self.home / "data")).sign(content)

    def address(self, notebook: str) -> str:
        tree = quote(f"notebooks/{notebook}")
        return f"{self._url}/lab/tree/{tree}?reset&token={self.token}"

    def idle(self) -> bool:
        """Whether there are kernels and none of them works."""
        states = [kernel["execution_state"] for kernel in self._ask("/api/kernels")]
        return bool(states) and set(states) == {"idle"}

    def stop_kernels(self) -> None:
        for session in self._ask("/api/sessions"):
            self._ask(f"/api/sessions/{session['id']}", "DELETE")

    def stop(self) -> None:
        """End the server and its kernels, which are in sessions of their own."""
        if self.process is None:
            return
        server = psutil.Process(self.process.pid)
        family = [*server.children(recursive=True), server]
        for each in family:
            each.terminate()
        _, alive = psutil.wait_procs(family, timeout=_DOWN)
        for each in alive:
            each.kill()
        self.process.wait(_DOWN)

    @property
    def _url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _command(self) -> list[str]:
        options = {
            "ServerApp.ip": "127.0.0.1",
            "ServerApp.port": self.port,
            "ServerApp.port_retries": 0,
            "ServerApp.open_browser": False,
            "ServerApp.root_dir": self.folder,
            "IdentityProvider.token": self.token,
        }
        return [
            *(sys.executable, "-m", "jupyterlab", "--allow-root"),
            *(f"--{name}={value}" for name, value in options.items()),
        ]

    def _environment(self) -> dict[str, str]:
        own = {
            "HOME": self.home,
            "IPYTHONDIR": self.home / "ipython",
            "JUPYTER_CONFIG_DIR": self.home / "config",
            "JUPYTER_DATA_DIR": self.home / "data",
            "JUPYTER_RUNTIME_DIR": self.home / "runtime",
            "JUPYTERLAB_SETTINGS_DIR": self.home / "settings",
            "JUPYTERLAB_WORKSPACES_DIR": self.home / "workspaces",
            "PYTHONPATH": ROOT,
        }
        return {**os.environ, **{name: str(value) for name, value in own.items()}}

    def _wait(self) -> None:
        until = time.monotonic() + _UP
        while time.monotonic() < until:
            try:
                self._ask("/api/status")
            except urllib.error.URLError:
                time.sleep(0.2)
            else:
                return
        raise TimeoutError(f"JupyterLab did not start:\n{(self.home / 'log').read_text()}")

    def _ask(self, path: str, method: str = "GET") -> object:
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(self._url + path, headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=_DOWN) as answer:
            return json.loads(answer.read() or "null")
