import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { countView, filledArticle, giveFeedback, helpLanguages, publishedArticle, publishedHome, searchPublished, sitemapOf, type PublishedArticle } from '../../src/modules/knowledge/index.ts';
import type { ArticleLineView, ArticleView, ImportReportView } from '../../src/modules/knowledge/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { openTestHouse, type CallError, type TestHouse } from './open-test-house.ts';
import { secondPerson } from './second-person.ts';

let world: TestHouse;
before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

const reader = <T>(look: (tx: Tx) => Promise<T>) => world.house.db.transact(systemActor('help centre', [world.brandId]), look);
const write = (title: string, body: string, more: object = {}) => world.call<ArticleView>('POST', '/api/v1/articles', { brand_id: world.brandId, language: 'en', title, body, ...more });
const put = (id: string, language: string, more: object) => world.call<ArticleView>('PUT', `/api/v1/articles/${id}/translations/${language}`, more);
const publish = (id: string, language = 'en') => world.call<{ waiting: boolean; article: ArticleView }>('POST', `/api/v1/articles/${id}/translations/${language}/publish`, {});
const find = (query: string, language = 'en') => reader((tx) => searchPublished(tx, { brandId: world.brandId, language, query }));
const shown = async (slug: string, language = 'en') => (await reader((tx) => publishedArticle(tx, { brandId: world.brandId, language, slug }))) as PublishedArticle | null;
const refused = (code: string) => (error: CallError) => error.code === code;

test('readers see what was published, whatever is being written meanwhile', async () => {
  const made = await write('How returns work', '<h1>Thirty days</h1><p>Send it back within 30 days.<script>alert(1)</script></p>');
  assert.equal(made.translations[0]?.slug, 'how-returns-work');
  assert.equal(await shown('how-returns-work'), null, 'a draft is nobody’s to read');
  await publish(made.id);
  assert.equal((await shown('how-returns-work'))?.body, '<h2>Thirty days</h2><p>Send it back within 30 days.</p>');
  const changed = await put(made.id, 'en', { body: '<p>Send it back within 60 days.</p>', edit: 1 });
  assert.deepEqual([changed.translations[0]?.state, changed.translations[0]?.live], ['draft', true]);
  assert.match((await shown('how-returns-work'))?.body ?? '', /30 days/);
  await assert.rejects(put(made.id, 'en', { body: '<p>Never.</p>', edit: 1 }), refused('changed_meanwhile'));
  await publish(made.id);
  assert.match((await shown('how-returns-work'))?.body ?? '', /60 days/);
});

test('search finds a new article at once, with typing mistakes, and forgets one that is taken away', async () => {
  const made = await write('Sizes of knitwear', '<p>Our sweaters are knitted close: between two sizes take the larger one.</p>');
  await publish(made.id);
  assert.equal((await find('swaeter size'))[0]?.article_id, made.id);
  assert.match((await find('sweater'))[0]?.excerpt ?? '', /<mark>sweaters<\/mark>/);
  await put(made.id, 'en', { body: '<p>Cardigans are cut wide.</p>' });
  await publish(made.id);
  assert.equal((await find('cardigan'))[0]?.article_id, made.id);
  assert.deepEqual(await find('sweaters'), [], 'its old words are gone');
  await world.call('POST', `/api/v1/articles/${made.id}/translations/en/archive`, {});
  assert.deepEqual(await find('cardigan'), []);
  assert.equal(await shown('sizes-of-knitwear'), null);
  const { data } = await world.call<{ data: { words: string; times: number }[] }>('GET', `/api/v1/articles/empty-searches?brand_id=${world.brandId}`);
  assert.ok(data.some((one) => one.words === 'sweaters'), 'and what was looked for in vain is kept');
});

test('an address that was published leads to the new one, and to nothing else', async () => {
  const made = await write('Shipping costs', '<p>Shipping is free above 50 €.</p>');
  await publish(made.id);
  await put(made.id, 'en', { slug: 'what shipping costs' });
  assert.deepEqual(await reader((tx) => publishedArticle(tx, { brandId: world.brandId, language: 'en', slug: 'shipping-costs' })), { redirect: 'what-shipping-costs' });
  const other = await write('Shipping costs', '<p>Another.</p>');
  assert.equal(other.translations[0]?.slug, 'shipping-costs-2', 'the old address is not given away');
  await assert.rejects(put(other.id, 'en', { slug: 'shipping-costs' }), refused('slug_taken'));
});

test('versions are kept, compared and gone back to', async () => {
  const made = await write('Warranty', '<p>Two years.</p><p>On everything.</p>');
  await publish(made.id);
  await put(made.id, 'en', { body: '<p>Three years.</p><p>On everything.</p>' });
  await publish(made.id);
  const { lines } = await world.call<{ lines: { kind: string; text: string }[] }>('GET', `/api/v1/articles/${made.id}/translations/en/compare?from=1&to=2`);
  assert.deepEqual(lines.filter((line) => line.kind !== 'same'), [{ kind: 'removed', text: 'Two years.' }, { kind: 'added', text: 'Three years.' }]);
  await world.call('POST', `/api/v1/articles/${made.id}/translations/en/restore`, { number: 1 });
  assert.match((await shown('warranty'))?.body ?? '', /Three/, 'readers wait for it to be published');
  await publish(made.id);
  assert.match((await shown('warranty'))?.body ?? '', /Two/);
  const { data } = await world.call<{ data: { number: number; live: boolean }[] }>('GET', `/api/v1/articles/${made.id}/translations/en/versions`);
  assert.deepEqual(data.map(({ number, live }) => [number, live]), [[3, true], [2, false], [1, false]]);
});

test('a translation has a life of its own, and falls behind its source', async () => {
  const made = await write('Paying by card', '<p>We take Visa.</p>');
  await publish(made.id);
  await put(made.id, 'ar', { title: 'الدفع بالبطاقة', body: '<p>نقبل بطاقات فيزا.</p>' });
  await publish(made.id, 'ar');
  const article = await shown('الدفع-بالبطاقة', 'ar');
  assert.deepEqual(article?.languages, [{ language: 'ar', slug: 'الدفع-بالبطاقة' }, { language: 'en', slug: 'paying-by-card' }]);
  assert.equal((await find('بطاقه', 'ar'))[0]?.article_id, made.id, 'found without the signs that may be left out');
  await put(made.id, 'en', { body: '<p>We take Visa and Mastercard.</p>' });
  await publish(made.id);
  const list = () => world.call<{ data: ArticleLineView[] }>('GET', `/api/v1/articles?brand_id=${world.brandId}&behind=true`);
  assert.deepEqual((await list()).data.map((one) => one.id), [made.id]);
  await put(made.id, 'ar', { up_to_date: true });
  assert.deepEqual((await list()).data, []);
  assert.deepEqual((await reader((tx) => helpLanguages(tx, world.brandId))), ['en', 'ar']);
  assert.equal((await reader((tx) => sitemapOf(tx, world.brandId))).filter((one) => one.article_id === made.id).length, 2);
});

test('where the brand wants a second person nobody publishes alone, and a change is looked at anew', async () => {
  await world.call('PUT', `/api/v1/brands/${world.brandId}/knowledge-settings`, { approval: true, review_days: 90 });
  const second = await secondPerson(world, 'lead', 'Lena');
  const made = await write('Gift cards', '<p>They are good for three years.</p>');
  assert.equal((await publish(made.id)).waiting, true);
  await put(made.id, 'en', { body: '<p>They are good for ever.</p>' });
  assert.deepEqual((await second<{ data: { kind: string }[] }>('GET', '/api/v1/approvals')).data.filter((one) => one.kind === 'article'), [], 'the request is withdrawn with the change');
  await publish(made.id);
  const { data } = await second<{ data: { id: string; kind: string }[] }>('GET', '/api/v1/approvals');
  const request = data.find((one) => one.kind === 'article');
  assert.ok(request);
  await second('POST', `/api/v1/approvals/${request.id}/decide`, { approve: true });
  await world.until(async () => shown('gift-cards'));
  await world.call('PUT', `/api/v1/brands/${world.brandId}/knowledge-settings`, { approval: false, review_days: 90 });
});

test('an agent writes drafts and publishes nothing', async () => {
  const agent = await secondPerson(world, 'agent', 'Ada');
  const made = await agent<ArticleView>('POST', '/api/v1/articles', { brand_id: world.brandId, language: 'en', title: 'Care for wool', body: '<p>Wash it cold.</p>' });
  await assert.rejects(agent('POST', `/api/v1/articles/${made.id}/translations/en/publish`, {}), refused('forbidden'));
  await assert.rejects(agent('DELETE', `/api/v1/articles/${made.id}`), refused('forbidden'));
});

test('categories go two deep, and the first page shows those with something to read', async () => {
  const add = (names: object, parent_id?: string) => world.call<{ id: string }>('POST', '/api/v1/article-categories', { brand_id: world.brandId, names, ...(parent_id ? { parent_id } : {}) });
  const orders = await add({ en: { name: 'Orders' }, de: { name: 'Bestellungen' } });
  const changes = await add({ en: { name: 'Changes' } }, orders.id);
  await assert.rejects(add({ en: { name: 'Deeper' } }, changes.id), refused('invalid'));
  await add({ en: { name: 'Empty' } });
  const made = await write('Changing an order', '<p>Until it is packed.</p>', { category_id: changes.id });
  await publish(made.id);
  const home = await reader((tx) => publishedHome(tx, world.brandId, 'en'));
  assert.deepEqual(home.categories.map((one) => [one.name, one.children.map((child) => [child.slug, child.articles.map((article) => article.title)])]), [['Orders', [['changes', ['Changing an order']]]]]);
  await assert.rejects(world.call('DELETE', `/api/v1/article-categories/${changes.id}`), refused('category_not_empty'));
});

test('a snippet changes in every article at once, a placeholder nobody can fill stops the publication', async () => {
  const { id } = await world.call<{ id: string }>('POST', '/api/v1/snippets', { brand_id: world.brandId, key: 'contact', name: 'Contact', words: { en: '<p>Write to help@north.test.</p>' } });
  const made = await write('Where is my order', '<p>{{order.number|your order}} arrives {{parcel.estimate}}.</p><p>{{snippet:contact}}</p><p>{{order.colour}}</p>');
  assert.deepEqual(made.translations[0]?.unknown_placeholders, ['order.colour']);
  await assert.rejects(publish(made.id), refused('invalid'));
  await put(made.id, 'en', { body: '<p>{{order.number|your order}} arrives {{parcel.estimate}}.</p><p>{{snippet:contact}}</p>' });
  await publish(made.id);
  await world.call('PATCH', `/api/v1/snippets/${id}`, { words: { en: '<p>Telephone us.</p>' } });
  const body = (await shown('where-is-my-order'))?.body ?? '';
  assert.equal(filledArticle(body, { 'order.number': '#1<b>' }), '<p>#1&lt;b&gt; arrives the expected day.</p><p>Telephone us.</p>');
  assert.equal((await find('telephone'))[0]?.article_id, made.id);
  await assert.rejects(world.call('DELETE', `/api/v1/snippets/${id}`), refused('snippet_in_use'));
});

test('a reader says once whether it helped, and may think otherwise', async () => {
  const made = await write('Invoices', '<p>They are in your account.</p>');
  await publish(made.id);
  const say = (visitor: string, helped: boolean, words = '') => reader((tx) => giveFeedback(tx, { brandId: world.brandId, articleId: made.id, language: 'en', visitor, helped, words }));
  await say('one', true);
  await say('one', false, 'my card 4111 1111 1111 1111 is not there');
  await say('two', true);
  await reader((tx) => countView(tx, { brandId: world.brandId, articleId: made.id, language: 'en' }));
  const article = await world.call<ArticleView>('GET', `/api/v1/articles/${made.id}`);
  assert.deepEqual([article.helped, article.not_helped, article.views], [1, 1, 1]);
  const { data } = await world.call<{ data: { words: string; helped: boolean }[] }>('GET', `/api/v1/articles/${made.id}/feedback`);
  assert.ok(data.every((one) => !one.words.includes('4111')), 'card numbers are not kept');
});

const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('files become articles: folders are categories, the same file twice is one article, and what was exported comes in again', async () => {
  const archive = zipSync({
    'orders/track-a-parcel.md': strToU8('---\nsummary: Where it is\n---\n# Track a parcel\n\nSee **the link** in our mail.\n\n![Map](../pictures/map.png)\n'), 'orders/track-a-parcel.de.md': strToU8('# Paket verfolgen\n\nDer Link steht in unserer Mail.\n'),
    'pictures/map.png': new Uint8Array(DOT), 'notes.txt': strToU8('no'), 'empty.md': strToU8('# Only a title'),
  });
  const send = (more: string, bytes: Uint8Array = archive) => {
    const form = new FormData();
    form.append('file', new Blob([Buffer.from(bytes)]), 'help.zip');
    return world.call<ImportReportView>('POST', `/api/v1/articles/import?brand_id=${world.brandId}${more}`, form);
  };
  const counts = ({ written, changed, unchanged, skipped, categories, images }: ImportReportView) => [written, changed, unchanged, skipped, categories, images];
  const dry = await send('&dry_run=true');
  assert.deepEqual(counts(dry), [2, 0, 0, 2, 0, 1], 'the category Orders is there');
  assert.deepEqual(dry.files.map(({ path, what, because }) => [path, what, because]), [['empty.md', 'skipped', 'empty'], ['notes.txt', 'skipped', 'not_text'], ['orders/track-a-parcel.de.md', 'new', null], ['orders/track-a-parcel.md', 'new', null]]);
  assert.equal(await shown('track-a-parcel'), null, 'a dry run writes nothing');
  assert.deepEqual(counts(await send('&publish=true')), [2, 0, 0, 2, 0, 1]);
  const article = await shown('track-a-parcel');
  assert.match(article?.body ?? '', /<strong>the link<\/strong>[\s\S]*<img alt="Map" src="cid:[0-9a-f-]{36}" \/>/);
  assert.deepEqual([article?.summary, article?.category?.name, article?.languages.map((one) => one.language)], ['Where it is', 'Orders', ['de', 'en']]);
  assert.deepEqual(counts(await send('&publish=true')), [0, 0, 2, 2, 0, 1]);
  const taken = await world.follow(`/api/v1/articles/export?brand_id=${world.brandId}`);
  const again = await send('&dry_run=true', new Uint8Array(await taken.arrayBuffer()));
  assert.deepEqual(again.files.filter((one) => one.title === 'Track a parcel').map((one) => one.what), ['unchanged']);
});
