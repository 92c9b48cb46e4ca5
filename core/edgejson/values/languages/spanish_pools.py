"""Pools of Spanish: what people, shops, schools, media and offices write into short fields.

One line a pool, as in `naming.pools`; every language has the same pools.
"""

# ruff: noqa: E501 - a row of a table is read whole
from __future__ import annotations

from edgejson.values.naming.pool_lines import read_pools

__all__ = ["POOLS"]

POOLS = read_pools(r"""
byline = Por María Keller | Redacción | Por Daniel Ortega | Por la redacción local | Por Sofía Marqués
nationality = brasileña | alemana | francesa | española | estadounidense | portuguesa | italiana | canadiense | japonesa
marital_status = soltero/a | casado/a | divorciado/a | viudo/a
relationship = cónyuge | progenitor/a | hermano/a | amigo/a | hijo/a | pareja
education = Grado en Ciencias | Máster en Humanidades | Doctorado en Química | Bachillerato | MBA
degree = Grado | Máster | Doctorado | MBA | Ingeniería
school = IES Ramón y Cajal | Colegio San José | CEIP La Rosaleda | Escuela Politécnica del Sur | Colegio Santa Ana
university = Universidad de Salamanca | Universidad Complutense de Madrid | Universitat de València | Universidad de Sevilla | Universidad de Zaragoza
course = Introducción a la estadística | Álgebra lineal | Historia moderna de Europa | Bases de datos | Química orgánica
subject_area = Matemáticas | Biología | Historia | Informática | Economía | Física
expertise = salud pública, estadística | política climática | periodismo de datos | derecho mercantil, fusiones | aprendizaje automático
skill = negociación | SQL | soldadura | gestión de proyectos | primeros auxilios | Python | traducción | contabilidad
hobby = senderismo | ajedrez | fotografía | jardinería | ciclismo | cerámica | lectura
award = Mejor reportaje 2024 | Premio Regional de Prensa | Premio a la Innovación 2025 | Pluma de Oro | Premio Joven Investigador
certification = ISO 9001 | AWS Solutions Architect | PMP | ISO 27001 | Primeros auxilios, nivel 2
department = Ingeniería | Finanzas | Ventas | Operaciones | Marketing | Jurídico | Compras | Recursos humanos | Atención al cliente
department_name = Ingeniería | Finanzas | Ventas | Operaciones | Marketing | Jurídico | Compras | Soporte
team = Plataforma | Pagos | Crecimiento | Infraestructura de datos | Móvil | Atención al cliente | Servicio técnico
group = Equipo de finanzas | Turno de noche | Probadores beta | Gerentes regionales | Clientes mayoristas | Voluntariado
room = Sala 204 | Sala de reuniones B | Pabellón 3 | Laboratorio 1.07 | Auditorio
building = Edificio C | Ala este | Torre 2 | Edificio principal | Nave 4
floor = 3.ª planta | planta baja | 12.ª planta | entreplanta | 2.ª planta
unit_number = 4.º B | Oficina 210 | Local 7 | 2.º dcha. | Planta 3
po_box = Apdo. de correos 1482 | Apdo. 77 | Apdo. 30215
address_extra = 4.º B | Oficina 210 | Planta 3 | Edificio C | a la atención de Recepción
district = Centro | Ensanche | Distrito Norte | Salamanca | Casco Viejo
continent = Europa | América del Sur | América del Norte | Asia | África | Oceanía
world_region = EMEA | Latinoamérica | Norteamérica | Asia-Pacífico | DACH | Países nórdicos
place_name = Museo del Puerto | Parque de los Tilos | Biblioteca Central | Mercado Municipal | Polideportivo La Colina | Teatro del Muelle
landmark = junto al ayuntamiento | frente a la estación | detrás de la biblioteca
material = roble | acero inoxidable | algodón | aluminio | lana | policarbonato
color_name = negro | blanco | azul marino | verde oliva | plata | grafito | verde azulado | burdeos | arena | coral
size_label = pequeño | mediano | grande | extragrande
packaging = caja | palé | bolsa | botella | cajón
category = Electrónica | Libros | Hogar y jardín | Deportes | Salud | Alimentación | Viajes | Educación
subcategory = Auriculares | Libros de cocina | Iluminación | Running | Vitaminas | Café | Escapadas urbanas
genre = suspense | documental | ciencia ficción | comedia | biografía | drama | fantasía | misterio
music_genre = jazz | folk | rock | clásica | electrónica | samba | soul
plot = Dos hermanas llevan una línea de transbordador hasta que una tormenta cambia sus planes. | Un profesor jubilado busca al autor de una vieja carta. | Un pueblo se despierta sin luz. | Una cocinera y un pianista abren un restaurante en una estación vacía.
hospital = Clínica San Rafael | Hospital Santa Isabel | Hospital General del Lago | Clínica del Puerto | Hospital San Lucas | Policlínica Norte | Clínica Los Tilos | Hospital Comarcal del Valle
item_condition = nuevo | bueno | como nuevo | aceptable | reacondicionado
topic = transporte público | energías renovables | vivienda | comedores escolares | protección de datos | pequeñas empresas | prevención de inundaciones
section = Economía | Internacional | Cultura | Deportes | Ciencia | Opinión
newspaper_desk = Local | Economía | Cultura | Investigación
publication = La Gaceta del Norte | El Correo del Puerto | Diario de la Sierra | La Voz del Lago | El Noticiero del Valle
edition = Edición de mañana | 2.ª edición | Fin de semana | Primavera de 2025 | Internacional
series = Cartas del huerto | Apuntes de ciudad | Aguas profundas | Guía de campo
game = El magnate del puerto | Ajedrez | Arena estelar | El jardín de las palabras
sport = fútbol | tenis | natación | balonmano | ciclismo
recipe = Crema de calabaza | Estofado de ternera | Lasaña de espinacas | Paella de verduras | Ensaladilla | Curry de garbanzos | Tarta Tatin | Moqueca | Trucha a la plancha | Lentejas estofadas | Pollo asado al limón | Risotto de setas | Fabada | Tarta de manzana
ingredient = aceite de oliva | harina | ajo | tomates | alubias negras | mantequilla | tomillo
cuisine = italiana | brasileña | tailandesa | francesa | mexicana
food = sopa de lentejas | salmón a la plancha | lasaña de verduras | pollo al curry
drink = café solo | agua con gas | té verde | zumo de naranja
animal = perro | gato | caballo | conejo | loro
breed = Labrador | Siamés | Border collie | Maine coon
plant = lavanda | roble | tomatera | albahaca | helecho
medication = ibuprofeno 400 mg | amoxicilina 500 mg | metformina 850 mg | paracetamol 500 mg
dosage = 500 mg dos veces al día | 10 mg al día | 1 comprimido cada 8 horas | 5 ml por la mañana
diagnosis = Rinitis alérgica | Hipertensión arterial | Fractura de muñeca izquierda | Diabetes mellitus tipo 2 | Migraña
symptom = dolor de cabeza | tos | fiebre | mareo | dolor de espalda
allergy = penicilina | cacahuetes | polen | látex | marisco
body_part = rodilla izquierda | zona lumbar | hombro derecho | cuello
insurance = seguridad social | privado | responsabilidad civil | Allianz Comfort
chemical = cloruro de sodio | etanol | sulfato de cobre | acetona
weather = parcialmente nublado | lluvia débil | despejado | cubierto | chubascos de nieve
season = primavera | verano | otoño | invierno
month = enero | marzo | mayo | julio | septiembre | noviembre
weekday = lunes | martes | miércoles | jueves | viernes | sábado
time_span = 30 minutos | 2 horas | 10 segundos | 3 días | 1 semana | 15 minutos
audience = clientes | desarrolladores | nuevas incorporaciones | profesorado | público general
payment_terms = 30 días netos | pago al recibir la factura | 50 % por adelantado, resto a la entrega | 14 días netos
tax_name = IVA 21 % | IVA | impuesto sobre las ventas | IVA 10 %
jurisdiction = Delaware | Baviera | São Paulo | Inglaterra y Gales
filing = Cuentas anuales | Cambio de domicilio | Nombramiento de administrador
share_class = Ordinarias | Preferentes | Clase A
alt_text = Dos personas hablan en un puesto del mercado | Un transbordador sale del puerto al amanecer | Gráfico de ventas mensuales | Bicicleta roja apoyada en una pared | El ayuntamiento visto desde la plaza
caption = La nueva terminal de transbordadores abrió en mayo. | Voluntarios plantan árboles junto al río. | Ventas mensuales por región, 2025. | El coro en su concierto de primavera.
credit = Foto: Clara Mendes | Jonas Reuter / La Gaceta | Ilustración: Studio Linde
rights = Todos los derechos reservados | Acceso abierto | Solo para socios
disclaimer = Los precios pueden cambiar. | Las opiniones son de su autora. | Hasta agotar existencias.
language_name = inglés | portugués | alemán | francés | español
language_list = inglés, alemán | portugués, español | francés
greeting = Buenos días | Nos alegra verte de nuevo | Hola, te damos la bienvenida
source_name = Encuesta a clientes 2025 | Reuters | Instituto Nacional de Estadística | Registros internos | Informe de campo
campaign_goal = aumentar las altas | reducir las devoluciones | llegar a nuevas regiones
call_to_action = Leer más | Regístrate | Reservar mesa | Descargar el informe | Empezar
button = Guardar cambios | Continuar | Añadir al carrito | Enviar | Cancelar
label = Número de pedido | Dirección de entrega | Fecha de inicio | Total | Nombre del cliente | Cantidad
placeholder = Buscar pedidos | Introduce un importe | p. ej., Sevilla | Elige una fecha | Escribe un mensaje
tooltip = Muestra el total con impuestos incluidos | Se abre en una ventana nueva | Se actualiza cada hora
help = Déjalo en blanco para usar el valor predeterminado. | Visible para todo el equipo. | Número de días antes de enviar el recordatorio. | Solo se permiten letras y cifras.
instructions = Mantén pulsado el botón tres segundos. | Adjunta el formulario firmado y envíalo antes del viernes. | Agítese bien antes de usar.
question = ¿Qué le ha parecido la entrega? | ¿Qué producto ha comprado? | ¿Cuándo tiene previsto empezar? | ¿Tiene alguna alergia?
answer = Sí, dos veces por semana. | El azul, talla M. | Se lo recomendaría a un amigo. | Todavía no, pero pronto.
quote = No esperábamos tantos visitantes. | Nos ahorra dos horas a la semana. | Los resultados hablan por sí solos.
event = Jornada de puertas abiertas | Asamblea anual de socios | Carrera del Puerto 2026 | Concierto de invierno | Presentación de producto en Lisboa
session = Conferencia inaugural | Taller: escribir con claridad | Mesa redonda sobre transporte urbano | Sesión de pósteres
holiday = Navidad | Reyes | Día de la Hispanidad | Día del Trabajo | Jueves Santo
chapter = El primer invierno | Puesta en marcha | Resultados y discusión | El cruce del río
abstract = Comparamos tres métodos para medir la humedad del suelo y damos su error durante una temporada. | Este informe describe cómo las bibliotecas rurales cambiaron su horario entre 2019 y 2025.
ticket_type = adulto | estudiante | pase de un día | familiar
seat = 14C | Fila F, asiento 12 | 22A | Palco 3
reason = Cambio del cliente | Sin existencias | Entrada duplicada | A petición de la autora | Mantenimiento programado
change = Fecha de entrega corregida. | Se añade el anexo que faltaba. | Datos de contacto de la oficina regional actualizados. | Se aclara quién puede presentar la solicitud.
search_term = auriculares inalámbricos | zapatillas de correr | declaración de la renta 2025 | molinillo de café | escritorio elevable | billetes de tren
template = {{ name }}-{{ version }} | Hola, {{ first_name }}: tu pedido está en camino. | {{ .Values.image.repository }}:{{ .Values.image.tag }} | build-{{ number }} | El pedido {{ order_id }} está listo
html = <p>La entrega tarda de dos a tres días laborables.</p> | <h2>Horario</h2><p>De lunes a viernes, de 9 a 18 h.</p> | <p>La oficina cierra los <strong>días festivos</strong>.</p> | <ul><li>Devoluciones gratuitas</li><li>Dos años de garantía</li></ul>
markdown = ## Instalación: ejecuta el instalador y reinicia el servicio. | **Nota:** la exportación se ejecuta cada noche a las 3:00. | Ejecuta `make install` y reinicia el servicio.
docs_title = Guía del usuario | Referencia de la API | Instalación | Guía de migración
link_text = nuestras condiciones de entrega | el informe completo | contacto | horario de apertura
""")
