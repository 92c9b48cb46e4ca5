"""Pools of English: what people, shops, schools, media and offices write into short fields.

One line a pool, as in `naming.pools`; every language has the same pools.
"""

# ruff: noqa: E501 - a row of a table is read whole
from __future__ import annotations

from edgejson.values.naming.pool_lines import read_pools

__all__ = ["POOLS"]

POOLS = read_pools(r"""
byline = By Maria Keller | Staff report | By Daniel Okafor | By the editorial team | By Sofia Marques
nationality = Brazilian | German | French | Spanish | American | Portuguese | Italian | Canadian | Japanese
marital_status = single | married | divorced | widowed
relationship = spouse | parent | sibling | friend | child | partner
education = Bachelor of Science | Master of Arts | PhD in Chemistry | High school diploma | MBA
degree = Bachelor of Science | Master of Arts | PhD | MBA | Bachelor of Engineering
school = Lakeview High School | Universidade Federal do Paraná | Harrison Community College | Technische Universität München | Northgate Academy
university = University of Minnesota | Universidade de São Paulo | Université de Lyon | Universität Leipzig | Universidad de Salamanca
course = Introduction to Statistics | Linear Algebra | Modern European History | Database Systems | Organic Chemistry
subject_area = Mathematics | Biology | History | Computer Science | Economics | Physics
expertise = public health, statistics | climate policy | data journalism | corporate law, mergers | machine learning
skill = negotiation | SQL | welding | project management | first aid | Python | translation | bookkeeping
hobby = hiking | chess | photography | gardening | cycling | pottery | reading
award = Best Feature Story 2024 | Regional Press Award | Innovation Prize 2025 | Golden Quill | Young Researcher Award
certification = ISO 9001 | AWS Solutions Architect | PMP | ISO 27001 | First Aid Level 2
department = Engineering | Finance | Sales | Operations | Marketing | Legal | Procurement | Human Resources | Customer Support
department_name = Engineering | Finance | Sales | Operations | Marketing | Legal | Procurement | Support
team = Platform | Payments | Growth | Data Infrastructure | Mobile | Customer Care | Field Service
group = Finance team | Night shift | Beta testers | Regional managers | Wholesale customers | Volunteers
room = Room 204 | Conference Room B | Hall 3 | Lab 1.07 | Auditorium
building = Building C | East Wing | Tower 2 | Main Hall | Warehouse 4
floor = 3rd floor | ground floor | 12 | mezzanine | 2
unit_number = Apt 4B | Suite 210 | Unit 7 | Apt 12 | Floor 3
po_box = PO Box 1482 | PO Box 77 | PO Box 30215
address_extra = Apt 4B | Suite 210 | Floor 3 | Building C | c/o Reception
district = Centro | Mitte | North District | Riverside | Salamanca
continent = Europe | South America | North America | Asia | Africa | Oceania
world_region = EMEA | LATAM | North America | APAC | DACH | Nordics
place_name = Harbor Museum | Lindenpark | Central Library | Mercado Municipal | Hillcrest Sports Hall | Théâtre du Quai
landmark = next to the town hall | opposite the station | behind the library
material = oak | stainless steel | cotton | aluminium | wool | polycarbonate
color_name = black | white | navy | olive | silver | graphite | teal | burgundy | sand | coral
size_label = small | medium | large | extra large
packaging = box | pallet | bag | bottle | crate
category = Electronics | Books | Home and Garden | Sports | Health | Groceries | Travel | Education
subcategory = Headphones | Cookbooks | Lighting | Running | Vitamins | Coffee | City breaks
genre = thriller | documentary | science fiction | comedy | biography | drama | fantasy | mystery
music_genre = jazz | folk | rock | classical | electronic | samba | soul
plot = Two sisters run a ferry line until a storm changes their plans. | A retired teacher looks for the author of an old letter. | A small town wakes up without electricity. | A cook and a pianist open a restaurant in an empty station.
hospital = Riverside Clinic | Hôpital Saint-Louis | Lakeview General Hospital | St. Elisabeth Hospital | Harbor Medical Center | Hospital das Clínicas | Klinikum Nord | Clínica San Rafael
item_condition = new | good | like new | fair | refurbished
topic = public transport | renewable energy | housing | school meals | data privacy | small business | flood protection
section = Business | World | Culture | Sports | Science | Opinion
newspaper_desk = Metro | Business | Culture | Investigations
publication = The Harbor Gazette | Nordkurier | Jornal da Serra | La Gaceta del Norte | Le Courrier du Lac
edition = Morning edition | 2nd edition | Weekend | Spring 2025 | International
series = The Orchard Letters | City Notes | Deep Water | Field Guide
game = Harbor Tycoon | Chess | Starfall Arena | Word Garden
sport = football | tennis | swimming | handball | cycling
recipe = Pumpkin soup | Beef stew | Spinach lasagne | Paella with vegetables | Potato salad | Chickpea curry | Tarte Tatin | Moqueca | Grilled trout | Lentil soup | Roast chicken with lemon | Mushroom risotto | Feijoada | Apple tart
ingredient = olive oil | flour | garlic | tomatoes | black beans | butter | thyme
cuisine = Italian | Brazilian | Thai | French | Mexican
food = lentil soup | grilled salmon | vegetable lasagne | chicken curry
drink = espresso | sparkling water | green tea | orange juice
animal = dog | cat | horse | rabbit | parrot
breed = Labrador Retriever | Siamese | Border Collie | Maine Coon
plant = lavender | oak | tomato | basil | fern
medication = ibuprofen 400 mg | amoxicillin 500 mg | metformin 850 mg | paracetamol 500 mg
dosage = 500 mg twice a day | 10 mg daily | 1 tablet every 8 hours | 5 ml in the morning
diagnosis = seasonal allergy | hypertension | fracture of the left wrist | type 2 diabetes | migraine
symptom = headache | cough | fever | dizziness | back pain
allergy = penicillin | peanuts | pollen | latex | shellfish
body_part = left knee | lower back | right shoulder | neck
insurance = statutory | private | liability | Allianz Comfort
chemical = sodium chloride | ethanol | copper sulfate | acetone
weather = partly cloudy | light rain | clear | overcast | snow showers
season = spring | summer | autumn | winter
month = January | March | May | July | September | November
weekday = Monday | Tuesday | Wednesday | Thursday | Friday | Saturday
time_span = 30 minutes | 2 hours | 10 seconds | 3 days | 1 week | 15 minutes
audience = customers | developers | new employees | teachers | general public
payment_terms = net 30 | due on receipt | 50 % in advance, rest on delivery | net 14
tax_name = VAT 19 % | ICMS | sales tax | IVA 21 %
jurisdiction = Delaware | Bavaria | São Paulo | England and Wales
filing = Annual return | Change of address | Appointment of director
share_class = Ordinary | Preferred | Class A
alt_text = Two people talking at a market stall | A ferry leaving the harbor at dawn | Chart of monthly sales | Red bicycle against a wall | The town hall seen from the square
caption = The new ferry terminal opened in May. | Volunteers plant trees along the river. | Monthly sales by region, 2025. | The choir during its spring concert.
credit = Photo: Clara Mendes | Jonas Reuter / Nordkurier | Illustration: Studio Linde
rights = All rights reserved | Open access | Restricted to members
disclaimer = Prices are subject to change. | The views are those of the author. | Subject to availability.
language_name = English | Portuguese | German | French | Spanish
language_list = English, German | Portuguese, Spanish | French
greeting = Good morning | Welcome back | Hello and welcome
source_name = Customer survey 2025 | Reuters | National Statistics Office | Internal records | Field report
campaign_goal = increase sign-ups | reduce returns | reach new regions
call_to_action = Read more | Sign up | Book a table | Download the report | Get started
button = Save changes | Continue | Add to cart | Send | Cancel
label = Order number | Delivery address | Start date | Total | Customer name | Quantity
placeholder = Search orders | Enter an amount | e.g. Berlin | Select a date | Type a message
tooltip = Shows the total including tax | Opens in a new window | Last updated every hour
help = Leave empty to use the default. | Shown to all members of the team. | Number of days before the reminder is sent. | Only letters and digits are allowed.
instructions = Press the button for three seconds. | Attach the signed form and send it by Friday. | Shake well before use.
question = How satisfied are you with the delivery? | Which product did you buy? | When do you plan to start? | Do you have any allergies?
answer = Yes, twice a week. | The blue one, size M. | I would recommend it to a friend. | Not yet, but soon.
quote = We did not expect so many visitors. | It saved us two hours a week. | The results speak for themselves.
event = Spring Open Day | Annual Members' Meeting | Harbor Run 2026 | Winter Concert | Product Launch Lisbon
session = Opening keynote | Workshop: clear writing | Panel on city transport | Poster session
holiday = Christmas | Tiradentes | Tag der Deutschen Einheit | Labor Day | Bastille Day
chapter = The first winter | Setting up | Results and discussion | Crossing the river
abstract = We compare three methods for measuring soil moisture and report their error over one season. | This report describes how rural libraries changed their opening hours between 2019 and 2025.
ticket_type = adult | student | day pass | family
seat = 14C | Row F, seat 12 | 22A | Balcony 3
reason = Changed by the customer | Out of stock | Duplicate entry | Requested by the author | Scheduled maintenance
change = Corrected the delivery date. | Added the missing appendix. | Updated contact details for the regional office. | Clarified who may apply.
search_term = wireless headphones | running shoes | tax form 2025 | coffee grinder | standing desk | train tickets
template = {{ name }}-{{ version }} | Hello {{ first_name }}, your order has shipped. | {{ .Values.image.repository }}:{{ .Values.image.tag }} | build-{{ number }} | Order {{ order_id }} is ready
html = <p>Delivery takes two to three working days.</p> | <h2>Opening hours</h2><p>Monday to Friday, 9 to 18.</p> | <p>The office is closed on <strong>public holidays</strong>.</p> | <ul><li>Free returns</li><li>Two-year warranty</li></ul>
markdown = ## Installation: run the installer and restart the service. | **Note:** the export runs every night at 3:00. | Run `make install`, then restart the service.
docs_title = User guide | API reference | Installation | Migration guide
link_text = our delivery terms | the full report | contact us | opening hours
""")
