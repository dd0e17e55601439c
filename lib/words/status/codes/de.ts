import type { Codes } from './en'

export const codes: Codes = {
  ok: { means: 'Der Feed wurde gelesen.' },
  'not-modified': { means: 'Nichts Neues seit dem letzten Mal. Das sind gute Manieren auf beiden Seiten.' },
  dormant: { means: 'Dem Feed geht es gut, nur kam seit über einem Jahr nichts Neues.' },
  waiting: { means: 'Der Feed wurde noch nicht abgefragt.' },
  stopped: { means: 'Unser Lauf endete, bevor dieser Feed fertig war. Im nächsten ist er zuerst dran.' },
  moved: {
    means: 'Der Feed ist dauerhaft umgezogen. Wir folgen ihm.',
    todo: 'Trag die neue Adresse in planet.yaml ein.',
  },
  'rate-limited': { means: 'Der Server bat uns zu warten. Das tun wir.' },
  gone: {
    means: 'Der Feed wurde endgültig entfernt. Wir fragen ihn nicht mehr ab; seine Beiträge bleiben.',
    todo: 'Wenn das ein Versehen ist, sag es den Betreibern: Sie können den Feed wecken.',
  },
  dead: {
    means: 'Der Feed oder sein Server fehlt seit zwei Wochen. Wir sehen einmal in der Woche nach.',
    todo: 'Stell ihn wieder bereit, oder trag seine neue Adresse in planet.yaml ein.',
  },
  'not-found': {
    means: 'Unter dieser Adresse gibt es kein Dokument.',
    todo: 'Prüf die Adresse in planet.yaml, oder stell den Feed wieder bereit.',
  },
  blocked: {
    means: 'Der Server lässt Menschen herein, aber uns nicht.',
    todo: 'Lass unseren User-Agent oder die Adresse dieses Planeten zu: in den Einstellungen des Servers oder des Dienstes, der ihn schützt.',
  },
  timeout: { means: 'Der Server brauchte zu lange.', todo: 'Wenn es so bleibt, frag deinen Hoster.' },
  dns: {
    means: 'Der Name des Servers war nicht zu finden.',
    todo: 'Wenn es so bleibt, prüf, ob die Domain bezahlt und ihr DNS eingerichtet ist.',
  },
  refused: {
    means: 'Es kam keine Verbindung zustande, oder sie hielt nicht.',
    todo: 'Wenn es so bleibt, prüf, ob der Server läuft.',
  },
  tls: {
    means: 'Die Verbindung ist nicht sicher, deshalb lesen wir nicht von dort.',
    todo: 'Erneuere das Zertifikat, oder bring es in Ordnung.',
  },
  'server-error': {
    means: 'Der Server konnte die Anfrage nicht beantworten.',
    todo: 'Wenn es so bleibt, sieh in seinem Fehlerprotokoll nach.',
  },
  'http-error': {
    means: 'Der Server gab eine Antwort, mit der wir nichts anfangen können.',
    todo: 'Öffne die Adresse des Feeds in einem Browser und sieh, was kommt.',
  },
  redirect: {
    means: 'Die Adresse schickt uns endlos im Kreis.',
    todo: 'Trag die endgültige Adresse des Feeds in planet.yaml ein.',
  },
  'too-big': {
    means: 'Das Dokument ist größer als 8 MB.',
    todo: 'Biete nur die 20 neuesten Beiträge an.',
  },
  'bad-encoding': {
    means: 'Das Dokument kam beschädigt an: Es ließ sich nicht entpacken.',
    todo: 'Prüf, wie der Server Antworten komprimiert.',
  },
  'bad-url': {
    means: 'Von einer solchen Adresse lässt sich kein Feed holen.',
    todo: 'Berichtige die Adresse in planet.yaml, oder nenne ihren Host und Port unter fetch: allow.',
  },
  'private-address': {
    means: 'Die Adresse führt in ein privates Netz und wurde abgelehnt.',
    todo: 'Wenn das so gemeint ist, nenne ihren Host und Port unter fetch: allow.',
  },
  'no-file': {
    means: 'Die Datei fehlt oder liegt nicht im Ordner des Planeten.',
    todo: 'Leg sie dorthin, oder berichtige den Pfad in planet.yaml.',
  },
  'our-fault': {
    means: 'An diesem Feed sind wir gescheitert; mit den anderen ging es weiter.',
    todo: 'Sieh im Protokoll nach, und melde den Fehler zusammen mit dem Feed.',
  },

  'html-not-feed': {
    means: 'Unter dieser Adresse kommt eine Webseite, kein Feed.',
    todo: 'Trag die Adresse des Feeds in planet.yaml ein.',
  },
  'not-a-feed': {
    means: 'Was kam, ist kein Feed.',
    todo: 'Öffne die Adresse des Feeds in einem Browser und sieh, was kommt.',
  },
  unreadable: {
    means:
      'Das Lesen des Dokuments brauchte mehr Zeit oder Speicher, als wir dafür geben; darum haben wir aufgehört.',
    todo: 'Melde den Fehler zusammen mit dem Feed.',
  },
  malformed: {
    means: 'Der Feed ist nicht wohlgeformt. Wir haben gelesen, was ging.',
    todo: 'Berichtige ihn bald: Andere Feedreader sind vielleicht nicht so geduldig.',
  },
  incomplete: {
    means: 'Der Feed bricht vor seinem Ende ab. Wir haben gelesen, was da war.',
    todo: 'Prüf, ob der Server oder ein Plugin ihn abschneidet.',
  },
  encoding: {
    means: 'Der Feed hat nicht die Zeichenkodierung, die er angibt.',
    todo: 'Nimm UTF-8, und gib es so an.',
  },
  'too-deep': {
    means: 'Manches Markup ist zu tief verschachtelt. Es steht als reiner Text da.',
    todo: 'Such nach Tags, die nie geschlossen werden.',
  },
  'entry-failed': {
    means: 'Ein Eintrag war nicht zu lesen; die anderen schon.',
    todo: 'Melde den Fehler zusammen mit dem Feed.',
  },
  'bad-date': {
    means:
      'Manche Beiträge haben kein lesbares Datum. Sie stehen unter dem Tag, an dem wir sie zuerst sahen; solche, die mit einem neuen Blog kamen, nur im Archiv.',
    todo: 'Schreib Datumsangaben nach RFC 3339 oder RFC 822.',
  },
  'future-date': {
    means: 'Manche Beiträge haben ein Datum in der Zukunft. Sie stehen dort, wo wir sie zuerst sahen.',
    todo: 'Prüf Uhr und Zeitzone des Blogs.',
  },
  'same-id': {
    means: 'Mehrere Einträge haben dieselbe Kennung. Von ihnen zeigen wir nur den ersten.',
    todo: 'Gib jedem Eintrag eine eigene Kennung.',
  },
  'summary-only': {
    means: 'Der Feed enthält keine vollen Texte. Wir zeigen die Zusammenfassungen, mit einem Link.',
    todo: 'Biete die vollen Texte an, wenn du magst.',
  },
  'missing-alt': {
    means: 'Manche Bilder haben keine Beschreibung.',
    todo: 'Beschreib sie in ihrem Alternativtext.',
  },
  trackers: { means: 'Zählpixel und Leisten zum Teilen wurden herausgenommen.' },
  redated: { means: 'Alte Beiträge kamen mit neuem Datum. Sie behalten ihren Platz.' },
  'guid-change': {
    means:
      'Viele Beiträge haben auf einmal neue Kennungen. Sie wurden wiedererkannt und erscheinen nicht noch einmal.',
  },
  backlog: {
    means: 'Ein neues Blog: Seine älteren Beiträge stehen im Archiv unter ihrem eigenen Datum.',
  },
  flood: {
    means: 'Viele neue Beiträge kamen auf einmal. Die neuesten sind zu sehen, die anderen warten.',
    todo: 'Gib frei, was wartet, oder blende es aus.',
  },
  stale: {
    means: 'Der Feed ist seit einer Weile nicht zu lesen. Seine Beiträge bleiben.',
    todo: 'Sieh nach, was der letzte Versuch sagt.',
  },

  paused: {
    means: 'Die Betreiber haben diesen Feed pausiert.',
    todo: 'Damit es weitergeht, entferne paused aus planet.yaml.',
  },
  unlisted: {
    means: 'Der Autor steht nicht mehr auf der Liste. Die Beiträge sind ausgeblendet, bleiben aber erhalten.',
    todo: 'Setz den Autor wieder auf die Liste, dann kommen sie zurück.',
  },

  shown: { means: 'Der Beitrag ist zu sehen.' },
  held: {
    means: 'Der Beitrag wartet, weil viele auf einmal kamen.',
    todo: 'Die Betreiber können ihn freigeben.',
  },
  hidden: {
    means: 'Die Betreiber haben den Beitrag ausgeblendet.',
    todo: 'Frag sie, wenn das ein Versehen ist.',
  },
  duplicate: { means: 'Derselbe Beitrag steht bei einem anderen Autor, der dort genannt ist.' },
  undated: {
    means: 'Der Beitrag hat kein Datum. Er steht nur auf der Seite seines Autors und im Archiv.',
    todo: 'Gib ihm ein Datum.',
  },
  filtered: {
    means:
      'Dem Beitrag fehlen die Schlagwörter oder Wörter, nach denen dieser Planet fragt, oder er hat welche, die der Planet auslässt.',
    todo: 'Gib ihm ein Schlagwort, oder ändere include und exclude in planet.yaml.',
  },
  deleted: { means: 'Der Beitrag wurde aus dem Feed genommen und hat damit auch den Planeten verlassen.' },
  purged: {
    means: 'Die Betreiber haben den Beitrag aus dem Speicher entfernt.',
    todo: 'Er kommt wieder, sobald der Feed neu gelesen wird. Soll er das nicht, bitte sie, ihn auszublenden.',
  },
}
