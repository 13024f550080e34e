"""The headers every answer carries: nothing from elsewhere runs, nothing is kept, nothing is told."""

from __future__ import annotations

from sanic.request import Request
from sanic.response import BaseHTTPResponse

from channels.web.origins import Origins

NO_STORE = "no-store, max-age=0"
UNUSED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "geolocation",
    "gyroscope", "hid", "identity-credentials-get", "idle-detection", "magnetometer", "microphone", "midi", "payment",
    "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)
PERMISSIONS = ", ".join(f"{name}=()" for name in UNUSED)
CORS = ("access-control-allow-origin", "access-control-allow-credentials", "access-control-expose-headers",
        "access-control-allow-methods", "access-control-allow-headers", "access-control-max-age")


def policy(origins: Origins) -> str:
    """The Content-Security-Policy: our own files only, nothing inline, framed by the allow-list."""
    return "; ".join((
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
        "img-src 'self' data:", "font-src 'self'", "form-action 'self'", "base-uri 'none'",
        f"frame-ancestors {origins.frame_ancestors()}",
    ))


def dress(request: Request, response: BaseHTTPResponse, origins: Origins) -> None:
    """Put the headers on; a handler may have set its own Cache-Control or resource policy before."""
    headers = response.headers
    for name in ("server", "x-powered-by", "set-cookie", *CORS):
        headers.pop(name, None)
    headers["content-security-policy"] = policy(origins)
    headers["referrer-policy"] = "no-referrer"
    headers["permissions-policy"] = PERMISSIONS
    headers["x-content-type-options"] = "nosniff"
    headers["cross-origin-opener-policy"] = "same-origin"
    headers.setdefault("cross-origin-resource-policy", "same-origin")
    headers.setdefault("cache-control", NO_STORE)
    headers.setdefault("vary", "Origin, Accept-Encoding")
    if not origins.allowed_sites:
        headers["x-frame-options"] = "SAMEORIGIN"
    _allow(request, response, origins)


def _allow(request: Request, response: BaseHTTPResponse, origins: Origins) -> None:
    """CORS for a site of the allow-list, without credentials; for nobody else."""
    origin = request.headers.getone("origin", "")
    if not origins.listed(origin):
        return
    response.headers["access-control-allow-origin"] = origin
    response.headers["access-control-allow-methods"] = "GET, POST, DELETE"
    response.headers["access-control-allow-headers"] = "Content-Type, X-Session"
    response.headers["access-control-max-age"] = "600"
