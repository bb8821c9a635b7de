"""Write the binary samples beside this file. Texts are ours; the bytes are the same on every run.

Needs the extras ``documents`` (python-docx) and the core packages polars, XlsxWriter and zstandard.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path

import docx
import polars as pl
import xlsxwriter
import zstandard

HERE = Path(__file__).parent

PARQUET = [
    {
        "job_id": "pq-1", "job_title": "Verspaner CNC-frezen", "company_name": "Precisie Maes", "city": "Zaventem",
        "posted_date": date(2013, 11, 4), "nace_code": "25.620",
        "description": "Van één prototype tot een reeks van vijftig. Je programmeert een vijfasser in Heidenhain, stelt "
        "in en meet na met schroefmaat en 3D-meetbank. Een paar honderdsten te veel is bij ons afval.\n"
        "Je hebt een opleiding mechanische vormgeving of je leerde het op de vloer. CAM-ervaring (hyperMILL) is "
        "een pluspunt, geen voorwaarde.",
        "skills": ["CNC-programmeren", "Meten en controleren"],
    },
    {
        "job_id": "pq-2", "job_title": "Milieucoördinator", "company_name": "Chemie Albertkanaal", "city": "Geel",
        "posted_date": date(2019, 5, 20), "nace_code": "20.140",
        "description": "U houdt de omgevingsvergunning actueel, rapporteert emissies in het IMJV en leidt de inspectie "
        "rond. Een attest milieucoördinator type A hebt u, of u start ermee in september. U legt een operator even "
        "rustig uit waarom een lekbak leeg moet als aan de directie wat een boete kost.",
        "skills": ["Milieuwetgeving opvolgen"],
    },
    {
        "job_id": "pq-3", "job_title": "Winkelmedewerker bouwmarkt", "company_name": None, "city": "Sint-Niklaas",
        "posted_date": None, "nace_code": None,
        "description": "Klanten komen met een kapotte kraan en een halve uitleg. Jij vindt het juiste stuk. Rekken "
        "vullen, kassa openen, verf mengen: na een maand kan je het allemaal. Zaterdag is werkdag.",
        "skills": [],
    },
]  # fmt: skip

EXCEL = [
    ("Functie", "Afdeling", "Plaats", "Publicatiedatum", "Taken", "Profiel", "Wij bieden"),
    (
        "Elektricien residentieel", "Werf", "Hasselt", datetime(2017, 9, 18),
        "Je slijpt sleuven, trekt draad, sluit borden aan en brengt installaties in orde voor de keuring (AREI).",
        "Je werkt zelfstandig na enkele weken. Domotica (KNX) is een troef. Rijbewijs B.",
        "PC 124, mobiliteitsvergoeding, ADV-dagen.",
    ),
    (
        "Administratief bediende planning", "Kantoor", "Hasselt", datetime(2018, 1, 8),
        "Je boekt afspraken, verplaatst ze als het vriest en houdt de klant op de hoogte.",
        "Vlot met Excel en met bellende mensen. Frans is handig op dinsdag: dan komt de groothandel uit Luik.",
        "Halftijds, in de voormiddag.",
    ),
]  # fmt: skip

INTERNAL = [
    {
        "functiecode": "TD-04", "documentsoort": "functiebeschrijving", "titel": "Ploegverantwoordelijke technische dienst", "datum": "2016-01-01",
        "functiebeschrijving": "Doel van de functie\nDe continuïteit van de installaties verzekeren door de "
        "werkzaamheden van zes technici te verdelen en op te volgen.\n\nResultaatgebieden\n1. Verdeelt werkorders "
        "volgens dringendheid.\n2. Analyseert terugkerende storingen en stelt verbeteringen voor.\n3. Voert jaarlijks "
        "een functioneringsgesprek met elke medewerker.\n\nCompetenties\nLeidinggeven (niveau 2), probleemoplossend "
        "denken, grondige kennis van hydraulica.",
    },
    {
        "functiecode": "HR-02", "documentsoort": "functiebeschrijving", "titel": "Payroll officer", "datum": "2016-01-01",
        "functiebeschrijving": "Doel van de functie\nDe lonen van 380 medewerkers tijdig en juist laten berekenen.\n\n"
        "Resultaatgebieden\n1. Verwerkt prestaties en afwezigheden.\n2. Bereidt sociale documenten voor.\n3. "
        "Beantwoordt vragen van medewerkers over hun loonbrief.\n\nKennis\nSociale wetgeving, PC 118 en PC 220, het "
        "pakket van het sociaal secretariaat.",
    },
]  # fmt: skip

ZSTD = [
    ("id", "title", "company", "date", "text"),
    (
        "z-1", "Kapper(ster)", "Kapsalon Lok", "2022/03/07",
        "Knippen, kleuren, brushen. Je luistert eerst en knipt dan. Een vestigingsattest hoeft niet, een diploma "
        "haarzorg wel. Dinsdag tot zaterdag.",
    ),
    (
        "z-2", "Fietshersteller", "Coöperatie Trapop", "Mar 21, 2022",
        "Wielen spaken, remmen ontluchten, batterijen van e-bikes testen. Wie in de sociale economie begint, krijgt "
        "een begeleider. Klanten uitleg geven hoort erbij, ook in het Frans of het Arabisch.",
    ),
]  # fmt: skip

PDF_LINES = [
    "Kraanmachinist torenkraan", "",
    "Vanop zestig meter hoogte zet je bekistingen en prefabwanden op hun plaats.",
    "Je communiceert via radio met de aanslaander en stopt bij te veel wind.", "",
    "Wie ben je?",
    "- Je hebt een attest kraanmachinist of je volgt het bij Constructiv.",
    "- Hoogtevrees kan niet, een ochtendhumeur op eigen risico wel.",
    "- Je bent bereid op verschillende werven te werken (regio Antwerpen).",
]  # fmt: skip


def zipped_again(raw: bytes) -> bytes:
    """Same archive with fixed times, so that the bytes do not change from run to run."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda item: (item != "[Content_Types].xml", item)):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def write_excel(path: Path) -> None:
    """A cover sheet in front, and two lines above the header, as people make them."""
    raw = io.BytesIO()
    book = xlsxwriter.Workbook(raw, {"in_memory": True})
    book.set_properties({"created": datetime(2018, 2, 1)})
    book.add_worksheet("Toelichting").write(0, 0, "Overzicht van openstaande betrekkingen")
    sheet = book.add_worksheet("Vacatures")
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write(0, 0, "Elektro Haspengouw, toestand op 1 februari 2018")
    for line, cells in enumerate(EXCEL, start=2):
        for column, cell in enumerate(cells):
            if isinstance(cell, datetime):
                sheet.write_datetime(line, column, cell, days)
            else:
                sheet.write(line, column, cell)
    book.close()
    path.write_bytes(raw.getvalue())


def write_docx(path: Path) -> None:
    """Headings, a list and a table."""
    document = docx.Document()
    document.core_properties.title = "Orderpicker diepvries"
    document.core_properties.created = document.core_properties.modified = datetime(2020, 1, 1)
    document.add_heading("Orderpicker diepvries", level=1)
    document.add_paragraph("Bij -22 °C verzamelt u bestellingen met voice-picking. Drie kwartier werken, kwartier pauze.")
    document.add_heading("Wat u meebrengt", level=2)
    for line in ("U verstaat Nederlands of Engels.", "Een heftruckattest is een troef.", "U bent stipt."):
        document.add_paragraph(line, style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for row, cells in enumerate((("Ploeg", "Uren"), ("vroege", "6.00 - 14.00 uur"))):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    raw = io.BytesIO()
    document.save(raw)
    path.write_bytes(zipped_again(raw.getvalue()))


def write_pdf(path: Path) -> None:
    """A one-page PDF 1.4 with a text layer, written by hand."""
    escaped = [line.replace("(", r"\(").replace(")", r"\)") for line in PDF_LINES]
    shown = "".join(f"({line}) Tj T*\n" for line in escaped)
    stream = f"BT /F1 11 Tf 50 780 Td 16 TL\n{shown}ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(bytes(out))


def main() -> None:
    """Write all of them."""
    pl.DataFrame(PARQUET).write_parquet(HERE / "vacatures.parquet")
    write_excel(HERE / "vacatures.xlsx")
    write_docx(HERE / "map" / "orderpicker.docx")
    write_pdf(HERE / "map" / "kraanmachinist.pdf")
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in INTERNAL).encode()
    (HERE / "functiebeschrijvingen.jsonl.gz").write_bytes(gzip.compress(lines, mtime=0))
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows(ZSTD)
    (HERE / "vacatures.csv.zst").write_bytes(zstandard.ZstdCompressor(level=19).compress(table.getvalue().encode()))


if __name__ == "__main__":
    main()
