import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

// Somebody writes an article, somebody else looks at it, readers find it in spite of a typing mistake; files come in; versions are gone back to.
const { desk, browser } = await deskWithBrowser();

const olga = await sitDown(browser, desk.url);
const brandId = await foundNorth(olga, { undoSeconds: 0 });

test('an article is written with a heading, a list, a callout and a fact of the order', async () => {
  await olga.goto('/help-centre');
  await olga.getByText('No articles yet').waitFor();
  await checkLooks(olga, 'help-centre-empty');
  await olga.getByRole('button', { name: 'New article' }).first().click();
  const dialog = olga.getByRole('dialog', { name: 'New article' });
  await dialog.getByLabel('Title').fill('How long do returns take?');
  await dialog.getByRole('button', { name: 'Make draft' }).click();
  const words = olga.getByRole('textbox', { name: 'Article', exact: true });
  await words.click();
  await olga.keyboard.type('Sweaters come back within thirty days. Your parcel: /parcel.st');
  await olga.getByRole('option', { name: /parcel\.state/ }).waitFor();
  await olga.keyboard.press('Enter');
  await words.getByText('{{parcel.state}}').waitFor();
  await olga.keyboard.press('Enter');
  await olga.getByRole('button', { name: 'Heading', exact: true }).click();
  await olga.keyboard.type('What you need');
  await olga.keyboard.press('Enter');
  await olga.getByRole('button', { name: 'List', exact: true }).click();
  await olga.keyboard.type('The label');
  await olga.keyboard.press('Enter');
  await olga.keyboard.press('Enter');
  await olga.keyboard.type('Free of charge.');
  await olga.getByRole('button', { name: 'Callout' }).click();
  await olga.getByRole('menuitemradio', { name: 'Tip' }).or(olga.getByRole('menuitem', { name: 'Tip' })).click();
  await olga.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  await picture(olga, 'help-centre-editor');
  await checkLooks(olga, 'help-centre-editor');
  await olga.getByRole('button', { name: 'Preview' }).click();
  await olga.getByRole('article', { name: 'Preview' }).getByText('the state of your parcel').waitFor();
  await checkLooks(olga, 'help-centre-preview');
  await olga.getByRole('button', { name: 'Edit' }).click();
});

test('where two have to agree, it waits; then readers find it with a typing mistake', async () => {
  await call(olga, 'PUT', `/api/v1/brands/${brandId}/knowledge-settings`, { approval: true, review_days: 90 });
  await olga.reload();
  await olga.getByRole('button', { name: 'Ask to publish' }).click();
  await olga.getByRole('dialog').getByRole('button', { name: 'Ask to publish' }).click();
  await olga.getByText('In review').first().waitFor();
  const lena = await sitDown(browser, desk.url);
  await join(olga, lena, { name: 'Lena Lead', role: 'lead', brandId });
  await lena.goto('/actions');
  await lena.getByRole('heading', { name: 'Article “How long do returns take?” (en)' }).waitFor();
  await lena.getByRole('group', { name: 'They would see' }).getByText('Sweaters come back within thirty days.').waitFor();
  await checkLooks(lena, 'help-centre-approval');
  await picture(lena, 'help-centre-approval');
  await lena.getByRole('button', { name: 'Approve' }).click();
  await lena.getByText('Approved: it is public').first().waitFor();
  await olga.goto('/help-centre');
  await olga.getByRole('row', { name: /How long do returns take\?.*Published/ }).waitFor();
  const found = await call<{ data: { title: string }[] }>(olga, 'GET', `/api/v1/articles/search?brand_id=${brandId}&language=en&q=retrun%20swaeter`);
  if (found.data[0]?.title !== 'How long do returns take?') throw new Error('the article is not found with a typing mistake');
  await picture(olga, 'help-centre');
  await checkLooks(olga, 'help-centre-list');
});

test('files come in after it was said what would happen', async () => {
  await olga.getByRole('button', { name: 'Import' }).click();
  const dialog = olga.getByRole('dialog', { name: 'Import articles' });
  const buffer = Buffer.from(zipSync({ 'shipping/when-it-arrives.md': strToU8('# When does it arrive?\n\nWithin **three** days.'), 'shipping/when-it-arrives.de.md': strToU8('# Wann kommt es an?\n\nIn drei Tagen.'), 'notes.txt': strToU8('no') }));
  await dialog.getByLabel('Choose a file').last().setInputFiles({ name: 'help.zip', mimeType: 'application/zip', buffer });
  await dialog.getByRole('button', { name: 'Check' }).click();
  await dialog.getByText('2 new · 0 changed · 0 as they are · 1 left out').waitFor();
  await picture(olga, 'help-centre-import');
  await checkLooks(olga, 'help-centre-import');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await olga.getByRole('link', { name: 'When does it arrive?' }).waitFor();
  await olga.getByRole('tab', { name: 'Categories' }).click();
  await olga.getByText('Shipping').waitFor();
  await checkLooks(olga, 'help-centre-categories');
});

test('what was published is kept; one can compare and go back', async () => {
  await call(olga, 'PUT', `/api/v1/brands/${brandId}/knowledge-settings`, { approval: false, review_days: 90 });
  await olga.getByRole('tab', { name: 'Articles' }).click();
  await olga.getByRole('link', { name: 'How long do returns take?' }).click();
  await olga.getByLabel('Summary').fill('Thirty days, free of charge.');
  await olga.getByRole('button', { name: 'Publish', exact: true }).click();
  await olga.getByRole('dialog').getByLabel(/Why/).fill('says what it costs');
  await olga.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await olga.getByRole('button', { name: 'Versions' }).click();
  const dialog = olga.getByRole('dialog', { name: 'Versions' });
  await dialog.getByText('says what it costs').waitFor();
  await dialog.getByRole('button', { name: 'Compare with what is written' }).last().click();
  await dialog.getByText('Thirty days, free of charge.').waitFor();
  await picture(olga, 'help-centre-versions');
  await checkLooks(olga, 'help-centre-versions');
  await dialog.getByRole('button', { name: 'Go on from this' }).last().click();
  await olga.getByText('Published, being edited').first().waitFor();
});

test('in an answer two question marks find an article, and put its address in', async () => {
  await call(olga, 'PATCH', `/api/v1/portal-settings/${brandId}`, { enabled: true });
  const { number } = await call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: 'Returning', customer: { email: 'ana@customer.example', name: 'Ana' }, text: 'How long may I wait?' });
  await olga.goto(`/c/${number}`);
  await olga.getByRole('log').getByText('How long may I wait?').waitFor();
  await olga.keyboard.press('r');
  await olga.locator('textarea:focus').waitFor();
  await olga.keyboard.type('Here you go: ??retrun');
  await olga.getByRole('listbox', { name: 'Articles' }).getByRole('option', { name: 'How long do returns take?' }).waitFor();
  await checkLooks(olga, 'help-centre-in-answer', [{ width: 1440, height: 900 }]);
  await picture(olga, 'help-centre-in-answer');
  await olga.keyboard.press('Enter');
  await olga.waitForFunction(`/^Here you go: How long do returns take\\?: http.+\\/p\\/north\\/help\\/en\\/how-long-do-returns-take $/.test([...document.querySelectorAll('textarea')].at(-1).value)`);
});
