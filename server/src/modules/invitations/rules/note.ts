import type { Signs, Trigger } from './signs.ts';

type Say = (signs: Signs) => string;
const said: Record<'en' | 'de' | 'es', { head: string; because: Record<Trigger, Say> }> = {
  en: {
    head: 'Came by an invitation on the page:',
    because: { checkout_error: () => 'something went wrong at the checkout.', size_chart: (s) => `opened the size chart ${s.size_charts} times.`, cart_returned: (s) => `looked at the cart ${s.cart_visits} times.`, time_on_page: (s) => `looked at one product for ${s.seconds_on_page} seconds.` },
  },
  de: {
    head: 'Kam durch eine Einladung auf der Seite:',
    because: { checkout_error: () => 'an der Kasse ging etwas schief.', size_chart: (s) => `hat die Größentabelle ${s.size_charts}-mal geöffnet.`, cart_returned: (s) => `hat den Warenkorb ${s.cart_visits}-mal angesehen.`, time_on_page: (s) => `hat ein Produkt ${s.seconds_on_page} Sekunden lang angesehen.` },
  },
  es: {
    head: 'Ha llegado por una invitación en la página:',
    because: { checkout_error: () => 'algo ha fallado al pagar.', size_chart: (s) => `ha abierto la guía de tallas ${s.size_charts} veces.`, cart_returned: (s) => `ha mirado la cesta ${s.cart_visits} veces.`, time_on_page: (s) => `ha mirado un producto durante ${s.seconds_on_page} segundos.` },
  },
};

/** What whoever answers should know, in the language the brand works in. */
export function noteOf(trigger: Trigger, signs: Signs, locale: string, shown: string): string {
  const language = locale.slice(0, 2).toLowerCase();
  const { head, because } = said[language === 'de' || language === 'es' ? language : 'en'];
  return `${head} ${because[trigger](signs)}\n“${shown}”`;
}
