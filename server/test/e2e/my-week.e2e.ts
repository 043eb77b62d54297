import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addSite } from '../../src/modules/identity/index.ts';
import { keepTerms, type TermsShape } from '../../src/modules/people/index.ts';
import { forecastNow, putInForce } from '../../src/modules/workforce/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';
import { pressUntil } from '../stage/press-until.ts';
import { writePast } from '../stage/write-past.ts';

// Ana on her phone: her week, leave with an answer before it is sent, a shift that goes to Ben, and her calendar; then Olga, who decides what was put to her.
const { world, browser } = await houseWithBrowser();
const olga = await sitDown(browser, world.url);
const brandId = await foundNorth(olga, { undoSeconds: 0 });
await call(olga, 'PATCH', `/api/v1/brands/${brandId}`, { time_zone: 'UTC' });
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const [ana, ben] = [await sitDown(browser, world.url, phone), await sitDown(browser, world.url)];
const ids = { ana: await join(olga, ana, { name: 'Ana Silva', role: 'agent', brandId }), ben: await join(olga, ben, { name: 'Ben Okafor', role: 'agent', brandId }) };
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const monday = plus(new Date().toISOString().slice(0, 10), ((8 - new Date().getUTCDay()) % 7) + 14);
const terms: TermsShape = { site_id: null, contract_minutes: 2400, least_shift_minutes: 240, most_shift_minutes: 600, most_days: 5, availability: {}, nights: false, wishes: {}, hour_cost_minor: null, currency: null, starts_on: null, ends_on: null, rules_place: null };
const shift = (personId: string, day: number) => {
  const at = (clock: string): Date => new Date(`${plus(monday, day)}T${clock}:00.000Z`);
  return { personId, from: at('08:00'), to: at('16:00'), activities: [{ kind: 'break' as const, from: at('10:00').toISOString(), to: at('10:15').toISOString(), paid: true }, { kind: 'lunch' as const, from: at('12:00').toISOString(), to: at('13:00').toISOString(), paid: false }] };
};

test('before anything was agreed it says so', async () => {
  await ana.goto('/my-week');
  await ana.getByText('Nothing was agreed with you yet').waitFor();
});

test('the week: what is next, each day, and hours against what was agreed', async () => {
  await world.house.db.transact(systemActor('test'), async (tx) => {
    const site = await addSite(tx, { name: 'Cape Town', country: 'ZA', time_zone: 'Africa/Johannesburg' });
    for (const id of [ids.ana, ids.ben]) await keepTerms(tx, id, { ...terms, site_id: site });
    await putInForce(tx, null, [shift(ids.ana, 0), shift(ids.ana, 1), shift(ids.ana, 3), shift(ids.ben, 0), shift(ids.ben, 4)]);
    await writePast(tx, { brandId, days: 35, perHour: { chat: 4 } });
  });
  await forecastNow(world.house.db, brandId);
  await ana.goto(`/my-week?week=${monday}`);
  await ana.getByText('21 h are planned this week; 40 h were agreed.').waitFor();
  await ana.getByText('10:00–18:00').first().waitFor();
  await checkLooks(ana, 'my-week');
  await picture(ana, 'my-week');
});

test('leave: a yes or a no with its figures before anything is sent, other days, and a person', async () => {
  const dialog = ana.getByRole('dialog', { name: 'Ask for leave' });
  await pressUntil(ana.getByRole('button', { name: 'Ask for leave' }), dialog);
  await dialog.getByText('Yes: granted at once').or(dialog.getByText('No, by the rules')).waitFor();
  const soon = plus(new Date().toISOString().slice(0, 10), 3);
  await dialog.getByLabel('Last day').fill(soon);
  await dialog.getByLabel('First day').fill(soon);
  await dialog.getByLabel('Last day').fill(soon);
  await dialog.getByText(/7 are asked for/).waitFor();
  await dialog.getByText('These days would be granted').waitFor();
  await checkLooks(ana, 'my-week-leave', [{ width: 390, height: 844 }]);
  await picture(ana, 'my-week-leave');
  await dialog.getByLabel('First day').fill(plus(monday, 5));
  await dialog.getByLabel('Last day').fill(plus(monday, 5));
  await dialog.getByText('No shift of yours is published on these days.').waitFor();
  await dialog.getByRole('button', { name: 'Take this leave' }).click();
  await ana.getByText(/^Granted: /).waitFor();
  await ana.locator(`[data-day="${plus(monday, 5)}"]`).getByText('Holiday · Granted').waitFor();
  await pressUntil(ana.getByRole('button', { name: 'Ask for leave' }), dialog);
  await dialog.getByLabel('First day').fill(soon);
  await dialog.getByLabel('Last day').fill(soon);
  await dialog.getByText(/7 are asked for/).waitFor();
  await dialog.getByRole('button', { name: 'Ask a person' }).click();
  await ana.getByText('Asked for', { exact: true }).first().waitFor();
});

test('a shift is offered on one phone and taken at another desk, after the rules said yes for both', async () => {
  const thursday = ana.locator(`[data-day="${plus(monday, 3)}"]`);
  const dialog = ana.getByRole('dialog', { name: /^Offer / });
  await pressUntil(thursday.getByRole('button', { name: 'Offer', exact: true }), dialog);
  await dialog.getByLabel('Note').fill('A concert');
  await dialog.getByRole('button', { name: 'Offer', exact: true }).click();
  await thursday.getByText('Offered', { exact: true }).waitFor();
  await ben.goto(`/my-week?week=${monday}`);
  const take = ben.getByRole('dialog', { name: 'Ana Silva offers a shift' });
  await pressUntil(ben.getByRole('button', { name: 'Look and take' }), take);
  await take.getByText('Yes: every rule is kept for both of you').waitFor();
  await checkLooks(ben, 'my-week-take', [{ width: 390, height: 844 }]);
  await take.getByRole('button', { name: 'Take it', exact: true }).click();
  await ben.locator(`[data-day="${plus(monday, 3)}"]`).getByText('10:00–18:00').waitFor();
  await ana.reload();
  await thursday.getByText('Free').waitFor();
});

test('a calendar address is made, shown once, and taken away', async () => {
  await ana.getByRole('button', { name: 'Make an address' }).click();
  await ana.getByText('Keep it now: it is shown this once.', { exact: false }).waitFor();
  await ana.getByRole('button', { name: 'Copy: Calendar address' }).waitFor();
  await ana.getByRole('button', { name: 'Take it away' }).click();
  await ana.getByRole('dialog', { name: 'Take the address away?' }).or(ana.getByRole('alertdialog')).getByRole('button', { name: 'Take it away' }).click();
  await ana.getByRole('button', { name: 'Make an address' }).waitFor();
});

test('whoever plans sees what was put to them, refuses with a reason, and sets what the rules ask', async () => {
  await olga.goto(`/workforce/schedule?week=${monday}`);
  await olga.getByText('Ana Silva asks for leave').waitFor();
  await checkLooks(olga, 'my-week-requests', [{ width: 390, height: 844 }]);
  await olga.getByRole('button', { name: 'Refuse', exact: true }).click();
  const why = olga.getByRole('dialog', { name: 'Refuse, and say why' });
  await why.getByLabel('Why').fill('The launch is that day');
  await why.getByRole('button', { name: 'Refuse', exact: true }).click();
  await olga.getByText('Ana Silva asks for leave').waitFor({ state: 'detached' });
  await pressUntil(olga.getByRole('button', { name: 'More', exact: true }), olga.getByRole('menuitem', { name: 'Leave and swaps' }));
  await olga.getByRole('menuitem', { name: 'Leave and swaps' }).click();
  const settings = olga.getByRole('dialog', { name: 'What the rules ask of leave and swaps' });
  await settings.getByLabel('Days ahead leave is asked for').fill('2');
  await settings.getByText('A planner agrees to swaps').click();
  await settings.getByRole('checkbox', { name: 'A planner agrees to swaps', checked: true }).waitFor({ state: 'attached' });
  await checkLooks(olga, 'my-week-settings', [{ width: 390, height: 844 }]);
  await settings.getByRole('button', { name: 'Keep', exact: true }).click();
  await settings.waitFor({ state: 'detached' });
  const { data: sites } = await call<{ data: { id: string }[] }>(olga, 'GET', '/api/v1/sites');
  const kept = await call<{ notice_days: number; planner_approves_swaps: boolean }>(olga, 'GET', `/api/v1/sites/${sites[0]?.id}/week-settings`);
  assert.deepEqual([kept.notice_days, kept.planner_approves_swaps], [2, true]);
  await ana.reload();
  await ana.getByText('The launch is that day', { exact: false }).waitFor();
});

test('somebody falls ill in a published week: it is said at the top, a press ends their shifts, and another gives them back', async () => {
  await call(olga, 'POST', '/api/v1/leave', { person_id: ids.ben, from: plus(monday, 3), to: plus(monday, 4), kind: 'sick', reason: '', state: 'granted' });
  await olga.goto(`/workforce/schedule?week=${monday}`);
  const line = olga.getByRole('listitem').filter({ hasText: 'Ben Okafor is on leave: 2 shifts stand' });
  await line.waitFor();
  await checkLooks(olga, 'schedule-away', [{ width: 390, height: 844 }]);
  await picture(olga, 'schedule-away');
  await line.getByRole('button', { name: 'End them' }).click();
  await olga.getByText('2 shifts ended. They are told.').waitFor();
  await line.waitFor({ state: 'detached' });
  await olga.getByRole('button', { name: 'Give back' }).first().click();
  await olga.getByText('2 shifts are theirs again.').waitFor();
  await line.waitFor();
  await olga.goto('/workforce/today');
  await line.waitFor();
});
