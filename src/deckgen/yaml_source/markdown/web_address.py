"""Addresses that authors link to: only https, http and mailto, written so that every program understands them."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from deckgen.messages.message import tell

MAX_ADDRESS = 2_000  # characters
SCHEMES = ("https", "http", "mailto")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_SAFE = "/?&=#%:;,+@!$'()*~[]"


def check_address(written: str) -> tuple[str, str, str]:
    """The address percent-encoded, and a message with a hint where it cannot be used."""
    address = written.strip()
    found = _SCHEME.match(address)
    scheme = found.group(1).lower() if found else ""
    if not address or len(address) > MAX_ADDRESS:
        message = (
            tell("This address has more than {max_address:,} characters.", max_address=MAX_ADDRESS)
            if address
            else tell("This link has no address.")
        )
        return "", message, "Write `[words](https://…)`."
    if not found:
        hint = tell("Write `mailto:` before it.") if _MAIL.fullmatch(address) else tell("Start with `https://`.")
        return "", f"`{_shorten(address)}` is no full address.", hint
    if scheme not in SCHEMES:
        return "", f"A link cannot start with `{scheme}:`.", "Links start with `https://`, `http://` or `mailto:`."
    if scheme == "mailto":
        mail = address[len("mailto:") :]
        if not _MAIL.fullmatch(mail.split("?", 1)[0]):
            return "", f"`{_shorten(mail)}` is no e-mail address.", "Write `mailto:name@example.org`."
        return "mailto:" + quote(mail, safe=_SAFE), "", ""
    return _encode_web(address, scheme)


def _encode_web(address: str, scheme: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "", f"`{_shorten(address)}` is no address.", "Write `https://name.example/path`."
    if not host or any(character.isspace() for character in host):
        return "", f"`{_shorten(address)}` names no site.", "Write `https://name.example/path`."
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return "", f"`{_shorten(address)}` names no site.", "Write `https://name.example/path`."
    if ":" in host:
        host = f"[{host}]"
    rest = (quote(parts.path, safe=_SAFE), quote(parts.query, safe=_SAFE), quote(parts.fragment, safe=_SAFE))
    return urlunsplit((scheme, host + port, *rest)), "", ""


def _shorten(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004 (as long as a message can bear)
