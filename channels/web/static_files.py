"""The page's files: read once, served with a fingerprint, kept by browsers: nothing personal is in them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from channels.web.encoding import pack

PAGE = Path(__file__).parents[1] / "page"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}
NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*", re.ASCII)


@dataclass(frozen=True)
class Asset:
    """A file as it goes out, plain and gzipped; ``etag`` is a fingerprint of its bytes."""

    body: bytes
    packed: bytes
    content_type: str
    etag: str


class Assets:
    """Files of one folder, by name; nothing outside it, nothing hidden, no template."""

    def __init__(self, folder: Path = PAGE) -> None:
        """``folder``: read when a file is asked for, and again when the file has changed."""
        self.folder = folder.resolve()
        self._read: dict[str, tuple[int, Asset]] = {}

    def get(self, name: str) -> Asset | None:
        """The file of this name, or None when there is none that may be served."""
        path = self._path(name)
        if path is None:
            return None
        changed = path.stat().st_mtime_ns
        held = self._read.get(name)
        if held is None or held[0] != changed:
            body = path.read_bytes()
            asset = Asset(body, pack(body), TYPES[path.suffix], hashlib.sha256(body).hexdigest()[:20])
            held = self._read[name] = changed, asset
        return held[1]

    def address(self, name: str, prefix: str) -> str:
        """Where a page finds this file; the fingerprint makes a changed file a new address."""
        asset = self.get(name)
        return f"{prefix}/assets/{name}" + (f"?v={asset.etag[:10]}" if asset else "")

    def _path(self, name: str) -> Path | None:
        if not NAME.fullmatch(name) or Path(name).suffix not in TYPES:
            return None
        for root in (self.folder / "assets", self.folder):
            path = (root / name).resolve()
            if path.is_file() and path.is_relative_to(self.folder):
                return path
        return None
