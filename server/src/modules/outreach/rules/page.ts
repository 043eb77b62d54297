import { LANGUAGES, type Language } from './words/index.ts';

export const PURPOSES = ['service', 'marketing', 'survey'] as const;

interface PageWords {
  readonly title: string;
  readonly intro: string;
  readonly purposes: Readonly<Record<(typeof PURPOSES)[number], readonly [name: string, text: string]>>;
  readonly way: readonly [name: string, text: string];
  readonly save: string;
  readonly saved: string;
  readonly confirm: string;
  readonly confirmed: string;
  readonly confirmAsk: string;
  readonly confirmDo: string;
  readonly stopAsk: string;
  readonly stopDo: string;
  readonly stopped: string;
  readonly unknown: string;
  readonly back: string;
  readonly confirmSubject: string;
  readonly confirmText: string;
}

const words: Readonly<Record<Language, PageWords>> = {
  en: {
    title: 'What {brand} tells you', intro: 'Choose what you want to hear about by e-mail. Answers to your own messages always reach you.',
    purposes: { service: ['News of your orders', 'Delays, delivery, returns, payments.'], marketing: ['Offers and goods that are back', 'Only what you asked for.'], survey: ['How did we do?', 'One question after we helped you.'] },
    way: ['News of your orders by {way} to {number}', 'Instead of the e-mail, where that is turned off.'], save: 'Save', saved: 'Saved.', confirm: 'We sent you an e-mail: please confirm there that you want offers.', confirmed: 'Thank you, that is confirmed.', confirmAsk: 'Do you want offers and news of goods by e-mail?', confirmDo: 'Yes, I do',
    stopAsk: 'Shall {brand} stop sending you news of your orders? Answers to your messages still reach you.', stopDo: 'Stop sending me these', stopped: 'Done. {brand} sends you no such notices any more.',
    unknown: 'This link is not complete. Please open it from the mail again.', back: 'Choose again', confirmSubject: 'Please confirm: news from {brand}', confirmText: 'Hello,\n\nyou asked for offers and news of goods from {brand}. Please confirm it here:\n\n{link}\n\nIf that was not you, do nothing.\n\n{brand}',
  },
  de: {
    title: 'Was Ihnen {brand} mitteilt', intro: 'Wählen Sie, was Sie per E-Mail erfahren möchten. Antworten auf Ihre eigenen Nachrichten bekommen Sie immer.',
    purposes: { service: ['Neues zu Ihren Bestellungen', 'Verspätungen, Zustellung, Rücksendungen, Zahlungen.'], marketing: ['Angebote und was wieder da ist', 'Nur worum Sie gebeten haben.'], survey: ['Wie war’s mit uns?', 'Eine Frage, nachdem wir geholfen haben.'] },
    way: ['Neues zu Ihren Bestellungen per {way} an {number}', 'Statt der E-Mail, wo diese ausgeschaltet ist.'], save: 'Speichern', saved: 'Gespeichert.', confirm: 'Wir haben Ihnen eine E-Mail geschickt: Bitte bestätigen Sie dort, dass Sie Angebote möchten.', confirmed: 'Danke, das ist bestätigt.', confirmAsk: 'Möchten Sie Angebote und Neues per E-Mail?', confirmDo: 'Ja, das möchte ich',
    stopAsk: 'Soll {brand} Ihnen nichts mehr zu Ihren Bestellungen schicken? Antworten auf Ihre Nachrichten bekommen Sie weiterhin.', stopDo: 'Nichts mehr schicken', stopped: 'Erledigt. {brand} schickt Ihnen keine solchen Hinweise mehr.',
    unknown: 'Dieser Link ist nicht vollständig. Bitte öffnen Sie ihn noch einmal aus der Mail.', back: 'Noch einmal wählen', confirmSubject: 'Bitte bestätigen: Neues von {brand}', confirmText: 'Guten Tag,\n\nSie möchten Angebote und Neues von {brand}. Bitte bestätigen Sie das hier:\n\n{link}\n\nWaren Sie das nicht, tun Sie nichts.\n\n{brand}',
  },
  es: {
    title: 'De qué te avisa {brand}', intro: 'Elige de qué quieres saber por correo. Las respuestas a tus propios mensajes te llegan siempre.',
    purposes: { service: ['Novedades de tus pedidos', 'Retrasos, entrega, devoluciones, pagos.'], marketing: ['Ofertas y lo que ha vuelto', 'Solo lo que pediste.'], survey: ['¿Qué tal lo hicimos?', 'Una pregunta después de ayudarte.'] },
    way: ['Novedades de tus pedidos por {way} al {number}', 'En lugar del correo, si está desactivado.'], save: 'Guardar', saved: 'Guardado.', confirm: 'Te hemos enviado un correo: confirma allí que quieres ofertas.', confirmed: 'Gracias, está confirmado.', confirmAsk: '¿Quieres ofertas y novedades por correo?', confirmDo: 'Sí, quiero',
    stopAsk: '¿Quieres que {brand} deje de enviarte novedades de tus pedidos? Las respuestas a tus mensajes te seguirán llegando.', stopDo: 'No enviarme más', stopped: 'Hecho. {brand} ya no te envía estos avisos.',
    unknown: 'Este enlace no está completo. Ábrelo de nuevo desde el correo.', back: 'Elegir otra vez', confirmSubject: 'Confirma, por favor: novedades de {brand}', confirmText: 'Hola:\n\npediste ofertas y novedades de {brand}. Confírmalo aquí:\n\n{link}\n\nSi no fuiste tú, no hagas nada.\n\n{brand}',
  },
};

export const pageWords = (language: Language): PageWords => words[language];

export interface ChoicePage {
  readonly brand: string;
  readonly language: Language;
  readonly token: string;
  readonly wants: Readonly<Record<string, boolean>>;
  readonly ways: readonly { readonly channel: 'sms' | 'whatsapp'; readonly number: string; readonly wants: boolean }[];
  readonly said: 'saved' | 'confirm' | null;
}

/** What they want to be told, with a box for each purpose. Works without script. */
export function choicePage({ brand, language, token, wants, ways, said }: ChoicePage): string {
  const w = words[language];
  const way = (one: ChoicePage['ways'][number]): string => `<label class="row"><input type="checkbox" name="${one.channel}" value="yes"${one.wants ? ' checked' : ''}><span><b>${escapeHtml(w.way[0].replace('{way}', one.channel === 'sms' ? 'SMS' : 'WhatsApp').replace('{number}', one.number))}</b><small>${escapeHtml(w.way[1])}</small></span></label>`;
  const box = (purpose: (typeof PURPOSES)[number]): string => `<label class="row"><input type="checkbox" name="${purpose}" value="yes"${wants[purpose] ? ' checked' : ''}><span><b>${escapeHtml(w.purposes[purpose][0])}</b><small>${escapeHtml(w.purposes[purpose][1])}</small></span></label>`;
  return shell(language, w.title.replace('{brand}', brand), `${said === null ? '' : `<p role="status" class="said">${escapeHtml(w[said])}</p>`}<p>${escapeHtml(w.intro)}</p><form method="post" action="/n/${token}">${PURPOSES.map(box).join('')}${ways.map(way).join('')}<button>${escapeHtml(w.save)}</button></form>`);
}

export function stopPage(brand: string, language: Language, token: string, done: boolean): string {
  const w = words[language];
  const body = done ? `<p role="status">${escapeHtml(w.stopped.replace('{brand}', brand))}</p><p><a href="/n/${token}">${escapeHtml(w.back)}</a></p>` : `<p>${escapeHtml(w.stopAsk.replace('{brand}', brand))}</p><form method="post" action="/n/${token}/unsubscribe"><button>${escapeHtml(w.stopDo)}</button></form>`;
  return shell(language, w.title.replace('{brand}', brand), body);
}

export const confirmPage = (language: Language, token: string): string => shell(language, words[language].confirmAsk, `<form method="post" action="/n/confirm/${token}"><button>${escapeHtml(words[language].confirmDo)}</button></form>`);

export const confirmedPage = (brand: string, language: Language): string => shell(language, words[language].title.replace('{brand}', brand), `<p role="status">${escapeHtml(words[language].confirmed)}</p>`);

export const unknownPage = (language: Language): string => shell(language, 'Keepdesk', `<p>${escapeHtml(words[language].unknown)}</p>`);

function shell(language: Language, title: string, body: string): string {
  return `<!doctype html><html lang="${LANGUAGES.includes(language) ? language : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:8vh auto;padding:0 1rem}.row{display:flex;gap:.75rem;align-items:flex-start;padding:.75rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 15%,transparent)}.row input{width:1.25rem;height:1.25rem;margin-top:.15rem}small{display:block;opacity:.8}button{font:inherit;font-weight:600;margin-top:1.25rem;padding:.7rem 1.2rem;border-radius:.6rem;border:1px solid;background:none;color:inherit;cursor:pointer}.said{font-weight:600}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
