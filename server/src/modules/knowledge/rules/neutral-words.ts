import type { Placeholder } from './placeholders.ts';

type Words = Readonly<Record<Placeholder, string>>;

const en: Words = {
  'brand.name': 'our shop', 'customer.first_name': 'there', 'order.number': 'your order number', 'order.status': 'the state of your order', 'order.placed_on': 'the day you ordered', 'order.total': 'the total of your order',
  'parcel.state': 'the state of your parcel', 'parcel.estimate': 'the expected day', 'parcel.carrier': 'the carrier', 'parcel.tracking_number': 'your tracking number', 'return.status': 'the state of your return', 'return.window_ends': 'the end of the return period',
};
const words: Readonly<Record<string, Words>> = {
  en,
  de: {
    'brand.name': 'unser Shop', 'customer.first_name': 'du', 'order.number': 'deine Bestellnummer', 'order.status': 'der Stand deiner Bestellung', 'order.placed_on': 'der Tag deiner Bestellung', 'order.total': 'der Betrag deiner Bestellung',
    'parcel.state': 'der Stand deines Pakets', 'parcel.estimate': 'der erwartete Tag', 'parcel.carrier': 'der Paketdienst', 'parcel.tracking_number': 'deine Sendungsnummer', 'return.status': 'der Stand deiner Rücksendung', 'return.window_ends': 'das Ende der Rückgabefrist',
  },
  es: {
    'brand.name': 'nuestra tienda', 'customer.first_name': 'hola', 'order.number': 'tu número de pedido', 'order.status': 'el estado de tu pedido', 'order.placed_on': 'el día de tu pedido', 'order.total': 'el total de tu pedido',
    'parcel.state': 'el estado de tu paquete', 'parcel.estimate': 'el día previsto', 'parcel.carrier': 'el transportista', 'parcel.tracking_number': 'tu número de seguimiento', 'return.status': 'el estado de tu devolución', 'return.window_ends': 'el fin del plazo de devolución',
  },
  fr: {
    'brand.name': 'notre boutique', 'customer.first_name': 'vous', 'order.number': 'votre numéro de commande', 'order.status': 'l’état de votre commande', 'order.placed_on': 'le jour de votre commande', 'order.total': 'le total de votre commande',
    'parcel.state': 'l’état de votre colis', 'parcel.estimate': 'le jour prévu', 'parcel.carrier': 'le transporteur', 'parcel.tracking_number': 'votre numéro de suivi', 'return.status': 'l’état de votre retour', 'return.window_ends': 'la fin du délai de retour',
  },
  it: {
    'brand.name': 'il nostro negozio', 'customer.first_name': 'tu', 'order.number': 'il tuo numero d’ordine', 'order.status': 'lo stato del tuo ordine', 'order.placed_on': 'il giorno del tuo ordine', 'order.total': 'il totale del tuo ordine',
    'parcel.state': 'lo stato del tuo pacco', 'parcel.estimate': 'il giorno previsto', 'parcel.carrier': 'il corriere', 'parcel.tracking_number': 'il tuo numero di spedizione', 'return.status': 'lo stato del tuo reso', 'return.window_ends': 'la fine del periodo di reso',
  },
  pt: {
    'brand.name': 'a nossa loja', 'customer.first_name': 'você', 'order.number': 'o número do seu pedido', 'order.status': 'o estado do seu pedido', 'order.placed_on': 'o dia do seu pedido', 'order.total': 'o total do seu pedido',
    'parcel.state': 'o estado da sua encomenda', 'parcel.estimate': 'o dia previsto', 'parcel.carrier': 'a transportadora', 'parcel.tracking_number': 'o seu número de rastreio', 'return.status': 'o estado da sua devolução', 'return.window_ends': 'o fim do prazo de devolução',
  },
  nl: {
    'brand.name': 'onze winkel', 'customer.first_name': 'jij', 'order.number': 'je bestelnummer', 'order.status': 'de status van je bestelling', 'order.placed_on': 'de dag van je bestelling', 'order.total': 'het totaal van je bestelling',
    'parcel.state': 'de status van je pakket', 'parcel.estimate': 'de verwachte dag', 'parcel.carrier': 'de bezorgdienst', 'parcel.tracking_number': 'je trackingnummer', 'return.status': 'de status van je retour', 'return.window_ends': 'het einde van de retourtermijn',
  },
  ja: {
    'brand.name': '当店', 'customer.first_name': 'お客様', 'order.number': 'ご注文番号', 'order.status': 'ご注文の状況', 'order.placed_on': 'ご注文日', 'order.total': 'ご注文の合計',
    'parcel.state': 'お荷物の状況', 'parcel.estimate': 'お届け予定日', 'parcel.carrier': '配送会社', 'parcel.tracking_number': '追跡番号', 'return.status': '返品の状況', 'return.window_ends': '返品期限',
  },
  ar: {
    'brand.name': 'متجرنا', 'customer.first_name': 'عميلنا', 'order.number': 'رقم طلبك', 'order.status': 'حالة طلبك', 'order.placed_on': 'يوم طلبك', 'order.total': 'إجمالي طلبك',
    'parcel.state': 'حالة شحنتك', 'parcel.estimate': 'اليوم المتوقع', 'parcel.carrier': 'شركة الشحن', 'parcel.tracking_number': 'رقم التتبع', 'return.status': 'حالة الإرجاع', 'return.window_ends': 'نهاية مدة الإرجاع',
  },
};

/** What stands where nobody is signed in and the article says nothing else; English where the language has none. */
export function neutralWords(name: Placeholder, language: string): string {
  return (words[language.split('-')[0] ?? ''] ?? en)[name];
}
