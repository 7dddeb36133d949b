"""One root for every error that the package raises on purpose."""


class JuesuanError(Exception):
    """Root of the package's own errors."""


class DocumentError(JuesuanError):
    """A document cannot be read as a departmental final account; the message is for analysts."""

    def __init__(self, kind: str, message: str, page: int | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.page = page

    def __reduce__(self) -> tuple[type, tuple[str, str, int | None]]:
        """Keep the three arguments when the error crosses a process border."""
        return type(self), (self.kind, str(self), self.page)
