import { test } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { startPostgres } from '../../src/platform/postgres/index.ts';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

const { desk, browser } = await deskWithBrowser();

const olga = await sitDown(browser, desk.url);
const brandId = await foundNorth(olga, { undoSeconds: 0 });
const reasons = new Map((await call<{ data: { id: string; key: string }[] }>(olga, 'GET', '/api/v1/reasons')).data.map((reason) => [reason.key, reason.id]));

/** What customers of a shop for lamps that are controlled from a telephone write. */
const WRITTEN: readonly (readonly [key: string, sentences: readonly string[]])[] = [
  ['warranty.defect', ['the bulb flickers since the update', 'one of my strips stays dark', 'the hub blinks red and nothing answers', 'colours are off on two bulbs', 'a buzzing noise from the dimmer', 'it will not pair']],
  ['product.usage', ['how do I make a scene for the evening', 'can the strip be cut to length', 'where is the reset on the hub', 'how do I share the lamps with my partner', 'which room does the hub belong in', 'it will not pair']],
  ['product.compatibility', ['does the bulb work with my old dimmer', 'will the strip talk to other hubs', 'is the hub fine with my router', 'can I use it with a voice speaker', 'which sockets does the bulb fit', 'does it pair with other hubs']],
  ['account.edit', ['rename our attic group', 'the lamps still think it is Berlin time', 'give the porch another colour name', 'my strips carry the old owner', 'put the porch into another group', 'drop the guest from the lamps']],
];
const BEGINNINGS = ['', 'Hello, ', 'Hi, ', 'Good evening, ', 'Dear team, ', 'Sorry, ', 'Quick question: ', 'Once more: ', 'Well, '];
const all = WRITTEN.flatMap(([key, sentences]) => BEGINNINGS.flatMap((beginning) => sentences.map((sentence) => ({ key, subject: sentence, text: `${beginning}${sentence}.` }))));
/** People err: every eleventh is filed under the reason beside it. */
const letters = all.map(({ key, ...letter }, at) => ({ ...letter, reason: reasons.get(at % 11 === 3 ? (WRITTEN[(WRITTEN.findIndex(([one]) => one === key) + 1) % WRITTEN.length]?.[0] ?? key) : key) ?? '' }));

/** Opens conversations and, once they were read, files them: as a person at the desk would, one after the other. */
const fileAll = (page: Page, some: typeof letters): Promise<void> =>
  page.evaluate(async ([brand, rows]) => {
    const send = async (method: string, url: string, body?: unknown) => (await fetch(url, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) })).json();
    const one = async (row: (typeof rows)[number], at: number): Promise<void> => {
      const { id } = await send('POST', '/api/v1/conversations', { brand_id: brand, subject: row.subject, customer: { email: `shopper${at}@customer.example` }, text: row.text });
      while ((await send('GET', `/api/v1/conversations/${id}/triage`)).reading === null) await new Promise((resolve) => setTimeout(resolve, 30));
      await send('PATCH', `/api/v1/conversations/${id}`, { reason_id: row.reason });
    };
    for (let at = 0; at < rows.length; at += 6) await Promise.all(rows.slice(at, at + 6).map((row, index) => one(row, at + index)));
  }, [brandId, some] as const);

/** What was filed is heard of a moment later: the page is loaded anew until it says so. */
async function shownIn(page: Page, what: ReturnType<Page['getByText']>, patience: number): Promise<void> {
  for (let left = 12; left > 1; left -= 1) {
    if (await what.waitFor({ timeout: patience }).then(() => true, () => false)) return;
    await page.reload();
  }
  await what.waitFor({ timeout: patience });
}

test('before enough is filed the page says how much is missing', async () => {
  await fileAll(olga, letters.slice(0, 8));
  await olga.goto('/settings/triage');
  await shownIn(olga, olga.getByRole('heading', { name: 'Not enough corrections yet: 8 of 200' }), 10_000);
  await checkLooks(olga, 'triage-model-empty');
});

test('what people file teaches the brand’s own model, which is used once it is better; its figures say where it errs', async () => {
  await fileAll(olga, letters.slice(8));
  await olga.reload();
  await shownIn(olga, olga.getByText('Reads with version 1 of its own'), 30_000);
  await olga.getByText(/^Better: \d+ more right, \d+ lost$/).waitFor();
  const table = olga.getByRole('region', { name: 'Per contact reason' });
  await table.getByText('Product question › Use and care').waitFor();
  await table.getByRole('button', { name: 'Found' }).click();
  await table.getByRole('columnheader', { name: 'Found', exact: true }).and(olga.locator('[aria-sort=descending]')).waitFor();
  await picture(olga, 'triage-model');
  await checkLooks(olga, 'triage-model');
  await olga.getByRole('tab', { name: /^Taken for another/ }).click();
  await olga.getByRole('region', { name: 'Taken for another' }).waitFor();
  await checkLooks(olga, 'triage-model-confusions');
  await olga.getByRole('tab', { name: 'How sure, how right' }).click();
  await olga.getByText('How often it is right when it is so sure').waitFor();
  await picture(olga, 'triage-model-sure');
  await checkLooks(olga, 'triage-model-sure');
});

test('a conversation it got wrong is one press away', async () => {
  await olga.getByRole('tab', { name: /^What it got wrong/ }).click();
  const wrong = olga.getByRole('region', { name: 'What it got wrong' });
  await wrong.getByRole('link').first().waitFor();
  await checkLooks(olga, 'triage-model-wrong');
  await wrong.getByRole('link').first().click();
  await olga.getByRole('region', { name: 'Read as' }).waitFor();
  await olga.goBack();
});

test('the next version is learned when asked, with its progress; going back is one press, and can be undone', async () => {
  await olga.getByRole('button', { name: 'Learn now' }).click();
  await olga.getByRole('progressbar', { name: 'Learning the next version' }).waitFor();
  await olga.getByRole('button', { name: 'Show version 2' }).waitFor({ timeout: 90_000 });
  await olga.getByText(/^Not clearly better/).waitFor();
  await olga.getByRole('button', { name: 'Back to the default model' }).click();
  await olga.getByText('Reads with the default model').waitFor();
  await olga.getByRole('button', { name: 'Undo' }).click();
  await olga.getByText('Reads with version 1 of its own').waitFor();
  await olga.getByRole('button', { name: 'Use version 2' }).click();
  await olga.getByText('Reads with version 2 of its own').waitFor();
});

test('weeks stand side by side, with a word where what comes in has changed', async () => {
  const postgres = await startPostgres({ dataDir: desk.dataDir, env: {} });
  const db = new pg.Client({ connectionString: postgres.ownerUrl });
  await db.connect();
  try {
    // Two in three were read, and filed, in the weeks before; of these few were nothing in the tree, of the last week's half.
    for (const [table, id] of [['reading', 'message_id'], ['verdict', 'message_id']]) await db.query(`update triage.${table} set at = at - (7 + abs(hashtext(${id}::text)) % 28) * interval '1 day' where abs(hashtext(${id}::text)) % 3 > 0`);
    await db.query(`update triage.reading set out_of_scope = abs(hashtext(message_id::text)) % (case when at > now() - interval '7 days' then 2 else 9 end) = 0`);
  } finally {
    await db.end();
    await postgres.stop();
  }
  await olga.reload();
  await olga.getByText(/How much of what comes in fits no contact reason has changed: \d+% in the last seven days/).waitFor();
  await olga.getByText('What was read, week by week').scrollIntoViewIfNeeded();
  await picture(olga, 'triage-drift');
  await checkLooks(olga, 'triage-drift');
});
