"""schema.org JobPosting (JSON-LD): finding the postings in a document, and their properties as plain fields.

Source: https://schema.org/JobPosting and Google's structured-data guide for job postings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .tables import UNIT_LABELS
from .values import as_line, as_text

_SCRIPT = re.compile(
    r"<script\b[^>]*\btype\s*=\s*[\"']?application/ld\+json\b[^>]*>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL
)
_MAX_DEPTH = 12
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


def is_jobposting(record: Mapping[str, Any]) -> bool:
    """True when ``@type`` is, or contains, JobPosting (with or without a namespace)."""
    kinds = record.get("@type")
    if kinds is None:
        return False
    return any(str(kind).rsplit("/", 1)[-1].rsplit(":", 1)[-1] == "JobPosting" for kind in _listed(kinds))


def find(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Walk a JSON-LD document (lists, ``@graph``, ``itemListElement``, ``mainEntity``) for its postings, in order."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from find(item, depth + 1)
    elif isinstance(value, dict):
        if is_jobposting(value):
            yield value
            return
        for item in value.values():
            if isinstance(item, list | dict):
                yield from find(item, depth + 1)


def in_html(page: str) -> tuple[list[dict[str, Any]], str]:
    """Postings in the JSON-LD scripts of a page, and the first script that is no JSON (empty when all are)."""
    postings: list[dict[str, Any]] = []
    broken = ""
    for match in _SCRIPT.finditer(page):
        script = _COMMENT.sub("", _COMMENT.sub("", match.group(1)))
        try:
            document = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            if "JobPosting" in script:
                broken = broken or script
            continue
        postings.extend(find(document))
    return postings, broken


def to_fields(posting: Mapping[str, Any]) -> dict[str, Any]:
    """Properties of a posting under names that the synonyms know; what needs no care stays as it is."""
    place = _place(posting)
    company = _first(posting.get("hiringOrganization"))
    fields: dict[str, Any] = {
        "id": _identifier(posting.get("identifier")),
        "title": posting.get("title") or posting.get("name"),
        "date": posting.get("datePosted"),
        "text": posting.get("description"),
        "employer": company.get("name") if isinstance(company, dict) else company,
        "location": place.get("addressLocality"),
        "region": place.get("addressRegion"),
        "country": _country(place.get("addressCountry")),
        "sector": posting.get("industry"),
        "contract": posting.get("employmentType"),
        "occupation_code": _category(posting.get("occupationalCategory") or posting.get("relevantOccupation")),
        "url": posting.get("url") or posting.get("@id"),
        "responsibilities": posting.get("responsibilities"),
        "qualifications": posting.get("qualifications"),
        "benefits": posting.get("jobBenefits") or posting.get("incentiveCompensation"),
        "skills": posting.get("skills"),
        "educationRequirements": _education(posting.get("educationRequirements")),
        "experienceRequirements": _experience(posting.get("experienceRequirements")),
        "baseSalary": _salary(posting.get("baseSalary") or posting.get("estimatedSalary"), posting),
        "workHours": posting.get("workHours"),
    }
    return {name: value for name, value in fields.items() if value is not None}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _identifier(value: Any) -> Any:
    value = _first(value)
    return value.get("value") or value.get("@id") if isinstance(value, dict) else value


def _place(posting: Mapping[str, Any]) -> dict[str, Any]:
    location = _first(posting.get("jobLocation"))
    if isinstance(location, str):
        return {"addressLocality": location}
    if not isinstance(location, dict):
        return {}
    address = _first(location.get("address", location))
    if isinstance(address, str):
        return {"addressLocality": address}
    if not isinstance(address, dict):
        return {}
    return address if address.get("addressLocality") else {**address, "addressLocality": location.get("name")}


def _country(value: Any) -> Any:
    value = _first(value)
    return value.get("name") if isinstance(value, dict) else value


def _category(value: Any) -> Any:
    value = _first(value)
    if isinstance(value, dict):
        return value.get("codeValue") or value.get("name")
    return value


def _education(value: Any) -> str | None:
    parts = []
    for item in _listed(value):
        if isinstance(item, dict):
            item = item.get("credentialCategory") or item.get("name") or item.get("description")
        if item:
            parts.append(as_line(item))
    return "; ".join(parts) or None


def _experience(value: Any) -> str | None:
    value = _first(value)
    if not isinstance(value, dict):
        return as_line(value) or None
    if description := as_line(value.get("description")):
        return description
    months = value.get("monthsOfExperience")
    try:
        count = float(str(months))
    except ValueError:
        return None
    if count <= 0:
        return None
    return f"{count / 12:g} jaar" if count % 12 == 0 else f"{count:g} maanden"


def _salary(value: Any, posting: Mapping[str, Any]) -> str | None:
    value = _first(value)
    if value is None or value == "":
        return None
    if not isinstance(value, dict):
        return " ".join(part for part in (as_line(value), as_text(posting.get("salaryCurrency"))) if part)
    inner = _first(value.get("value", value))
    currency = as_text(value.get("currency") or posting.get("salaryCurrency")) or "EUR"
    if not isinstance(inner, dict):
        return f"{as_line(inner)} {currency}"
    low, high = inner.get("minValue"), inner.get("maxValue")
    amounts = [as_line(amount) for amount in (low, high) if amount not in (None, "", 0)]
    amount = " - ".join(dict.fromkeys(amounts)) or as_line(inner.get("value"))
    if not amount:
        return None
    unit = UNIT_LABELS.get(str(inner.get("unitText", value.get("unitText", ""))).upper(), "")
    return " ".join(part for part in (amount, currency, unit) if part)
