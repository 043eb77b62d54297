/** What a brand sets for its shoppers. */
export const portal = {
  portal: {
    intro: 'Was Kunden sehen und tun, ohne zu fragen: wo ihre Bestellung ist, zurücksenden, die Hilfe. Vor einem Code aus dem Postfach der Bestellung wird nichts Persönliches gezeigt.',
    enabled: 'Das Portal ist an', enabledHelp: 'Aus führen seine Adressen nirgendwohin, und Mails tragen keinen Link dorthin.', url: 'Wo es steht',
    snippet: 'Für die Seiten deines Shops', snippetHelp: 'Setzt die Suche nach einer Bestellung dorthin, wo die zweite Zeile steht.',
    secret: 'Geheimnis für deine Kontoseite', secretHelp: 'Damit bürgt dein Shop für den, der dort angemeldet ist: Die Bestellung öffnet sich ohne Code.', secretMake: 'Geheimnis erzeugen', secretNew: 'Neues Geheimnis erzeugen', secretMade: 'Das Geheimnis wurde erzeugt', secretNewText: 'Was mit dem vorigen unterschrieben wurde, öffnet nichts mehr.', secretText: 'Es wird nur dieses eine Mal gezeigt. Bewahre es dort auf, wo dein Shop unterschreibt, nie in einer Seite.',
    look: 'Aussehen', color: 'Farbe', colorHelp: 'Wo man sie nicht lesen könnte, wird sie auf Weiß dunkler und auf Schwarz heller, bis man es kann.', logo: 'Logo', logoHelp: 'Die Adresse eines Bildes, 32 Pixel hoch. Ohne steht der Name der Marke da.', font: 'Schrift', fonts: { system: 'Die des Geräts', serif: 'Mit Serifen', rounded: 'Rund' }, corner: 'Ecken', corners: { square: 'Eckig', soft: 'Sanft', round: 'Rund' }, dark: 'Dunkel, wo das Gerät dunkel ist',
    may: 'Was Kunden dürfen', address: 'Adresse ändern', cancel: 'Stornieren', leave: { no: 'Hier nicht', ask: 'Darum bitten; ein Mensch entscheidet', alone: 'Allein, vor dem Packen' }, allow: { returns: 'Rücksendungen und Umtausch beginnen', claims: 'Melden, was fehlt oder beschädigt ist', ask: 'Einen Menschen fragen' },
    languages: 'Sprachen und Texte', textFor: 'Text auf', welcome: 'Über der Suche nach einer Bestellung', welcomeHelp: 'Leer: unser eigener Satz.',
    place: 'Adressen und Zeiten', domain: 'Eigene Domain', domainHelp: 'Lass sie hierher zeigen (CNAME) und deinen Proxy sie mit Zertifikat ausliefern. Dort ist nichts als das Portal.', origins: 'Seiten deines Shops', originsHelp: 'Nur die außerhalb der Domain der Marke, je Zeile eine.', session: 'Minuten, bis wieder nach dem Code gefragt wird', linkDays: 'Tage, die ein Link in einer Mail Pakete zeigt',
    preview: 'Vorschau', page: 'Seite', pages: { order: 'Eine Bestellung', find: 'Sie finden' },
  },
};
