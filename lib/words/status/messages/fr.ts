import type { Messages } from './en'

export const messages: Messages = {
  'The server answered {status} with a puzzle for people.':
    'Le serveur a répondu {status} avec un test pour humains.',
  'The server answered 404: there is nothing at this address.':
    'Le serveur a répondu 404\u00a0: il n’y a rien à cette adresse.',
  'The server answered {status}: it does not let us read this address.':
    'Le serveur a répondu {status}\u00a0: il ne nous laisse pas lire cette adresse.',
  'The server answered {status}, asked to wait until {time}.':
    'Le serveur a répondu {status} et demandé d’attendre jusqu’à\u00a0: {time}.',
  'The server answered {status}, which is no answer to what we asked.':
    'Le serveur a répondu {status}, ce qui ne répond pas à notre demande.',
  'The server answered {status}.': 'Le serveur a répondu {status}.',
  '{status}, asked to wait until {time}.': '{status}, avec la demande d’attendre jusqu’à\u00a0: {time}.',
  '410 Gone.': '410, retiré pour de bon.',
  'The document has {megabytes} MB; the limit is 8 MB.':
    'Le document fait {megabytes} Mo\u00a0; la limite est de 8 Mo.',
  'The document is too big; the limit is 8 MB.': 'Le document est trop gros\u00a0; la limite est de 8 Mo.',
  'The answer is encoded as "{text}", which we did not ask for.':
    'La réponse est encodée en «\u00a0{text}\u00a0», que nous n’avions pas demandé.',
  'The answer could not be unpacked ({code}).': 'La réponse n’a pas pu être décompressée ({code}).',
  'The headers of the answer are too large.': 'Les en-têtes de la réponse sont trop gros.',
  'The server says “wait” without an end.': 'Le serveur dit «\u00a0attendez\u00a0» sans fin.',
  'The answer goes on without an end.': 'La réponse n’en finit pas.',
  'The answer is not as long as it says.': 'La réponse n’a pas la longueur qu’elle annonce.',
  'No complete answer within {seconds} s.': 'Pas de réponse complète en {seconds} s.',
  'More than {count} redirects.': 'Plus de {count} redirections.',
  'A redirect without a readable target.': 'Une redirection sans cible lisible.',
  'A redirect from outside to inside was refused.':
    'Une redirection de l’extérieur vers l’intérieur a été refusée.',
  'A redirect was refused. {message}': 'Une redirection a été refusée. {message}',

  'This is not a valid address.': 'Ce n’est pas une adresse valide.',
  'Addresses start with http: or https:, not with {code}':
    'Les adresses commencent par http: ou https:, pas par {code}',
  'The address holds a user name or a password.':
    'L’adresse contient un nom d’utilisateur ou un mot de passe.',
  'Port {code} is not one that blogs are served from.':
    'Le port {code} n’est pas de ceux où l’on trouve des blogs.',
  'The address names a host of a private network.': 'L’adresse nomme un hôte d’un réseau privé.',
  'The address leads to a private network.': 'L’adresse mène à un réseau privé.',
  "This is no file in the planet's folder.": 'Ce n’est pas un fichier du dossier de la planète.',
  'The file is too big: the limit is 8 MB.': 'Le fichier est trop gros\u00a0: la limite est de 8 Mo.',
  'The file could not be read ({code}).': 'Le fichier n’a pas pu être lu ({code}).',

  'There is no such host name.': 'Aucun serveur ne porte ce nom.',
  'The host name could not be looked up.': 'La recherche du nom du serveur a échoué.',
  'The server takes no connections.': 'Le serveur n’accepte pas de connexions.',
  'The server dropped the connection.': 'Le serveur a coupé la connexion.',
  'There is no way to the server from here.': 'Aucun chemin ne mène d’ici au serveur.',
  'The server did not take the connection in time.': 'Le serveur n’a pas accepté la connexion à temps.',
  'The connection failed ({code}).': 'La connexion a échoué ({code}).',
  'The server does not speak HTTP as it should ({code}).':
    'Le serveur ne parle pas HTTP comme il le devrait ({code}).',
  'No secure connection could be made ({code}).': 'Aucune connexion sécurisée n’a pu être établie ({code}).',
  'The certificate has expired.': 'Le certificat a expiré.',
  'The certificate has expired. It was valid until {time}.':
    'Le certificat a expiré. Fin de validité\u00a0: {time}.',
  'The certificate is not valid yet.': 'Le certificat n’est pas encore valide.',
  'The certificate is not valid yet, but from {time}.':
    'Le certificat n’est pas encore valide. Début de validité\u00a0: {time}.',
  'The certificate was revoked.': 'Le certificat a été révoqué.',
  'The certificate is for another host name.': 'Le certificat est pour un autre nom.',
  'The certificate is for no host at all, not for {host}.':
    'Le certificat n’est pour aucun nom, donc pas pour {host}.',
  'The certificate is for {text} and {count} more, not for {host}.':
    'Le certificat est pour {text} et {count} de plus, pas pour {host}.',
  'The certificate is for {text}, not for {host}.': 'Le certificat est pour {text}, pas pour {host}.',
  'The certificate is signed by itself only.': 'Le certificat n’est signé que par lui-même.',
  'The certificate is signed by itself only ({text}), and by no authority.':
    'Le certificat n’est signé que par lui-même ({text}), par aucune autorité.',
  'The certificate is signed by an authority that nobody knows.':
    'Le certificat est signé par une autorité que personne ne connaît.',
  'The certificate is signed by an authority that nobody knows ({text}).':
    'Le certificat est signé par une autorité que personne ne connaît ({text}).',
  'The server does not send its intermediate certificate.':
    'Le serveur n’envoie pas son certificat intermédiaire.',
  'The server does not send the certificate of its issuer ({text}).':
    'Le serveur n’envoie pas le certificat de son émetteur ({text}).',

  'The document is empty.': 'Le document est vide.',
  'The document is a web page, not a feed.': 'Le document est une page web, pas un flux.',
  'The document is a web page, not a feed: “{text}”.':
    'Le document est une page web, pas un flux\u00a0: «\u00a0{text}\u00a0».',
  'The document is XML, but no feed: <{code}>.': 'Le document est du XML, mais pas un flux\u00a0: <{code}>.',
  'The document is JSON, but no JSON Feed.': 'Le document est du JSON, mais pas du JSON Feed.',
  'The document is no valid JSON: {words}.': 'Le document n’est pas du JSON valide\u00a0: {words}.',
  'The document is plain text.': 'Le document est du texte brut.',
  'The document is no text.': 'Le document n’est pas du texte.',
  'The document holds no element.': 'Le document ne contient aucun élément.',
  'The document holds a tag of over {count} characters.':
    'Le document contient une balise de plus de {count} caractères.',
  'The document holds an element with over {count} attributes.':
    'Le document contient un élément de plus de {count} attributs.',
  'The document holds elements nested over {count} deep.':
    'Le document contient des éléments imbriqués sur plus de {count} niveaux.',
  'The document is not well-formed XML.': 'Le document n’est pas du XML bien formé.',
  'The document ends before its root element is closed.':
    'Le document se termine avant la fermeture de son élément racine.',
  'The document is not valid {code} in {count} places.': {
    one: 'Le document n’est pas du {code} valide à # endroit.',
    other: 'Le document n’est pas du {code} valide à # endroits.',
  },
  'The document is not UTF-8 and names no encoding; read as {code}.':
    'Le document n’est pas en UTF-8 et ne nomme aucun encodage\u00a0; lu comme {code}.',
  'The document is declared as {text}, but it is {code}.':
    'Le document se déclare en {text}, mais il est en {code}.',
  'The XML parser gave up: {words}': 'L’analyseur XML a renoncé\u00a0: {words}',
  'It was not read within {seconds} s.': 'La lecture n’était pas finie au bout de {seconds} s.',
  'We stumbled over this feed.': 'Nous avons trébuché sur ce flux.',

  'Nothing new.': 'Rien de nouveau.',
  '{total} entries, {count} new.': 'Billets\u00a0: {total}, dont nouveaux\u00a0: {count}.',
  '{count} of {total} entries have no date.': {
    one: '# billet sur {total} n’a pas de date.',
    other: '# billets sur {total} n’ont pas de date.',
  },
  '{count} of {total} entries have no date that can be read, such as “{text}”.': {
    one: '# billet sur {total} n’a pas de date lisible, mais «\u00a0{text}\u00a0».',
    other: '# billets sur {total} n’ont pas de date lisible, mais par exemple «\u00a0{text}\u00a0».',
  },
  '{count} of {total} entries are dated in the future, such as {time}.': {
    one: '# billet sur {total} est daté dans le futur\u00a0: {time}.',
    other: '# billets sur {total} sont datés dans le futur, par exemple\u00a0: {time}.',
  },
  '{count} of {total} entries have the id of another.': {
    one: '# billet sur {total} a l’identifiant d’un autre.',
    other: '# billets sur {total} ont l’identifiant d’un autre.',
  },
  '{count} of {total} entries break off.': {
    one: '# billet sur {total} s’interrompt.',
    other: '# billets sur {total} s’interrompent.',
  },
  '{count} of {total} entries came with a new id.': {
    one: '# billet sur {total} est arrivé avec un nouvel identifiant.',
    other: '# billets sur {total} sont arrivés avec un nouvel identifiant.',
  },
  '{count} known posts came with a later date.': {
    one: '# billet connu est arrivé avec une date plus récente.',
    other: '# billets connus sont arrivés avec une date plus récente.',
  },
  '{count} posts at their own dates.': {
    one: '# billet à sa propre date.',
    other: '# billets à leurs propres dates.',
  },
  '{count} taken out of new posts.': 'Retirées des nouveaux billets\u00a0: {count}.',
  '1 picture of new posts without a description.': 'Une image sans description dans de nouveaux billets.',
  '{count} pictures of new posts without a description.':
    '{count} images sans description dans de nouveaux billets.',
  'A post waits.': 'Un billet attend.',
  '{count} posts wait.': '{count} billets attendent.',
}
