import type { DemoBrand } from '../cast.ts';

export const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const style = `*{box-sizing:border-box}body{margin:0;font:16px/1.5 Georgia,serif;color:#262b28;background:#faf9f6}
header{display:flex;gap:24px;align-items:center;flex-wrap:wrap;padding:20px max(20px,6vw);border-bottom:1px solid #ddd9cf}
header a{color:inherit;text-decoration:none}header strong{font-size:24px;letter-spacing:.01em}header nav{display:flex;gap:20px;align-items:center;margin-left:auto;font-size:15px}
main{padding:32px max(20px,6vw);max-width:1180px}h1{font-weight:500;font-size:30px;line-height:1.2;margin:0 0 8px}
.goods{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:24px;list-style:none;padding:0}
.goods a{color:inherit;text-decoration:none;display:block}.swatch{aspect-ratio:4/5;border-radius:4px;display:grid;place-items:end start;padding:14px;color:#fff9;font-size:13px}
.product{display:grid;grid-template-columns:minmax(240px,1fr) 1fr;gap:40px;align-items:start}@media(max-width:640px){.product{grid-template-columns:1fr}header nav{margin-left:0}}
button{font:inherit;padding:12px 24px;border:0;border-radius:4px;background:#262b28;color:#fff;cursor:pointer}button.plain{background:none;color:#262b28;text-decoration:underline;padding:0}
table{border-collapse:collapse;width:100%;max-width:640px}td{padding:10px 0;border-bottom:1px solid #ddd9cf}td:last-child{text-align:right}.quiet{color:#5f6660}
.row{display:flex;gap:12px;align-items:end;flex-wrap:wrap}.stack{display:grid;gap:12px;justify-items:start;margin-top:12px}label{display:grid;gap:4px;max-width:100%}.row button{padding:9px 20px}input,textarea{font:inherit;padding:8px 10px;border:1px solid #8a8f8b;border-radius:4px;background:#fff;width:min(520px,80vw)}
.row{margin:24px 0}.letter{border-top:1px solid #ddd9cf;padding:16px 0}.letter summary{cursor:pointer}.letter iframe{width:100%;height:340px;border:1px solid #ddd9cf;border-radius:4px;background:#fff;margin-top:12px}.words{white-space:pre-wrap}h2{font-weight:500;font-size:22px}`;

const hues = [165, 40, 215, 250, 15, 330];
const money = (brand: DemoBrand, minor: number): string => new Intl.NumberFormat('en', { style: 'currency', currency: brand.currency }).format(minor / 100);
const swatch = (at: number, title: string): string => `<div class="swatch" style="background:linear-gradient(160deg,oklch(.62 .07 ${hues[at % 6]}),oklch(.36 .06 ${hues[at % 6]}))">${escape(title)}</div>`;

export function frame(title: string, scripts: string, header: string, main: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>${style}</style>${scripts}</head><body><header>${header}</header><main>${main}</main></body></html>`;
}

/** A page of the demo's shop. It knows of the chat what any shop would: one line of script, and what is in the cart. */
function shell(brand: DemoBrand, key: string, title: string, main: string): string {
  const scripts = `<script async src="/chat/widget.js" data-key="${key}"></script><script defer src="/demo/shop/shop.js"></script>`;
  return frame(`${title} – ${brand.name}`, scripts, `<a href="/demo/shop"><strong>${escape(brand.name)}</strong></a><nav><a href="/demo/shop/mail" id="mail">Your mail</a><a href="/demo/shop/cart">Cart (<span id="count">0</span>)</a><button class="plain" id="account" type="button">Sign in</button></nav>`, main);
}

export function homePage(brand: DemoBrand, key: string): string {
  const goods = brand.goods.map(([sku, title, price], at) => `<li><a href="/demo/shop/p/${sku}">${swatch(at, title)}<p>${escape(title)}<br><span class="quiet">${money(brand, price)}</span></p></a></li>`).join('');
  return shell(brand, key, 'Shop', `<h1>Made for weather</h1><p class="quiet">A shop of the demo world. Nothing here is sold.</p><ul class="goods">${goods}</ul>`);
}

/** Null when there is no such product. */
export function productPage(brand: DemoBrand, key: string, sku: string): string | null {
  const at = brand.goods.findIndex(([one]) => one === sku);
  const found = brand.goods[at];
  if (!found) return null;
  const [, title, price] = found;
  return shell(brand, key, title, `<div class="product">${swatch(at, title)}<div><h1>${escape(title)}</h1><p>${money(brand, price)}</p><p class="quiet">Spun and sewn in one valley. Machine wash at 30°, dry flat.</p><button type="button" id="add" data-sku="${sku}" data-title="${escape(title)}" data-price="${price}" data-currency="${brand.currency}">Put in the cart</button></div></div>`);
}

export function cartPage(brand: DemoBrand, key: string): string {
  return shell(brand, key, 'Cart', `<h1>Your cart</h1><table id="cart" data-currency="${brand.currency}"></table><p class="quiet" id="empty">There is nothing in it yet.</p>`);
}

/** The shop's own script: a cart, signing in, and what it tells the chat. */
export const shopScript = `
const read = () => JSON.parse(localStorage.getItem('demo-cart') || '[]');
const chat = (work) => (window.keepdesk = window.keepdesk || []).push(work);
function show() {
  const cart = read();
  document.getElementById('count').textContent = String(cart.reduce((sum, line) => sum + line.quantity, 0));
  if (cart.length) chat((keepdesk) => keepdesk.cart({ currency: cart[0].currency, total_minor: cart.reduce((sum, line) => sum + line.quantity * line.price_minor, 0), lines: cart }));
  const table = document.getElementById('cart');
  if (!table) return;
  document.getElementById('empty').hidden = cart.length > 0;
  table.replaceChildren(...cart.map((line) => {
    const row = document.createElement('tr');
    for (const text of [line.quantity + ' × ' + line.title, new Intl.NumberFormat('en', { style: 'currency', currency: line.currency }).format(line.quantity * line.price_minor / 100)]) row.insertCell().textContent = text;
    return row;
  }));
}
document.getElementById('add')?.addEventListener('click', ({ currentTarget: { dataset } }) => {
  const cart = read();
  const there = cart.find((line) => line.sku === dataset.sku);
  if (there) there.quantity += 1;
  else cart.push({ sku: dataset.sku, title: dataset.title, quantity: 1, price_minor: Number(dataset.price), currency: dataset.currency, url: location.href });
  localStorage.setItem('demo-cart', JSON.stringify(cart));
  show();
});
const account = document.getElementById('account');
const showAccount = () => (account.textContent = localStorage.getItem('demo-account') ? 'Sign out' : 'Sign in');
const tell = async () => {
  const { token, email } = await (await fetch('/demo/shop/token')).json();
  document.getElementById('mail').href = '/demo/shop/mail?address=' + encodeURIComponent(email);
  chat((keepdesk) => keepdesk.identify(token));
};
account.addEventListener('click', () => {
  if (localStorage.getItem('demo-account')) {
    localStorage.removeItem('demo-account');
    chat((keepdesk) => keepdesk.logout());
  } else {
    localStorage.setItem('demo-account', 'yes');
    tell();
  }
  showAccount();
});
if (localStorage.getItem('demo-account')) tell();
showAccount();
show();
`;
