"""Words of member names in Portuguese, Spanish, German and French.

A row is ``english portuguese spanish german french``; ``-`` where a language has no word that fits everywhere.  A
German word with ``/`` has another form in front of another word (`kunde/kunden`).  Several words are joined by ``_``.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PHRASES", "WORDS"]

_ROWS = """
id id id id id | identifier identificador identificador kennung identifiant | number numero numero nummer numero
| name nome nombre name nom | names nomes nombres namen noms | title titulo titulo titel titre
| type tipo tipo typ type | kind tipo clase art genre | date data fecha datum date | time hora hora zeit heure
| timestamp carimbo_tempo marca_tiempo zeitstempel horodatage | day dia dia tag/tages jour
| week semana semana woche/wochen semaine | month mes mes monat/monats mois | year ano anio jahr/jahres annee
| hour hora hora stunde/stunden heure | hours horas horas stunden heures | minutes minutos minutos minuten minutes
| seconds segundos segundos sekunden secondes | days dias dias tage jours | months meses meses monate mois
| years anos anios jahre annees | total total total gesamt total | amount valor importe betrag/betrags montant
| price preco precio preis prix | cost custo costo kosten cout | fee taxa tarifa gebuehr/gebuehren frais
| fees taxas tarifas gebuehren frais | rate taxa tasa satz taux | tax imposto impuesto steuer taxe
| taxes impostos impuestos steuern taxes | discount desconto descuento rabatt remise
| percentage percentual porcentaje prozent pourcentage | percent percentual porcentaje prozent pourcentage
| currency moeda moneda waehrung/waehrungs devise | quantity quantidade cantidad menge/mengen quantite
| count quantidade cantidad anzahl nombre | sum soma suma summe somme
| subtotal subtotal subtotal zwischensumme sous_total | balance saldo saldo saldo solde
| value valor valor wert/wert valeur | values valores valores werte valeurs
| unit unidade unidad einheit/einheits unite | units unidades unidades einheiten unites
| order pedido pedido bestellung/bestell commande | orders pedidos pedidos bestellungen commandes
| item item articulo artikel article | items itens articulos artikel articles
| product produto producto produkt produit | products produtos productos produkte produits
| category categoria categoria kategorie categorie | categories categorias categorias kategorien categories
| brand marca marca marke/marken marque | model modelo modelo modell modele | version versao version version version
| customer cliente cliente kunde/kunden client | customers clientes clientes kunden clients
| client cliente cliente kunde/kunden client | user usuario usuario benutzer utilisateur
| users usuarios usuarios benutzer utilisateurs | username nome_usuario nombre_usuario benutzername nom_utilisateur
| person pessoa persona person/personen personne | employee funcionario empleado mitarbeiter employe
| employees funcionarios empleados mitarbeiter employes | company empresa empresa firma/firmen entreprise
| organization organizacao organizacion organisation/organisations organisation
| department departamento departamento abteilung/abteilungs departement
| departments departamentos departamentos abteilungen departements | team equipe equipo team equipe
| teams equipes equipos teams equipes | role funcao rol rolle/rollen role | roles funcoes roles rollen roles
| job cargo puesto beruf/berufs poste | email email correo email courriel | phone telefone telefono telefon telephone
| phones telefones telefonos telefone telephones | mobile celular movil mobil mobile | fax fax fax fax fax
| website site sitio_web webseite site_web | url url url url url | link link enlace link lien
| links links enlaces links liens | address endereco direccion adresse/adress adresse
| street rua calle strasse/strassen rue | city cidade ciudad stadt ville | state estado estado bundesland etat
| region regiao region region region | country pais pais land/landes pays | postal postal postal postleit postal
| zip cep codigo_postal plz code_postal | code codigo codigo code code | codes codigos codigos codes codes
| latitude latitude latitud breitengrad latitude | longitude longitude longitud laengengrad longitude
| timezone fuso_horario zona_horaria zeitzone fuseau_horaire | location local ubicacion standort/standort lieu
| place local lugar ort/orts lieu | venue local sede veranstaltungsort salle
| building predio edificio gebaeude batiment | floor andar piso stockwerk etage | room sala sala raum salle
| facility unidade instalacion einrichtung/einrichtungs etablissement
| description descricao descripcion beschreibung/beschreibungs description
| summary resumo resumen zusammenfassung resume | note nota nota notiz note | notes observacoes notas notizen notes
| comment comentario comentario kommentar commentaire | comments comentarios comentarios kommentare commentaires
| message mensagem mensaje nachricht/nachrichten message | text texto texto text texte
| subject assunto asunto betreff objet | body corpo cuerpo inhalt/inhalts corps
| content conteudo contenido inhalt/inhalts contenu | label rotulo etiqueta bezeichnung libelle
| labels rotulos etiquetas bezeichnungen libelles | tag etiqueta etiqueta schlagwort mot_cle
| tags etiquetas etiquetas schlagworte mots_cles | keywords palavras_chave palabras_clave stichworte mots_cles
| status situacao estado status statut | priority prioridade prioridad prioritaet/prioritaets priorite
| severity gravidade gravedad schweregrad gravite | level nivel nivel stufe niveau
| score pontuacao puntuacion punktzahl score | rating avaliacao valoracion bewertung/bewertungs note
| review avaliacao resena bewertung/bewertungs avis | reviewer avaliador revisor pruefer relecteur
| created criado creado erstellt cree | updated atualizado actualizado aktualisiert modifie
| modified modificado modificado geaendert modifie | deleted excluido eliminado geloescht supprime
| sent enviado enviado gesendet envoye | received recebido recibido empfangen recu | paid pago pagado bezahlt paye
| posted lancado publicado gebucht publie | joined ingressou ingreso beigetreten inscrit
| expires expira caduca laeuft_ab expire | recorded registrado registrado erfasst enregistre
| reported relatado informado gemeldet signale | collected coletado recogido entnommen preleve
| resolved resolvido resuelto geloest resolu | scheduled agendado programado geplant prevu
| shipped enviado enviado versandt expedie | delivered entregue entregado geliefert livre
| estimated estimado estimado geschaetzt estime | verified verificado verificado geprueft verifie
| active ativo activo aktiv actif | enabled habilitado habilitado aktiviert active
| confirmed confirmado confirmado bestaetigt confirme | assigned atribuido asignado zugewiesen assigne
| attended presente asistio anwesend present | done concluido hecho erledigt termine
| connected conectado conectado verbunden connecte | start inicio inicio beginn/start debut | end fim fin ende/end fin
| first primeiro primer erste premier | last ultimo ultimo letzte dernier | next proximo proximo naechste prochain
| previous anterior anterior vorherige precedent | current atual actual aktuell actuel
| primary principal principal haupt principal | main principal principal haupt principal
| default padrao predeterminado standard defaut | min minimo minimo min min | max maximo maximo max max
| minimum minimo minimo minimum minimum | maximum maximo maximo maximum maximum
| average media promedio durchschnitt/durchschnitts moyenne | low baixo bajo niedrig bas | high alto alto hoch haut
| new novo nuevo neu nouveau | full completo completo vollstaendiger complet
| birth nascimento nacimiento geburt/geburts naissance | birthday aniversario cumpleanos geburtstag anniversaire
| age idade edad alter/alters age | gender genero genero geschlecht/geschlechts genre
| sex sexo sexo geschlecht/geschlechts sexe | language idioma idioma sprache/sprach langue
| occupation profissao profesion beruf/berufs profession | preferences preferencias preferencias vorlieben preferences
| settings configuracoes ajustes einstellungen parametres | options opcoes opciones optionen options
| configuration configuracao configuracion konfiguration/konfigurations configuration
| parameters parametros parametros parameter parametres | parameter parametro parametro parameter parametre
| metadata metadados metadatos metadaten metadonnees | data dados datos daten donnees
| details detalhes detalles details details | information informacoes informacion angaben informations
| file arquivo archivo datei/datei fichier | files arquivos archivos dateien fichiers
| filename nome_arquivo nombre_archivo dateiname nom_fichier | folder pasta carpeta ordner dossier
| document documento documento dokument document | image imagem imagen bild image
| size tamanho tamano groesse/groessen taille | width largura ancho breite largeur
| height altura altura hoehe hauteur | weight peso peso gewicht/gewichts poids | color cor color farbe/farb couleur
| duration duracao duracion dauer duree | interval intervalo intervalo intervall intervalle
| period periodo periodo zeitraum periode | frequency frequencia frecuencia haeufigkeit frequence
| speed velocidade velocidad geschwindigkeit vitesse | accuracy precisao precision genauigkeit precision
| temperature temperatura temperatura temperatur temperature | humidity umidade humedad luftfeuchte humidite
| pressure pressao presion druck pression | battery bateria bateria batterie batterie
| signal sinal senal signal signal | sensor sensor sensor sensor capteur
| device dispositivo dispositivo geraet/geraete appareil | devices dispositivos dispositivos geraete appareils
| network rede red netzwerk reseau | server servidor servidor server serveur | host host host host hote
| service servico servicio dienst service | environment ambiente entorno umgebung/umgebungs environnement
| source origem origen quelle/quell source | target destino destino ziel cible | channel canal canal kanal canal
| channels canais canales kanaele canaux | platform plataforma plataforma plattform plateforme
| app aplicativo aplicacion app application | session sessao sesion sitzung/sitzungs session
| sessions sessoes sesiones sitzungen sessions | request requisicao solicitud anfrage requete
| response resposta respuesta antwort reponse | error erro error fehler erreur | errors erros errores fehler erreurs
| result resultado resultado ergebnis resultat | results resultados resultados ergebnisse resultats
| action acao accion aktion/aktions action | actions acoes acciones aktionen actions
| event evento evento veranstaltung/veranstaltungs evenement | events eventos eventos ereignisse evenements
| history historico historial verlauf historique | reason motivo motivo grund motif
| method metodo metodo methode methode | mode modo modo modus mode | rule regra regla regel regle
| rules regras reglas regeln regles | condition condicao condicion bedingung condition
| reference referencia referencia referenz reference | range faixa rango bereich/bereichs plage
| threshold limite umbral schwellwert seuil | limit limite limite limit limite | index indice indice index indice
| position posicao posicion position position | invoice fatura factura rechnung/rechnungs facture
| payment pagamento pago zahlung/zahlungs paiement | account conta cuenta konto compte | bank banco banco bank banque
| transaction transacao transaccion transaktion/transaktions transaction
| merchant comerciante comercio haendler commercant | seller vendedor vendedor verkaeufer vendeur
| vendor fornecedor proveedor lieferant fournisseur | provider prestador proveedor anbieter prestataire
| party parte parte partei partie | parties partes partes parteien parties | line linha linea zeile/zeilen ligne
| lines linhas lineas zeilen lignes | terms condicoes condiciones bedingungen conditions
| due vencimento vencimiento faelligkeit/faelligkeits echeance | sku sku sku artikelcode sku
| stock estoque existencias bestand/bestands stock | warehouse deposito almacen lager entrepot
| shipping envio envio versand livraison | delivery entrega entrega lieferung/liefer livraison
| tracking rastreamento seguimiento sendungsverfolgung suivi
| carrier transportadora transportista spediteur transporteur | coupon cupom cupon gutschein coupon
| promotion promocao promocion aktion/aktions promotion | promotions promocoes promociones aktionen promotions
| gift presente regalo geschenk cadeau | cart carrinho carrito warenkorb panier
| billing cobranca facturacion rechnung/rechnungs facturation | patient paciente paciente patient/patienten patient
| doctor medico medico arzt medecin | physician medico medico arzt medecin
| diagnosis diagnostico diagnostico diagnose diagnostic | medication medicamento medicamento medikament medicament
| medications medicamentos medicamentos medikamente medicaments | dosage dosagem dosis dosierung posologie
| instructions instrucoes instrucciones anweisungen consignes | test exame prueba test test
| tests exames pruebas tests tests | lab laboratorio laboratorio labor laboratoire
| insurance seguro seguro versicherung/versicherungs assurance | policy apolice poliza police police
| pharmacy farmacia farmacia apotheke pharmacie | emergency emergencia emergencia notfall urgence
| contact contato contacto kontakt contact | relationship parentesco parentesco beziehung lien
| meeting reuniao reunion besprechung/besprechungs reunion | agenda pauta agenda tagesordnung ordre_du_jour
| attendees participantes asistentes teilnehmer participants | attendee participante asistente teilnehmer participant
| participants participantes participantes teilnehmer participants
| organizer organizador organizador veranstalter organisateur | decisions decisoes decisiones entscheidungen decisions
| task tarefa tarea aufgabe/aufgaben tache | tasks tarefas tareas aufgaben taches
| ticket chamado incidencia ticket ticket | owner responsavel responsable besitzer proprietaire
| author autor autor autor auteur | sender remetente remitente absender expediteur
| recipient destinatario destinatario empfaenger destinataire | project projeto proyecto projekt projet
| projects projetos proyectos projekte projets | report relatorio informe bericht/berichts rapport
| metrics metricas metricas kennzahlen indicateurs | sales vendas ventas umsatz ventes
| revenue receita ingresos umsatz chiffre_affaires | profit lucro beneficio gewinn benefice
| margin margem margen marge marge | budget orcamento presupuesto budget budget | page pagina pagina seite/seiten page
| pages paginas paginas seiten pages | group grupo grupo gruppe/gruppen groupe | groups grupos grupos gruppen groupes
| list lista lista liste/listen liste | entry entrada entrada eintrag entree
| entries entradas entradas eintraege entrees | field campo campo feld champ | fields campos campos felder champs
| key chave clave schluessel cle | sequence sequencia secuencia folge sequence
| capacity capacidade capacidad kapazitaet capacite | volume volume volumen volumen volume
| distance distancia distancia entfernung distance | power energia energia leistung puissance
| health saude salud gesundheit/gesundheits sante | license licenca licencia lizenz licence
| licenses licencas licencias lizenzen licences | share participacao participacion anteil part
| contract contrato contrato vertrag contrat | confidence confianca confianza vertrauen confiance
| manager gerente gerente leiter responsable | lead lider lider leitung responsable
| members membros miembros mitglieder membres | member membro miembro mitglied/mitglieder membre
| membership assinatura membresia mitgliedschaft adhesion | followers seguidores seguidores follower abonnes
| visibility visibilidade visibilidad sichtbarkeit visibilite | permissions permissoes permisos rechte permissions
| schedule agenda horario zeitplan calendrier | attachments anexos adjuntos anhaenge pieces_jointes
| attachment anexo adjunto anhang piece_jointe | registration inscricao inscripcion anmeldung/anmelde inscription
| newsletter boletim boletin newsletter lettre_information | dietary alimentares alimentarias ernaehrungs alimentaires
| requirements exigencias requisitos anforderungen exigences
| importance importancia importancia wichtigkeit importance | urgency urgencia urgencia dringlichkeit urgence
| satisfaction satisfacao satisfaccion zufriedenheit satisfaction
| resolution resolucao resolucion loesung/loesungs resolution | purchase compra compra kauf achat
| return devolucao devolucion rueckgabe retour | serial serie serie serien serie
| medical medico medico medizinische medical | blood sangue sangre blut sang | heart cardiaca cardiaca herz cardiaque
| trace rastreio traza trace trace | process processo proceso prozess processus | thread thread hilo thread thread
| manufacturer fabricante fabricante hersteller fabricant | readings leituras lecturas messwerte mesures
| reading leitura lectura messwert mesure | connection conexao conexion verbindung/verbindungs connexion
| strength intensidade intensidad staerke intensite | quality qualidade calidad qualitaet/qualitaets qualite
| alerts alertas alertas warnungen alertes | alert alerta alerta warnung alerte
| operator operador operador operator operateur
"""

_ROWS_OF_PHRASES = """
first_name primeiro_nome primer_nombre vorname prenom | last_name sobrenome apellido nachname nom_famille
| zip_code cep codigo_postal postleitzahl code_postal
| unit_price preco_unitario precio_unitario einzelpreis prix_unitaire
| amount_due valor_devido importe_adeudado faelliger_betrag montant_du
| ticket_price preco_ingresso precio_entrada ticketpreis prix_billet
| ticket_type tipo_ingresso tipo_entrada ticketart type_billet
| last_updated ultima_atualizacao ultima_actualizacion zuletzt_aktualisiert derniere_modification
| first_response_at primeira_resposta_em primera_respuesta_en erste_antwort_am premiere_reponse_le
"""


def _table(text: str) -> Mapping[str, tuple[str, ...]]:
    rows = [row.split() for row in text.split("|")]
    return {word: tuple("" if other == "-" else other for other in others) for word, *others in rows}


WORDS: Mapping[str, tuple[str, ...]] = _table(_ROWS)
"""By English word: Portuguese, Spanish, German, French."""

PHRASES: Mapping[str, tuple[str, ...]] = _table(_ROWS_OF_PHRASES)
"""Whole names, where word for word would not be said."""
