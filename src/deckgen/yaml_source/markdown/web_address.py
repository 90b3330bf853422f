"""Addresses that authors link to: https, http, mailto and tel, written so that every program understands them."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from deckgen.messages.message import tell
from deckgen.shown_text import shorten

MAX_ADDRESS = 2_000  # characters
SCHEMES = ("https", "http", "mailto", "tel")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_MAIL = re.compile(r"[^@\s:/?]+@[^@\s]+\.[^@\s]+")
_SITE = re.compile(r"www\.[^\s./]+\.\S+", re.IGNORECASE)
_TELEPHONE = re.compile(r"\+?[\d ().\-/\u00a0]{2,30}(?:;ext=\d{1,10})?")
_LONGEST_SHOWN = 60  # characters: as long as a message can bear
_WRITE_LINK = tell("Write `[words](https://…)`.")
_WRITE_SITE = tell("Write `https://name.example/path`.")
_SAFE = "/?&=#%:;,+@!$'()*~[]"


def check_address(written: str) -> tuple[str, str, str]:
    """The address percent-encoded, and a message with a hint where it cannot be used."""
    address = _complete(written.strip())
    found = _SCHEME.match(address)
    scheme = found.group(1).lower() if found else ""
    if not address:
        return "", tell("This link has no address."), _WRITE_LINK
    if len(address) > MAX_ADDRESS:
        return "", tell("This address has more than {most:,} characters.", most=MAX_ADDRESS), _WRITE_LINK
    if not found:
        message = tell("`{address}` is no full address.", address=shorten(address, _LONGEST_SHOWN))
        return "", message, tell("Start with `https://`.")
    if scheme not in SCHEMES:
        hint = tell("Links start with `https://`, `http://`, `mailto:` or `tel:`.")
        return "", tell("A link cannot start with `{scheme}:`.", scheme=scheme), hint
    if scheme == "mailto":
        return _encode_mail(address[len("mailto:") :])
    return _encode_telephone(address[len("tel:") :]) if scheme == "tel" else _encode_web(address, scheme)


def _complete(address: str) -> str:
    """What people write without its scheme, and everybody understands."""
    if _SITE.fullmatch(address):
        return f"https://{address}"
    return f"mailto:{address}" if _MAIL.fullmatch(address) else address


def _encode_mail(mail: str) -> tuple[str, str, str]:
    if _MAIL.fullmatch(mail.split("?", 1)[0]):
        return "mailto:" + quote(mail, safe=_SAFE), "", ""
    message = tell("`{address}` is no e-mail address.", address=shorten(mail, _LONGEST_SHOWN))
    return "", message, tell("Write `mailto:name@example.org`.")


def _encode_telephone(number: str) -> tuple[str, str, str]:
    if not _TELEPHONE.fullmatch(number) or not any(character.isdigit() for character in number):
        message = tell("`{address}` is no telephone number.", address=shorten(number, _LONGEST_SHOWN))
        return "", message, tell("Write `tel:+3292001234`.")
    return "tel:" + re.sub(r"[ ().\-/\u00a0]", "", number), "", ""


def _encode_web(address: str, scheme: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "", tell("`{address}` is no address.", address=shorten(address, _LONGEST_SHOWN)), _WRITE_SITE
    if not host or any(character.isspace() for character in host):
        return "", tell("`{address}` names no site.", address=shorten(address, _LONGEST_SHOWN)), _WRITE_SITE
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return "", tell("`{address}` names no site.", address=shorten(address, _LONGEST_SHOWN)), _WRITE_SITE
    if ":" in host:
        host = f"[{host}]"
    rest = (quote(parts.path, safe=_SAFE), quote(parts.query, safe=_SAFE), quote(parts.fragment, safe=_SAFE))
    return urlunsplit((scheme, host + port, *rest)), "", ""
