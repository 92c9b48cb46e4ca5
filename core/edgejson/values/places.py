"""Real cities of five countries with what goes with them: state, postal codes, time zone, position, dialling code.

One line a city: ``name|state|state code|first-last postal code|zone|latitude|longitude|dialling code``; an empty zone
is the country's usual one.  Postal codes are the range of the city centre, so that code and city agree.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COUNTRIES", "City", "Country"]


@dataclass(frozen=True, slots=True)
class City:
    """A city; `postal` is the closed range of its numeric postal codes."""

    name: str
    state: str
    state_code: str
    postal: tuple[int, int]
    zone: str
    latitude: float
    longitude: float
    dialling: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country under its own name, with its cities."""

    name: str
    code: str
    cities: tuple[City, ...]


def _read(name: str, code: str, zone: str, lines: str) -> Country:
    cities = []
    for line in lines.strip().splitlines():
        city, state, state_code, postal, own_zone, latitude, longitude, dialling = line.split("|")
        low, _, high = postal.partition("-")
        span = (int(low), int(high))
        cities.append(
            City(city, state, state_code, span, own_zone or zone, float(latitude), float(longitude), dialling)
        )
    return Country(name, code, tuple(cities))


COUNTRIES = {
    "en_US": _read(
        "United States",
        "US",
        "America/New_York",
        """
New York|New York|NY|10001-10040||40.71|-74.01|212
Buffalo|New York|NY|14201-14216||42.89|-78.88|716
Rochester|New York|NY|14604-14624||43.16|-77.61|585
Los Angeles|California|CA|90001-90049|America/Los_Angeles|34.05|-118.24|213
San Francisco|California|CA|94102-94118|America/Los_Angeles|37.77|-122.42|415
San Diego|California|CA|92101-92124|America/Los_Angeles|32.72|-117.16|619
Sacramento|California|CA|95814-95835|America/Los_Angeles|38.58|-121.49|916
Fresno|California|CA|93701-93711|America/Los_Angeles|36.74|-119.78|559
Chicago|Illinois|IL|60601-60647|America/Chicago|41.88|-87.63|312
Houston|Texas|TX|77002-77099|America/Chicago|29.76|-95.37|713
Austin|Texas|TX|78701-78759|America/Chicago|30.27|-97.74|512
Dallas|Texas|TX|75201-75254|America/Chicago|32.78|-96.80|214
San Antonio|Texas|TX|78201-78250|America/Chicago|29.42|-98.49|210
Phoenix|Arizona|AZ|85003-85054|America/Phoenix|33.45|-112.07|602
Tucson|Arizona|AZ|85701-85719|America/Phoenix|32.22|-110.97|520
Philadelphia|Pennsylvania|PA|19102-19154||39.95|-75.17|215
Pittsburgh|Pennsylvania|PA|15201-15239||40.44|-80.00|412
Columbus|Ohio|OH|43201-43235||39.96|-83.00|614
Cleveland|Ohio|OH|44102-44135||41.50|-81.69|216
Cincinnati|Ohio|OH|45202-45255||39.10|-84.51|513
Charlotte|North Carolina|NC|28202-28217||35.23|-80.84|704
Raleigh|North Carolina|NC|27601-27617||35.78|-78.64|919
Indianapolis|Indiana|IN|46201-46241|America/Indiana/Indianapolis|39.77|-86.16|317
Seattle|Washington|WA|98101-98126|America/Los_Angeles|47.61|-122.33|206
Spokane|Washington|WA|99201-99208|America/Los_Angeles|47.66|-117.43|509
Denver|Colorado|CO|80202-80239|America/Denver|39.74|-104.99|303
Boston|Massachusetts|MA|2108-2136||42.36|-71.06|617
Nashville|Tennessee|TN|37201-37221|America/Chicago|36.16|-86.78|615
Memphis|Tennessee|TN|38103-38141|America/Chicago|35.15|-90.05|901
Detroit|Michigan|MI|48201-48235|America/Detroit|42.33|-83.05|313
Portland|Oregon|OR|97201-97239|America/Los_Angeles|45.52|-122.68|503
Las Vegas|Nevada|NV|89101-89149|America/Los_Angeles|36.17|-115.14|702
Louisville|Kentucky|KY|40202-40220|America/Kentucky/Louisville|38.25|-85.76|502
Baltimore|Maryland|MD|21201-21239||39.29|-76.61|410
Milwaukee|Wisconsin|WI|53202-53228|America/Chicago|43.04|-87.91|414
Albuquerque|New Mexico|NM|87102-87123|America/Denver|35.08|-106.65|505
Kansas City|Missouri|MO|64105-64139|America/Chicago|39.10|-94.58|816
Atlanta|Georgia|GA|30303-30345||33.75|-84.39|404
Miami|Florida|FL|33125-33147||25.76|-80.19|305
Tampa|Florida|FL|33602-33629||27.95|-82.46|813
Minneapolis|Minnesota|MN|55401-55419|America/Chicago|44.98|-93.27|612
New Orleans|Louisiana|LA|70112-70131|America/Chicago|29.95|-90.07|504
Salt Lake City|Utah|UT|84101-84117|America/Denver|40.76|-111.89|801
Honolulu|Hawaii|HI|96813-96826|Pacific/Honolulu|21.31|-157.86|808
Anchorage|Alaska|AK|99501-99518|America/Anchorage|61.22|-149.90|907
""",
    ),
    "pt_BR": _read(
        "Brasil",
        "BR",
        "America/Sao_Paulo",
        """
São Paulo|São Paulo|SP|1001-5899||-23.55|-46.63|11
Campinas|São Paulo|SP|13010-13109||-22.91|-47.06|19
Santos|São Paulo|SP|11010-11095||-23.96|-46.33|13
Ribeirão Preto|São Paulo|SP|14010-14099||-21.18|-47.81|16
Sorocaba|São Paulo|SP|18010-18109||-23.50|-47.46|15
São José dos Campos|São Paulo|SP|12209-12249||-23.18|-45.89|12
Bauru|São Paulo|SP|17010-17109||-22.31|-49.06|14
Rio de Janeiro|Rio de Janeiro|RJ|20010-23799||-22.91|-43.17|21
Niterói|Rio de Janeiro|RJ|24020-24399||-22.88|-43.10|21
Petrópolis|Rio de Janeiro|RJ|25610-25779||-22.51|-43.18|24
Belo Horizonte|Minas Gerais|MG|30110-31999||-19.92|-43.94|31
Uberlândia|Minas Gerais|MG|38400-38415||-18.92|-48.28|34
Juiz de Fora|Minas Gerais|MG|36010-36099||-21.76|-43.35|32
Vitória|Espírito Santo|ES|29010-29099||-20.32|-40.34|27
Curitiba|Paraná|PR|80010-82999||-25.43|-49.27|41
Londrina|Paraná|PR|86010-86099||-23.31|-51.16|43
Maringá|Paraná|PR|87010-87099||-23.42|-51.94|44
Florianópolis|Santa Catarina|SC|88010-88099||-27.60|-48.55|48
Joinville|Santa Catarina|SC|89201-89239||-26.30|-48.85|47
Blumenau|Santa Catarina|SC|89010-89069||-26.92|-49.07|47
Porto Alegre|Rio Grande do Sul|RS|90010-91999||-30.03|-51.23|51
Caxias do Sul|Rio Grande do Sul|RS|95010-95099||-29.17|-51.18|54
Pelotas|Rio Grande do Sul|RS|96010-96099||-31.77|-52.34|53
Brasília|Distrito Federal|DF|70040-70999||-15.79|-47.88|61
Goiânia|Goiás|GO|74003-74899||-16.69|-49.26|62
Anápolis|Goiás|GO|75020-75149||-16.33|-48.95|62
Campo Grande|Mato Grosso do Sul|MS|79002-79099|America/Campo_Grande|-20.44|-54.65|67
Cuiabá|Mato Grosso|MT|78005-78099|America/Cuiaba|-15.60|-56.10|65
Salvador|Bahia|BA|40010-41999|America/Bahia|-12.97|-38.51|71
Feira de Santana|Bahia|BA|44001-44099|America/Bahia|-12.27|-38.97|75
Aracaju|Sergipe|SE|49010-49099|America/Maceio|-10.91|-37.07|79
Maceió|Alagoas|AL|57010-57099|America/Maceio|-9.67|-35.74|82
Recife|Pernambuco|PE|50010-52999|America/Recife|-8.05|-34.88|81
João Pessoa|Paraíba|PB|58010-58099|America/Fortaleza|-7.12|-34.86|83
Natal|Rio Grande do Norte|RN|59010-59139|America/Fortaleza|-5.79|-35.21|84
Fortaleza|Ceará|CE|60010-61599|America/Fortaleza|-3.73|-38.52|85
Teresina|Piauí|PI|64000-64099|America/Fortaleza|-5.09|-42.80|86
São Luís|Maranhão|MA|65010-65099|America/Fortaleza|-2.53|-44.30|98
Belém|Pará|PA|66010-66999|America/Belem|-1.46|-48.50|91
Manaus|Amazonas|AM|69005-69099|America/Manaus|-3.12|-60.02|92
Porto Velho|Rondônia|RO|76801-76834|America/Porto_Velho|-8.76|-63.90|69
Palmas|Tocantins|TO|77001-77249|America/Araguaina|-10.18|-48.33|63
""",
    ),
    "es_ES": _read(
        "España",
        "ES",
        "Europe/Madrid",
        """
Madrid|Comunidad de Madrid|MD|28001-28055||40.42|-3.70|91
Alcalá de Henares|Comunidad de Madrid|MD|28801-28807||40.48|-3.36|91
Getafe|Comunidad de Madrid|MD|28901-28907||40.31|-3.73|91
Barcelona|Cataluña|CT|8001-8042||41.39|2.17|93
Sabadell|Cataluña|CT|8201-8208||41.55|2.11|93
Tarragona|Cataluña|CT|43001-43008||41.12|1.25|977
Girona|Cataluña|CT|17001-17007||41.98|2.82|972
Lleida|Cataluña|CT|25001-25007||41.62|0.62|973
Valencia|Comunidad Valenciana|VC|46001-46025||39.47|-0.38|96
Alicante|Comunidad Valenciana|VC|3001-3016||38.35|-0.48|96
Castellón de la Plana|Comunidad Valenciana|VC|12001-12006||39.99|-0.04|964
Elche|Comunidad Valenciana|VC|3201-3208||38.27|-0.70|96
Sevilla|Andalucía|AN|41001-41020||37.39|-5.98|95
Málaga|Andalucía|AN|29001-29018||36.72|-4.42|95
Granada|Andalucía|AN|18001-18015||37.18|-3.60|958
Córdoba|Andalucía|AN|14001-14014||37.89|-4.78|957
Cádiz|Andalucía|AN|11001-11012||36.53|-6.29|956
Almería|Andalucía|AN|4001-4009||36.84|-2.46|950
Jaén|Andalucía|AN|23001-23009||37.77|-3.79|953
Huelva|Andalucía|AN|21001-21007||37.26|-6.95|959
Zaragoza|Aragón|AR|50001-50018||41.65|-0.89|976
Huesca|Aragón|AR|22001-22006||42.14|-0.41|974
Bilbao|País Vasco|PV|48001-48015||43.26|-2.93|94
San Sebastián|País Vasco|PV|20001-20018||43.32|-1.98|943
Vitoria-Gasteiz|País Vasco|PV|1001-1015||42.85|-2.67|945
Pamplona|Comunidad Foral de Navarra|NC|31001-31016||42.82|-1.64|948
Logroño|La Rioja|RI|26001-26009||42.46|-2.45|941
Santander|Cantabria|CB|39001-39012||43.46|-3.81|942
Oviedo|Principado de Asturias|AS|33001-33013||43.36|-5.85|98
Gijón|Principado de Asturias|AS|33201-33213||43.53|-5.66|98
A Coruña|Galicia|GA|15001-15011||43.37|-8.40|981
Vigo|Galicia|GA|36201-36216||42.24|-8.72|986
Santiago de Compostela|Galicia|GA|15701-15707||42.88|-8.54|981
Valladolid|Castilla y León|CL|47001-47017||41.65|-4.72|983
Salamanca|Castilla y León|CL|37001-37008||40.97|-5.66|923
Burgos|Castilla y León|CL|9001-9007||42.34|-3.70|947
León|Castilla y León|CL|24001-24010||42.60|-5.57|987
Toledo|Castilla-La Mancha|CM|45001-45009||39.86|-4.02|925
Albacete|Castilla-La Mancha|CM|2001-2008||38.99|-1.86|967
Badajoz|Extremadura|EX|6001-6012||38.88|-6.97|924
Cáceres|Extremadura|EX|10001-10005||39.48|-6.37|927
Murcia|Región de Murcia|MC|30001-30012||37.99|-1.13|968
Palma|Illes Balears|IB|7001-7015||39.57|2.65|971
Las Palmas de Gran Canaria|Canarias|CN|35001-35019|Atlantic/Canary|28.12|-15.43|928
""",
    ),
    "de_DE": _read(
        "Deutschland",
        "DE",
        "Europe/Berlin",
        """
Berlin|Berlin|BE|10115-10179||52.52|13.41|30
Hamburg|Hamburg|HH|20095-20149||53.55|9.99|40
München|Bayern|BY|80331-80339||48.14|11.58|89
Nürnberg|Bayern|BY|90402-90411||49.45|11.08|911
Augsburg|Bayern|BY|86150-86157||48.37|10.90|821
Regensburg|Bayern|BY|93047-93059||49.02|12.10|941
Würzburg|Bayern|BY|97070-97084||49.79|9.95|931
Köln|Nordrhein-Westfalen|NW|50667-50679||50.94|6.96|221
Düsseldorf|Nordrhein-Westfalen|NW|40210-40239||51.23|6.78|211
Dortmund|Nordrhein-Westfalen|NW|44135-44149||51.51|7.47|231
Essen|Nordrhein-Westfalen|NW|45127-45149||51.46|7.01|201
Duisburg|Nordrhein-Westfalen|NW|47051-47059||51.43|6.76|203
Bochum|Nordrhein-Westfalen|NW|44787-44809||51.48|7.22|234
Wuppertal|Nordrhein-Westfalen|NW|42103-42119||51.26|7.18|202
Bielefeld|Nordrhein-Westfalen|NW|33602-33619||52.02|8.53|521
Bonn|Nordrhein-Westfalen|NW|53111-53129||50.73|7.10|228
Münster|Nordrhein-Westfalen|NW|48143-48167||51.96|7.63|251
Aachen|Nordrhein-Westfalen|NW|52062-52080||50.78|6.08|241
Frankfurt am Main|Hessen|HE|60308-60329||50.11|8.68|69
Wiesbaden|Hessen|HE|65183-65207||50.08|8.24|611
Kassel|Hessen|HE|34117-34134||51.31|9.48|561
Darmstadt|Hessen|HE|64283-64297||49.87|8.65|6151
Stuttgart|Baden-Württemberg|BW|70173-70199||48.78|9.18|711
Karlsruhe|Baden-Württemberg|BW|76131-76139||49.01|8.40|721
Mannheim|Baden-Württemberg|BW|68159-68169||49.49|8.47|621
Freiburg im Breisgau|Baden-Württemberg|BW|79098-79117||48.00|7.85|761
Heidelberg|Baden-Württemberg|BW|69115-69126||49.40|8.67|6221
Ulm|Baden-Württemberg|BW|89073-89081||48.40|9.99|731
Leipzig|Sachsen|SN|4103-4109||51.34|12.37|341
Dresden|Sachsen|SN|1067-1069||51.05|13.74|351
Chemnitz|Sachsen|SN|9111-9120||50.83|12.92|371
Hannover|Niedersachsen|NI|30159-30179||52.37|9.73|511
Braunschweig|Niedersachsen|NI|38100-38118||52.27|10.52|531
Osnabrück|Niedersachsen|NI|49074-49090||52.28|8.05|541
Oldenburg|Niedersachsen|NI|26121-26135||53.14|8.21|441
Bremen|Bremen|HB|28195-28217||53.08|8.80|421
Kiel|Schleswig-Holstein|SH|24103-24118||54.32|10.14|431
Lübeck|Schleswig-Holstein|SH|23552-23566||53.87|10.69|451
Rostock|Mecklenburg-Vorpommern|MV|18055-18059||54.09|12.14|381
Magdeburg|Sachsen-Anhalt|ST|39104-39114||52.13|11.62|391
Halle (Saale)|Sachsen-Anhalt|ST|6108-6114||51.48|11.97|345
Erfurt|Thüringen|TH|99084-99099||50.98|11.03|361
Jena|Thüringen|TH|7743-7749||50.93|11.59|3641
Mainz|Rheinland-Pfalz|RP|55116-55131||50.00|8.27|6131
Saarbrücken|Saarland|SL|66111-66119||49.24|7.00|681
Potsdam|Brandenburg|BB|14467-14482||52.40|13.06|331
""",
    ),
    "fr_FR": _read(
        "France",
        "FR",
        "Europe/Paris",
        """
Paris|Île-de-France|IDF|75001-75020||48.86|2.35|1
Versailles|Île-de-France|IDF|78000-78000||48.80|2.13|1
Boulogne-Billancourt|Île-de-France|IDF|92100-92100||48.84|2.24|1
Créteil|Île-de-France|IDF|94000-94000||48.79|2.46|1
Marseille|Provence-Alpes-Côte d'Azur|PAC|13001-13016||43.30|5.37|4
Nice|Provence-Alpes-Côte d'Azur|PAC|6000-6000||43.70|7.27|4
Toulon|Provence-Alpes-Côte d'Azur|PAC|83000-83000||43.12|5.93|4
Aix-en-Provence|Provence-Alpes-Côte d'Azur|PAC|13090-13100||43.53|5.45|4
Avignon|Provence-Alpes-Côte d'Azur|PAC|84000-84000||43.95|4.81|4
Lyon|Auvergne-Rhône-Alpes|ARA|69001-69009||45.76|4.84|4
Grenoble|Auvergne-Rhône-Alpes|ARA|38000-38000||45.19|5.72|4
Saint-Étienne|Auvergne-Rhône-Alpes|ARA|42000-42000||45.44|4.39|4
Clermont-Ferrand|Auvergne-Rhône-Alpes|ARA|63000-63000||45.78|3.08|4
Annecy|Auvergne-Rhône-Alpes|ARA|74000-74000||45.90|6.13|4
Chambéry|Auvergne-Rhône-Alpes|ARA|73000-73000||45.57|5.92|4
Toulouse|Occitanie|OCC|31000-31000||43.60|1.44|5
Montpellier|Occitanie|OCC|34000-34000||43.61|3.88|4
Nîmes|Occitanie|OCC|30000-30000||43.84|4.36|4
Perpignan|Occitanie|OCC|66000-66000||42.70|2.90|4
Albi|Occitanie|OCC|81000-81000||43.93|2.15|5
Bordeaux|Nouvelle-Aquitaine|NAQ|33000-33000||44.84|-0.58|5
Limoges|Nouvelle-Aquitaine|NAQ|87000-87000||45.83|1.26|5
Poitiers|Nouvelle-Aquitaine|NAQ|86000-86000||46.58|0.34|5
La Rochelle|Nouvelle-Aquitaine|NAQ|17000-17000||46.16|-1.15|5
Pau|Nouvelle-Aquitaine|NAQ|64000-64000||43.30|-0.37|5
Nantes|Pays de la Loire|PDL|44000-44000||47.22|-1.55|2
Angers|Pays de la Loire|PDL|49000-49000||47.47|-0.55|2
Le Mans|Pays de la Loire|PDL|72000-72000||48.01|0.20|2
Rennes|Bretagne|BRE|35000-35000||48.11|-1.68|2
Brest|Bretagne|BRE|29200-29200||48.39|-4.49|2
Vannes|Bretagne|BRE|56000-56000||47.66|-2.76|2
Quimper|Bretagne|BRE|29000-29000||48.00|-4.10|2
Rouen|Normandie|NOR|76000-76000||49.44|1.10|2
Caen|Normandie|NOR|14000-14000||49.18|-0.37|2
Le Havre|Normandie|NOR|76600-76600||49.49|0.11|2
Lille|Hauts-de-France|HDF|59000-59000||50.63|3.06|3
Amiens|Hauts-de-France|HDF|80000-80000||49.89|2.30|3
Strasbourg|Grand Est|GES|67000-67000||48.57|7.75|3
Reims|Grand Est|GES|51100-51100||49.26|4.03|3
Nancy|Grand Est|GES|54000-54000||48.69|6.18|3
Metz|Grand Est|GES|57000-57000||49.12|6.18|3
Mulhouse|Grand Est|GES|68100-68100||47.75|7.34|3
Dijon|Bourgogne-Franche-Comté|BFC|21000-21000||47.32|5.04|3
Besançon|Bourgogne-Franche-Comté|BFC|25000-25000||47.24|6.02|3
Orléans|Centre-Val de Loire|CVL|45000-45000||47.90|1.91|2
Tours|Centre-Val de Loire|CVL|37000-37000||47.39|0.69|2
""",
    ),
}
