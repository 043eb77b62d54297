import { randomUUID } from 'node:crypto';
import { Refusal, notFound } from '../../../platform/refusal/refusal.ts';
import { countView, filledArticle, giveFeedback, imageOf, imageStream, publishedArticle, publishedHome, searchPublished, sitemapOf, withImageAddresses, type PublishedArticle } from '../../knowledge/index.ts';
import { portalIn } from '../commands/shopper.ts';
import { writeToShop } from '../commands/write-to-shop.ts';
import type { PortalPorts } from '../ports.ts';
import { factsOfReader } from '../queries/facts-of-reader.ts';
import { addressRange } from '../rules/address-range.ts';
import { keyed } from '../rules/links.ts';
import { articlePage, foundPage, helpPage, sitemap, topicPage, type Around, type Listed, type Topic } from '../rules/pages/help-pages.ts';
import { sentPage } from '../rules/pages/write-pages.ts';
import { waitBeforeTrying } from '../rules/tries.ts';
import { countTry } from '../store/askings.ts';
import { heldBy, uuidIn, VISIT_COOKIE, type Answer, type Call } from './answers.ts';
import type { AddPage } from './door.ts';

/** The help centre: to be read by anybody, found by search engines, and with the reader's own order in it where they are let in. */
export function helpingPages(add: AddPage, ports: PortalPorts): void {
  const { db } = ports;
  add('GET', '/help', ({ setting, query }) => Promise.resolve({ to: `/help/${setting.language}${query.q === undefined ? '' : `?q=${encodeURIComponent(query.q)}`}` }));
  add('GET', '/sitemap.xml', async ({ door, whole }) => ({ text: sitemap(whole, (await db.read(portalIn(door.brand.id), (tx) => sitemapOf(tx, door.brand.id))).filter((one) => spoken(door.choices.languages, one.language))), type: 'application/xml; charset=utf-8' }));
  add('GET', '/help/image/:id', async ({ door, params }) => {
    const image = await db.read(portalIn(door.brand.id), (tx) => imageOf(tx, door.brand.id, uuidIn(params, 'id')));
    if (image === null || image === undefined) throw notFound('picture');
    return { picture: await imageStream(image), type: image.type };
  });
  add('GET', '/help/:language', async (call) => {
    const brandId = mustSpeak(call);
    const typed = (call.query.q ?? '').trim().slice(0, 200);
    if (typed !== '') return { page: foundPage(call.setting, typed, await db.transact(portalIn(brandId), async (tx) => (await searchPublished(tx, { brandId, language: call.setting.language, query: typed, limit: 20 })).map(hit))) };
    const home = await db.read(portalIn(brandId), (tx) => publishedHome(tx, brandId, call.setting.language));
    return { page: helpPage(call.setting, around(call, ''), home.categories.map(topicOf), home.loose.map(listed)) };
  });
  add('GET', '/help/:language/search.json', async (call) => {
    const brandId = mustSpeak(call);
    const found = await db.read(portalIn(brandId), (tx) => searchPublished(tx, { brandId, language: call.setting.language, query: (call.query.q ?? '').slice(0, 200), limit: 6, typing: true }));
    return { text: JSON.stringify({ data: found.map((one) => ({ title: one.title, url: `${call.whole}/help/${call.setting.language}/${one.slug}`, excerpt: plain(one.excerpt) })) }), type: 'application/json; charset=utf-8', anybody: true };
  });
  add('GET', '/help/:language/c/:topic', async (call) => {
    const brandId = mustSpeak(call);
    const home = await db.read(portalIn(brandId), (tx) => publishedHome(tx, brandId, call.setting.language));
    const topics = home.categories.map(topicOf);
    const topic = [...topics, ...topics.flatMap(({ children }) => children)].find((one) => one.slug === call.params.topic);
    if (topic === undefined) throw notFound('page');
    return { page: topicPage(call.setting, around(call, null), topic) };
  });
  reading(add, ports);
}

function reading(add: AddPage, ports: PortalPorts): void {
  const { db, key } = ports;
  add('GET', '/help/:language/:article', (call) => showArticle(ports, call, null));
  add('POST', '/help/:language/:article/feedback', async (call): Promise<Answer> => {
    const brandId = mustSpeak(call);
    const article = await articleOf(ports, call);
    if ('to' in article) return article;
    // Who reads is kept as a hash only: the same reader counts once.
    const visitor = keyed(key, 'reader', call.request.ip, call.request.headers['user-agent'] ?? '');
    await db.transact(portalIn(brandId), (tx) => giveFeedback(tx, { brandId, articleId: article.id, language: call.setting.language, visitor, helped: call.sent.one('helped') === 'yes' }));
    return { to: `/help/${call.setting.language}/${article.slug}?thanks` };
  });
  add('POST', '/help/:language/ask', (call) => askFrom(ports, call, null));
  add('POST', '/help/:language/:article/ask', async (call) => {
    const article = await articleOf(ports, call);
    return 'to' in article ? article : askFrom(ports, call, article);
  });
  add('GET', '/help/:language/sent', (call) => Promise.resolve({ page: { ...sentPage(call.setting, `${call.setting.base}/help/${call.setting.language}`), letIn: false } }));
}

/** A question of somebody who proved nothing: as good as a mail, and counted like a search for an order. */
async function askFrom(ports: PortalPorts, call: Call, article: PublishedArticle | null): Promise<Answer> {
  const { sent, setting, door, request } = call;
  const [email, text] = [sent.one('email').trim(), sent.one('words').trim().slice(0, 4000)];
  if (text === '' || !/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) return article === null ? { to: `/help/${setting.language}` } : showArticle(ports, call, setting.words.needWords);
  await ports.db.transact(portalIn(door.brand.id), async (tx) => {
    const range = addressRange(request.ip);
    const wait = waitBeforeTrying(await countTry(tx, door.brand.id, keyed(ports.key, 'ask', range), keyed(ports.key, 'range', range)), tx.now);
    if (wait !== null) throw new Refusal(429, 'too_many', 'That was tried too often. Wait, and try again.', { retryAfterSeconds: wait });
    await writeToShop(tx, { brandId: door.brand.id, address: email, proven: null, language: setting.language, subject: `${article === null ? 'Help' : article.title}: ${text.split('\n')[0]?.slice(0, 80) ?? ''}`, text, photos: [], seen: article === null ? [] : [`Asked from the help article “${article.title}” (${setting.language}).`], key: randomUUID() });
  });
  return { to: `/help/${setting.language}/sent` };
}

async function articleOf({ db }: PortalPorts, call: Call): Promise<PublishedArticle | { to: string }> {
  const brandId = mustSpeak(call);
  const found = await db.read(portalIn(brandId), (tx) => publishedArticle(tx, { brandId, language: call.setting.language, slug: call.params.article ?? '' }));
  if (found === null) throw notFound('article');
  return 'redirect' in found ? { to: `/help/${call.setting.language}/${found.redirect}` } : found;
}

async function showArticle(ports: PortalPorts, call: Call, said: string | null): Promise<Answer> {
  const article = await articleOf(ports, call);
  if ('to' in article) return article;
  const { setting, door } = call;
  const token = heldBy(call.request, VISIT_COOKIE);
  const facts = await ports.db.transact(portalIn(door.brand.id), async (tx) => {
    await countView(tx, { brandId: door.brand.id, articleId: article.id, language: setting.language });
    return token === null ? null : factsOfReader(tx, door.brand.id, keyed(ports.key, 'visit', token), setting);
  });
  const body = withImageAddresses(filledArticle(article.body, facts ?? { 'brand.name': door.brand.name }, setting.language), (id) => `${setting.base}/help/image/${id}`);
  const languages = article.languages.filter(({ language }) => spoken(door.choices.languages, language));
  return {
    page: articlePage(setting, { whole: call.whole, others: languages.map(({ language, slug }) => ({ language, path: `/${slug}` })) }, {
      slug: article.slug, title: article.title, summary: article.summary, body, updatedAt: article.updated_at, publishedAt: article.published_at, category: article.category, related: article.related.map(listed), personal: facts !== null, said, thanked: call.query.thanks !== undefined,
    }), ...(said === null ? {} : { status: 422 }),
  };
}

const spoken = (offered: readonly string[], language: string): boolean => offered.includes(language);

/** A help that is not spoken in this language is not there. */
function mustSpeak({ door, setting, params }: Call): string {
  if (params.language !== setting.language || !door.help.includes(setting.language)) throw notFound('page');
  return door.brand.id;
}

const around = ({ door, whole }: Call, path: string | null): Around => ({ whole, others: path === null ? [] : door.help.filter((one) => spoken(door.choices.languages, one)).map((language) => ({ language, path })) });

const listed = (one: { slug: string; title: string; summary: string }): Listed => ({ slug: one.slug, title: one.title, text: one.summary });
const hit = (one: { slug: string; title: string; excerpt: string }): Listed => ({ slug: one.slug, title: one.title, text: plain(one.excerpt) });
/** An excerpt comes as HTML with marks in it; pages escape what they show, so it is made text again. */
const plain = (excerpt: string): string => excerpt.replaceAll(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

interface Category {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly articles: readonly { slug: string; title: string; summary: string }[];
  readonly children: readonly Category[];
}
const topicOf = (one: Category): Topic => ({ slug: one.slug, name: one.name, description: one.description, articles: one.articles.map(listed), children: one.children.map(topicOf) });
