import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A shop of somebody else's at an address of its own, under a strict content policy, with the widget's line in its pages. */
export interface ShopPages {
  readonly origin: string;
  /** the line of script of the chat's settings; set before a page is asked for */
  snippet: string;
  /** of the page's <html>: lang, dir */
  htmlAttributes: string;
  /** what else stands in the page */
  more: string;
  close(): void;
}

const style = 'body{font:16px/1.5 sans-serif;margin:0;color:#222}header{padding:20px 48px;border-bottom:1px solid #ddd;font-weight:600}main{padding:32px 48px;max-width:700px}';

/** `desk` is where Keepdesk is reached: the policy lets the page fetch from there and from nowhere else, as the manual says. */
export async function openShopPages(desk: string): Promise<ShopPages> {
  const pages = { snippet: '', htmlAttributes: 'lang="en"', more: '' };
  const policy = `default-src 'none'; script-src ${desk}; connect-src ${desk} ${desk.replace('http', 'ws')}; style-src 'unsafe-inline'; img-src 'self' data: blob:`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shop');
    const title = pathname === '/' ? 'North Apparel' : decodeURIComponent(pathname.split('/').at(-1) ?? '').replaceAll('-', ' ');
    response.writeHead(pathname === '/favicon.ico' ? 404 : 200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    response.end(`<!doctype html><html ${pages.htmlAttributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${style}</style></head><body><header>North Apparel</header><main><h1>${title}</h1><p>Knitted from Norwegian wool, in one piece, by people who wear it.</p>${pages.more}</main>${pages.snippet}</body></html>`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(pages, { origin: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => void server.close() });
}
