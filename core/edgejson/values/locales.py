"""What a locale contributes: names, jobs, streets, companies, telephone numbers and the country's places.

Names and jobs are Faker's lists (the maintained source), read once per process when a locale is first used; values are
drawn from them directly because a Faker method call costs more than a whole record may.
"""

# ruff: noqa: E501, SIM905 - a row of a table is read whole; word lists are written as text
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module

from edgejson.values.dates import BRAZIL, UNITED_STATES, WESTERN_EUROPE, Clocks
from edgejson.values.draw import Draw, pick
from edgejson.values.places import COUNTRIES, Country

__all__ = ["LOCALES", "Name", "World", "locale_of", "slug", "world"]

LOCALES = tuple(COUNTRIES)


def locale_of(language: str) -> str:
    """The locale whose people and places a text in `language` speaks of; American where no locale speaks it.

    >>> locale_of("de"), locale_of("ja")
    ('de_DE', 'en_US')
    """
    return next((locale for locale in LOCALES if locale.partition("_")[0] == language), "en_US")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written and as it stands in an address (ASCII letters only).

    `gender` is set for a first name that is given to women only or to men only.
    """

    text: str
    ascii: str
    gender: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """The pools of one locale. `phone` writes the digits of a national number in its styles (see `_phone_*`)."""

    locale: str
    first_names: tuple[Name, ...]
    last_names: tuple[Name, ...]
    jobs: tuple[str, ...]
    country: Country
    postal: Callable[[Draw, int], str]
    street: Callable[[Draw], str]
    address: Callable[[str, str, str, str], str]
    phone: Callable[[Draw], tuple[str, ...]]
    trades: tuple[tuple[str, tuple[str, ...]], ...]
    company_name: Callable[[Draw, str, str], str]
    domains: tuple[str, ...]
    tlds: tuple[str, ...]
    clocks: Clocks


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits of `text`; accents are dropped.

    >>> slug("Müller-Lüdenscheidt & Co.")
    'mullerludenscheidtco'
    """
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("æ", "ae"))
    return re.sub("[^a-z0-9]", "", plain.lower())


def _names(texts: Iterable[str]) -> tuple[Name, ...]:
    """Faker's names that can stand in a record: more than one letter, no abbreviation, written with a capital."""
    usable = (text for text in texts if "." not in text and text[0].isupper() and len(slug(text)) > 1)
    return tuple(Name(_MC.sub(_capital_after_mc, text), slug(text)) for text in usable)


_MC = re.compile(r"\bMc[a-z]")


def _capital_after_mc(found: re.Match[str]) -> str:
    """McDonald, which Faker writes Mcdonald."""
    return f"Mc{found[0][2].upper()}"


def _first_names(texts: Iterable[str], female: Iterable[str], male: Iterable[str]) -> tuple[Name, ...]:
    women, men = frozenset(female), frozenset(male)
    genders = {
        text: "" if text in women and text in men else "female" if text in women else "male" for text in women | men
    }
    return tuple(replace(name, gender=genders.get(name.text, "")) for name in _names(texts))


def _jobs(texts: Iterable[str]) -> tuple[str, ...]:
    """Job titles a person would put on a card: short, and not turned round for an index ("Engineer, mining")."""
    short = (text for text in texts if len(text) <= 34 and not set(text) & set(",/()*"))
    return tuple(dict.fromkeys(text[0].upper() + text[1:] for text in short))


@cache
def world(locale: str) -> World:
    """The pools of a locale; `KeyError` when it is not one of `LOCALES`."""
    parts = _PARTS[locale]
    person = import_module(f"faker.providers.person.{locale}").Provider
    job = import_module(f"faker.providers.job.{locale}").Provider
    last_names = _names(person.last_names)
    return World(
        locale=locale,
        first_names=_first_names(person.first_names, person.first_names_female, person.first_names_male),
        last_names=last_names,
        jobs=_jobs(job.jobs),
        country=COUNTRIES[locale],
        postal=parts.postal,
        street=parts.street,
        address=parts.address,
        phone=parts.phone,
        trades=parts.trades,
        company_name=parts.company_name,
        domains=_domains(last_names, parts),
        tlds=parts.tlds,
        clocks=parts.clocks,
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is not Faker's: written for this project."""

    postal: Callable[[Draw, int], str]
    street: Callable[[Draw], str]
    address: Callable[[str, str, str, str], str]
    phone: Callable[[Draw], tuple[str, ...]]
    trades: tuple[tuple[str, tuple[str, ...]], ...]
    company_name: Callable[[Draw, str, str], str]
    tlds: tuple[str, ...]
    clocks: Clocks


def _domains(last_names: tuple[Name, ...], parts: _Parts) -> tuple[str, ...]:
    """Domains of invented firms, for people who stand without one."""
    nouns = [slug(noun) for _, nouns in parts.trades for noun in nouns]
    return tuple(
        f"{name.ascii}{nouns[(7 * index) % len(nouns)]}{parts.tlds[index % len(parts.tlds)]}"
        for index, name in enumerate(last_names[:400])
    )


# ---------------------------------------------------------------- postal codes and streets


def _five_digits(_: Draw, code: int) -> str:
    return f"{code:05d}"


def _cep(draw: Draw, code: int) -> str:
    return f"{code:05d}-{int(draw.random() * 100) * 10:03d}"


def _number_first(names: tuple[str, ...], kinds: tuple[str, ...]) -> Callable[[Draw], str]:
    def street(draw: Draw) -> str:
        number = 1 + int(draw.random() ** 2 * 9800)
        return f"{number} {pick(draw, names)} {pick(draw, kinds)}"

    return street


def _kind_first(kinds: tuple[str, ...], names: tuple[str, ...], top: int) -> Callable[[Draw], str]:
    def street(draw: Draw) -> str:
        return f"{pick(draw, kinds)} {pick(draw, names)}, {1 + int(draw.random() ** 2 * top)}"

    return street


def _street_us(draw: Draw) -> str:
    return _STREET_US(draw)


def _street_de(draw: Draw) -> str:
    return f"{pick(draw, _STREETS_DE)} {1 + int(draw.random() ** 2 * 180)}"


def _street_fr(draw: Draw) -> str:
    return f"{1 + int(draw.random() ** 2 * 190)} {pick(draw, _STREETS_FR)}"


_STREET_US = _number_first(
    tuple(
        "Maple Oak Cedar Elm Pine Walnut Chestnut Birch Willow Magnolia Juniper Sycamore Lincoln Jefferson Madison Monroe "
        "Franklin Harrison Cleveland Lakeview Hillcrest Riverside Highland Prospect Meadow Orchard Mill Church Spring "
        "Forest Sunset Ridgewood Fairview Harbor Canyon Summit Park Union Liberty Washington".split()
    ),
    ("Street", "Avenue", "Road", "Drive", "Lane", "Court", "Boulevard", "Way", "Place", "Terrace"),
)
_STREET_BR = _kind_first(
    ("Rua", "Rua", "Rua", "Avenida", "Avenida", "Travessa", "Alameda"),
    (
        "das Flores", "das Acácias", "dos Pinheiros", "das Palmeiras", "Sete de Setembro", "Quinze de Novembro", "Tiradentes",
        "Santos Dumont", "Getúlio Vargas", "Rui Barbosa", "Dom Pedro II", "Marechal Deodoro", "Floriano Peixoto",
        "José Bonifácio", "Barão do Rio Branco", "Castro Alves", "Machado de Assis", "Duque de Caxias", "São José",
        "Santa Luzia", "Bela Vista", "do Comércio", "da Consolação", "Oswaldo Cruz", "Monteiro Lobato", "Anita Garibaldi",
        "Princesa Isabel", "das Laranjeiras", "dos Ipês", "Juscelino Kubitschek",
    ),
    2400,
)  # fmt: skip
_STREET_ES = _kind_first(
    ("Calle", "Calle", "Calle", "Avenida", "Plaza", "Paseo", "Camino"),
    (
        "Mayor", "Real", "del Sol", "de la Paz", "de Cervantes", "de Goya", "de Velázquez", "de Colón", "de la Constitución",
        "de San Juan", "de Santa Ana", "de la Libertad", "de Alfonso XII", "de Isabel la Católica", "del Carmen",
        "de los Olivos", "de las Rosas", "de Ramón y Cajal", "de Lope de Vega", "de Andalucía", "de Aragón", "de Galicia",
        "de la Estación", "del Prado", "de los Almendros", "de García Lorca", "de Quevedo", "de la Iglesia", "del Río", "Nueva",
    ),
    160,
)  # fmt: skip
_STREETS_DE = tuple(
    "Hauptstraße Bahnhofstraße Gartenstraße Schulstraße Bergstraße Lindenstraße Waldstraße Kirchstraße Ringstraße "
    "Goethestraße Schillerstraße Mozartstraße Beethovenstraße Lessingstraße Kantstraße Dürerstraße Bachstraße Blumenstraße "
    "Wiesenweg Birkenweg Ahornweg Buchenweg Eichenweg Fichtenweg Rosenweg Tannenweg Mühlenweg Kastanienallee Lindenallee "
    "Rathausplatz Marktplatz Feldstraße Talstraße Uferstraße Friedrichstraße Wilhelmstraße Parkstraße Hafenstraße".split()
)
_STREETS_FR = (
    "rue de la République", "rue Victor-Hugo", "rue de l'Église", "rue Pasteur", "rue Jean-Jaurès", "rue des Écoles",
    "rue du Moulin", "rue Voltaire", "rue Émile-Zola", "rue Gambetta", "rue de la Gare", "rue des Lilas", "rue des Tilleuls",
    "rue Saint-Michel", "rue du Château", "rue Molière", "rue Jules-Ferry", "rue de Verdun", "avenue de la Liberté",
    "avenue du Général-Leclerc", "avenue Foch", "avenue des Platanes", "boulevard Carnot", "boulevard de Strasbourg",
    "boulevard Clemenceau", "place de la Mairie", "place du Marché", "allée des Cerisiers", "allée des Chênes",
    "impasse des Jardins", "chemin des Vignes", "chemin du Lavoir", "quai de la Marne", "cours Lafayette",
)  # fmt: skip


# ---------------------------------------------------------------- one-line addresses


def _address_us(street: str, city: str, state_code: str, code: str) -> str:
    return f"{street}, {city}, {state_code} {code}"


def _address_br(street: str, city: str, state_code: str, code: str) -> str:
    return f"{street}, {city} - {state_code}, {code}"


def _address_eu(street: str, city: str, _: str, code: str) -> str:
    return f"{street}, {code} {city}"


# ---------------------------------------------------------------- telephone numbers
# Styles in this order: international with spaces, E.164, national, digits with hyphens.  A plain field gets the
# first; a `pattern` chooses among all.


def _phone_us(draw: Draw) -> tuple[str, ...]:
    area = pick(draw, draw.world.country.cities).dialling
    exchange = 200 + int(draw.random() * 800)
    if exchange == 555 or exchange % 100 == 11:  # reserved for fiction and for services
        exchange += 1
    line = f"{int(draw.random() * 10_000):04d}"
    return (
        f"+1 {area}-{exchange}-{line}",
        f"+1{area}{exchange}{line}",
        f"({area}) {exchange}-{line}",
        f"{area}-{exchange}-{line}",
        f"+1-{area}-{exchange}-{line}",
    )


def _phone_br(draw: Draw) -> tuple[str, ...]:
    area = pick(draw, draw.world.country.cities).dialling
    a, b = f"9{6000 + int(draw.random() * 4000)}", f"{int(draw.random() * 10_000):04d}"
    return f"+55 {area} {a}-{b}", f"+55{area}{a}{b}", f"({area}) {a}-{b}", f"{area}-{a}-{b}", f"+55-{area}-{a}-{b}"


def _phone_es(draw: Draw) -> tuple[str, ...]:
    digits = f"{600_000_000 + int(draw.random() * 99_999_999)}"
    a, b, c = digits[:3], digits[3:6], digits[6:]
    return f"+34 {a} {b} {c}", f"+34{digits}", f"{a} {b} {c}", f"{a}-{b}-{c}", f"+34-{a}-{b}-{c}"


def _phone_de(draw: Draw) -> tuple[str, ...]:
    mobile = pick(draw, ("151", "152", "157", "159", "160", "170", "171", "175", "176"))
    line = f"{20_000_000 + int(draw.random() * 79_999_999)}"
    return (
        f"+49 {mobile} {line}",
        f"+49{mobile}{line}",
        f"0{mobile} {line}",
        f"0{mobile}-{line}",
        f"+49-{mobile}-{line}",
    )


def _phone_fr(draw: Draw) -> tuple[str, ...]:
    digits = f"{pick(draw, ('6', '6', '7'))}{int(draw.random() * 10**8):08d}"
    groups = [digits[0], digits[1:3], digits[3:5], digits[5:7], digits[7:]]
    spaced, hyphened = " ".join(groups), "-".join(groups)
    return f"+33 {spaced}", f"+33{digits}", f"0{spaced}", f"0{hyphened}", f"+33-{hyphened}"


# ---------------------------------------------------------------- companies


def _company_en(draw: Draw, name: str, noun: str) -> str:
    return f"{name} {noun} {pick(draw, ('Inc.', 'LLC', 'Group', 'Corp.', 'Co.', 'Partners'))}"


def _company_pt(draw: Draw, name: str, noun: str) -> str:
    return f"{name} {noun} {pick(draw, ('Ltda.', 'S.A.', 'Ltda.', 'e Filhos'))}"


def _company_es(draw: Draw, name: str, noun: str) -> str:
    return f"{noun} {name} {pick(draw, ('S.L.', 'S.A.', 'S.L.', 'e Hijos'))}"


def _company_de(draw: Draw, name: str, noun: str) -> str:
    return f"{name} {noun} {pick(draw, ('GmbH', 'AG', 'GmbH & Co. KG', 'KG', 'e.K.'))}"


def _company_fr(draw: Draw, name: str, noun: str) -> str:
    return f"{noun} {name} {pick(draw, ('SARL', 'SA', 'SAS', 'et Fils'))}"


def _trades(*lines: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Lines ``industry: noun noun``: its English name, and what companies call themselves (an underscore for a blank)."""
    pairs = (line.split(": ") for line in lines)
    return tuple((industry, tuple(noun.replace("_", " ") for noun in nouns.split())) for industry, nouns in pairs)


_PARTS = {
    "en_US": _Parts(
        _five_digits, _street_us, _address_us, _phone_us,
        _trades(
            "Logistics: Logistics Freight Shipping", "Software: Software Systems Analytics", "Healthcare: Health Medical Diagnostics",
            "Manufacturing: Manufacturing Industries Tooling", "Retail: Outfitters Trading Goods", "Finance: Capital Financial Advisors",
            "Construction: Construction Builders Contracting", "Energy: Energy Solar Power", "Food and Beverage: Foods Bakery Roasters",
            "Education: Learning Education Academy", "Media: Media Studios Publishing", "Agriculture: Farms Orchards Seeds",
            "Hospitality: Hospitality Hotels Travel", "Consulting: Consulting Advisory Research",
        ),
        _company_en, (".com", ".com", ".com", ".net", ".io", ".co"), UNITED_STATES,
    ),
    "pt_BR": _Parts(
        _cep, _STREET_BR, _address_br, _phone_br,
        _trades(
            "Logistics: Logística Transportes", "Software: Sistemas Tecnologia", "Healthcare: Saúde Diagnósticos", "Manufacturing: Indústria Metalúrgica",
            "Retail: Comércio Magazine", "Finance: Investimentos Consultoria", "Construction: Construções Engenharia", "Energy: Energia Solar",
            "Food and Beverage: Alimentos Padaria", "Education: Educação Cursos", "Agriculture: Agropecuária Sementes", "Hospitality: Turismo Hotéis",
        ),
        _company_pt, (".com.br", ".com.br", ".com.br", ".com"), BRAZIL,
    ),
    "es_ES": _Parts(
        _five_digits, _STREET_ES, _address_eu, _phone_es,
        _trades(
            "Logistics: Transportes Logística", "Software: Sistemas Tecnologías", "Healthcare: Clínica Laboratorios", "Manufacturing: Industrias Talleres",
            "Retail: Comercial Almacenes", "Finance: Inversiones Asesores", "Construction: Construcciones Reformas", "Energy: Energía Renovables",
            "Food and Beverage: Alimentación Bodegas", "Education: Academia Formación", "Agriculture: Viveros Olivares", "Hospitality: Hoteles Viajes",
        ),
        _company_es, (".es", ".es", ".com"), WESTERN_EUROPE,
    ),
    "de_DE": _Parts(
        _five_digits, _street_de, _address_eu, _phone_de,
        _trades(
            "Logistics: Logistik Spedition", "Software: Software Systemhaus", "Healthcare: Medizintechnik Pharma", "Manufacturing: Maschinenbau Werkzeuge",
            "Retail: Handel Großhandel", "Finance: Finanzberatung Vermögen", "Construction: Bau Hochbau", "Energy: Energietechnik Solartechnik",
            "Food and Beverage: Feinkost Bäckerei", "Education: Akademie Verlag", "Agriculture: Agrar Gartenbau", "Hospitality: Reisen Hotelbetriebe",
        ),
        _company_de, (".de", ".de", ".de", ".com"), WESTERN_EUROPE,
    ),
    "fr_FR": _Parts(
        _five_digits, _street_fr, _address_eu, _phone_fr,
        _trades(
            "Logistics: Transports Logistique", "Software: Informatique Systèmes", "Healthcare: Laboratoires Médical", "Manufacturing: Industries Mécanique",
            "Retail: Distribution Comptoir", "Finance: Conseil Patrimoine", "Construction: Constructions Bâtiment", "Energy: Énergies Solaire",
            "Food and Beverage: Épicerie Boulangerie", "Education: Formation Éditions", "Agriculture: Vergers Vignobles", "Hospitality: Voyages Hôtels",
        ),
        _company_fr, (".fr", ".fr", ".com"), WESTERN_EUROPE,
    ),
}  # fmt: skip
