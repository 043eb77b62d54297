import type { DemoBrand } from '../cast.ts';
import { escape, frame } from './page.ts';
import type { Letter } from './post.ts';

const clock = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** The post of one address: what came, each with a way to answer, and a first mail to the brand. Whoever reads it is not in the shop: no chat here. */
export function postPage(brand: DemoBrand, address: string, letters: readonly Letter[]): string {
  const whose = `<form method="get" class="row"><label>Your address <input name="address" type="email" required value="${escape(address)}"></label><button>Look</button></form>`;
  const write = `<details class="letter"${letters.length === 0 ? ' open' : ''}><summary>Write to ${escape(brand.name)}</summary><form method="post" class="stack"><input type="hidden" name="address" value="${escape(address)}"><label>Subject <input name="subject" required></label><label>What you want to say <textarea name="text" required rows="5"></textarea></label><button>Send</button></form></details>`;
  const found = address === '' ? '' : `${write}<h2>${letters.length === 0 ? 'Nothing has come yet' : 'What came'}</h2>${letters.map((letter, at) => show(address, letter, at === 0)).join('')}`;
  return frame('Your mail', '', `<strong>Your mail</strong><nav><a href="/demo/shop">To the shop</a></nav>`, `<h1>${address === '' ? 'Whose mail?' : escape(address)}</h1><p class="quiet">The demo has no outside world: what the brands send to shoppers ends up here. Look with the address you gave in the chat, or that you write from.</p>${whose}${found}`);
}

function show(address: string, letter: Letter, open: boolean): string {
  // Links open beside the page; nothing in the letter can run.
  const body = letter.html === ''
    ? `<p class="words">${escape(letter.text)}</p>`
    : `<iframe title="${escape(letter.subject)}" sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" srcdoc="${escape(`<base target="_blank">${letter.html}`)}"></iframe>`;
  return `<details class="letter"${open ? ' open' : ''}><summary>${escape(letter.subject)} <span class="quiet">${escape(letter.from)}, ${clock.format(letter.at)}</span></summary>${body}
<form method="post" class="stack"><input type="hidden" name="address" value="${escape(address)}"><input type="hidden" name="letter" value="${letter.id}"><label>Your answer <textarea name="text" required rows="3"></textarea></label><button>Answer</button></form></details>`;
}
