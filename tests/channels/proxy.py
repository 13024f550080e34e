"""A real nginx with deploy/nginx/one-machine.conf on loopback: other ports, folders and upstreams, and nothing else changed."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from tests.channels.server import ROOT, free_port
from tests.channels.services import listening

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin") or ""
DEPLOYED = ROOT / "deploy" / "nginx"
TELLS_WHO_SERVED = "    add_header X-Served-By $upstream_addr always;"


class From(HTTPAdapter):
    """Connects from an address of its own on loopback, so that each test has limits of its own."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__()

    def init_poolmanager(self, *args: Any, **more: Any) -> None:
        super().init_poolmanager(*args, **more, source_address=(self.address, 0))


class Proxy:
    """nginx in front of servers on these ports, with a certificate of its own making."""

    def __init__(self, folder: Path, upstreams: Sequence[int]) -> None:
        folder.chmod(0o755)
        self.folder, self.plain_port, self.port = folder, free_port(), free_port()
        self.certificate = folder / "tls" / "fullchain.pem"
        self.log = folder / "nginx.log"
        self.process: subprocess.Popen[bytes] | None = None
        self._certify()
        self._configure(upstreams)

    def _certify(self) -> None:
        self.certificate.parent.mkdir()
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                        "-keyout", "privkey.pem", "-out", "fullchain.pem"],
                       cwd=self.certificate.parent, check=True, capture_output=True)

    def _configure(self, upstreams: Sequence[int]) -> None:
        """Each change must find its place exactly once, or what is tested is not what is deployed."""
        servers = "\n".join(f"    server 127.0.0.1:{port} max_fails=1 fail_timeout=5s;" for port in upstreams)
        rooms = " ".join(f"{kind}_temp_path {self.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        main = changed("one-machine.conf", {
            "pid /run/nginx.pid;": f"pid {self.folder}/nginx.pid;",
            "  include /etc/nginx/hardened.conf;": f"  include {self.folder}/hardened.conf;\n  {rooms}",
            "    server 127.0.0.1:5005 max_fails=1 fail_timeout=5s;": servers,
            "listen 80 ": f"listen 127.0.0.1:{self.plain_port} ",
            "listen 443 ": f"listen 127.0.0.1:{self.port} ",
            "ssl_certificate /etc/nginx/tls/fullchain.pem;": f"ssl_certificate {self.certificate};",
            "ssl_certificate_key /etc/nginx/tls/privkey.pem;": f"ssl_certificate_key {self.certificate.with_name('privkey.pem')};",
            "    include /etc/nginx/site.conf;": f"    include {self.folder}/site.conf;\n{TELLS_WHO_SERVED}",
        })
        (self.folder / "nginx.conf").write_text(main)
        (self.folder / "hardened.conf").write_text(changed("hardened.conf", {}))
        (self.folder / "site.conf").write_text(changed("site.conf", {"root /srv;": f"root {DEPLOYED};"}))

    @property
    def base(self) -> str:
        return f"https://127.0.0.1:{self.port}/webhooks/chat"

    def command(self, *more: str) -> list[str]:
        return [NGINX, "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"), *more]

    def start(self) -> None:
        tried = subprocess.run(self.command("-t"), check=False, capture_output=True, text=True)
        assert tried.returncode == 0, tried.stderr
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command("-g", "daemon off;"), stdout=log, stderr=log)
        listening(self.port)

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)
            self.process = None

    def visitor(self, address: str) -> requests.Session:
        """A client at this loopback address who trusts the certificate and nothing else."""
        visitor = requests.Session()
        visitor.trust_env = False
        visitor.mount("https://", From(address))
        visitor.mount("http://", From(address))
        visitor.verify = str(self.certificate)
        return visitor

    def line(self, address: str, version: ssl.TLSVersion | None = None) -> ssl.SSLSocket:
        """One TLS connection from this address, with nothing sent on it yet."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        if version is not None:
            context.minimum_version = context.maximum_version = version
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=5, source_address=(address, 0))
        return context.wrap_socket(plain, server_hostname="127.0.0.1")


def changed(name: str, changes: dict[str, str]) -> str:
    """A deployed file with these changes; fails the test when one does not stand in it exactly once."""
    text = (DEPLOYED / name).read_text(encoding="utf-8")
    for old, new in changes.items():
        assert text.count(old) == 1, f"{name}: {old!r} stands there {text.count(old)} times"
        text = text.replace(old, new)
    return text
