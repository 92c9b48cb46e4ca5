"""Names of properties in five languages and the world of developers: what a person would accept as the value.

The probes say what is acceptable, name by name; they were written from what such fields hold in real documents, before
and apart from the rules that choose the values.
"""

# ruff: noqa: E501 - a row of a table is read whole
from __future__ import annotations

import re
from typing import Any

import pytest

from edgejson.schema import Schema

ACCEPTED = {
    "email": r"[a-z0-9._-]+@[a-z0-9-]+(\.[a-z]{2,})+",
    "url": r"(https?|git\+https|ssh|git)://[\w.@-]+\.\w{2,}(:\d+)?(/\S*)?|git@[\w.]+:\S+",
    "uri_path": r"(https?://[\w.-]+)?/[\w./{}:-]*",
    "phone": r"\+?[\d ()./-]{8,22}",
    "first": r"[^\W\d_]+([ '-][^\W\d_]+)?",
    "last": r"[^\W\d_][^\W\d_'-]+( [^\W\d_][^\W\d_'-]+)*",
    "person": r"[^\W\d_]+[^\d@]* [^\d@]+",
    "person_or_company": r"[^\d@]{3,60}",
    "handle": r"[a-z0-9][a-z0-9._-]{2,40}",
    "city": r"[^\W\d_][^\d@_]{2,40}",
    "region": r"[^\W\d_][^\d@_]{1,40}|[a-z]{2}(-[a-z]+)+-\d",
    "street": r"(?=.*\d)(?=.*[^\W\d_]{3}).{6,70}",
    "house_number": r"\d{1,4}[a-z]?",
    "zip": r"\d{5}(-\d{3,4})?",
    "country": r"[A-Z][^\d@_]{3,30}",
    "country2": r"[A-Z]{2}",
    "state2": r"[A-Z]{2,3}",
    "zone": r"[A-Z][A-Za-z]+/[A-Za-z_/]+|UTC",
    "company": r"\w.*[ .].*",
    "product": r"[A-Z].{3,60}",
    "job": r"[A-ZÀ-Ý].{3,60}",
    "date": r"\d{4}-\d\d-\d\d",
    "moment": r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?",
    "date_or_moment": r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?",
    "time": r"\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?|\d{4}-\d\d-\d\dT.*",
    "sentence": r"[A-ZÀ-Ý](?=.* .* ).{10,}[.!?]?",
    "words": r"[^\W_].* ?.{2,}",
    "text": r"\S(.*\S)?",
    "word": r"[\w./-]{2,30}",
    "title": r"[A-ZÀ-Ý0-9].{3,80}",
    "semver": r"v?\d+\.\d+(\.\d+)?(-[\w.]+)?",
    "range": r"(workspace:)?[\^~]?\d+(\.\d+){0,2}|>=.*|\*|latest|\d+\.x",
    "license": r"(?!.* ).*(MIT|Apache-2\.0|BSD-[23]-Clause|ISC|[AL]?GPL-\d\.\d-(only|or-later)|MPL-2\.0|Unlicense|0BSD|CC0-1\.0|CC-BY-4\.0|EPL-2\.0).*",
    "currency": r"[A-Z]{3}",
    "language": r"[a-z]{2}(-[A-Z]{2})?|[A-Z][a-zçêñãé]+",
    "locale": r"[a-z]{2}[-_][A-Z]{2}",
    "color": r"#[0-9a-fA-F]{3,8}|[a-z]{3,20}|(rgb|hsl)a?\(.*\)",
    "ipv4": r"(\d{1,3}\.){3}\d{1,3}",
    "ip": r"(\d{1,3}\.){3}\d{1,3}|[0-9a-f:]{4,39}",
    "cidr": r"(\d{1,3}\.){3}\d{1,3}/\d{1,2}",
    "host": r"localhost|[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)+(:\d+)?|(\d{1,3}\.){3}\d{1,3}",
    "domain": r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}",
    "mac": r"([0-9a-f]{2}:){5}[0-9a-f]{2}",
    "uuid": r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "id": r"(?!.*\s)[\w./:-]{2,64}",
    "hex": r"(sha\d+[:-])?[0-9a-f]{7,128}",
    "hash": r"(sha\d+[:-])?([0-9a-f]{7,128}|[\w+/]{40,90}={0,2})",
    "opaque": r"(?!.*\s)[\w.+/=:-]{6,200}",
    "path": r"(?!.*\s)(\.{0,2}/|~/|\$\{?\w+\}?/|[A-Z]:\\)?[\w.@*{},\[\]-]+([/\\][\w.@*{},\[\]!-]+)*/?",
    "glob": r"(?!.*\s)!?[\w./*{},@\[\]!?-]+",
    "file": r"[\w.-]+\.?\w+",
    "mime": r"\w+/[\w.+-]+",
    "branch": r"(?!.*\s)[\w./-]{3,50}",
    "command": r"[a-z./][\w./@:=\"'$&|{}\[\]*+,;%()-]*( .+)?",
    "image": r"(?!.*\s)[a-z0-9][a-z0-9._/:-]*[a-z0-9](:[\w.-]+)?(@sha256:[0-9a-f]{64})?",
    "slug": r"[a-z0-9]+([-_.][a-z0-9]+)*",
    "package": r"(@[a-z0-9-]+/)?[a-zA-Z0-9][\w.-]*([/:][\w.-]+)*",
    "module": r"(?!.*\s)(@?[\w.-]+[/:.]?)+",
    "k8s_kind": r"[A-Z][A-Za-z]+",
    "k8s_version": r"([a-z0-9.-]+/)?v\d+((alpha|beta)\d+)?",
    "arn": r"arn:aws[\w-]*:[\w-]+:[\w-]*:\d*:\S+",
    "aws_region": r"[a-z]{2}(-[a-z]+)+-?\d",
    "zone_az": r"[a-z]{2}(-[a-z]+)+-?\d-?[a-f]",
    "env": r"[A-Z][A-Z0-9_]+",
    "cron": r"(\S+ ){4,5}\S+|rate\(.*\)|@\w+",
    "level": r"(?i)(trace|debug|info|notice|warn|warning|error|fatal|critical|verbose|silent|\d)",
    "method": r"(?i)(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)",
    "protocol": r"(?i)(https?|tcp|udp|grpc|tls|ssh|sctp|wss?|mqtt|amqp|icmp|ftp|sftp)",
    "regex": r".*[\^$\\\[(*+].*",
    "selector": r"(?!.*  )[.#\[\w].*",
    "duration": r"P.*|\d+(\.\d+)?\s?(ms|s|m|h|d|w|y|min)(\d+[sm])?|\d+:\d\d(:\d\d)?|\d+ (second|minute|hour|day|week)s?",
    "bytes": r"\d+(\.\d+)?\s?(Ki|Mi|Gi|Ti|[KMGT]i?B|[kmgKMG]|m)?",
    "isbn": r"(97[89]-?)?[\d-]{9,16}[\dX]",
    "iban": r"[A-Z]{2}\d{2}[A-Z0-9 ]{10,32}",
    "json_schema": r"https?://json-schema\.org/\S+|https?://\S+",
    "percent": r"\d{1,3}(\.\d+)?\s?%?",
    "shape": r"circle|square|cross|diamond|triangle(-\w+)?|arrow|wedge|stroke|point|rect(angle)?|ellipse|star|pin",
    "css_size": r"-?\d+(\.\d+)?(px|em|rem|%|vh|vw|pt)?|auto|none",
    "font": r"[A-Z][\w -]+(, ?[\w -]+)*",
    "gender": r"(?i)(female|male|non-binary|other|f|m|w|d)",
    "status": r"[A-Za-z][A-Za-z_ -]{2,25}",
    "tax_id": r"[A-Z0-9][A-Z0-9./ -]{6,20}",
    "stock": r"([A-Z]+:)?[A-Z]{1,5}\d{0,2}(\.[A-Z])?",
    "social": r"@?\w[\w.-]+|https?://\S+",
    "html": r"<.*>.*|[A-Z].*",
}  # fmt: skip
NEVER = re.compile(
    r"example\.(com|org|net)|lorem|ipsum|\b(foo|bar|baz|qux)\b|john doe|jane doe|\bplaceholder\b|\btodo\b|\bxxx\b|\byour[-_]"
)

TEXTS = """
# people, in five languages
email: email e-mail emailAddress email_address primary-contact-email contactEmail EMAIL user_email correo correoElectronico correo_electronico courriel adresseEmail customer/mail author/email endereco_email emailDoCliente
first: firstName first_name given_name givenName FirstName forename prenom prénom vorname primerNombre primeiro_nome primeiroNome
last: lastName last_name surname familyName family_name sobrenome apellido apellidos nachname nomDeFamille ultimo_nome
person: fullName full_name customer/name author/name user/name employee/name person/nome cliente/nombre client/nom kunde/name nomeCompleto nome_completo nombreCompleto nombre_completo nomComplet contactName customerName patient_name createdByName autor ansprechpartner
person: author assignee reviewer approvedBy created_by owner_name driver/name accountHolder cardholderName maintainer/name
handle: username userName user_name login nickname usuario nomeUsuario benutzername screen_name nomUtilisateur
phone: phone phoneNumber phone_number telephone mobile cellphone telefone telefono teléfono telefon celular fax faxNumber workPhone mobile_phone téléphone handynummer tel numeroTelefono numero_de_telefone
job: jobTitle job_title occupation profession cargo puesto beruf profissão profession
gender: gender sex sexo genero género geschlecht sexe
date: birthDate birthday dateOfBirth dob birth_date data_nascimento dataNascimento fecha_nacimiento fechaDeNacimiento geburtsdatum dateNaissance date_de_naissance
# places
street: street streetAddress street_address addressLine1 address_line_1 address1 rua calle straße strasse rue logradouro address direccion dirección endereço endereco adresse anschrift shippingAddress billing_address domicilio lieferadresse rechnungsadresse
city: city town cityName city_name cidade ciudad ville stadt ort municipio município billingCity shipping_city birthplace geo_city localidad gemeinde wohnort
zip: zip zipCode zip_code postalCode postal_code postcode cep plz codigo_postal códigoPostal codePostal code_postal billingZipCode shippingPostalCode postleitzahl codigoPostal geo_zipcode
country: country countryName country_name pais país land pays shipping_country
country2: countryCode country_code countryIso isoCountryCode codigo_pais laendercode country_iso2
state2: stateCode state_code uf provinceCode
region: state province estado provincia bundesland bairro county region département comunidad
zone: timezone timeZone time_zone tz fuso_horario zonaHoraria zeitzone fuseauHoraire os_timezone
house_number: houseNumber house_number hausnummer numeroCasa numero_rue
# companies and products
company: company companyName company_name organization organisationName empresa firma entreprise employer vendor/name company/name supplier/name unternehmen raisonSociale razaoSocial razon_social manufacturer publisher/name bank/name lieferant
domain: domain domainName companyDomain company/domain
url: website companyWebsite homepage webSite siteWeb sitio_web site_web webseite url link href blog/url documentationUrl repository/url support/docs bugs/url html_url imageUrl image_url logo_url avatarUrl callbackUrl webhook_url pricingDocumentURL redirect_uri thumbnailUrl profileUrl download_url
product: productName product_name product/name item/name nomeProduto nombre_producto produkt/name produktname article/name item/title
words: genre category categoria catégorie kategorie department departamento abteilung industry branche
tax_id: vatNumber vat_id taxId cnpj cpf nif ust_id siret
iban: iban bankAccount/iban
id: sku orderNumber order_number invoiceNumber numeroPedido rechnungsnummer bestellnummer kundennummer trackingNumber artikelnummer numero_facture serialNumber transactionId customer_id userId orderId product_id id _id externalId parent_id request_id traceId
# dates
moment: createdAt created_at updatedAt updated_at createdAtUtc modifiedAt deletedAt timestamp creationTimestamp publishedAt CreatedAt LastModifiedTime lastLogin last_seen_at CreationTime lastUpdateTime erstelltAm criado_em creado_en first_published_at
date_or_moment: date startDate start_date endDate dueDate due_date deadline expiryDate validFrom valid_until fecha data_pedido fechaPedido datum lieferdatum dateCommande rechnungsdatum date_fin publish_date releaseDate expirationDate dateModified date_livraison data_vencimento fecha_inicio created modified hireDate
time: startTime start_time openingTime hora uhrzeit heure
duration: duration timeout ttl duracao dauer durée cacheTtl interval
# words
sentence: description descripcion descrição beschreibung note notes comment comments comentario bemerkung remarque message errorMessage error_message summary observacao kommentar help details hint bio about body content abstract releaseNotes
title: title titulo título titel titre subject betreff headline assunto asunto heading caption
word: tag keyword tags/tag etiqueta
slug: slug url_slug
status: status estado_pedido state_name orderStatus statut zustand situacao phase stage
# money and numbers kept as text
currency: currency currencyCode currency_code moneda moeda waehrung währung devise base_currency
percent: percentage discountPercent
# net
ipv4: ip ipAddress ip_address clientIp remote_addr ipv4
ip: podIP hostIP
cidr: cidr cidrBlock CidrIp subnetCidr
host: host hostname hostName server serverName db_host dbHost fqdn smtpHost HOST
mac: mac macAddress mac_address
uuid: uuid guid
url: endpoint baseUrl base_url apiUrl registry/url
protocol: protocol Protocol scheme
method: method httpMethod http_method
uri_path: permalink basePath urlPath healthCheckPath route
mime: contentType content_type mimeType mediaType mime_type mimetype
opaque: token apiKey api_key password secret accessToken access_token clientSecret nonce
hash: sha256 checksum commit commitSha sha hash digest commit_id md5
# developers
package: package/name packageName dependency
semver: version Version appVersion app_version semver package/version minVersion EngineVersion previous_version
license: license licence license/name license/identifier spdxId
url: repository repo_url gitUrl git_url vcs_url
branch: branch defaultBranch branchName branch/name targetBranch git_branch branches/branch
command: command cmd script run entrypoint buildCommand build_command preinstall postinstall start_command
path: path filePath file_path directory dir workingDirectory outDir output_dir root cwd srcDir mountPath rootDir baseDir configFile main types typings logFile outputPath dockerfile hostPath folder pasta carpeta ordner dossier
glob: glob exclude include ignore files/file patterns/pattern_glob
file: fileName filename file_name nomeArquivo nombreArchivo dateiname nomFichier
image: image containerImage dockerImage baseImage builder image/name
slug: namespace container/name service/name serviceName pod/name clusterName secretName nodeName volume/name configMapName serviceAccountName serviceAccount job/name deployment/name
k8s_kind: kind
k8s_version: apiVersion
env: envVar env/name environmentVariable env_var
arn: arn Arn RoleArn roleArn TopicArn KmsKeyArn functionArn ResourceArn
aws_region: awsRegion aws_region AWS_REGION
zone_az: availabilityZone AvailabilityZone
id: VpcId SubnetId securityGroupId InstanceType instanceType machineType AmiId projectId project_id bucketName bucket Bucket
cron: cron cronExpression schedule scheduleExpression crontab
level: logLevel log_level logger/level LOG_LEVEL
locale: locale
language: language lang idioma sprache langue language_code
color: color colour backgroundColor background_color cor farbe couleur fillColor strokeColor borderColor textColor themeColor
css_size: fontSize padding margin borderRadius
font: fontFamily font_family font
regex: regex regexp
selector: selector cssSelector querySelector
mime: accept
bytes: memory memoryLimit storageSize maxSize
json_schema: $schema
id: groupId artifactId
word: level environment env os architecture arch runtime variant platform framework type format mode encoding charset role scope
text: readme reason label displayName key value default text placeholder value/text option prefix suffix template filter query expression condition if args/arg operator annotations/annotation
module: moduleName module_name module extends plugin plugins/plugin import preset
isbn: isbn
stock: ticker stockSymbol stock_symbol
social: twitter github linkedin instagram facebook
html: html bodyHtml
shape: shape
"""
NUMBERS = """
# name low high
age idade edad alter âge: 0 120
price unitPrice unit_price preço preco precio preis prix amount montant betrag importe valor total totalPrice gesamtbetrag grand_total subtotal cost kosten coût custo: 0.01 100000
quantity qty quantidade cantidad menge anzahl quantité stueckzahl: 0 1000
latitude lat: -90 90
longitude lng lon: -180 180
percentage percent discountPercent prozent porcentagem porcentaje pourcentage discount progress cpuUsage: 0 100
taxRate tax_rate iva: 0 40
year ano año jahr année birthYear: 1900 2030
month mes mês monat mois: 1 12
day dia día tag jour: 1 31
hour hora stunde heure: 0 23
minute minuto: 0 59
minutes: 0 600
port serverPort localPort containerPort dbPort targetPort: 1 65535
rating stars avaliacao bewertung: 0 10
score points: 0 1000
size fileSize file_size bytes sizeInBytes contentLength: 1 1e12
width height largura altura ancho breite höhe largeur hauteur: 1 10000
timeout timeoutSeconds timeout_ms connectTimeout requestTimeoutMs: 1 600000
durationMs duration_seconds latencyMs elapsed_ms: 0 10000000
retries maxRetries retryCount max_attempts: 0 20
statusCode status_code httpStatus: 100 599
temperature temperatura temperatur: -60 120
weight peso gewicht poids: 0 1000
speed velocidade geschwindigkeit vitesse: 0 400
probability confidence opacity fillOpacity threshold alpha ratio: 0 1
replicas minReplicas instances workers concurrency: 0 64
count totalCount anzahl_kunden numberOfEmployees: 0 100000
salary annualSalary salario gehalt salaire: 500 1000000
page pageNumber perPage pageSize limit: 1 1000
index offset position zIndex order: -10 10000
priority: -10 1000
version major minor patch: 0 100
bitrate sampleRate: 8 100000000
angle rotation labelAngle: -360 360
fontSize strokeWidth borderRadius padding margin: 0 100
exitCode: 0 255
humidity batteryLevel: 0 100
interest_rate vatRate: 0 40
deletionGracePeriodSeconds periodSeconds initialDelaySeconds: 0 3600
fsGroup runAsUser: 0 65535
createdAtMs timestamp: 1e9 3e12
x y: -10000 10000
memoryMb diskSizeGb storage_gb: 1 100000
"""
SHORT_OF = 0.96
"""The least part of a name's values that its probe accepts; a rare odd value of a free list is no defect of the rule."""


def probes(table: str) -> list[tuple[str, str]]:
    rows = [line for line in table.strip().splitlines() if not line.startswith("#")]
    return [(line.partition(": ")[0], line.partition(": ")[2]) for line in rows]


TEXT_PROBES = [(name, kind) for kind, names in probes(TEXTS) for name in names.split()]
NUMBER_PROBES = [(name, *map(float, bounds.split())) for names, bounds in probes(NUMBERS) for name in names.split()]


def values(name: str, leaf: dict[str, Any], count: int = 40) -> list[Any]:
    """Values of one property, alone in its object, below the owner that a slash states."""
    owner, _, key = name.rpartition("/")
    inner = {"type": "object", "properties": {key: leaf}, "required": [key]}
    if not owner:
        document = Schema(inner)
        return [document.sample(seed)[key] for seed in range(count)]
    outer = Schema({"type": "object", "properties": {owner: inner}, "required": [owner]})
    return [outer.sample(seed)[owner][key] for seed in range(count)]


@pytest.mark.parametrize(("name", "kind"), TEXT_PROBES)
def test_text(name, kind):
    drawn = values(name, {"type": "string"})
    odd = [value for value in drawn if not re.fullmatch(ACCEPTED[kind], value) or NEVER.search(value.lower())]
    assert len(odd) <= (1 - SHORT_OF) * len(drawn), odd[:5]


@pytest.mark.parametrize(("name", "low", "high"), NUMBER_PROBES)
@pytest.mark.parametrize("form", ["number", "integer"])
def test_number(name, low, high, form):
    drawn = values(name, {"type": form})
    odd = [value for value in drawn if not low <= value <= high]
    assert not odd, odd[:5]
