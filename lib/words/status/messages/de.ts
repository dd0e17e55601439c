import type { Messages } from './en'

export const messages: Messages = {
  'The server answered {status} with a puzzle for people.':
    'Der Server antwortete mit {status} und einem Captcha.',
  'The server answered 404: there is nothing at this address.':
    'Der Server antwortete mit 404: Unter dieser Adresse gibt es nichts.',
  'The server answered {status}: it does not let us read this address.':
    'Der Server antwortete mit {status}: Er lässt uns diese Adresse nicht lesen.',
  'The server answered {status}, asked to wait until {time}.':
    'Der Server antwortete mit {status} und bat, bis {time} zu warten.',
  'The server answered {status}, which is no answer to what we asked.':
    'Der Server antwortete mit {status}, und das ist keine Antwort auf unsere Frage.',
  'The server answered {status}.': 'Der Server antwortete mit {status}.',
  '{status}, asked to wait until {time}.': '{status}, mit der Bitte, bis {time} zu warten.',
  '410 Gone.': '410, endgültig entfernt.',
  'The document has {megabytes} MB; the limit is 8 MB.':
    'Das Dokument ist {megabytes} MB groß; die Grenze liegt bei 8 MB.',
  'The document is too big; the limit is 8 MB.': 'Das Dokument ist zu groß; die Grenze liegt bei 8 MB.',
  'The answer is encoded as "{text}", which we did not ask for.':
    'Die Antwort ist als „{text}“ kodiert, und darum haben wir nicht gebeten.',
  'The answer could not be unpacked ({code}).': 'Die Antwort ließ sich nicht entpacken ({code}).',
  'The headers of the answer are too large.': 'Die Kopfzeilen der Antwort sind zu groß.',
  'The server says “wait” without an end.': 'Der Server sagt ohne Ende „Warte“.',
  'The answer goes on without an end.': 'Die Antwort hört nicht auf.',
  'The answer is not as long as it says.': 'Die Antwort ist nicht so lang, wie sie angibt.',
  'No complete answer within {seconds} s.': 'Keine vollständige Antwort innerhalb von {seconds} s.',
  'More than {count} redirects.': 'Mehr als {count} Umleitungen.',
  'A redirect without a readable target.': 'Eine Umleitung ohne lesbares Ziel.',
  'A redirect from outside to inside was refused.': 'Eine Umleitung von außen nach innen wurde abgelehnt.',
  'A redirect was refused. {message}': 'Eine Umleitung wurde abgelehnt. {message}',

  'This is not a valid address.': 'Das ist keine gültige Adresse.',
  'Addresses start with http: or https:, not with {code}':
    'Adressen beginnen mit http: oder https:, nicht mit {code}',
  'The address holds a user name or a password.': 'In der Adresse steht ein Benutzername oder ein Passwort.',
  'Port {code} is not one that blogs are served from.': 'Über Port {code} werden keine Blogs ausgeliefert.',
  'The address names a host of a private network.': 'Die Adresse nennt einen Host in einem privaten Netz.',
  'The address leads to a private network.': 'Die Adresse führt in ein privates Netz.',
  "This is no file in the planet's folder.": 'Das ist keine Datei im Ordner des Planeten.',
  'The file is too big: the limit is 8 MB.': 'Die Datei ist zu groß: Die Grenze liegt bei 8 MB.',
  'The file could not be read ({code}).': 'Die Datei war nicht zu lesen ({code}).',

  'There is no such host name.': 'Einen Server dieses Namens gibt es nicht.',
  'The host name could not be looked up.': 'Der Name des Servers ließ sich nicht nachschlagen.',
  'The server takes no connections.': 'Der Server nimmt keine Verbindungen an.',
  'The server dropped the connection.': 'Der Server hat die Verbindung abgebrochen.',
  'There is no way to the server from here.': 'Von hier führt kein Weg zum Server.',
  'The server did not take the connection in time.':
    'Der Server hat die Verbindung nicht rechtzeitig angenommen.',
  'The connection failed ({code}).': 'Die Verbindung ist gescheitert ({code}).',
  'The server does not speak HTTP as it should ({code}).':
    'Der Server spricht HTTP nicht so, wie er sollte ({code}).',
  'No secure connection could be made ({code}).': 'Es kam keine sichere Verbindung zustande ({code}).',
  'The certificate has expired.': 'Das Zertifikat ist abgelaufen.',
  'The certificate has expired. It was valid until {time}.':
    'Das Zertifikat ist abgelaufen. Es galt bis {time}.',
  'The certificate is not valid yet.': 'Das Zertifikat gilt noch nicht.',
  'The certificate is not valid yet, but from {time}.':
    'Das Zertifikat gilt noch nicht, sondern erst ab {time}.',
  'The certificate was revoked.': 'Das Zertifikat wurde widerrufen.',
  'The certificate is for another host name.': 'Das Zertifikat ist für einen anderen Namen ausgestellt.',
  'The certificate is for no host at all, not for {host}.':
    'Das Zertifikat ist für gar keinen Namen ausgestellt, also auch nicht für {host}.',
  'The certificate is for {text} and {count} more, not for {host}.':
    'Das Zertifikat ist für {text} und {count} weitere ausgestellt, nicht für {host}.',
  'The certificate is for {text}, not for {host}.':
    'Das Zertifikat ist für {text} ausgestellt, nicht für {host}.',
  'The certificate is signed by itself only.': 'Das Zertifikat ist nur von sich selbst signiert.',
  'The certificate is signed by itself only ({text}), and by no authority.':
    'Das Zertifikat ist nur von sich selbst signiert ({text}), nicht von einer Zertifizierungsstelle.',
  'The certificate is signed by an authority that nobody knows.':
    'Das Zertifikat ist von einer Stelle signiert, die niemand kennt.',
  'The certificate is signed by an authority that nobody knows ({text}).':
    'Das Zertifikat ist von einer Stelle signiert, die niemand kennt ({text}).',
  'The server does not send its intermediate certificate.':
    'Der Server schickt sein Zwischenzertifikat nicht mit.',
  'The server does not send the certificate of its issuer ({text}).':
    'Der Server schickt das Zertifikat der ausstellenden Stelle nicht mit ({text}).',

  'The document is empty.': 'Das Dokument ist leer.',
  'The document is a web page, not a feed.': 'Das Dokument ist eine Webseite, kein Feed.',
  'The document is a web page, not a feed: “{text}”.': 'Das Dokument ist eine Webseite, kein Feed: „{text}“.',
  'The document is XML, but no feed: <{code}>.': 'Das Dokument ist XML, aber kein Feed: <{code}>.',
  'The document is JSON, but no JSON Feed.': 'Das Dokument ist JSON, aber kein JSON Feed.',
  'The document is no valid JSON: {words}.': 'Das Dokument ist kein gültiges JSON: {words}.',
  'The document is plain text.': 'Das Dokument ist reiner Text.',
  'The document is no text.': 'Das Dokument ist kein Text.',
  'The document holds no element.': 'Das Dokument enthält kein Element.',
  'The document holds a tag of over {count} characters.':
    'Das Dokument enthält ein Tag von über {count} Zeichen.',
  'The document holds an element with over {count} attributes.':
    'Das Dokument enthält ein Element mit über {count} Attributen.',
  'The document holds elements nested over {count} deep.':
    'Im Dokument sind Elemente über {count} Ebenen tief verschachtelt.',
  'The document is not well-formed XML.': 'Das Dokument ist kein wohlgeformtes XML.',
  'The document ends before its root element is closed.':
    'Das Dokument endet, bevor sein Wurzelelement geschlossen ist.',
  'The document is not valid {code} in {count} places.': {
    one: 'Das Dokument ist an # Stelle kein gültiges {code}.',
    other: 'Das Dokument ist an # Stellen kein gültiges {code}.',
  },
  'The document is not UTF-8 and names no encoding; read as {code}.':
    'Das Dokument ist kein UTF-8 und nennt keine Kodierung; gelesen als {code}.',
  'The document is declared as {text}, but it is {code}.':
    'Das Dokument gibt sich als {text} aus, ist aber {code}.',
  'The XML parser gave up: {words}': 'Der XML-Parser gab auf: {words}',
  'It was not read within {seconds} s.': 'Es ließ sich nicht innerhalb von {seconds} s lesen.',
  'We stumbled over this feed.': 'Bei diesem Feed sind wir gestolpert.',

  'Nothing new.': 'Nichts Neues.',
  '{total} entries, {count} new.': 'Einträge: {total}, davon neu: {count}.',
  '{count} of {total} entries have no date.': {
    one: '# von {total} Einträgen hat kein Datum.',
    other: '# von {total} Einträgen haben kein Datum.',
  },
  '{count} of {total} entries have no date that can be read, such as “{text}”.': {
    one: '# von {total} Einträgen hat kein lesbares Datum, sondern „{text}“.',
    other: '# von {total} Einträgen haben kein lesbares Datum, sondern etwa „{text}“.',
  },
  '{count} of {total} entries are dated in the future, such as {time}.': {
    one: '# von {total} Einträgen hat ein Datum in der Zukunft: {time}.',
    other: '# von {total} Einträgen haben ein Datum in der Zukunft, etwa {time}.',
  },
  '{count} of {total} entries have the id of another.': {
    one: '# von {total} Einträgen hat die Kennung eines anderen.',
    other: '# von {total} Einträgen haben die Kennung eines anderen.',
  },
  '{count} of {total} entries break off.': {
    one: '# von {total} Einträgen bricht ab.',
    other: '# von {total} Einträgen brechen ab.',
  },
  '{count} of {total} entries came with a new id.': {
    one: '# von {total} Einträgen kam mit einer neuen Kennung.',
    other: '# von {total} Einträgen kamen mit einer neuen Kennung.',
  },
  '{count} known posts came with a later date.': {
    one: '# bekannter Beitrag kam mit einem späteren Datum.',
    other: '# bekannte Beiträge kamen mit einem späteren Datum.',
  },
  '{count} posts at their own dates.': {
    one: '# Beitrag unter seinem eigenen Datum.',
    other: '# Beiträge unter ihrem eigenen Datum.',
  },
  '{count} taken out of new posts.': 'Aus neuen Beiträgen herausgenommen: {count}.',
  '1 picture of new posts without a description.': 'Ein Bild in neuen Beiträgen ohne Beschreibung.',
  '{count} pictures of new posts without a description.':
    '{count} Bilder in neuen Beiträgen ohne Beschreibung.',
  'A post waits.': 'Ein Beitrag wartet.',
  '{count} posts wait.': '{count} Beiträge warten.',
}
