from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.privacy import mask

MASKED = [
    ("mail naar els.janssens@bakkerij-vers.be of jobs+gent@sub.firma.co.uk.", "mail naar [e-mail] of [e-mail]."),
    ("mail jan.peeters (at) firma.be", "mail [e-mail]"),
    ("<a href=\"mailto:jan@firma.be\">", "<a href=\"mailto:[e-mail]\">"),
    ("Bel 0478/12.34.56 of 0478 12 34 56 of 0478123456", "Bel [telefoon] of [telefoon] of [telefoon]"),
    ("+32 (0)9 223 45 67, 0032 478 12 34 56, +32478123456", "[telefoon], [telefoon], [telefoon]"),
    ("09 223 45 67 - 02/123.45.67 - 014 - 12 34 56", "[telefoon] - [telefoon] - [telefoon]"),
    ("0478 12 34 56 09 223 45 67 / (09) 223 45 67", "[telefoon] [telefoon] / [telefoon]"),
    ("056/ 26 52 10 en 089/511 458", "[telefoon] en [telefoon]"),
    ("06-12345678 en 020-1234567", "[telefoon] en [telefoon]"),
    ("Bel 011634816!", "Bel [telefoon]!"),
    ("gratis nummer 0800 12 345", "gratis nummer [telefoon]"),
    ("Contacteer Jan Peeters.", "Contacteer [naam]."),
    ("t.a.v. mevr. An De Smet, Kerkstraat 1", "t.a.v. mevr. [naam], Kerkstraat 1"),
    ("Contactpersoon: Dirk Van den Broeck (HR)", "Contactpersoon: [naam] (HR)"),
    ("Contactpersoon: Xqwe Vandorpelaere", "Contactpersoon: [naam]"),
    ("Vragen? Vragen aan Els!", "Vragen? Vragen aan [naam]!"),
    ("bel naar Tom Claes op 09 223 45 67", "bel naar [naam] op [telefoon]"),
    ("Bel dan Kim Wouters of Annelies Van der Auwera.", "Bel dan [naam] of [naam]."),
    ("mevrouw Janssens en de heer Van Damme", "mevrouw [naam] en de heer [naam]"),
    ("Jan-Willem Peeters (HR manager) - 09 223 45 67", "[naam] (HR manager) - [telefoon]"),
    ("contact opnemen met de heer Dick van 't Veld, tel. [tel].", "contact opnemen met de heer [naam], tel. [tel]."),
    ("neem contact op met Sabine D’Hondt via [email]", "neem contact op met [naam] via [email]"),
    ("Recruiter: Noëlle Boering Vacature-ID: 4308", "Recruiter: [naam] Vacature-ID: 4308"),
    ("https://www.linkedin.com/in/jan-peeters-12a/ en linkedin.com/company/acme",
     "[profiel] en linkedin.com/company/acme"),
    ('{"contactpersoon": "Jan Peeters", "x": 1}', '{"contactpersoon": "[naam]", "x": 1}'),
]  # fmt: skip

KEPT = [
    "BE 0123.456.789 en KBO 0456.789.123, BTW BE0456789123, ondernemingsnummer 0456 789 123",
    "IBAN BE68 5390 0754 7034",
    "op 01/02/2015, van 01-02-2015 tot 03-04-2015, 2015-2020, sinds 1998",
    "van 08.00 - 16.30 uur, 08.00-12.00/13.00-17.00, 06:00-14:00/14:00-22:00, 24/7",
    "€ 2.500,00 - 3.000,00 bruto, 2 500 000 euro omzet, tussen 0,50 en 1,25 euro",
    "ISO 9001:2015, ISO/IEC 17025, EN 10025-2, NEN 3140, EN 1090, PC 200.00, PC 149.01, code 95",
    "9000 Gent, 1000 Brussel, 3511 LX Utrecht",
    "vacature 0123456789, ref. 04 78 12 34 56, dossiernr. 0471234567",
    "Contacteer Randstad Gent of Start People.",
    "contact met klanten van Mercedes, Volvo en Siemens PLC",
    "t.a.v. Personeelsdienst, Stationsstraat 1; t.a.v. AZ Sint-Jan; t.a.v. HR",
    "ervaring bij Jan De Nul of Van Hool; je kent SAP, Microsoft Teams en Jira",
    "Kom langs bij Jan De Nul. Vragen over Excel? Mail Outlook werkt.",
    "Spreek vlot Frans en Engels. Bel ons. Belangrijk: Rijbewijs B",
    "Contact: Onze HR-dienst. Contactpersoon: Human Resources",
    "Recruiter Engineering, HR Recruiter Gent, Consulent Interim Management",
    "Mr. Bean, Dr. Oetker, Moët, de heer des huizes",
    "@ 2 GHz, C#, een @-teken, twitter @firma",
    "[email] [tel] [e-mail] [telefoon] [naam] [profiel]",
    "Je bent het aanspreekpunt voor Nederlandse klanten en het contact met Franse leveranciers",
]


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_masked(text: str, expected: str) -> None:
    assert mask(text) == expected


@pytest.mark.parametrize("text", KEPT)
def test_kept(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize("text", [text for text, _ in MASKED])
def test_idempotent(text: str) -> None:
    assert mask(mask(text)) == mask(text)


_PIECES = (
    "contacteer bel mail naar op of Jan Peeters Els Van den Broeck mevr. De Smet t.a.v. : , 0478 12 34 56 +32 9 a@b.be "
    "( ) [tel] Randstad HR manager - / 2015 . İ \ud800"
)
PIECES = st.sampled_from(_PIECES.split())


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_idempotent_on_any_mixture(pieces: list[str]) -> None:
    once = mask(" ".join(pieces))
    assert mask(once) == once


def test_text_without_personal_data_is_the_same_object() -> None:
    text = "Je last roestvast staal en leest plannen."
    assert mask(text) is text


def test_hostile_text_stays_linear() -> None:
    # A pattern that backtracks would take minutes here.
    hostile = [
        "0 " * 50_000,
        "a." * 50_000 + "@",
        "Jan " * 50_000,
        "bel " * 50_000,
        "contact Jan of " * 20_000,
        "+" * 90_000,
        "mail of " * 20_000,
        "0478 " * 30_000,
    ]
    for text in hostile:
        start = time.perf_counter()
        mask(text)
        assert time.perf_counter() - start < 3


def test_every_address_of_a_text_is_masked_and_nothing_before_it():
    text = "x@y. a.b@c.be;d+e@f.g.nl (at) " + "k" * 70 + "@m.com en jan [at] firma [dot] be of #@z.be"
    assert mask(text) == "x@y. [e-mail];[e-mail] (at) " + "k" * 6 + "[e-mail] en [e-mail] of #@z.be"
