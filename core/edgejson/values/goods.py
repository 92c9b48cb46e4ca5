"""Products that exist in every shop: category, what they are called, what they cost."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["GOODS", "Good"]


@dataclass(frozen=True, slots=True)
class Good:
    """A kind of product: its shelf, its name without a brand, and the span of its price."""

    category: str
    code: str
    noun: str
    low: int
    high: int


def _read(lines: str) -> tuple[Good, ...]:
    """Lines ``category|code|noun low high, noun low high``; a category may take several."""
    goods = []
    for line in lines.strip().splitlines():
        category, code, entries = line.split("|")
        for entry in entries.split(", "):
            noun, low, high = entry.rsplit(" ", 2)
            goods.append(Good(category, code, noun, int(low), int(high)))
    return tuple(goods)


GOODS = _read(
    """
Electronics|EL|Wireless Headphones 35 320, Bluetooth Speaker 25 240, 27-inch Monitor 150 620, USB-C Charger 15 65
Electronics|EL|Action Camera 120 450, Smart Watch 90 480
Computer Accessories|CA|Mechanical Keyboard 45 190, Ergonomic Mouse 20 110, Laptop Stand 22 95, Webcam 30 180
Computer Accessories|CA|Docking Station 70 290, External SSD 60 260
Kitchen|KI|Chef's Knife 25 180, Cast Iron Skillet 28 140, Espresso Machine 120 900, Digital Kitchen Scale 12 55
Kitchen|KI|Stand Mixer 150 600, Cutting Board 14 75
Home|HO|Floor Lamp 40 260, Wool Blanket 35 180, Bath Towel Set 22 90, Bookshelf 60 320, Desk Organizer 12 48
Home|HO|Wall Clock 18 95
Furniture|FU|Office Chair 110 680, Standing Desk 220 950, Oak Side Table 70 310, Two-Seat Sofa 320 1400
Furniture|FU|Bed Frame 180 900
Sports|SP|Yoga Mat 15 85, Adjustable Dumbbells 90 420, Trail Running Shoes 60 190, Cycling Helmet 35 180
Sports|SP|Camping Tent 80 520, Foam Roller 12 50
Clothing|CL|Merino Sweater 45 180, Rain Jacket 60 260, Linen Shirt 28 110, Slim Jeans 35 140, Wool Socks 8 28
Clothing|CL|Leather Belt 20 95
Garden|GA|Pruning Shears 15 70, Garden Hose 22 95, Raised Bed Kit 50 220, Cordless Hedge Trimmer 70 280
Garden|GA|Watering Can 10 45
Office Supplies|OF|Fountain Pen 18 160, Hardcover Notebook 9 35, Label Printer 60 240, Paper Shredder 55 260
Office Supplies|OF|Desk Pad 15 60
Toys and Games|TG|Wooden Train Set 25 120, Strategy Board Game 22 85, Jigsaw Puzzle 10 40, Building Blocks 18 130
Toys and Games|TG|Plush Bear 12 45
Health and Beauty|HB|Electric Toothbrush 28 190, Hand Cream 5 28, Hair Dryer 25 260, Sunscreen SPF 50 8 35
Health and Beauty|HB|Digital Thermometer 10 45
Grocery|GR|Ground Coffee 1 kg 9 38, Olive Oil 750 ml 8 32, Green Tea 50 bags 4 18, Dark Chocolate 3 9, Acacia Honey 6 24
Tools|TO|Cordless Drill 60 290, Socket Set 30 180, Laser Level 40 220, Tool Box 25 140, Orbital Sander 45 190
Automotive|AU|Dash Camera 45 260, Car Vacuum 30 130, Tyre Inflator 28 110, Roof Box 190 720, Jump Starter 60 220
"""
)
