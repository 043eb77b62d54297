import { SignJWT } from 'jose';
import type { Page } from 'playwright-core';
import { buildWebApps } from '../../scripts/build-web.mjs';
import { openBrowser } from '../../server/test/stage/open-browser.ts';
import { openStage, percentile, round, table, type Stage } from '../stage/open-stage.ts';

const DAY = 86_400_000;
const ROUNDS = 15;

/** What Lighthouse calls a slow 4G phone: 150 ms, 1.6 Mbit/s down, the processor four times slower. */
const PHONE = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 93_750 };

/** A shopper's tracking page on a throttled phone: until its first byte and until its largest piece is painted, beside the plainest answer there is (/health) on the same line. */
export async function run(): Promise<Record<string, unknown>> {
  await buildWebApps();
  const stage = await openStage();
  const { browser, close } = await openBrowser();
  try {
    const token = await signIn(stage);
    const page = await browser.newPage({ baseURL: stage.keepdesk.url, viewport: { width: 390, height: 844 } });
    await page.goto(`/p/north/from-shop?token=${token}`);
    await throttle(page);
    const [shown, plain]: [Seen[], Seen[]] = [[], []];
    for (let i = 0; i < ROUNDS; i++) {
      const order = page.url();
      shown.push(await look(page, order));
      plain.push(await look(page, '/health'));
      await page.goto(order);
    }
    const middle = (all: readonly Seen[], of: keyof Seen): number => percentile(all.map((one) => one[of]), 0.5);
    const told = { first_byte_ms: round(middle(shown, 'wait'), 0), first_byte_p95_ms: round(percentile(shown.map((one) => one.wait), 0.95), 0), paint_ms: round(middle(shown, 'paint'), 0), paint_p95_ms: round(percentile(shown.map((one) => one.paint), 0.95), 0), health_first_byte_ms: round(middle(plain, 'wait'), 0) };
    table([['first byte of the tracking page, ms (p95)', `${told.first_byte_ms} (${told.first_byte_p95_ms})`], ['first byte of /health, ms', told.health_first_byte_ms], ['largest paint, ms (p95)', `${told.paint_ms} (${told.paint_p95_ms})`]]);
    return told;
  } finally {
    await close();
    await stage.close();
  }
}

/** An order with a parcel on its way, and the shop's word for who looks at it. */
async function signIn(stage: Stage): Promise<string> {
  await stage.call('PATCH', `/api/v1/portal-settings/${stage.brandId}`, { enabled: true });
  const { secret } = await stage.call<{ secret: string }>('POST', `/api/v1/portal-settings/${stage.brandId}/secret`, {});
  const at = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
  const { id } = await stage.call<{ id: string }>('PUT', '/api/v1/orders', {
    brand_id: stage.brandId, source: 'bench', source_id: '1', number: '#4711', email: 'ana@customer.example', customer_name: 'Ana Silva', total: { amount_minor: 8490, currency: 'EUR' }, placed_at: at(-5), fulfilment_state: 'fulfilled', changed_at: at(-4),
    lines: [{ source_id: 'l1', sku: 'TEE-S', title: 'Wool tee, S', quantity: 2, unit_price: { amount_minor: 2000, currency: 'EUR' } }, { source_id: 'l2', sku: 'CAP', title: 'Cap', quantity: 1, unit_price: { amount_minor: 4000, currency: 'EUR' } }],
  });
  await stage.call('PUT', '/api/v1/shipments', { brand_id: stage.brandId, source: 'bench', source_id: '1', order_id: id, carrier: 'dhl', tracking_number: 'JD014600001', state: 'in_transit', changed_at: at(-1), events: [{ at: at(-1), state: 'in_transit', description: '', place: 'Leipzig' }] });
  return new SignJWT({ order: '#4711' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(Math.floor(Date.now() / 1000) + 300).sign(new TextEncoder().encode(secret));
}

async function throttle(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', PHONE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

interface Seen {
  readonly wait: number;
  readonly paint: number;
}

async function look(page: Page, url: string): Promise<Seen> {
  await page.goto(url);
  return page.evaluate<Seen>(`new Promise((done) => new PerformanceObserver((list) => {
    const nav = performance.getEntriesByType('navigation')[0];
    done({ wait: nav.responseStart - nav.requestStart, paint: list.getEntries().at(-1).startTime });
  }).observe({ type: 'largest-contentful-paint', buffered: true }))`);
}
