/** What a shop's page may show of the portal: where an order is, and the help's search. */
const script = document.currentScript as HTMLScriptElement | null;
const portal = (script?.dataset.portal ?? '').replace(/\/+$/, '');

const words: Readonly<Record<string, readonly [track: string, number: string, email: string, find: string, search: string]>> = {
  en: ['Where is my order?', 'Order number', 'Email address', 'Find my order', 'Search the help'], de: ['Wo ist meine Bestellung?', 'Bestellnummer', 'E-Mail-Adresse', 'Bestellung finden', 'Hilfe durchsuchen'],
  es: ['¿Dónde está mi pedido?', 'Número de pedido', 'Correo electrónico', 'Buscar mi pedido', 'Buscar en la ayuda'], fr: ['Où est ma commande ?', 'Numéro de commande', 'Adresse e-mail', 'Trouver ma commande', 'Chercher dans l’aide'],
  it: ['Dov’è il mio ordine?', 'Numero d’ordine', 'Indirizzo e-mail', 'Trova il mio ordine', 'Cerca nell’aiuto'], nl: ['Waar is mijn bestelling?', 'Bestelnummer', 'E-mailadres', 'Mijn bestelling zoeken', 'Zoek in de hulp'],
  pt: ['Onde está a minha encomenda?', 'Número da encomenda', 'E-mail', 'Encontrar a minha encomenda', 'Procurar na ajuda'], ja: ['ご注文の状況', 'ご注文番号', 'メールアドレス', '注文を探す', 'ヘルプを検索'], ar: ['أين طلبي؟', 'رقم الطلب', 'البريد الإلكتروني', 'ابحث عن طلبي', 'ابحث في المساعدة'],
};

const style = ':host{display:block;font:inherit;color:inherit}form{display:grid;gap:.75em;max-width:26em}label{display:grid;gap:.25em}b{font-size:1.15em}input,button{font:inherit;color:inherit;min-height:44px;padding:.5em .75em;border:1px solid #80848f;border-radius:8px;background:transparent;box-sizing:border-box;width:100%}button{background:#222;color:#fff;border-color:#222;cursor:pointer;font-weight:600}:focus-visible{outline:3px solid currentColor;outline-offset:2px}';

const language = (): string => (document.documentElement.lang || navigator.language).slice(0, 2).toLowerCase();

function make(tag: string, more: Readonly<Record<string, string>>, ...inside: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(more)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

/** Puts a form in a shadow root: the shop's styles do not bend it, and it bends nothing of the shop's. It leads to the portal, where nothing opens without a code. */
function put(host: Element, form: HTMLElement): void {
  if (host.shadowRoot) return;
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  root.append(form);
}

function show(): void {
  if (!/^https?:\/\//.test(portal)) return;
  const code = language();
  const [track, number, email, find, search] = words[code] ?? words.en ?? [];
  const field = (label: string, more: Readonly<Record<string, string>>): HTMLElement => make('label', {}, label, make('input', { required: '', ...more }));
  for (const host of document.querySelectorAll('[data-keepdesk-track]')) put(host, make('form', { method: 'post', action: `${portal}/find?lang=${code}`, dir: code === 'ar' ? 'rtl' : 'ltr' }, make('b', {}, track ?? ''), field(number ?? '', { name: 'number', maxlength: '60', autocomplete: 'off' }), field(email ?? '', { name: 'email', type: 'email', maxlength: '254', autocomplete: 'email' }), make('button', {}, find ?? '')));
  for (const host of document.querySelectorAll('[data-keepdesk-help]')) put(host, make('form', { action: `${portal}/help`, role: 'search', dir: code === 'ar' ? 'rtl' : 'ltr' }, field(search ?? '', { name: 'q', type: 'search', maxlength: '200' }), make('button', {}, search ?? '')));
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show);
else show();
