import type { Codes } from './en'

export const codes: Codes = {
  ok: { means: 'Le flux a été lu.' },
  'not-modified': {
    means: 'Rien de nouveau depuis la dernière fois. Ce sont de bonnes manières, des deux côtés.',
  },
  dormant: { means: 'Le flux va bien, mais n’apporte rien de nouveau depuis plus d’un an.' },
  waiting: { means: 'Le flux n’a pas encore été demandé.' },
  stopped: {
    means: 'Notre passage s’est terminé avant d’avoir traité ce flux. Il sera le premier au prochain.',
  },
  moved: {
    means: 'Le flux a déménagé pour de bon. Nous le suivons.',
    todo: 'Mettez la nouvelle adresse dans planet.yaml.',
  },
  'rate-limited': { means: 'Le serveur nous a demandé d’attendre. Nous attendons.' },
  gone: {
    means: 'Le flux a été retiré pour de bon. Nous ne le demandons plus\u00a0; ses billets restent.',
    todo: 'Si c’est une erreur, dites-le aux responsables\u00a0: ils peuvent réveiller le flux.',
  },
  dead: {
    means:
      'Le flux ou son serveur est introuvable depuis deux semaines. Nous réessayons une fois par semaine.',
    todo: 'Remettez-le en place, ou mettez sa nouvelle adresse dans planet.yaml.',
  },
  'not-found': {
    means: 'Il n’y a pas de document à cette adresse.',
    todo: 'Vérifiez l’adresse dans planet.yaml, ou remettez le flux en place.',
  },
  blocked: {
    means: 'Le serveur laisse entrer les gens, mais pas nous.',
    todo: 'Autorisez notre agent utilisateur, ou l’adresse de cette planète, dans les réglages du serveur ou du service qui le protège.',
  },
  timeout: {
    means: 'Le serveur a mis trop de temps.',
    todo: 'Si cela dure, demandez à votre hébergeur.',
  },
  dns: {
    means: 'Le nom du serveur est introuvable.',
    todo: 'Si cela dure, vérifiez que le domaine est payé et son DNS en place.',
  },
  refused: {
    means: 'Aucune connexion n’a pu être établie ou maintenue.',
    todo: 'Si cela dure, vérifiez que le serveur est en marche.',
  },
  tls: {
    means: 'La connexion n’est pas sécurisée, nous n’y lisons donc rien.',
    todo: 'Renouvelez ou corrigez le certificat.',
  },
  'server-error': {
    means: 'Le serveur n’est pas parvenu à répondre.',
    todo: 'Si cela dure, regardez son journal d’erreurs.',
  },
  'http-error': {
    means: 'Le serveur a donné une réponse dont nous ne pouvons rien faire.',
    todo: 'Ouvrez l’adresse du flux dans un navigateur et voyez ce qui s’affiche.',
  },
  redirect: {
    means: 'L’adresse nous renvoie d’un endroit à l’autre, sans fin.',
    todo: 'Mettez l’adresse définitive du flux dans planet.yaml.',
  },
  'too-big': {
    means: 'Le document dépasse 8 Mo.',
    todo: 'Ne proposez que les 20 billets les plus récents.',
  },
  'bad-encoding': {
    means: 'Le document est arrivé abîmé\u00a0: il n’a pas pu être décompressé.',
    todo: 'Vérifiez les réglages de compression du serveur.',
  },
  'bad-url': {
    means: 'On ne peut pas récupérer un flux à une telle adresse.',
    todo: 'Corrigez l’adresse dans planet.yaml, ou ajoutez son hôte et son port sous fetch: allow.',
  },
  'private-address': {
    means: 'L’adresse mène à un réseau privé et a été refusée.',
    todo: 'Si c’est voulu, ajoutez son hôte et son port sous fetch: allow.',
  },
  'no-file': {
    means: 'Le fichier manque, ou n’est pas dans le dossier de la planète.',
    todo: 'Placez-le dans ce dossier, ou corrigez le chemin dans planet.yaml.',
  },
  'our-fault': {
    means: 'Nous avons échoué sur ce flux\u00a0; les autres ont suivi leur cours.',
    todo: 'Regardez le journal, et signalez l’erreur en joignant le flux.',
  },

  'html-not-feed': {
    means: 'À cette adresse se trouve une page web, pas un flux.',
    todo: 'Mettez l’adresse du flux dans planet.yaml.',
  },
  'not-a-feed': {
    means: 'Ce qui a été reçu n’est pas un flux.',
    todo: 'Ouvrez l’adresse du flux dans un navigateur et voyez ce qui s’affiche.',
  },
  unreadable: {
    means:
      'Lire le document demandait plus de temps ou de mémoire que nous n’en donnons\u00a0; nous avons arrêté.',
    todo: 'Signalez l’erreur en joignant le flux.',
  },
  malformed: {
    means: 'Le flux n’est pas bien formé. Nous avons lu ce que nous pouvions.',
    todo: 'Réparez-le bientôt\u00a0: d’autres lecteurs de flux seront peut-être moins patients.',
  },
  incomplete: {
    means: 'Le flux s’arrête avant sa fin. Nous avons lu ce qui était là.',
    todo: 'Vérifiez si le serveur ou une extension le coupe.',
  },
  encoding: {
    means: 'Le flux n’est pas dans l’encodage de caractères qu’il déclare.',
    todo: 'Utilisez UTF-8, et déclarez-le.',
  },
  'too-deep': {
    means: 'Des balises sont imbriquées trop profondément. Elles s’affichent en texte brut.',
    todo: 'Cherchez des balises jamais fermées.',
  },
  'entry-failed': {
    means: 'Un billet n’a pas pu être lu\u00a0; les autres l’ont été.',
    todo: 'Signalez l’erreur en joignant le flux.',
  },
  'bad-date': {
    means:
      'Certains billets n’ont pas de date lisible. Ils figurent au jour où nous les avons vus pour la première fois\u00a0; ceux qui sont arrivés avec un nouveau blog, dans les archives seulement.',
    todo: 'Écrivez les dates selon la RFC 3339 ou la RFC 822.',
  },
  'future-date': {
    means:
      'Certains billets sont datés dans le futur. Ils figurent là où nous les avons vus pour la première fois.',
    todo: 'Vérifiez l’horloge et le fuseau horaire du blog.',
  },
  'same-id': {
    means: 'Plusieurs billets ont le même identifiant. Nous n’affichons que le premier d’entre eux.',
    todo: 'Donnez à chaque billet un identifiant qui lui est propre.',
  },
  'summary-only': {
    means: 'Le flux n’a pas les textes complets. Nous affichons les résumés, avec un lien.',
    todo: 'Proposez les textes complets si vous le souhaitez.',
  },
  'missing-alt': {
    means: 'Certaines images n’ont pas de description.',
    todo: 'Décrivez-les dans leur texte alternatif.',
  },
  trackers: { means: 'Des images de pistage et des barres de partage ont été retirées.' },
  redated: { means: 'D’anciens billets sont arrivés avec de nouvelles dates. Ils gardent leur place.' },
  'guid-change': {
    means:
      'Beaucoup de billets ont changé d’identifiant d’un coup. Ils ont été reconnus et ne réapparaissent pas.',
  },
  backlog: {
    means: 'Un nouveau blog\u00a0: ses billets plus anciens sont dans les archives, à leurs propres dates.',
  },
  flood: {
    means:
      'Beaucoup de nouveaux billets sont arrivés d’un coup. Les plus récents s’affichent, les autres attendent.',
    todo: 'Publiez ou masquez ceux qui attendent.',
  },
  stale: {
    means: 'Le flux n’a pas pu être lu pendant un moment. Ses billets restent.',
    todo: 'Voyez ce que dit le dernier essai.',
  },

  paused: {
    means: 'Les responsables ont mis ce flux en pause.',
    todo: 'Pour reprendre, retirez paused de planet.yaml.',
  },
  unlisted: {
    means: 'Le blog n’est plus sur la liste. Les billets sont masqués et conservés.',
    todo: 'Remettez-le sur la liste pour les faire revenir.',
  },

  shown: { means: 'Le billet s’affiche.' },
  held: {
    means: 'Le billet attend, parce que beaucoup sont arrivés d’un coup.',
    todo: 'Les responsables peuvent le publier.',
  },
  hidden: {
    means: 'Le billet a été masqué par les responsables.',
    todo: 'Si c’est une erreur, dites-le-leur.',
  },
  duplicate: { means: 'Le même billet s’affiche chez un autre auteur, qui y est nommé.' },
  undated: {
    means: 'Le billet n’a pas de date. Il n’est que sur la page de son auteur et dans les archives.',
    todo: 'Donnez-lui une date.',
  },
  filtered: {
    means:
      'Le billet n’a pas les étiquettes ou les mots que demande cette planète, ou il en a qu’elle laisse de côté.',
    todo: 'Donnez-lui une étiquette, ou changez include et exclude dans planet.yaml.',
  },
  deleted: { means: 'Le billet a été retiré du flux, et il a ainsi quitté la planète.' },
  purged: {
    means: 'Les responsables ont retiré le billet de la base.',
    todo: 'Il reviendra quand le flux sera relu. S’il ne doit pas revenir, demandez-leur de le masquer.',
  },
}
