/** Bewertungen von Produkten, und alles zwischen einer Kundin oder einem Kunden und der Marke auf einer Linie. */
export const reviews = {
  review: {
    title: 'Bewertungen',
    failed: 'Bewertungen konnten nicht geladen werden',
    one: 'Bewertung: {{product}}',
    aProduct: 'ein Produkt',
    stars_one: '{{count}} von 5 Sternen',
    stars_other: '{{count}} von 5 Sternen',
    noStars: 'Keine Sterne',
    unhappy: 'Unzufrieden',
    state: { waiting: 'Noch nicht gezeigt', shown: 'Im Shop zu sehen', hidden: 'Verborgen' },
    at: 'bei {{place}}',
    more: 'Alles lesen',
    less: 'Weniger zeigen',
  },
  dealing: {
    title: 'Zeitleiste',
    failed: 'Die Zeitleiste konnte nicht geladen werden',
    show: 'Was gezeigt wird',
    group: { all: 'Alles', orders: 'Bestellungen', money: 'Geld', returns: 'Retouren', members: 'Abonnements und Punkte', reviews: 'Bewertungen', talks: 'Unterhaltungen' },
    none: 'Noch nichts',
    noneOfThese: 'Nichts dieser Art',
    noneText: 'Was verbundene Shops und Dienste über diese Person sagen, erscheint hier.',
    toldBy: 'von {{place}}',
    kind: {
      order: 'Bestellung {{name}}', return: 'Retoure {{name}}', parcel: 'Paket', parcelBy: 'Paket mit {{name}}', payment: 'Zahlung', paymentBy: 'Zahlung mit {{name}}', refund: 'Erstattung', dispute: 'Streitfall: {{name}}', subscription: 'Abonnement: {{name}}', charge: 'Abbuchung eines Abonnements',
      points_one: '{{count}} Punkt', points_other: '{{count}} Punkte', credit: 'Guthaben', review: 'Bewertung', reviewOf: 'Bewertung: {{name}}', conversation: 'Unterhaltung',
    },
    order: { open: 'Aufgegeben', closed: 'Abgeschlossen', cancelled: 'Storniert' },
    credit: { given: 'Gegeben', spent: 'Eingelöst', expired: 'Verfallen', withdrawn: 'Zurückgenommen' },
    talk: { open: 'Offen', waiting: 'Wartet', resolved: 'Gelöst', spam: 'Spam' },
  },
};
