"""Names of properties in Portuguese, Spanish, French and German, as the English words that the tables know.

Only words that mean nothing else in English are listed (`data`, `date`, `total` are shared: they count as foreign beside
a foreign word).  Accents are dropped before; German umlauts are known as `a` and as `ae`.
"""

# ruff: noqa: E501, SIM905 - a row of a table is read whole; word lists are written as text
from __future__ import annotations

from functools import cache

__all__ = ["english"]

# one line an English name; words of several parts are whole names
_ROMANCE = """
name: nome nombre nom denominacao denominacion denomination
full_name: nome_completo nombre_completo nom_complet nombres_y_apellidos
first_name: prenom primeiro_nome primer_nombre prenome
last_name: sobrenome apellido apellidos nom_de_famille nom_famille ultimo_nome apelido primer_apellido segundo_apellido
username: usuario nome_usuario nome_de_usuario nombre_usuario nombre_de_usuario nom_utilisateur utilisateur identifiant
email: correo courriel correo_electronico endereco_email endereco_de_email adresse_email adresse_courriel correio_eletronico
password: senha contrasena mot_de_passe motdepasse
phone: telefone telefono celular movil numero_telefone numero_telefono numero_de_telefone numero_de_telefono numero_de_telephone fone whatsapp
age: idade edad
gender: sexo genero sexe
birth_date: data_nascimento data_de_nascimento nascimento fecha_nacimiento fecha_de_nacimiento nacimiento date_naissance date_de_naissance naissance
birth_place: local_nascimento lugar_nacimiento lieu_naissance naturalidade
nationality: nacionalidade nacionalidad nationalite
marital_status: estado_civil etat_civil situation_familiale
job: cargo puesto profissao profesion ocupacao ocupacion funcao metier poste_occupe oficio
company: empresa entreprise societe compania companhia razao_social razon_social raison_sociale nome_fantasia
supplier: fornecedor proveedor fournisseur
customer: cliente acheteur comprador
employee: funcionario empleado employe colaborador empleada
person: pessoa persona personne
author: autor auteur
student: aluno alumno estudante estudiante eleve etudiant
teacher: professeur profesora
doctor: medico medecin
patient: paciente
owner: proprietario propietario proprietaire dono dueno
manager: gerente gestor responsavel responsable
contact: contato contacto
tax_id: numero_tva tva_intracommunautaire inscricao_estadual cuit rut rfc
address: endereco direccion adresse domicilio morada
street: rua calle rue logradouro avenida
house_number: numero_casa numero_rue numero_endereco numero_exterior numero_voie
neighborhood: bairro barrio quartier colonia
address_line_2: complemento complement_adresse
city: cidade ciudad ville municipio localidade localidad commune
state_name: estado provincia departement comunidad regiao
country: pais pays
postal_code: cep codigo_postal code_postal
state_code: uf
country_code: codigo_pais code_pais
timezone: fuso_horario zona_horaria fuseau_horaire
website: sitio_web site_web pagina_web site_internet sitio pagina_inicial
description: descricao descripcion
note: observacao observacoes observacion observaciones remarque remarques anotacao
comment: comentario comentarios commentaire commentaires
message: mensagem mensaje
title: titulo titre
subject: assunto asunto objet
summary: resumo resumen
category: categoria categorie
type: tipo
status: situacao estatus statut etat estado_pedido estado_do_pedido
department: departamento setor
industry: ramo rubro secteur_activite
date: fecha data_registro
created_at: criado_em creado_en data_criacao data_de_criacao fecha_creacion fecha_de_creacion date_creation date_de_creation cree_le
updated_at: atualizado_em actualizado_en data_atualizacao fecha_actualizacion fecha_modificacion date_modification date_mise_a_jour modifie_le
start_date: data_inicio data_de_inicio fecha_inicio fecha_de_inicio date_debut date_de_debut inicio debut
end_date: data_fim data_termino fecha_fin fecha_final date_fin date_de_fin fim
due_date: data_vencimento vencimento fecha_vencimiento fecha_limite date_echeance echeance date_limite prazo
order_date: data_pedido data_do_pedido fecha_pedido date_commande data_compra fecha_compra
delivery_date: data_entrega fecha_entrega date_livraison
payment_date: data_pagamento fecha_pago date_paiement
issue_date: data_emissao fecha_emision date_emission date_facture
time: hora heure horario
year: ano annee
month: mes mois
day: dia jour
minute: minuto
duration: duracao duracion duree
price: preco precio prix tarifa tarif
unit_price: preco_unitario precio_unitario prix_unitaire valor_unitario
amount: montant importe monto quantia valor
total: valor_total preco_total precio_total importe_total montant_total prix_total total_geral
subtotal: sous_total
discount: desconto descuento remise rabais
tax: imposto impuesto taxe tva icms
currency: moeda moneda devise divisa
quantity: quantidade cantidad quantite qtd qtde
stock: estoque existencias
salary: salario salaire sueldo
product: produto producto produit
item: articulo artigo
brand: marca marque
model: modelo modele
color: cor couleur
size: tamanho tamano taille talla
weight: peso poids
height: altura hauteur alto estatura
width: largura ancho largeur anchura
length: comprimento largo longueur
temperature: temperatura
speed: velocidade velocidad vitesse
percentage: porcentagem porcentaje pourcentage percentual
rating: avaliacao calificacion evaluacion valoracion
grade: nota_final calificaciones
order: pedido commande encomenda
order_number: numero_pedido numero_do_pedido numero_de_pedido numero_commande numero_de_commande
invoice: fatura factura facture nota_fiscal
invoice_number: numero_fatura numero_factura numero_facture numero_da_fatura numero_nota_fiscal
contract: contrato contrat
document: documento
document_number: numero_documento
reference: referencia
number: numero
code: codigo
id: identificador
language: idioma langue lingua
active: ativo activo actif
file: arquivo archivo fichier
file_name: nome_arquivo nome_do_arquivo nombre_archivo nombre_de_archivo nom_fichier nom_de_fichier
folder: pasta carpeta dossier
path: caminho ruta chemin
image: imagem imagen
photo: foto
link: enlace lien
tag: etiqueta etiquette
payment_method: forma_pagamento metodo_pagamento forma_pago metodo_pago metodo_de_pago mode_paiement moyen_paiement forma_de_pagamento
bank: banco banque
account: conta cuenta compte
account_number: numero_conta numero_cuenta numero_compte
delivery: entrega livraison envio
billing: cobranca facturacion facturation faturamento
event: evento evenement
course: curso cours
school: escola escuela ecole
subject_taught: materia disciplina matiere
vehicle: veiculo vehiculo vehicule
license_plate: placa matricula placa_veiculo immatriculation
floor: andar piso etage
room: quarto habitacion chambre sala
population: populacao poblacion
question: pergunta pregunta
answer: resposta respuesta reponse
project: projeto proyecto projet
task: tarefa tarea tache
team: equipe equipo
priority: prioridade prioridad priorite
"""
_GERMAN = """
first_name: vorname rufname
last_name: nachname familienname zuname
username: benutzername benutzer nutzername anmeldename
full_name: vollstaendiger_name voller_name
email: mailadresse emailadresse
password: passwort kennwort
phone: telefon handy mobiltelefon telefonnummer handynummer mobilnummer rufnummer festnetz
age: alter
gender: geschlecht
birth_date: geburtsdatum geburtstag
birth_place: geburtsort
nationality: staatsangehoerigkeit staatsangehorigkeit nationalitaet nationalitat
marital_status: familienstand
job: beruf berufsbezeichnung stelle
company: firma unternehmen firmenname betrieb
supplier: lieferant lieferanten
customer: kunde kunden
employee: mitarbeiter angestellter
person: ansprechpartner ansprechpartnerin kontaktperson
author: autor verfasser
manager: vorgesetzter leiter
tax_id: steuernummer ustid ust_id umsatzsteuer_id steuer_id
address: anschrift adresse
street: strasse
house_number: hausnummer
city: stadt ort wohnort gemeinde
state_name: bundesland
country: land staat
postal_code: plz postleitzahl
country_code: laendercode landercode landeskennzeichen
timezone: zeitzone
website: webseite internetseite
description: beschreibung
note: bemerkung bemerkungen notiz anmerkung hinweis
comment: kommentar
message: nachricht mitteilung
title: titel ueberschrift uberschrift
subject: betreff
summary: zusammenfassung
category: kategorie
type: typ
status: zustand
department: abteilung
industry: branche
date: datum
created_at: erstellt_am erstelldatum erstellungsdatum angelegt_am
updated_at: geaendert_am aktualisiert_am aenderungsdatum anderungsdatum
start_date: startdatum beginn anfangsdatum
end_date: enddatum ende
due_date: faelligkeitsdatum faelligkeit falligkeitsdatum falligkeit
order_date: bestelldatum
delivery_date: lieferdatum
issue_date: rechnungsdatum
time: uhrzeit zeit
year: jahr baujahr
month: monat
hour: stunde
duration: dauer laufzeit
price: preis
unit_price: einzelpreis stueckpreis stuckpreis
amount: betrag
total: gesamtbetrag gesamtsumme gesamtpreis summe endbetrag
subtotal: zwischensumme
discount: rabatt
tax: steuer mwst mehrwertsteuer
cost: kosten
currency: waehrung wahrung
quantity: menge anzahl stueckzahl stuckzahl
stock: bestand lagerbestand
salary: gehalt lohn
product: produkt
item: artikel
item_number: artikelnummer
brand: marke
model: modell
color: farbe
size: groesse grosse
weight: gewicht
height: hoehe hohe
width: breite
length: laenge lange
temperature: temperatur
speed: geschwindigkeit
percentage: prozent prozentsatz
rating: bewertung
order: bestellung auftrag
order_number: bestellnummer auftragsnummer
invoice: rechnung
invoice_number: rechnungsnummer
customer_number: kundennummer
contract: vertrag
document: dokument
reference: referenz
number: nummer
id: kennung
language: sprache
active: aktiv
file: datei
file_name: dateiname
folder: ordner verzeichnis
path: pfad
image: bild
tag: schlagwort stichwort
payment_method: zahlungsart zahlungsmethode
account: konto
account_number: kontonummer
event: veranstaltung ereignis
school: schule
vehicle: fahrzeug
license_plate: kennzeichen
floor: stockwerk
room: zimmer raum
question: frage
answer: antwort
project: projekt
task: aufgabe
team: mannschaft
priority: prioritaet prioritat
"""
_GERMAN_ENDINGS = {
    "datum": "date", "nummer": "number", "name": "name", "adresse": "address", "anschrift": "address", "betrag": "amount",
    "preis": "price", "kosten": "cost", "zeit": "time", "strasse": "street", "ort": "city", "land": "country", "anzahl": "quantity",
    "menge": "quantity", "gewicht": "weight", "hoehe": "height", "breite": "width", "laenge": "length", "groesse": "size",
    "code": "code", "nr": "number", "titel": "title", "text": "text", "beschreibung": "description", "art": "type",
    "typ": "type", "status": "status", "wert": "value", "plz": "postal_code", "temperatur": "temperature", "satz": "rate",
    "steuer": "tax", "id": "id", "datei": "file", "sprache": "language", "farbe": "color",
}  # fmt: skip
_GERMAN_STEMS = {
    "liefer": "delivery", "lieferung": "delivery", "rechnung": "billing", "bestell": "order", "bestellung": "order", "kunde": "customer",
    "kunden": "customer", "firmen": "company", "firma": "company", "produkt": "product", "artikel": "product", "gesamt": "total",
    "geburt": "birth", "start": "start", "end": "end", "ablauf": "expiry", "kauf": "purchase", "versand": "shipping",
    "zahlung": "payment", "vertrag": "contract", "auftrag": "order", "projekt": "project", "mitarbeiter": "employee",
    "benutzer": "user", "beginn": "start", "erstellung": "creation", "netto": "net", "brutto": "gross", "lager": "stock",
}  # fmt: skip
_LINKS = frozenset(
    "de do da dos das del la le les du des di el los las d l e y et no na em em en pour para por van".split()
)
_SHARED = frozenset(
    "data date total email id status code url site nome numero type note mail region version image "
    "message photo video service contact client article document description reference quantite compte social local "
    "interno externo e".split()
)


def _read(lines: str) -> dict[str, str]:
    pairs = (line.split(": ") for line in lines.strip().splitlines())
    return {word: meaning for meaning, words in pairs for word in words.split()}


_ROMANCE_WORDS, _GERMAN_WORDS = _read(_ROMANCE), _read(_GERMAN)
_HEADS = {"data": "date", "date": "date", "mail": "email", "client": "customer", "endereco": "address"}


def english(name: str) -> str | None:
    """The English name of a property that is written in one of the four languages, in snake case; None for others.

    >>> english("data_nascimento"), english("nome_do_cliente"), english("lieferdatum"), english("first_name")
    ('birth_date', 'customer_name', 'delivery_date', None)
    """
    whole = _ROMANCE_WORDS.get(name) or _GERMAN_WORDS.get(name)
    if whole is not None:
        return whole
    words = name.split("_")
    return _romance(words) or _german(words)


def _romance(words: list[str]) -> str | None:
    """The head comes first: `data do pedido` is the date of the order."""
    content = [word for word in words if word not in _LINKS]
    if len(content) < 2 or not any(word in _ROMANCE_WORDS for word in content):
        return None
    for end in range(len(words) - 1, 1, -1):  # a head of several words: codigo_postal_envio
        head = _ROMANCE_WORDS.get("_".join(words[:end]))
        if head is not None and all(_known(word) for word in words[end:]):
            return "_".join([*(_meaning(word) for word in words[end:] if word not in _LINKS), head])
    if not all(_known(word) for word in content):
        return None
    return "_".join([*(_meaning(word) for word in content[1:]), _HEADS.get(content[0]) or _meaning(content[0])])


def _known(word: str) -> bool:
    return word in _ROMANCE_WORDS or word in _SHARED or word in _LINKS


def _meaning(word: str) -> str:
    return _ROMANCE_WORDS.get(word, word)


def _german(words: list[str]) -> str | None:
    parts = [_german_word(word) for word in words]
    return "_".join(part or word for part, word in zip(parts, words, strict=True)) if any(parts) else None


@cache
def _german_word(word: str) -> str | None:
    if word in _GERMAN_WORDS:
        return _GERMAN_WORDS[word]
    for ending, meaning in _GERMAN_ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem != word:
            known = _GERMAN_STEMS.get(stem) or _GERMAN_STEMS.get(stem.removesuffix("s"))
            if known is not None:
                return f"{known}_{meaning}"
    return None
