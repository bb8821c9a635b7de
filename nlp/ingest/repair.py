"""Repair of damaged characters, only where the damage has one reading."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")


def _cp1252_bytes() -> dict[str, int]:
    table = {chr(code): code for code in range(0x80, 0x100)}
    for code in range(0x80, 0xA0):
        try:
            table[bytes([code]).decode("cp1252")] = code
        except UnicodeDecodeError:
            continue
    return table


_BYTES = _cp1252_bytes()
_CONTINUATION = "[" + "".join(re.escape(c) for c, code in sorted(_BYTES.items()) if code < 0xC0) + "]"
# UTF-8 read as cp1252: Â or Ã and one more, â (punctuation, €, arrows) or ï (byte order mark, Word bullets) and two
# more, ð and three more (emoji); Å, Æ or Ë and one more when that makes a cp1252 letter (œ š ž ƒ). No Dutch,
# French, German or English text contains these by itself.
_MOJIBAKE = re.compile(f"[ÂÃÅÆË]{_CONTINUATION}|[âï]{_CONTINUATION}{{2}}|ð{_CONTINUATION}{{3}}")
_LEADS = re.compile("[ÂÃÅÆËâïð]")


def repair_text(text: str) -> str:
    """Drop NULs, replace lone surrogates by U+FFFD, undo UTF-8 that was read as cp1252 (also twice).

    A text without such damage comes back as the same object.
    """
    if "\x00" in text:
        text = text.replace("\x00", "")
    if text.isascii():
        return text
    if _SURROGATE.search(text):
        text = _PAIR.sub(lambda m: m.group().encode("utf-16", "surrogatepass").decode("utf-16"), text)
        text = _SURROGATE.sub(REPLACEMENT, text)
    for _ in range(2):
        if not _LEADS.search(text):
            break
        text = _MOJIBAKE.sub(_undo, text)
    return text


def _undo(match: re.Match[str]) -> str:
    try:
        decoded = bytes(_BYTES[character] for character in match.group()).decode("utf-8")
    except (UnicodeDecodeError, KeyError):
        return match.group()
    if decoded == "\ufeff":
        return ""
    if "\ue000" <= decoded <= "\uf8ff":
        return "•"  # the private-use bullet of Word's symbol font
    plausible = decoded <= "\u00ff" or decoded in _BYTES or "\u2000" <= decoded <= "\u2bff" or decoded >= "\U0001f000"
    return decoded if plausible else match.group()


def is_broken(text: str) -> bool:
    """True when more than 1 % of the characters are U+FFFD: what was written there is lost."""
    return text.count(REPLACEMENT) * 100 > len(text)
