import type { Codes } from './en'

export const codes: Codes = {
  ok: { means: 'El feed se ha leído.' },
  'not-modified': { means: 'Nada nuevo desde la última vez. Son buenos modales por ambas partes.' },
  dormant: { means: 'El feed está bien, pero no trae nada nuevo desde hace más de un año.' },
  waiting: { means: 'Todavía no se ha pedido el feed.' },
  stopped: {
    means: 'Nuestra pasada terminó antes de completar este feed. En la próxima irá el primero.',
  },
  moved: {
    means: 'El feed se ha mudado definitivamente. Lo seguimos.',
    todo: 'Pon la dirección nueva en planet.yaml.',
  },
  'rate-limited': { means: 'El servidor nos ha pedido que esperemos. Eso haremos.' },
  gone: {
    means: 'El feed se ha retirado definitivamente. Ya no lo pedimos; sus entradas se quedan.',
    todo: 'Si es un error, díselo a los responsables: pueden despertar el feed.',
  },
  dead: {
    means: 'El feed o su servidor no se encuentran desde hace dos semanas. Probamos una vez por semana.',
    todo: 'Vuelve a ponerlo, o pon su dirección nueva en planet.yaml.',
  },
  'not-found': {
    means: 'En esta dirección no hay ningún documento.',
    todo: 'Comprueba la dirección en planet.yaml, o vuelve a poner el feed.',
  },
  blocked: {
    means: 'El servidor deja entrar a las personas, pero no a nosotros.',
    todo: 'Permite nuestro agente de usuario, o la dirección de este planeta, en los ajustes del servidor o del servicio que lo protege.',
  },
  timeout: {
    means: 'El servidor ha tardado demasiado.',
    todo: 'Si continúa, pregunta a tu proveedor de alojamiento.',
  },
  dns: {
    means: 'No se ha encontrado el nombre del servidor.',
    todo: 'Si continúa, comprueba que el dominio esté pagado y su DNS, configurado.',
  },
  refused: {
    means: 'No se ha podido abrir ni mantener ninguna conexión.',
    todo: 'Si continúa, comprueba que el servidor esté en marcha.',
  },
  tls: {
    means: 'La conexión no es segura, así que no leemos nada de ella.',
    todo: 'Renueva o corrige el certificado.',
  },
  'server-error': {
    means: 'El servidor no ha conseguido responder.',
    todo: 'Si continúa, mira su registro de errores.',
  },
  'http-error': {
    means: 'El servidor ha dado una respuesta que no podemos usar.',
    todo: 'Abre la dirección del feed en un navegador y mira qué llega.',
  },
  redirect: {
    means: 'La dirección nos manda de un lado a otro sin fin.',
    todo: 'Pon la dirección definitiva del feed en planet.yaml.',
  },
  'too-big': {
    means: 'El documento ocupa más de 8 MB.',
    todo: 'Ofrece solo las 20 entradas más recientes.',
  },
  'bad-encoding': {
    means: 'El documento ha llegado dañado: no se ha podido descomprimir.',
    todo: 'Comprueba los ajustes de compresión del servidor.',
  },
  'bad-url': {
    means: 'De una dirección así no se puede obtener un feed.',
    todo: 'Corrige la dirección en planet.yaml, o añade su servidor y puerto en fetch: allow.',
  },
  'private-address': {
    means: 'La dirección lleva a una red privada y se ha rechazado.',
    todo: 'Si es lo que se quiere, añade su servidor y puerto en fetch: allow.',
  },
  'no-file': {
    means: 'El archivo falta, o no está en la carpeta del planeta.',
    todo: 'Ponlo allí, o corrige la ruta en planet.yaml.',
  },
  'our-fault': {
    means: 'Hemos fallado con este feed; los demás siguieron adelante.',
    todo: 'Mira el registro, informa del fallo y adjunta el feed.',
  },

  'html-not-feed': {
    means: 'En esta dirección hay una página web, no un feed.',
    todo: 'Pon la dirección del feed en planet.yaml.',
  },
  'not-a-feed': {
    means: 'Lo que ha llegado no es un feed.',
    todo: 'Abre la dirección del feed en un navegador y mira qué llega.',
  },
  unreadable: {
    means: 'Leer el documento pedía más tiempo o memoria de lo que le damos, así que paramos.',
    todo: 'Informa del fallo y adjunta el feed.',
  },
  malformed: {
    means: 'El feed no está bien formado. Hemos leído lo que se podía.',
    todo: 'Arréglalo pronto: otros lectores de feeds quizá no tengan tanta paciencia.',
  },
  incomplete: {
    means: 'El feed se corta antes del final. Hemos leído lo que había.',
    todo: 'Comprueba si lo corta el servidor o algún complemento.',
  },
  encoding: {
    means: 'El feed no está en la codificación de caracteres que declara.',
    todo: 'Usa UTF-8, y decláralo.',
  },
  'too-deep': {
    means: 'Hay código HTML anidado con demasiada profundidad. Se muestra como texto sin formato.',
    todo: 'Busca etiquetas que nunca se cierran.',
  },
  'entry-failed': {
    means: 'Una entrada no se ha podido leer; las demás sí.',
    todo: 'Informa del fallo y adjunta el feed.',
  },
  'bad-date': {
    means:
      'Algunas entradas no tienen una fecha legible. Están en el día en que las vimos por primera vez; las que llegaron con un blog nuevo, solo en el archivo.',
    todo: 'Escribe las fechas según RFC 3339 o RFC 822.',
  },
  'future-date': {
    means: 'Algunas entradas tienen fecha futura. Están donde las vimos por primera vez.',
    todo: 'Comprueba el reloj y la zona horaria del blog.',
  },
  'same-id': {
    means: 'Varias entradas tienen el mismo identificador. De ellas solo mostramos la primera.',
    todo: 'Da a cada entrada un identificador propio.',
  },
  'summary-only': {
    means: 'El feed no trae los textos completos. Mostramos los resúmenes, con un enlace.',
    todo: 'Ofrece los textos completos, si quieres.',
  },
  'missing-alt': {
    means: 'Algunas imágenes no tienen descripción.',
    todo: 'Descríbelas en su texto alternativo.',
  },
  trackers: { means: 'Se han quitado imágenes de rastreo y barras para compartir.' },
  redated: { means: 'Han llegado entradas antiguas con fecha nueva. Conservan su sitio.' },
  'guid-change': {
    means: 'Muchas entradas han cambiado de identificador a la vez. Se han reconocido y no se repiten.',
  },
  backlog: { means: 'Un blog nuevo: sus entradas anteriores están en el archivo, cada una en su fecha.' },
  flood: {
    means: 'Han llegado muchas entradas nuevas a la vez. Se ven las más recientes; las demás esperan.',
    todo: 'Publica u oculta las que esperan.',
  },
  stale: {
    means: 'El feed no se ha podido leer durante un tiempo. Sus entradas se quedan.',
    todo: 'Mira lo que dice el último intento.',
  },

  paused: {
    means: 'Los responsables han puesto este feed en pausa.',
    todo: 'Para seguir, quita paused de planet.yaml.',
  },
  unlisted: {
    means: 'El blog ya no está en la lista. Las entradas están ocultas y guardadas.',
    todo: 'Vuelve a ponerlo en la lista para recuperarlas.',
  },

  shown: { means: 'La entrada se ve.' },
  held: {
    means: 'La entrada espera, porque llegaron muchas a la vez.',
    todo: 'Los responsables pueden publicarla.',
  },
  hidden: {
    means: 'Los responsables han ocultado la entrada.',
    todo: 'Si es un error, díselo.',
  },
  duplicate: { means: 'La misma entrada se ve con otro autor, cuyo nombre figura en ella.' },
  undated: {
    means: 'La entrada no tiene fecha. Solo está en la página de su autor y en el archivo.',
    todo: 'Ponle una fecha.',
  },
  filtered: {
    means:
      'La entrada no tiene las etiquetas o palabras que pide este planeta, o tiene alguna de las que deja fuera.',
    todo: 'Ponle una etiqueta, o cambia include y exclude en planet.yaml.',
  },
  deleted: { means: 'La entrada se quitó del feed, y con eso dejó el planeta.' },
  purged: {
    means: 'Los responsables han sacado la entrada del almacén.',
    todo: 'Volverá cuando el feed se lea de nuevo. Si no debe volver, pídeles que la oculten.',
  },
}
