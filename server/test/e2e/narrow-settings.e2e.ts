import { after, test } from 'node:test';
import { KlaviyoAccount, klaviyoKeys } from '../fakes/places/klaviyo.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { nothingCut } from '../stage/nothing-cut.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

// Settings with the widest contents, whole, on a phone.
const served = await serveStandIn(new KlaviyoAccount({ orders: 12 }));
after(() => served.close());
const { world, browser } = await houseWithBrowser({ addressOf: (base) => (base.startsWith('https://a.klaviyo.com') ? served.url : base) });
const olga = await sitDown(browser, world.url);
const brandId = await foundNorth(olga);
await call(olga, 'POST', '/api/v1/connections', { brand_id: brandId, vendor: 'klaviyo', keys: klaviyoKeys });

for (const [page, shows] of [['returns', 'Days to ask'], ['authority', 'Refund'], ['connections', 'North Apparel'], ['macros', 'No macros yet']] as const) {
  test(`nothing of Settings › ${page} is cut off on a phone`, async () => {
    await olga.goto(`/settings/${page}`);
    await olga.getByRole('main').getByText(shows).first().waitFor();
    await nothingCut(olga, `settings-${page}`);
  });
}

test('nor when a connected service makes the labels', async () => {
  await olga.goto('/settings/returns');
  await olga.getByText('Days to ask').waitFor();
  await olga.getByRole('button', { name: 'Who makes the label' }).click();
  await olga.getByRole('option', { name: 'A connected service' }).click();
  await olga.getByRole('option').first().waitFor({ state: 'detached' });
  await nothingCut(olga, 'settings-returns-labels');
});

test('nor a macro that is being written, with its steps', async () => {
  await olga.goto('/settings/macros');
  await olga.getByRole('button', { name: 'New macro' }).click();
  const editor = olga.getByRole('region', { name: 'New macro' });
  await editor.getByLabel('Name').fill('A parcel that is late, with what was promised');
  for (const step of ['set the status', 'add a tag']) {
    await editor.getByRole('button', { name: 'Add a step' }).click();
    await olga.getByRole('menuitem', { name: step }).click();
  }
  await editor.getByPlaceholder('Name of a tag').fill('wismo');
  await nothingCut(olga, 'settings-macro-editor');
});
