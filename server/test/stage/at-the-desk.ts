import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

// What the end-to-end tests have in common: people with browsers, and a brand for them to work for.

export const PASSPHRASE = 'teapot orbit lantern fig';

/** A device of its own: nothing shared with other pages, and an error in the page fails the test. */
export async function takeDevice(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 }, ...options })).newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => assert.fail(`an error in the page: ${error.message}`));
  return page;
}

/** A person at a device of their own, before the sign-in of the desk at `url`. */
export async function sitDown(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await takeDevice(browser, { baseURL: url, ...options });
  await page.goto('/sign-in');
  return page;
}

/** Calls the API as the person in the browser; throws what it refused with. */
export function call<T>(page: Page, method: string, url: string, body?: unknown): Promise<T> {
  return page.evaluate(async ([how, where, what]) => {
    const answer = await fetch(where as string, { method: how as string, ...(what === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(what) }) });
    if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }, [method, url, body] as const) as Promise<T>;
}

/** Whoever is at the page becomes the owner of a new house with the brand North and its mailbox; the brand's id. */
export async function foundNorth(page: Page, more: { color?: string; undoSeconds?: number } = {}): Promise<string> {
  await call(page, 'POST', '/api/v1/setup', { name: 'Olga Owner', email: 'olga@north.example', passphrase: PASSPHRASE });
  const { id } = await call<{ id: string }>(page, 'POST', '/api/v1/brands', { name: 'North', slug: 'north', domain: 'north.example', ...(more.color ? { color: more.color } : {}) });
  await call(page, 'POST', '/api/v1/mailboxes', { brand_id: id, address: 'help@north.example', name: 'North' });
  if (more.undoSeconds !== undefined) await call(page, 'PUT', `/api/v1/brands/${id}/behaviour`, { undo_seconds: more.undoSeconds, thanks_reopens: true, reopen_days: 30, number_in_subject: false });
  // A brand is furnished by those who hear of it, each in its own time.
  while (!(await isFurnished(page, id))) await page.waitForTimeout(50);
  return id;
}

const isFurnished = async (page: Page, brandId: string): Promise<boolean> =>
  (await Promise.all(['/api/v1/statuses', `/api/v1/reasons?brand_id=${brandId}`].map((url) => call<{ data: unknown[] }>(page, 'GET', url)))).every(({ data }) => data.length > 3);

/** The owner invites, the guest accepts and is signed in at their own page; the guest's id. */
export async function join(owner: Page, guest: Page, who: { name: string; role: string; brandId: string }): Promise<string> {
  const { data: roles } = await call<{ data: { id: string; name: string }[] }>(owner, 'GET', '/api/v1/roles');
  const role_id = roles.find((role) => role.name === who.role)?.id;
  const email = `${who.name.split(' ')[0]?.toLowerCase()}@north.example`;
  const { link } = await call<{ link: string }>(owner, 'POST', '/api/v1/invitations', { email, name: who.name, roles: [{ role_id, brand_id: who.brandId }] });
  await call(guest, 'POST', '/api/v1/invitations/accept', { token: link.split('/').at(-1), name: who.name, passphrase: PASSPHRASE });
  return (await call<{ person: { id: string } }>(guest, 'GET', '/api/v1/session')).person.id;
}
