import { test } from 'node:test';
import { putProduct } from '../../src/modules/catalogue/index.ts';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import { startOf } from '../../src/modules/outreach/rules/programme.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { call, foundNorth, join, sitDown, takeDevice } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

// A shopper finds something sold out, leaves an address, confirms it from the mail, and is told; on a phone and on a desk, also from right to left.
const { world, browser } = await houseWithBrowser();
const [olga, lea] = [await sitDown(browser, world.url), await sitDown(browser, world.url)];
const brandId = await foundNorth(olga, { undoSeconds: 0 });
await join(olga, lea, { name: 'Lea Lead', role: 'lead', brandId });
await call(olga, 'PUT', `/api/v1/brands/${brandId}/outreach-settings`, { quiet: { from: '00:00', to: '00:00' }, most_per_day: 5, most_per_week: 9, wrote_within_days: 7, most_per_minute: 600, cost_cents: { email: 0.1 } });
await call(olga, 'PATCH', `/api/v1/portal-settings/${brandId}`, { enabled: true });
await call(olga, 'PUT', `/api/v1/brands/${brandId}/notice-programmes/back_in_stock`, startOf('back_in_stock'));
await call(olga, 'POST', `/api/v1/brands/${brandId}/notice-programmes/back_in_stock/publish`, {});
for (const one of (await call<{ data: { id: string }[] }>(lea, 'GET', '/api/v1/approvals')).data) await call(lea, 'POST', `/api/v1/approvals/${one.id}/decide`, { approve: true });

let changes = 0;
const stock = (left: number) => world.house.db.transact(systemActor('test'), (tx) => putProduct(tx, {
  brandId, source: 'shop', sourceId: 'p1', title: 'Wool tee', url: 'https://shop.example/wool-tee', imageUrl: null, status: 'active', category: 'Shirts', tags: [], changedAt: new Date(tx.now.getTime() + (changes += 1)),
  variants: [{ sourceId: 'v-l', sku: 'TEE-L', title: 'L', priceMinor: 2000, currency: 'EUR', stock: left }],
}));

async function until<T>(look: () => T | undefined | false, what: string): Promise<T> {
  for (let left = 1200; left > 0; left -= 1) {
    const seen = look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not happen in time`);
}
const mails = () => world.relay.mails.filter((mail) => mail.to.includes('ana@example.test')).map((mail) => readMail(mail.raw));

test('sold out: an address is left, confirmed from the mail, and told once it is back', async () => {
  await stock(0);
  const shopper = await takeDevice(browser);
  const url = `${world.url}/p/north/wanted?item=TEE-L`;
  // The programme goes live a moment after the second yes.
  for (let left = 60; left > 0 && (await shopper.goto(url))?.status() !== 200; left -= 1) await shopper.waitForTimeout(500);
  await shopper.getByRole('heading', { name: 'Tell me when it is back' }).waitFor();
  await checkLooks(shopper, 'wanted');
  await picture(shopper, 'portal-wanted');
  await shopper.getByLabel('Email').fill('ana@example.test');
  await shopper.getByRole('button', { name: 'Tell me' }).click();
  await shopper.getByText('We sent you an email.').waitFor();
  await checkLooks(shopper, 'wanted-sent', [{ width: 390, height: 844 }]);
  const link = await until(() => mails().map((mail) => /\/n\/wish\/[\w.-]+/.exec(mail.text)?.[0]).find(Boolean), 'the letter');
  await shopper.goto(`${world.url}${link}`);
  await shopper.getByRole('heading', { name: 'Tell you once when it is in stock again?' }).waitFor();
  await checkLooks(shopper, 'wanted-confirm', [{ width: 390, height: 844 }]);
  await shopper.getByRole('button', { name: 'Yes, tell me' }).click();
  await shopper.getByText('writes to you once when it is back').waitFor();
  await stock(4);
  await until(() => mails().some((mail) => mail.subject === 'Wool tee, L is back'), 'the news');
  await shopper.goto(url);
  await shopper.getByText('Wool tee, L is in stock.').waitFor();
  await checkLooks(shopper, 'wanted-there', [{ width: 390, height: 844 }]);
});

test('from right to left, too', async () => {
  await stock(0);
  const shopper = await takeDevice(browser, { locale: 'ar' });
  await shopper.goto(`${world.url}/p/north/wanted?item=TEE-L&lang=ar`);
  await shopper.locator('html[dir="rtl"]').waitFor();
  await shopper.getByRole('link', { name: 'Deutsch' }).click();
  await shopper.getByRole('heading', { name: 'Sag mir, wenn es wieder da ist' }).waitFor();
  await shopper.goBack();
  await shopper.locator('html[dir="rtl"]').waitFor();
  await checkLooks(shopper, 'wanted-ar');
});
