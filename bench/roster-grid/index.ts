import type { Page } from 'playwright-core';
import { buildWebApps } from '../../scripts/build-web.mjs';
import { openBrowser } from '../../server/test/stage/open-browser.ts';
import { openStage, percentile, round, table, type Stage } from '../stage/open-stage.ts';
import { framesOf, SCROLL, WALK } from './frames.ts';

const DAY = 86_400_000;
const [WEEKS, PUT_AT_ONCE, EDITS] = [4, 200, 20];
const [EMAIL, PASSPHRASE] = ['olga@keepdesk.test', 'quiet copper lantern field'];
const SITES = [['Cape Town', 'ZA', 'Africa/Johannesburg'], ['Manila', 'PH', 'Asia/Manila'], ['San Salvador', 'SV', 'America/El_Salvador']] as const;

interface Person {
  readonly id: string;
  readonly night: boolean;
}

/** A schedule of hundreds of people in Chromium: how long until it stands there, frames while it is scrolled and walked through by keys, and how long a change takes until it is judged. */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const many = Number(argv[0] ?? 300);
  await buildWebApps();
  const stage = await openStage();
  const { browser, close } = await openBrowser();
  try {
    const people = await hire(stage, many);
    const monday = new Date((Math.floor((Date.now() / DAY + 3) / 7) * 7 - 3 + 14) * DAY);
    const plan = await draft(stage, people, monday);
    const page = await (await browser.newContext({ baseURL: stage.keepdesk.url, viewport: { width: 1440, height: 900 }, locale: 'en-US' })).newPage();
    await page.goto('/sign-in');
    await page.getByRole('textbox', { name: 'Email' }).fill(EMAIL);
    await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    const began = performance.now();
    await page.goto(`/workforce/schedule?plan=${plan}&week=${monday.toISOString().slice(0, 10)}`);
    await page.locator('[data-shift]').first().waitFor();
    const shown = performance.now() - began;
    const scrolled = await framesOf(page, SCROLL);
    await toTop(page);
    const walked = await framesOf(page, WALK);
    const judged: number[] = [];
    await toTop(page);
    for (let at = 0; at < EDITS; at++) {
      const answered = page.waitForResponse((answer) => answer.url().endsWith('/edits'));
      const from = performance.now();
      await page.keyboard.press(at % 2 === 0 ? 'Delete' : 'ControlOrMeta+z');
      await answered;
      judged.push(performance.now() - from);
      await page.locator('[data-cell="0 0"] [data-shift]').nth(0).waitFor({ state: at % 2 === 0 ? 'detached' : 'attached' });
    }
    const rows: Record<string, readonly number[]> = { 'frame while scrolling': scrolled, 'frame while walking by keys': walked, 'a change until it is judged': judged };
    table([['', 'p50 ms', 'p95 ms', 'longest ms'], ['until it stands there', round(shown, 0), '', ''], ...Object.entries(rows).map(([name, all]) => [name, round(percentile(all, 0.5), 1), round(percentile(all, 0.95), 1), round(Math.max(...all), 1)])]);
    return { people: many, weeks: WEEKS, shown_ms: round(shown, 0), scroll_p95_ms: round(percentile(scrolled, 0.95), 1), walk_p95_ms: round(percentile(walked, 0.95), 1), judged_p50_ms: round(percentile(judged, 0.5), 1), judged_p95_ms: round(percentile(judged, 0.95), 1) };
  } finally {
    await close();
    await stage.close();
  }
}

/** Only rows in sight are in the page. */
async function toTop(page: Page): Promise<void> {
  await page.evaluate("document.querySelector('[role=grid]').parentElement.scrollTop = 0");
  await page.locator('[data-cell="0 0"]').focus();
}

/** So many people at three sites, with what was agreed with them. */
async function hire({ keepdesk, brandId, call }: Stage, many: number): Promise<Person[]> {
  const { data: roles } = await call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/roles');
  const sites: string[] = [];
  for (const [name, country, zone] of SITES) sites.push((await call<{ id: string }>('POST', '/api/v1/sites', { name, country, time_zone: zone })).id);
  const people: Person[] = [];
  for (let at = 0; at < many; at++) {
    const name = `Agent ${String(at + 1).padStart(3, '0')}`;
    const { link } = await call<{ link: string }>('POST', '/api/v1/invitations', { email: `agent${at}@north.test`, name, roles: [{ role_id: roles.find((one) => one.name === 'agent')?.id, brand_id: brandId }] });
    const accepted = await fetch(`${keepdesk.url}/api/v1/invitations/accept`, { method: 'POST', headers: { 'content-type': 'application/json', origin: keepdesk.url }, body: JSON.stringify({ token: link.split('/').at(-1), name, passphrase: PASSPHRASE }) });
    if (!accepted.ok) throw new Error(`accepting: ${accepted.status} ${await accepted.text()}`);
    const session = (await (await fetch(`${keepdesk.url}/api/v1/session`, { headers: { cookie: accepted.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ') } })).json()) as { person: { id: string } };
    const { id } = session.person;
    await call('PUT', `/api/v1/people/${id}/terms`, { site_id: sites[at % sites.length], contract_minutes: 2400, least_shift_minutes: 240, most_shift_minutes: 600, most_days: 5, availability: {}, nights: false, wishes: {}, hour_cost_minor: 2000, currency: 'EUR', starts_on: null, ends_on: null, rules_place: null });
    people.push({ id, night: at % 3 === 2 });
  }
  return people;
}

/** Five shifts a week for everybody, with a lunch. */
async function draft({ brandId, call }: Stage, people: readonly Person[], monday: Date): Promise<string> {
  const { id, version } = await call<{ id: string; version: number }>('POST', '/api/v1/workforce/plans', { name: 'Hundreds', brand_ids: [brandId], from: monday.toISOString().slice(0, 10), weeks: WEEKS, begin: 'empty', seconds: 10, seed: 1 });
  const shifts = people.flatMap((person, number) => Array.from({ length: WEEKS * 5 }, (_, at) => {
    const day = monday.getTime() + (Math.floor(at / 5) * 7 + (at % 5)) * DAY;
    const from = day + (person.night ? 14 : 8 + (number % 4)) * 3_600_000;
    const iso = (ms: number): string => new Date(ms).toISOString();
    return { id: null, person_id: person.id, from: iso(from), to: iso(from + 8.5 * 3_600_000), activities: [{ kind: 'lunch', from: iso(from + 4 * 3_600_000), to: iso(from + 4.5 * 3_600_000), paid: false }] };
  }));
  let now = version;
  for (let at = 0; at < shifts.length; at += PUT_AT_ONCE) ({ version: now } = await call<{ version: number }>('POST', `/api/v1/workforce/plans/${id}/edits`, { version: now, put: shifts.slice(at, at + PUT_AT_ONCE), remove: [] }));
  return id;
}
