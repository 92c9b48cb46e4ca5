"""Spanish, as it is written in Spain."""

# ruff: noqa: E501, SIM905 - a row of a table is read whole; word lists are written as text
from __future__ import annotations

from collections.abc import Mapping

from edgejson.values.languages.romance import Noun, adjectives, nouns, works
from edgejson.values.languages.spanish_pools import POOLS
from edgejson.values.languages.speech import Speech, deeds, goods, industries

__all__ = ["SPEECH"]

_NOUNS = nouns("""
f revisión|del presupuesto
m calendario|de entregas
f encuesta|a clientes
m informe|de existencias
m programa|de formación
m contrato|de suministro
m plan|de mantenimiento
m lanzamiento|del producto
f auditoría|de seguridad
f guía|de bienvenida
f evaluación energética
m plano|del almacén
f campaña|de publicidad
m acuerdo|de servicio
f migración|de datos
m proceso|de selección
f política|de viajes
m control|de calidad
f lista|de precios
m plan|de versiones
m registro|de riesgos
f convocatoria|de reunión
f inspección|de la obra
m manifiesto|de carga
m cuadrante|de turnos
f propuesta|de investigación
m rediseño|de la web
m recuento|de existencias
m resumen|de gastos
f previsión|de cosecha
""")


def _the(gender: int, noun: str) -> str:
    return f"{('el', 'la')[gender]} {noun}"


def _forms(noun: Noun) -> Mapping[str, str]:
    """The noun as a deed takes it, by the masculine article."""
    return {
        "el": _the(noun.gender, noun.text),
        "del": f"{('del', 'de la')[noun.gender]} {noun.text}",
        "al": f"{('al', 'a la')[noun.gender]} {noun.text}",
    }


_ADJECTIVES = """
anual trimestral mensual regional interno/interna conjunto/conjunta final revisado/revisada ampliado/ampliada local
compartido/compartida estacional central digital provisional preliminar general complementario/complementaria
actualizado/actualizada simplificado/simplificada
"""
_ACTORS = (
    "La clienta", "El equipo de almacén", "Nuestro proveedor", "La jefa de proyecto", "El turno de noche", "El departamento de contabilidad",
    "Un técnico", "La revisora", "El responsable de la planta", "El servicio de atención al cliente", "El mensajero", "La oficina regional",
)  # fmt: skip
_ACTS = (
    "ha confirmado {el}~", "ha pedido una actualización {del}~", "ha dado el visto bueno {al}~", "ha aplazado {el}~", "sigue esperando {el}~",
    "ha encontrado dos errores en {el}~", "ha aprobado {el} sin cambios~", "ha enviado la documentación {del} a la central~",
    "presentará {el} a la dirección~", "ha solicitado más detalles sobre {el}~", "ha terminado {el} antes de lo previsto~",
    "ha rechazado la primera versión {del}~",
)  # fmt: skip
_CIRCUMSTANCES = (
    "", "", "", " tras una breve llamada", " dentro del plazo", " por correo electrónico", " por la mañana", " a pesar del retraso",
    " a última hora", " según lo acordado", " de acuerdo con compras", " sin coste adicional",
)  # fmt: skip
_PURPOSES = (
    "Muestra {} por región.", "Mantiene al día {}.", "Exporta {} una vez al día.", "Recoge {} de todas las sedes.",
    "Prepara {} para contabilidad.", "Agrupa {} por cliente.", "Envía {} al almacén.", "Revisa {} antes de su publicación.",
    "Enumera {} de los últimos doce meses.", "Resumen de {} para atención al cliente.", "Ajustes de {}.", "Reúne {} para el informe mensual.",
)  # fmt: skip
_HOLDINGS = (
    "los pedidos pendientes", "las valoraciones de clientes", "las facturas de proveedores", "los plazos de entrega", "los niveles de existencias",
    "las incidencias de soporte", "los certificados de formación", "las lecturas de sensores", "los gastos de viaje", "las fotos de productos", "las listas de precios",
    "las suscripciones al boletín", "los recordatorios de pago", "los hitos de proyectos", "las lecturas de contadores", "las notas de reuniones",
    "las solicitudes de devolución", "las muestras de investigación",
)  # fmt: skip
_GOODS = """
Electrónica: Auriculares inalámbricos, Altavoz Bluetooth, Monitor de 27 pulgadas, Cargador USB-C, Cámara de acción, Reloj inteligente
Accesorios de informática: Teclado mecánico, Ratón ergonómico, Soporte para portátil, Cámara web, Estación de acoplamiento, SSD externo
Cocina: Cuchillo de chef, Sartén de hierro fundido, Cafetera exprés, Báscula de cocina digital, Batidora amasadora, Tabla de cortar
Hogar: Lámpara de pie, Manta de lana, Juego de toallas de baño, Estantería, Organizador de escritorio, Reloj de pared
Muebles: Silla de oficina, Escritorio elevable, Mesa auxiliar de roble, Sofá de dos plazas, Estructura de cama
Deportes: Esterilla de yoga, Mancuernas ajustables, Zapatillas de trail, Casco de ciclismo, Tienda de campaña, Rodillo de espuma
Ropa: Jersey de merino, Chaqueta impermeable, Camisa de lino, Vaqueros ajustados, Calcetines de lana, Cinturón de cuero
Jardín: Tijeras de podar, Manguera de jardín, Kit de huerto elevado, Cortasetos a batería, Regadera
Material de oficina: Pluma estilográfica, Cuaderno de tapa dura, Impresora de etiquetas, Destructora de papel, Vade de escritorio
Juguetes y juegos: Tren de madera, Juego de estrategia, Puzle, Bloques de construcción, Oso de peluche
Salud y belleza: Cepillo de dientes eléctrico, Crema de manos, Secador de pelo, Protector solar SPF 50, Termómetro digital
Alimentación: Café molido 1 kg, Aceite de oliva 750 ml, Té verde 50 bolsitas, Chocolate negro, Miel de acacia
Herramientas: Taladro inalámbrico, Juego de llaves de vaso, Nivel láser, Caja de herramientas, Lijadora orbital
Automóvil: Cámara de salpicadero, Aspirador de coche, Compresor para neumáticos, Cofre de techo, Arrancador de baterías
"""
_PROGRAMS = (
    "Lee {} desde archivos.", "Consulta {} por HTTP.", "Herramientas de línea de comandos para {}.", "Sincroniza {} entre dos sistemas.",
    "Exporta {} a CSV y JSON.", "Muestra {} en el navegador.", "Componentes para aplicaciones que gestionan {}.", "Interfaz HTTP para {}.",
    "Procesa {} en segundo plano.", "Valida {} antes de guardar los datos.", "Gestiona {} desde la terminal.", "Ofrece {} a otros sistemas.",
    "Guarda {} en memoria caché.",
)  # fmt: skip
_SUBJECTS = (
    "las facturas", "los pedidos", "los catálogos", "las imágenes", "los pagos", "los informes", "los calendarios", "las métricas",
    "las existencias", "las sesiones", "las búsquedas", "las direcciones", "las divisas", "los datos del tiempo", "las plantillas", "los esquemas",
    "las colas", "los libros contables", "los canales de noticias", "las rutas", "las auditorías", "los cobros", "las encuestas", "las incidencias",
    "las fotos",
)  # fmt: skip
_PRAISE = (
    "para el día a día",
    "con dos años de garantía",
    "con piezas de repuesto disponibles",
    "en caja reciclable",
    "con envío en dos días laborables",
    "en tres tamaños",
    "de un taller familiar",
    "con prueba de resistencia de cinco mil horas",
)
_INDUSTRIES = """
Logistics: Logística | a la logística
Software: Software | al software
Healthcare: Sanidad | a la sanidad
Manufacturing: Industria | a la industria
Retail: Comercio | al comercio
Finance: Finanzas | a las finanzas
Construction: Construcción | a la construcción
Energy: Energía | a la energía
Food and Beverage: Alimentación | a la alimentación
Education: Educación | a la educación
Media: Medios | a los medios
Agriculture: Agricultura | a la agricultura
Hospitality: Turismo | al turismo
Consulting: Consultoría | a la consultoría
"""
_MARKETS = (
    "clientes de la región",
    "pequeñas empresas",
    "instituciones públicas",
    "clientes de doce países",
    "comercios minoristas",
)
_INTERESTS = (
    "el transporte público",
    "las energías renovables",
    "la vivienda",
    "los comedores escolares",
    "la protección de datos",
    "las pequeñas empresas",
    "la prevención de inundaciones",
)
_WORKS = """
m puerto puertos
f carta cartas
m huerto huertos
m cartógrafo cartógrafos
m río ríos
m farol faroles
m jardín jardines
f montaña montañas
m puente puentes
f ventana ventanas
m tren trenes
f estación estaciones
f isla islas
m espejo espejos
"""
_WORK_ADJECTIVES = """
tranquilo/tranquila/tranquilos/tranquilas perdido/perdida/perdidos/perdidas azul/azul/azules/azules de_invierno
lejano/lejana/lejanos/lejanas del_norte de_papel de_sal lento/lenta/lentos/lentas oculto/oculta/ocultos/ocultas
plateado/plateada/plateados/plateadas de_agosto olvidado/olvidada/olvidados/olvidadas roto/rota/rotos/rotas
"""
_TAGS = tuple(
    "ahorro alquiler ambiente archivo audio ayuda beca bienestar calidad calendario campo cliente cocina comercio compra "
    "consulta contrato control cultura curso datos deporte descuento destacado digital entrega envases equipo escuela evento "
    "existencias exterior factura familia finanzas formato frescos hogar horario importante industria infantil "
    "informe interno invierno jornada juego legal libro local marca marketing mensual mercado mobiliario montaje "
    "motor museo norma nuevo obra oferta oficina pago papel pedido piloto plan portada precio prensa producto proveedor "
    "proyecto recambio reciclaje reforma regalo registro reserva salud seguro semanal senderismo servicio sonido sur taller "
    "temporada tienda tren turismo urgente vacaciones venta verano viaje vivienda".split()
)

SPEECH = Speech(
    locale="es_ES",
    pools=POOLS,
    tags=_TAGS,
    things=tuple(noun.thing for noun in _NOUNS),
    adjectives=adjectives(_ADJECTIVES, 2),
    heading=str,
    actors=_ACTORS,
    deeds=deeds(_ACTS, [_forms(noun) for noun in _NOUNS]),
    circumstances=_CIRCUMSTANCES,
    purposes=_PURPOSES,
    holdings=_HOLDINGS,
    goods=goods(_GOODS),
    programs=_PROGRAMS,
    subjects=_SUBJECTS,
    praise=_PRAISE,
    industries=industries(_INDUSTRIES),
    firm="{name} se dedica {industry} y trabaja para {market}.",
    markets=_MARKETS,
    biography="{name} trabaja como {small} y escribe sobre {interest}.",
    interests=_INTERESTS,
    titles={"plain": ("Sra.", "Sr."), "doctor": ("Dra.", "Dr.")},
    works=works(_WORKS, _the),
    work_adjectives=adjectives(_WORK_ADJECTIVES, 4),
)
