import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

// A lead who writes rules, looks what they would have done, and switches them on.
const { desk, browser } = await deskWithBrowser();

const olga = await sitDown(browser, desk.url);
const brandId = await foundNorth(olga, { undoSeconds: 0 });
const open = (subject: string, text: string) => call<{ id: string; number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject, customer: { email: 'ana@customer.example', name: 'Ana Ruiz' }, text });
const angry = 'I am furious! Where is my refund? I need the money by tomorrow or I will call my lawyer.';

test('a brand without rules begins with a ready one, tries it on one conversation and on the past, and switches it on', async () => {
  await open('Furious', angry);
  const calm = await open('Calm', 'Thank you, the coat is lovely.');
  await olga.goto('/settings/rules');
  await olga.getByText('No rule yet').waitFor();
  await picture(olga, 'rules-empty');
  await checkLooks(olga, 'rules-empty');
  await olga.getByRole('button', { name: 'Begin with this: Angry customers first' }).click();
  const editor = olga.getByRole('region', { name: 'A new rule' });
  await editor.getByText('When a conversation begins or the customer writes, if feeling is unhappy and urgency (0–100) is at least 50 and priority is not Urgent, then set the priority to Urgent.').waitFor();
  await editor.getByLabel('Number of a conversation').fill(String(calm.number));
  await editor.getByRole('button', { name: 'Try', exact: true }).click();
  await editor.getByText(`It would not apply to #${calm.number} “Calm”`).waitFor();
  await editor.getByRole('button', { name: 'Try on the past' }).click();
  await editor.getByText('It would have applied in one of 2 conversations.').waitFor();
  await editor.getByRole('region', { name: 'Conversations it would have changed' }).getByText('Furious').waitFor();
  await editor.getByRole('button', { name: 'Save and switch on' }).scrollIntoViewIfNeeded();
  await picture(olga, 'rule-trial');
  await checkLooks(olga, 'rule-editor');
  await editor.getByRole('button', { name: 'Save and switch on' }).click();
  await olga.getByRole('row', { name: 'Angry customers first' }).waitFor();
  assert.ok(await olga.getByRole('switch', { name: 'Angry customers first is on' }).isChecked());
});

test('it does what it says, and the conversation tells of it', async () => {
  const { number } = await open('Very angry', angry);
  await olga.goto(`/c/${number}`);
  await olga.getByText(/Rule “Angry customers first”: set the priority to Urgent, because feeling is unhappy/).waitFor();
  await picture(olga, 'rule-told');
});

test('a rule is written from nothing: what is wrong stands at its place until it can work', async () => {
  await olga.goto('/settings/rules');
  await olga.getByRole('button', { name: 'Write a rule' }).click();
  const editor = olga.getByRole('region', { name: 'A new rule' });
  await editor.getByLabel('Name').fill('Quiet ones');
  await editor.getByText('Say what it does.').waitFor();
  await editor.getByRole('button', { name: 'a conversation begins' }).click();
  await editor.getByText('Say what makes it look.').waitFor();
  await editor.getByRole('button', { name: 'time has passed' }).click();
  await editor.getByRole('button', { name: 'Add a condition' }).click();
  await editor.getByRole('button', { name: 'Add a step' }).click();
  await olga.getByRole('menuitem', { name: 'write a note' }).click();
  await editor.getByText('Say what exactly.').waitFor();
  await editor.getByText('Say what to compare with.').waitFor();
  await editor.getByRole('combobox', { name: 'Compared with' }).fill('High');
  await olga.getByRole('option', { name: 'High' }).waitFor();
  await editor.getByRole('combobox', { name: 'Compared with' }).press('ArrowDown');
  await editor.getByRole('combobox', { name: 'Compared with' }).press('Enter');
  await editor.getByRole('textbox', { name: 'Note' }).fill('Ask again.');
  await editor.getByText('When it has been 3 days since we answered and the customer is silent, if priority is High, then write the note “Ask again.”.').waitFor();
  await picture(olga, 'rule-editor');
  await checkLooks(olga, 'rule-editor-written');
  await editor.getByRole('button', { name: 'Save and switch on' }).click();
  await olga.getByRole('row', { name: 'Quiet ones' }).waitFor();
});

test('the order is changed by keys, a rule goes back to what it said, and a removal is taken back', async () => {
  const names = async () => (await olga.getByRole('row').allInnerTexts()).map((text) => (text.includes('Quiet ones') ? 'Quiet ones' : 'Angry customers first'));
  assert.deepEqual(await names(), ['Angry customers first', 'Quiet ones']);
  await olga.getByRole('button', { name: 'Actions for Quiet ones' }).click();
  await olga.getByRole('menuitem', { name: 'Run earlier' }).click();
  await olga.getByRole('row').first().getByText('Quiet ones', { exact: true }).waitFor();
  await picture(olga, 'rules');
  await checkLooks(olga, 'rules');
  await olga.getByRole('button', { name: 'Actions for Quiet ones' }).click();
  await olga.getByRole('menuitem', { name: 'Change' }).click();
  const editor = olga.getByRole('region', { name: 'Change a rule' });
  await editor.getByRole('textbox', { name: 'Note' }).fill('Call them.');
  await editor.getByLabel('Why this change?').fill('They prefer the phone');
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await olga.getByText('write the note “Call them.”').waitFor();
  await olga.getByRole('button', { name: 'Actions for Quiet ones' }).click();
  await olga.getByRole('menuitem', { name: 'Versions' }).click();
  const versions = olga.getByRole('dialog');
  await versions.getByText('They prefer the phone').waitFor();
  await picture(olga, 'rule-versions');
  await checkLooks(olga, 'rule-versions');
  await versions.getByRole('button', { name: 'Go back to this' }).click();
  await olga.getByText('write the note “Ask again.”').waitFor();
  await olga.getByRole('button', { name: 'Actions for Quiet ones' }).click();
  await olga.getByRole('menuitem', { name: 'Remove' }).click();
  await olga.getByRole('row', { name: 'Quiet ones' }).waitFor({ state: 'detached' });
  await olga.getByRole('button', { name: 'Undo' }).click();
  await olga.getByRole('row', { name: 'Quiet ones' }).waitFor();
});

test('the browser’s Back puts the pen down and asks first; the row that opened it has the focus again; bounds stand at the field', async () => {
  await olga.goto('/settings/rules');
  await olga.getByRole('button', { name: 'Actions for Quiet ones' }).click();
  await olga.getByRole('menuitem', { name: 'Change' }).click();
  const editor = olga.getByRole('region', { name: 'Change a rule' });
  await editor.getByRole('button', { name: 'Add a step' }).click();
  await olga.getByRole('menuitem', { name: 'snooze it' }).click();
  await editor.getByLabel('Hours', { exact: true }).fill('9999');
  await editor.getByText('Between 0.25 and 8760.').waitFor();
  await checkLooks(olga, 'rule-bounds');
  await olga.goBack();
  await olga.getByRole('dialog').getByText('Leave without saving?').waitFor();
  await checkLooks(olga, 'rule-leave');
  await olga.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await editor.getByText('Between 0.25 and 8760.').waitFor();
  await olga.goBack();
  await olga.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await olga.getByRole('row', { name: 'Quiet ones' }).waitFor();
  await olga.locator('[role=row]:focus').filter({ hasText: 'Quiet ones' }).waitFor();
  await olga.goForward();
  await editor.waitFor();
  await editor.getByText('Between 0.25 and 8760.').waitFor({ state: 'detached' });
});

test('a note of a rule has its mark, and its name on the timeline leads to it', async () => {
  const { data: rules } = await call<{ data: { id: string }[] }>(olga, 'POST', '/api/v1/rules', { brand_id: brandId, name: 'Say hello', definition: { triggers: ['opened'], when: { all: [] }, then: [{ kind: 'note', text: 'Be kind to them.' }] } });
  await call(olga, 'PUT', `/api/v1/rules/${rules.at(-1)?.id}/on`, { on: true });
  const { number } = await open('Angry again', angry);
  await olga.goto(`/c/${number}`);
  const note = olga.getByRole('article').filter({ hasText: 'Be kind to them.' });
  await note.getByRole('img', { name: 'A rule' }).waitFor();
  await checkLooks(olga, 'rule-note');
  await olga.getByRole('link', { name: '“Angry customers first”' }).click();
  await olga.getByRole('region', { name: 'Change a rule' }).waitFor();
  assert.equal(await olga.getByRole('textbox', { name: 'Name' }).inputValue(), 'Angry customers first');
});

test('what is wrong is said in the person’s language', async () => {
  await call(olga, 'PATCH', '/api/v1/me', { locale: 'de' });
  await olga.goto('/settings/rules?rule=new');
  await olga.getByText('Sagen Sie, was sie tut.').waitFor();
  await checkLooks(olga, 'rule-german', [{ width: 390, height: 844 }]);
});
