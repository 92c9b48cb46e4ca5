"""Numbers with check digits: accounts, books, articles, devices, and what companies and people are registered under."""

from __future__ import annotations

from edgejson.values.draw import Draw

__all__ = ["cnpj", "cpf", "ean", "iban", "imei", "isbn", "nif", "tax_id"]


def _digits(draw: Draw, count: int) -> str:
    return f"{int(draw.random() * 10**count):0{count}d}"


def iban(draw: Draw) -> str:
    """An account of the locale's country (of Germany where it has none), with right ISO 7064 check digits."""
    country, length = {"es_ES": ("ES", 20), "fr_FR": ("FR", 23), "pt_BR": ("PT", 21)}.get(draw.world.locale, ("DE", 18))
    account = _digits(draw, length)
    value = int(account + "".join(str(ord(letter) - 55) for letter in country) + "00")
    return f"{country}{98 - value % 97:02d}{account}"


def isbn(draw: Draw) -> str:
    """An ISBN-13 with its check digit."""
    body = f"978{int(draw.random() * 10**9):09d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-total % 10}"


def ean(draw: Draw) -> str:
    """An EAN-13 with its check digit."""
    body = f"{40 + int(draw.random() * 4)}{int(draw.random() * 10**10):010d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-total % 10}"


def imei(draw: Draw) -> str:
    """Fifteen digits, the last one by Luhn."""
    body = f"35{int(draw.random() * 10**12):012d}"
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-sum(number // 10 + number % 10 for number in doubled) % 10}"


def tax_id(draw: Draw) -> str:
    """The number a company is taxed under, written as in the locale's country."""
    if draw.world.locale == "pt_BR":
        return cnpj(draw)
    digits = f"{int(draw.random() * 10**8):08d}"
    return {
        "de_DE": f"DE{1 + int(draw.random() * 9)}{digits}",
        "es_ES": f"B{digits}",
        "fr_FR": f"FR{10 + int(draw.random() * 89)}{digits}{int(draw.random() * 10)}",
    }.get(draw.world.locale, f"{10 + int(draw.random() * 80)}-{digits[:7]}")


def _weighed(digits: str, over: int) -> str:
    """The check digit modulo 11 of Brazilian numbers; the weights count from 2 and start over."""
    rest = sum(int(digit) * (2 + weight % over) for weight, digit in enumerate(reversed(digits))) % 11
    return str(11 - rest if rest > 1 else 0)


def cnpj(draw: Draw) -> str:
    """A Brazilian company number with right check digits."""
    digits = f"{int(draw.random() * 10**8):08d}0001"
    for _ in range(2):
        digits += _weighed(digits, 8)
    return f"{digits[:2]}.{digits[2:5]}.{digits[5:8]}/{digits[8:12]}-{digits[12:]}"


def cpf(draw: Draw) -> str:
    """A Brazilian number of a person with right check digits."""
    digits = f"{int(draw.random() * 10**9):09d}"
    for _ in range(2):
        digits += _weighed(digits, 10)
    return f"{digits[:3]}.{digits[3:6]}.{digits[6:9]}-{digits[9:]}"


def nif(draw: Draw) -> str:
    """A Spanish tax number: eight digits and the letter that they give."""
    number = int(draw.random() * 10**8)
    return f"{number:08d}{'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23]}"
