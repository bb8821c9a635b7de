"""Data of ingest: column synonyms, part headings, month names, missing values. No logic.

Names are written as :func:`nlp.ingest.columns.key_of` makes them: folded, without separators, so
``datePosted``, ``date_posted`` and ``Date posted`` are all ``dateposted``; a nested ``company.name`` is
``companyname``. Earlier synonyms win over later ones.
"""

# ruff: noqa: SIM905  (a word list reads and diffs better as lines of words)
from __future__ import annotations

COLUMNS: dict[str, tuple[str, ...]] = {
    "id": tuple(
        "id vacatureid vacancyid vacaturenummer jobid vacaturecode referentie referentienummer reference "
        "referencenumber identifiervalue identifier guid jobreference refnr nummer uuid functiecode".split()
    ),
    "date": tuple(
        "date datum publicatiedatum dateposted datumgeplaatst datumpublicatie pubdate published publishedat "
        "publicationdate postingdate postedon postedat posteddate onlinesinds gepubliceerd geplaatstop "
        "plaatsingsdatum startdatumpublicatie openbaarsinds plaatsing geplaatst plaatsingdatum "
        "opgemaaktop online onlinevanaf "
        "created createdat creatiedatum aanmaakdatum "
        "datumontvangst timestamp updated lastmodified".split()
    ),
    "title": tuple(
        "title titel functietitel jobtitle functie functienaam functiebenaming vacaturetitel jobtitel vacature "
        "positiontitle position positionname jobname headline onderwerp titelvacature name naam".split()
    ),
    "text": tuple(
        "contentencoded text tekst vacaturetekst jobtext advertentietekst fulldescription description "
        "jobdescription descriptionhtml vacatureomschrijving vacaturebeschrijving omschrijving beschrijving "
        "content contenttext contenthtml body bodytext html inhoud rawtext plaintext summary samenvatting "
        "fulltext textfull".split()
    ),
    "employer": tuple(
        "employer company werkgever bedrijf bedrijfsnaam naambedrijf naamwerkgever companyname employername "
        "organisation organisatie organization hiringorganizationname hiringorganization organisatienaam "
        "onderneming ondernemingsnaam werkgevernaam bedrijfnaam opdrachtgever advertiser advertisername".split()
    ),
    "location": tuple(
        "location locatie plaats gemeente standplaats city stad werkplaats werkplek werklocatie "
        "tewerkstellingsplaats plaatstewerkstelling workplace locationcity locationname locatiegemeente "
        "locatieplaats locatienaam joblocationaddressaddresslocality addresslocality joblocation vestiging".split()
    ),
    "region": tuple(
        "region regio provincie province state locationregion locationprovince locatieprovincie locatieregio "
        "joblocationaddressaddressregion addressregion arrondissement".split()
    ),
    "country": tuple(
        "country land landcode countrycode locationcountry locatieland joblocationaddressaddresscountry "
        "addresscountry".split()
    ),
    "sector": tuple(
        "sector sectornaam branche industry bedrijfstak activiteitensector economischesector vakgebied category "
        "categorie jobcategory rubriek".split()
    ),
    "nace": tuple("nace nacecode nacebel nacebelcode nacerev2 nacebelactiviteit".split()),
    "paritair_comite": tuple(
        "paritaircomite paritaircomitecode paritaircomitenummer pc pcnummer jointcommittee".split()
    ),
    "contract": tuple(
        "contract contracttype employmenttype typecontract soortcontract contractsoort contractvorm dienstverband "
        "soortdienstverband jobtype arbeidscontract typetewerkstelling arbeidsovereenkomst".split()
    ),
    "occupation_code": tuple(
        "occupationcode beroepscode beroepcode iscocode isco isco08 competentcode escooccupation escocode "
        "occupationalcategorycodevalue occupationalcategory".split()
    ),
    "url": tuple("url link vacatureurl joburl linkhref href permalink weblink applyurl sollicitatielink".split()),
    "soft_form": tuple(
        "softform vdabsoftskills sleutelvaardigheden softskills softcompetenties persoonsgebondencompetenties "
        "persoonlijkecompetenties attitudes generiekecompetenties".split()
    ),
    "skill_form": tuple(
        "skillform vdabcompetentids competenties beroepsgebondencompetenties technischecompetenties "
        "beroepscompetenties competentids competencies skills hardskills vaardigheden skillslist".split()
    ),
    "kind": tuple("kind documentsoort soortdocument documenttype".split()),
}

# Parts of a description that a feed keeps apart. The Dutch heading keeps the zone visible after joining.
PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "part_bedrijf": (
        "Over het bedrijf",
        tuple(
            "bedrijfsomschrijving bedrijfomschrijving werkgeveromschrijving "
            "bedrijfsprofiel bedrijfsinformatie companydescription companyprofile overons "
            "overhetbedrijf aboutus aboutcompany employerdescription employeroverview wiezijnwij "
            "hiringorganizationdescription organisatieomschrijving".split()
        ),
    ),
    "part_taken": (
        "Functieomschrijving",
        tuple(
            "functieomschrijving functiebeschrijving functieinhoud jobomschrijving jobinhoud taken takenpakket "
            "responsibilities verantwoordelijkheden tasks duties jouwtaken uwtaken jetaken watgajedoen "
            "jouwfunctie jouwrol werkzaamheden taakomschrijving functiebeschrijvingtekst".split()
        ),
    ),
    "part_profiel": (
        "Profiel",
        tuple(
            "profiel jouwprofiel uwprofiel profielomschrijving kandidaatprofiel gevraagdprofiel profile "
            "candidateprofile functieeisen functievereisten vereisten jobrequirements requirements qualifications "
            "kwalificaties wievragen wijvragen wevragen watvragenwij wiezoekenwe wiezoekenwij wiebenjij".split()
        ),
    ),
    "part_aanbod": (
        "Aanbod",
        tuple(
            "aanbod onsaanbod offer wijbieden webieden watbiedenwij watwijbieden arbeidsvoorwaarden benefits "
            "jobbenefits incentivecompensation voordelen extralegalevoordelen loonvoorwaarden".split()
        ),
    ),
    "part_procedure": (
        "Solliciteren",
        tuple("procedure sollicitatieprocedure selectieprocedure howtoapply solliciteren applyinstructions".split()),
    ),
}

# Structured fields without a column of their own: one line each, under the heading of their part.
FACTS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "education": (
        "part_profiel",
        "Opleiding",
        tuple(
            "opleiding opleidingsniveau studieniveau studievereisten vereistestudies educationrequirements "
            "educationlevel education diploma diplomavereiste".split()
        ),
    ),
    "experience": (
        "part_profiel",
        "Ervaring",
        tuple(
            "ervaring werkervaring vereisteervaring ervaringsniveau experiencerequirements experience "
            "experiencelevel".split()
        ),
    ),
    "languages": (
        "part_profiel",
        "Talen",
        tuple("talen taalvereisten taalkennis talenkennis languages languagerequirements".split()),
    ),
    "licence": ("part_profiel", "Rijbewijs", tuple("rijbewijs rijbewijzen driverslicense drivinglicence".split())),
    "salary": (
        "part_aanbod",
        "Loon",
        tuple("salaris loon brutoloon salary salarisindicatie maandloon basesalary salaryrange wedde".split()),
    ),
    "hours": ("part_aanbod", "Werktijd", tuple("werktijd werkregime arbeidsregime workhours uurrooster".split())),
}

# Fields that name a person or a way to reach one: never written, also not inside a reject.
PERSONAL: dict[str, tuple[str, ...]] = {
    "[naam]": tuple(
        "contactpersoon contactnaam contactperson contactname contact recruiter recruiternaam recruitername "
        "authorname dccreator creator consulent contactpersoonnaam applicationcontactname".split()
    ),
    "[e-mail]": tuple(
        "email emailadres mail mailadres contactemail contactmail applyemail sollicitatieemail recruiteremail "
        "contactpersoonemail applicationcontactemail authoremail managingeditor webmaster".split()
    ),
    "[telefoon]": tuple(
        "telefoon telefoonnummer tel gsm gsmnummer phone phonenumber telephone mobile contacttelefoon "
        "contactphone contacttel contactgsm contactpersoontelefoon applicationcontacttelephone".split()
    ),
}

MISSING_VALUES = frozenset(
    {"", "-", "--", "/", "null", "none", "nan", "nvt", "n.v.t.", "n/a", "na", "#n/a", "onbekend"}
)

# Any prefix of at least three letters of a Dutch name is accepted, besides these spellings.
MONTHS: dict[str, int] = {
    "januari": 1, "jan": 1, "january": 1, "februari": 2, "feb": 2, "febr": 2, "february": 2,
    "maart": 3, "mrt": 3, "maa": 3, "march": 3, "mar": 3, "april": 4, "apr": 4, "mei": 5, "may": 5,
    "juni": 6, "jun": 6, "june": 6, "juli": 7, "jul": 7, "july": 7, "augustus": 8, "aug": 8, "august": 8,
    "september": 9, "sep": 9, "sept": 9, "oktober": 10, "okt": 10, "october": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip

# XML elements that hold one vacancy (local names, lower case), and keys of JSON objects that wrap a list of them.
XML_ITEMS = (
    "job", "vacature", "vacancy", "item", "entry", "jobposting", "positionopening", "jobpositionposting",
    "functiebeschrijving", "advertentie", "offer", "position",
)  # fmt: skip
JSON_WRAPPERS = (
    "jobs", "vacatures", "vacancies", "items", "results", "resultaten", "data", "docs", "records", "rows",
    "entries", "hits", "jobpostings", "@graph", "itemlistelement", "functiebeschrijvingen",
)  # fmt: skip
HTML_ELEMENTS = frozenset(
    "p br ul ol li b strong i em u span div h1 h2 h3 h4 h5 h6 a table tr td th tbody thead hr font section "
    "article small sub sup dl dt dd blockquote img".split()
)

# Columns hold what JobPosting (schema.org) names; the rest of its properties follow the synonyms above.
UNIT_LABELS = {"HOUR": "per uur", "DAY": "per dag", "WEEK": "per week", "MONTH": "per maand", "YEAR": "per jaar"}

# What lies beside vacancies in a folder without ever being one.
IGNORED_SUFFIXES = frozenset(
    ".md .py .sh .png .jpg .jpeg .gif .svg .webp .css .js .ico .woff .woff2 .ttf .map .lock .db .ini .log .tmp".split()
)
