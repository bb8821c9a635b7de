"""Dutch words for the values that pages show. What an expert calls by an id, a visitor reads here."""

from __future__ import annotations

from vaardig.trends.request import KIND_WORDS

KINDS = KIND_WORDS
# Ways to count what a vacancy asks, from fine to coarse.
GRAINS = {
    "met activiteiten zonder concept": "Vaardigheden, en taken die niet in onze lijst staan",
    "met zachte woorden zonder concept": "Vaardigheden, en zachte woorden die niet in onze lijst staan",
    "vaardigheid": "Vaardigheden",
    "groep": "Groepen van vaardigheden",
    "hoofdgroep": "Werkvelden",
    "minstens één": "Deel van de vacatures met minstens één vaardigheid",
}
LEVELS = {
    "komt-voor": "Komt voor (ook als taak of aan te leren)",
    "gevraagd": "Gevraagd (vereist of pluspunt)",
    "essential": "Alleen vereist",
    "nice": "Alleen pluspunt",
    "learnable": "Alleen aan te leren",
    "task": "Alleen als taak",
}
REQUIREMENTS = {
    "essential": "vereist",
    "nice": "pluspunt",
    "learnable": "aan te leren",
    "task": "taak",
    "not_required": "niet nodig",
    "context": "over het bedrijf",
}
STEM = {
    "hard": "Harde STEM",
    "zorg": "Zorg-STEM",
    "licht": "Lichte STEM",
    "geen": "Geen STEM",
}
STEM_MEANING = {
    "hard": "wetenschap, techniek, ICT en wiskunde, zoals onderhoudstechnicus of programmeur",
    "zorg": "zorg met een wetenschappelijke basis, zoals verpleegkundige of laborant",
    "licht": "jobs met een stuk techniek of wetenschap, zoals technisch verkoper",
    "geen": "alle andere jobs",
}
EXTENSIONS = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet", "json": "JSON", "svg": "SVG", "png": "PNG"}
STATUS = {
    400: ("Deze vraag begrijpen wij niet", "Er staat iets in het adres of in het formulier dat niet klopt."),
    403: (
        "Dit formulier kwam van een andere website",
        "Voor uw veiligheid aanvaarden wij alleen formulieren van deze pagina's zelf.",
    ),
    404: ("Deze pagina bestaat niet", "Misschien zit er een tikfout in het adres, of is de pagina verhuisd."),
    405: ("Zo werkt deze pagina niet", "Deze pagina verwacht een ingevuld formulier, en kreeg er geen."),
    413: ("Dit bestand is te groot", "Een bestand mag hier hoogstens 20 megabyte groot zijn."),
    415: ("Dit soort bestand kunnen wij niet lezen", "Wij lezen Word, pdf, html, tekst, Excel, csv en jsonl."),
    421: (
        "Dit adres kennen wij niet",
        "De pagina werd opgevraagd onder een naam die niet bij deze computer hoort. Dat laten wij niet toe.",
    ),
    422: ("Er ontbreekt iets", "Een veld is leeg of heeft een waarde die hier niet kan."),
    500: ("Er ging bij ons iets mis", "Dat ligt niet aan u. Wat u invulde, werd nergens bewaard."),
    503: ("Dit duurt te lang", "De computer is bezet. Probeer het over een minuut opnieuw."),
}  # fmt: skip
BUSY = (
    "De vacatures worden nu bijgewerkt",
    "Iemand voegt vacatures toe aan de werkmap. Tot dat klaar is, kunnen wij hier geen juiste cijfers tonen.",
)
BUSY_REMEDY = "Wacht een minuut, ga dan terug naar de vorige pagina en probeer het opnieuw."
REMEDY = {
    403: "Open de pagina vanaf het begin en vul het formulier daar in.",
    413: "Kies een kleiner bestand of verdeel het. Voor grote bestanden is er de opdracht “vaardig quality”.",
    421: "Gebruik het adres dat verscheen toen u vaardig startte, bijvoorbeeld http://127.0.0.1:8000.",
    500: "Probeer het nog eens. Blijft het fout gaan? Meld het dan aan wie vaardig voor u installeerde.",
}  # fmt: skip
GO_BACK = "Ga terug naar de vorige pagina, of begin opnieuw bij de start."
