"""Names of one word in Portuguese, Spanish, German and French, and the nouns that may be joined to names of two.

Programmers there write them without accents.  A row is ``english portuguese spanish german french``, rows are separated
by ``|``; ``-`` where a language has no name that fits everywhere.
"""

from __future__ import annotations

from edgejson.schema.mutation.foreign_phrases import translations

__all__ = ["HEADS", "NOUNS", "WORDS"]

WORDS = translations("""
account conta cuenta konto compte | action acao accion aktion action | actions acoes acciones aktionen actions
| address endereco direccion adresse adresse | age idade edad alter age
| agenda pauta agenda tagesordnung ordre_du_jour | amount valor importe betrag montant
| approved aprovado aprobado genehmigt approuve | attachments anexos adjuntos anhaenge pieces_jointes
| attended compareceu asistio hat_teilgenommen a_participe
| attendees participantes asistentes teilnehmer participants | author autor autor autor auteur | bcc cco cco bcc cci
| birthday data_nascimento fecha_nacimiento geburtstag date_naissance | bmi imc imc bmi imc
| body corpo cuerpo inhalt corps | brand marca marca marke marque | budget orcamento presupuesto budget budget
| building predio edificio gebaeude batiment | capabilities recursos capacidades funktionen capacites
| capacity capacidade capacidad kapazitaet capacite | carrier transportadora transportista spediteur transporteur
| category categoria categoria kategorie categorie | cc cc cc cc cc | channel canal canal kanal canal
| city cidade ciudad stadt ville | clicks cliques clics klicks clics | code codigo codigo code code
| color cor color farbe couleur | comment comentario comentario kommentar commentaire
| comments comentarios comentarios kommentare commentaires | company empresa empresa firma entreprise
| compliance conformidade cumplimiento compliance conformite
| configuration configuracao configuracion konfiguration configuration
| connections conexoes conexiones verbindungen connexions
| conversions conversoes conversiones konversionen conversions
| coordinates coordenadas coordenadas koordinaten coordonnees | cost custo costo kosten cout
| country pais pais land pays | currency moeda moneda waehrung devise | customer cliente cliente kunde client
| customers clientes clientes kunden clients | data dados datos daten donnees | date data fecha datum date
| day dia dia tag jour | decisions decisoes decisiones entscheidungen decisions
| demographics demografia demografia demografie demographie
| department departamento departamento abteilung departement
| departments departamentos departamentos abteilungen departements
| description descricao descripcion beschreibung description | details detalhes detalles details details
| devices dispositivos dispositivos geraete appareils | diagnoses diagnosticos diagnosticos diagnosen diagnostics
| direct direto directo direkt direct | done concluido hecho erledigt termine
| dosage dosagem dosis dosierung posologie | duration duracao duracion dauer duree | email email correo email courriel
| enabled ativado activado aktiviert active | end fim fin ende fin
| environment ambiente entorno umgebung environnement | errors erros errores fehler erreurs
| facility unidade centro einrichtung etablissement | fasting em_jejum en_ayunas nuechtern a_jeun
| fees tarifas comisiones gebuehren frais | field campo campo feld champ
| filename nome_arquivo nombre_archivo datei_name nom_fichier | flag indicador indicador kennzeichen indicateur
| floor andar piso stockwerk etage | folder pasta carpeta ordner dossier
| followers seguidores seguidores follower abonnes | following seguindo siguiendo gefolgt abonnements
| frequency frequencia frecuencia haeufigkeit frequence | from - - von - | gender genero genero geschlecht genre
| head responsavel responsable leitung responsable | headquarters sede sede haupt_sitz siege_social
| height altura altura hoehe hauteur | history historico historial verlauf historique | host host host host hote
| humidity umidade humedad luftfeuchtigkeit humidite | id id id id id | image imagem imagen bild image
| images imagens imagenes bilder images | importance importancia importancia wichtigkeit importance
| impressions impressoes impresiones impressionen impressions | indication indicacao indicacion indikation indication
| industry setor sector branche secteur | instructions instrucoes instrucciones anweisungen instructions
| insurance seguro seguro versicherung assurance | invoice fatura factura rechnung facture
| invoices faturas facturas rechnungen factures | items itens elementos artikel articles
| jurisdiction jurisdicao jurisdiccion gerichtsstand juridiction | labels rotulos etiquetas labels libelles
| language idioma idioma sprache langue | latitude latitude latitud breitengrad latitude
| level nivel nivel stufe niveau | location localizacao ubicacion standort emplacement
| longitude longitude longitud laengengrad longitude | manufacturer fabricante fabricante hersteller fabricant
| marketplace marketplace mercado marktplatz place_marche
| medications medicamentos medicamentos medikamente medicaments | members membros miembros mitglieder membres
| membership adesao membresia mitgliedschaft adhesion | message mensagem mensaje nachricht message
| metadata metadados metadatos metadaten metadonnees | model modelo modelo modell modele | month mes mes monat mois
| name nome nombre name nom | newsletter boletim boletin newsletter lettre_information | note nota nota notiz note
| notes observacoes notas notizen notes | occupation profissao profesion beruf profession
| operator operador operador operator operateur | orders pedidos pedidos bestellungen commandes
| organic organico organico organisch organique | organizer organizador organizador organisator organisateur
| owner proprietario propietario eigentuemer proprietaire | page pagina pagina seite page
| pagination paginacao paginacion paginierung pagination | parameter parametro parametro parameter parametre
| parties partes partes parteien parties | patient paciente paciente patient patient
| pharmacy farmacia farmacia apotheke pharmacie | phone telefone telefono telefon telephone
| platform plataforma plataforma plattform plateforme | power alimentacao alimentacion strom_versorgung alimentation
| predictions previsoes predicciones prognosen previsions
| preferences preferencias preferencias praeferenzen preferences | price preco precio preis prix
| priority prioridade prioridad prioritaet priorite | product produto producto produkt produit
| products produtos productos produkte produits | projects projetos proyectos projekte projets
| promotions promocoes promociones aktionen promotions | pronouns pronomes pronombres pronomen pronoms
| provider prestador prestador leistungs_erbringer prestataire | purpose finalidade finalidad zweck finalite
| quantity quantidade cantidad menge quantite | rating avaliacao valoracion bewertung note
| readings leituras lecturas messwerte mesures | reason motivo motivo grund motif
| reference referencia referencia referenz reference | region regiao region region region
| relationship relacao relacion beziehung lien | remote remoto remoto remote a_distance
| resolved resolvido resuelto geloest resolu | results resultados resultados ergebnisse resultats
| revenue receita ingresos umsatz revenus | revision revisao revision revision revision | roas roas roas roas roas
| role funcao rol rolle role | room sala sala raum salle | savings economia ahorro ersparnis economies
| server servidor servidor server serveur | sessions sessoes sesiones sitzungen sessions
| severity gravidade gravedad schweregrad gravite | shipping frete envio versand expedition
| silent silencioso silencioso stumm silencieux | size tamanho tamano groesse taille
| skills habilidades habilidades faehigkeiten competences | sku sku sku sku sku | social social social social social
| source origem origen quelle source | specialty especialidade especialidad fachgebiet specialite
| start inicio inicio beginn debut | state estado estado - etat | status status situacion status statut
| street rua calle strasse rue | subject assunto asunto betreff objet
| subtotal subtotal subtotal zwischensumme sous_total | tags etiquetas etiquetas schlagworte etiquettes
| task tarefa tarea aufgabe tache | tax imposto impuesto steuer taxe | teams equipes equipos teams equipes
| temperature temperatura temperatura temperatur temperature | theme tema tema theme theme
| thread thread hilo thread fil | timestamp data_hora marca_tiempo zeitstempel horodatage
| timezone fuso_horario zona_horaria zeitzone fuseau_horaire | title titulo titulo titel titre | to - - an -
| total total total gesamt total | tracking rastreamento seguimiento sendungs_verfolgung suivi
| trends tendencias tendencias trends tendances | triggers gatilhos disparadores ausloeser declencheurs
| type tipo tipo typ type | unit unidade unidad einheit unite | urgency urgencia urgencia dringlichkeit urgence
| url url url url url | user usuario usuario benutzer utilisateur
| username nome_usuario nombre_usuario benutzer_name nom_utilisateur | users usuarios usuarios benutzer utilisateurs
| value valor valor wert valeur | venue local_evento lugar_evento veranstaltungs_ort lieu_evenement
| verified verificado verificado verifiziert verifie | version versao version version version
| visibility visibilidade visibilidad sichtbarkeit visibilite
| vitals sinais_vitais signos_vitales vital_werte constantes_vitales | volume volume volumen - volume
| warehouse armazem almacen lager entrepot | website site sitio_web webseite site_web | weight peso peso gewicht poids
| width largura ancho breite largeur | year ano anio jahr annee
""")
"""Whole names of one word."""

NOUNS = translations("""
account conta cuenta konto compte | alert alerta alerta alarm alerte | article artigo articulo artikel article
| attendee participante asistente teilnehmer participant | author autor autor autoren auteur
| bank banco banco bank banque | campaign campanha campana kampagnen campagne
| category categoria categoria kategorie categorie | city cidade ciudad stadt ville
| company empresa empresa firmen entreprise | contact contato contacto kontakt contact
| contract contrato contrato vertrags contrat | country pais pais laender pays | course curso curso kurs cours
| customer cliente cliente kunden client | department departamento departamento abteilungs departement
| device dispositivo dispositivo geraete appareil | document documento documento dokument document
| employee funcionario empleado mitarbeiter employe | facility unidade centro einrichtungs etablissement
| file arquivo archivo datei fichier | group grupo grupo gruppen groupe | image imagem imagen bild image
| invoice fatura factura rechnungs facture | member membro miembro mitglieds membre
| message mensagem mensaje nachrichten message | network rede red netzwerk reseau
| notification notificacao notificacion benachrichtigungs notification | order pedido pedido bestell commande
| party parte parte partei partie | patient paciente paciente patienten patient | payer pagador pagador zahler payeur
| payment pagamento pago zahlungs paiement | product produto producto produkt produit
| project projeto proyecto projekt projet | recipient destinatario destinatario empfaenger destinataire
| report relatorio informe berichts rapport | rule regra regla regel regle
| seller vendedor vendedor verkaeufer vendeur | sender remetente remitente absender expediteur
| sensor sensor sensor sensor capteur | session sessao sesion sitzungs session
| supplier fornecedor proveedor lieferanten fournisseur | team equipe equipo team equipe | test exame prueba test test
| ticket ticket ticket ticket ticket | transaction transacao transaccion transaktions transaction
| user usuario usuario benutzer utilisateur | vendor fornecedor proveedor lieferanten fournisseur
""")
"""What a thing belongs to, the first word of an English name; a German word has the form that it takes in compounds."""

HEADS = translations("""
address endereco direccion adresse adresse | code codigo codigo code code | date data fecha datum date
| description descricao descripcion beschreibung description | email email correo email courriel | id id id id id
| name nome nombre name nom | number numero numero nummer numero | phone telefone telefono telefon telephone
| title titulo titulo titel titre | type tipo tipo typ type | url url url url url
""")
"""What may stand behind any of these nouns, and is then said first in Portuguese, Spanish and French."""
