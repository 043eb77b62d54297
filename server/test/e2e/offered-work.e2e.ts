import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

// A lead and two agents, each at a browser of their own.
const { world, browser } = await houseWithBrowser();

const olga = await sitDown(browser, world.url);
const [ana, ben] = [await sitDown(browser, world.url), await sitDown(browser, world.url)];
const brandId = await foundNorth(olga);
const anaId = await join(olga, ana, { name: 'Ana Adams', role: 'agent', brandId });
const benId = await join(olga, ben, { name: 'Ben Bright', role: 'agent', brandId });
const write = (subject: string) => call<{ id: string; number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject, customer: { email: `${subject.replace(/\W+/g, '-').toLowerCase()}@customer.example`, name: 'Carla Customer' }, text: 'Where is it?' });
const say = (page: typeof olga, state: string) => call(page, 'PUT', '/api/v1/me/state', { state });
const card = (page: typeof olga) => page.getByRole('region', { name: 'Offered to you' });
const ownerOf = async (id: string) => (await call<{ assignee: { id: string } | null }>(olga, 'GET', `/api/v1/conversations/${id}`)).assignee?.id ?? null;

test('a lead makes a pool that offers, and sends everything there', async () => {
  await olga.goto('/settings/pools');
  await olga.getByRole('heading', { name: 'Everybody picks from the inbox' }).waitFor();
  await checkLooks(olga, 'pools-empty');
  await olga.getByRole('button', { name: 'New pool' }).click();
  const dialog = olga.getByRole('dialog');
  await dialog.getByLabel('Name').fill('First line');
  await dialog.getByRole('button', { name: /How work is given out/ }).click();
  await olga.getByRole('option', { name: 'Offered to people' }).click();
  await dialog.getByRole('checkbox', { name: 'Ana Adams' }).check({ force: true });
  await dialog.getByRole('checkbox', { name: 'Ben Bright' }).check({ force: true });
  await dialog.getByLabel('Seconds to answer an offer').fill('600');
  await picture(olga, 'pool');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await olga.getByRole('row').filter({ hasText: 'First line' }).getByText('Offered to people').waitFor();
  await checkLooks(olga, 'pools');
  await olga.getByRole('tab', { name: 'What goes where' }).click();
  await olga.getByRole('button', { name: 'New rule' }).click();
  await olga.getByRole('dialog').getByLabel('Name').fill('Everything');
  await olga.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await olga.getByRole('row').filter({ hasText: 'Everything' }).getByText('First line').waitFor();
  await checkLooks(olga, 'scope-rules');
});

test('what is due next is offered to who is there; a key takes it, and it is theirs', async () => {
  await ana.goto('/inbox');
  await say(ana, 'available');
  const one = await write('Parcel one');
  await card(ana).getByText('Parcel one', { exact: true }).waitFor();
  await picture(ana, 'offer');
  await checkLooks(ana, 'offer');
  assert.equal(await ownerOf(one.id), null, 'an offer is no assignment');
  await ana.keyboard.press('Shift+O');
  await ana.waitForURL(`**/c/${one.number}`);
  await card(ana).waitFor({ state: 'detached' });
  assert.equal(await ownerOf(one.id), anaId);
});

test('what one lets pass goes to somebody else; what runs out returns and says so', async () => {
  const two = await write('Parcel two');
  await card(ana).getByText('Parcel two', { exact: true }).waitFor();
  await card(ana).getByRole('button', { name: 'Let it pass' }).click();
  await card(ana).waitFor({ state: 'detached' });
  await ben.goto('/inbox');
  await say(ben, 'available');
  await card(ben).getByText('Parcel two', { exact: true }).waitFor();
  const { data: [pool] } = await call<{ data: { id: string }[] }>(olga, 'GET', '/api/v1/pools');
  await say(ben, 'break');
  await ben.getByText('“Parcel two” went to somebody else').waitFor();
  await call(olga, 'PATCH', `/api/v1/pools/${pool?.id}`, { offer_seconds: 15 });
  await say(ben, 'available');
  await card(ben).getByText('Parcel two', { exact: true }).waitFor();
  await card(ben).waitFor({ state: 'detached' });
  await ben.getByText('“Parcel two” went to somebody else').first().waitFor();
  assert.equal(await ownerOf(two.id), null);
  await call(olga, 'PATCH', `/api/v1/pools/${pool?.id}`, { offer_seconds: 600 });
});

test('a lead sees what waits and gives it to somebody; whoever goes home gives back what waits for us', async () => {
  await write('Parcel three');
  await olga.goto('/floor');
  const queues = olga.getByRole('region', { name: 'Queues' }).first();
  await queues.getByRole('button', { name: 'Show what waits in First line' }).click();
  const row = olga.getByRole('row').filter({ hasText: 'Parcel two' });
  await row.waitFor();
  await row.getByText(/let it pass|is not here|has room|is full/).waitFor();
  await queues.scrollIntoViewIfNeeded();
  await picture(olga, 'queue-board');
  await checkLooks(olga, 'queue-board');
  await row.getByRole('button', { name: /Actions for/ }).click();
  await olga.getByRole('menuitem', { name: 'Give to somebody…' }).click();
  await olga.getByRole('dialog').getByRole('button', { name: /Who gets it/ }).click();
  await olga.getByRole('option', { name: 'Ben Bright' }).click();
  await olga.getByRole('dialog').getByRole('button', { name: 'Give it' }).click();
  await row.waitFor({ state: 'detached' });
  const { version } = await call<{ version: number }>(olga, 'GET', '/api/v1/routing/terms');
  await call(olga, 'PUT', '/api/v1/routing/terms', { version, terms: { grace_seconds: 0 } });
  const { data } = await call<{ data: { id: string; number: number; subject: string }[] }>(olga, 'GET', '/api/v1/conversations?limit=50');
  const two = data.find((each) => each.subject === 'Parcel two');
  assert.equal(await ownerOf(two?.id ?? ''), benId);
  await say(ben, 'offline');
  await world.house.runner.drain();
  await olga.goto(`/c/${two?.number}`);
  await olga.getByText('Nobody was there for it').waitFor();
});
