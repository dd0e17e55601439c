import type { Messages } from './en'

export const messages: Messages = {
  'The server answered {status} with a puzzle for people.':
    'El servidor respondió {status} con una prueba para humanos.',
  'The server answered 404: there is nothing at this address.':
    'El servidor respondió 404: en esta dirección no hay nada.',
  'The server answered {status}: it does not let us read this address.':
    'El servidor respondió {status}: no nos deja leer esta dirección.',
  'The server answered {status}, asked to wait until {time}.':
    'El servidor respondió {status} y pidió esperar hasta: {time}.',
  'The server answered {status}, which is no answer to what we asked.':
    'El servidor respondió {status}, y eso no responde a lo que pedimos.',
  'The server answered {status}.': 'El servidor respondió {status}.',
  '{status}, asked to wait until {time}.': '{status}, y pidió esperar hasta: {time}.',
  '410 Gone.': '410, retirado definitivamente.',
  'The document has {megabytes} MB; the limit is 8 MB.':
    'El documento ocupa {megabytes} MB; el límite es de 8 MB.',
  'The document is too big; the limit is 8 MB.': 'El documento es demasiado grande; el límite es de 8 MB.',
  'The answer is encoded as "{text}", which we did not ask for.':
    'La respuesta viene codificada como «{text}», y no es lo que pedimos.',
  'The answer could not be unpacked ({code}).': 'La respuesta no se pudo descomprimir ({code}).',
  'The headers of the answer are too large.': 'Las cabeceras de la respuesta son demasiado grandes.',
  'The server says “wait” without an end.': 'El servidor dice «espera» sin fin.',
  'The answer goes on without an end.': 'La respuesta no termina nunca.',
  'The answer is not as long as it says.': 'La respuesta no tiene la longitud que indica.',
  'No complete answer within {seconds} s.': 'Sin respuesta completa en {seconds} s.',
  'More than {count} redirects.': 'Más de {count} redirecciones.',
  'A redirect without a readable target.': 'Una redirección sin destino legible.',
  'A redirect from outside to inside was refused.': 'Se rechazó una redirección de fuera hacia dentro.',
  'A redirect was refused. {message}': 'Se rechazó una redirección. {message}',

  'This is not a valid address.': 'No es una dirección válida.',
  'Addresses start with http: or https:, not with {code}':
    'Las direcciones empiezan por http: o https:, no por {code}',
  'The address holds a user name or a password.':
    'La dirección contiene un nombre de usuario o una contraseña.',
  'Port {code} is not one that blogs are served from.': 'El puerto {code} no es de los que usan los blogs.',
  'The address names a host of a private network.': 'La dirección nombra un servidor de una red privada.',
  'The address leads to a private network.': 'La dirección lleva a una red privada.',
  "This is no file in the planet's folder.": 'No es un archivo de la carpeta del planeta.',
  'The file is too big: the limit is 8 MB.': 'El archivo es demasiado grande: el límite es de 8 MB.',
  'The file could not be read ({code}).': 'El archivo no se pudo leer ({code}).',

  'There is no such host name.': 'No existe ningún servidor con ese nombre.',
  'The host name could not be looked up.': 'El nombre del servidor no se pudo consultar.',
  'The server takes no connections.': 'El servidor no acepta conexiones.',
  'The server dropped the connection.': 'El servidor cortó la conexión.',
  'There is no way to the server from here.': 'Desde aquí no hay camino hasta el servidor.',
  'The server did not take the connection in time.': 'El servidor no aceptó la conexión a tiempo.',
  'The connection failed ({code}).': 'La conexión falló ({code}).',
  'The server does not speak HTTP as it should ({code}).': 'El servidor no habla HTTP como debería ({code}).',
  'No secure connection could be made ({code}).': 'No se pudo abrir una conexión segura ({code}).',
  'The certificate has expired.': 'El certificado ha caducado.',
  'The certificate has expired. It was valid until {time}.':
    'El certificado ha caducado. Era válido hasta: {time}.',
  'The certificate is not valid yet.': 'El certificado todavía no es válido.',
  'The certificate is not valid yet, but from {time}.':
    'El certificado todavía no es válido; lo será desde: {time}.',
  'The certificate was revoked.': 'El certificado ha sido revocado.',
  'The certificate is for another host name.': 'El certificado es para otro nombre.',
  'The certificate is for no host at all, not for {host}.':
    'El certificado no es para ningún nombre, así que tampoco para {host}.',
  'The certificate is for {text} and {count} more, not for {host}.':
    'El certificado es para {text} y {count} más, no para {host}.',
  'The certificate is for {text}, not for {host}.': 'El certificado es para {text}, no para {host}.',
  'The certificate is signed by itself only.': 'El certificado solo está firmado por sí mismo.',
  'The certificate is signed by itself only ({text}), and by no authority.':
    'El certificado solo está firmado por sí mismo ({text}), y por ninguna autoridad.',
  'The certificate is signed by an authority that nobody knows.':
    'El certificado está firmado por una autoridad que nadie conoce.',
  'The certificate is signed by an authority that nobody knows ({text}).':
    'El certificado está firmado por una autoridad que nadie conoce ({text}).',
  'The server does not send its intermediate certificate.': 'El servidor no envía su certificado intermedio.',
  'The server does not send the certificate of its issuer ({text}).':
    'El servidor no envía el certificado de su emisor ({text}).',

  'The document is empty.': 'El documento está vacío.',
  'The document is a web page, not a feed.': 'El documento es una página web, no un feed.',
  'The document is a web page, not a feed: “{text}”.':
    'El documento es una página web, no un feed: «{text}».',
  'The document is XML, but no feed: <{code}>.': 'El documento es XML, pero no un feed: <{code}>.',
  'The document is JSON, but no JSON Feed.': 'El documento es JSON, pero no JSON Feed.',
  'The document is no valid JSON: {words}.': 'El documento no es JSON válido: {words}.',
  'The document is plain text.': 'El documento es texto sin formato.',
  'The document is no text.': 'El documento no es texto.',
  'The document holds no element.': 'El documento no contiene ningún elemento.',
  'The document holds a tag of over {count} characters.':
    'El documento contiene una etiqueta de más de {count} caracteres.',
  'The document holds an element with over {count} attributes.':
    'El documento contiene un elemento con más de {count} atributos.',
  'The document holds elements nested over {count} deep.':
    'El documento contiene elementos anidados a más de {count} niveles.',
  'The document is not well-formed XML.': 'El documento no es XML bien formado.',
  'The document ends before its root element is closed.':
    'El documento termina antes de que se cierre su elemento raíz.',
  'The document is not valid {code} in {count} places.': {
    one: 'El documento no es {code} válido en # sitio.',
    other: 'El documento no es {code} válido en # sitios.',
  },
  'The document is not UTF-8 and names no encoding; read as {code}.':
    'El documento no es UTF-8 ni nombra una codificación; se leyó como {code}.',
  'The document is declared as {text}, but it is {code}.': 'El documento se declara {text}, pero es {code}.',
  'The XML parser gave up: {words}': 'El analizador de XML se rindió: {words}',
  'It was not read within {seconds} s.': 'No se terminó de leer en {seconds} s.',
  'We stumbled over this feed.': 'Nos hemos atascado con este feed.',

  'Nothing new.': 'Nada nuevo.',
  '{total} entries, {count} new.': 'Entradas: {total}; nuevas: {count}.',
  '{count} of {total} entries have no date.': {
    one: '# de {total} entradas no tiene fecha.',
    other: '# de {total} entradas no tienen fecha.',
  },
  '{count} of {total} entries have no date that can be read, such as “{text}”.': {
    one: '# de {total} entradas no tiene una fecha legible, sino «{text}».',
    other: '# de {total} entradas no tienen una fecha legible, sino, por ejemplo, «{text}».',
  },
  '{count} of {total} entries are dated in the future, such as {time}.': {
    one: '# de {total} entradas tiene fecha futura: {time}.',
    other: '# de {total} entradas tienen fecha futura, por ejemplo: {time}.',
  },
  '{count} of {total} entries have the id of another.': {
    one: '# de {total} entradas tiene el identificador de otra.',
    other: '# de {total} entradas tienen el identificador de otra.',
  },
  '{count} of {total} entries break off.': {
    one: '# de {total} entradas se corta.',
    other: '# de {total} entradas se cortan.',
  },
  '{count} of {total} entries came with a new id.': {
    one: '# de {total} entradas llegó con un identificador nuevo.',
    other: '# de {total} entradas llegaron con un identificador nuevo.',
  },
  '{count} known posts came with a later date.': {
    one: '# entrada conocida llegó con una fecha posterior.',
    other: '# entradas conocidas llegaron con una fecha posterior.',
  },
  '{count} posts at their own dates.': {
    one: '# entrada en su propia fecha.',
    other: '# entradas, cada una en su fecha.',
  },
  '{count} taken out of new posts.': 'Quitadas de entradas nuevas: {count}.',
  '1 picture of new posts without a description.': 'Una imagen sin descripción en entradas nuevas.',
  '{count} pictures of new posts without a description.':
    '{count} imágenes sin descripción en entradas nuevas.',
  'A post waits.': 'Hay una entrada en espera.',
  '{count} posts wait.': 'Hay {count} entradas en espera.',
}
