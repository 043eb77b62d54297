import type { Said } from './letters.ts';

/** What cannot go its usual way, once a day: something dangerous, the law, the press, a bank, and a checkout that is broken for several. */
const letters: readonly { readonly brand: number; readonly subject: string; readonly body: string }[] = [
  { brand: 0, subject: 'Smoke from {item}', body: 'Smoke came out of {item} this morning and I burnt my hand. Please tell me what to do. It was order {order}.\n\n{name}' },
  { brand: 1, subject: 'Letzte Frist für {order}', body: 'Guten Tag,\n\nseit drei Wochen warte ich auf mein Geld für {order}, und niemand antwortet. Wenn bis Freitag nichts kommt, gehe ich zum Anwalt.\n\n{name}' },
  { brand: 0, subject: 'Request for comment', body: 'Hello,\n\nI am a journalist and I write about late parcels before Christmas. Could you send me a statement by tomorrow noon?\n\n{name}' },
  { brand: 1, subject: 'Mi banco', body: 'Hola, no reconozco el cargo de {order}. Voy a abrir una disputa con mi banco si no me lo explican hoy.\n\n{name}' },
  { brand: 0, subject: 'Error at checkout', body: 'Your checkout shows an error message after I enter my card, and the payment page stays empty. I tried three times.\n\n{name}' },
  { brand: 0, subject: 'I cannot pay', body: 'When I press pay at checkout I only get an error message and the page does not load.\n\n{name}' },
  { brand: 0, subject: 'Checkout broken?', body: 'There is an error at checkout: the payment step keeps loading and then says something went wrong.\n\n{name}' },
];

export interface RareLetter {
  readonly brand: number;
  readonly n: number;
  subject(said: Said): string;
  body(said: Said): string;
}

export const rareLetters: readonly RareLetter[] = letters.map(({ brand, subject, body }, n) => ({ brand, n, subject: filled(subject), body: filled(body) }));

function filled(text: string): (said: Said) => string {
  return (said) => text.replaceAll('{order}', said.order).replaceAll('{item}', said.item).replaceAll('{name}', said.name);
}
