import { html, raw, type Html, type Piece } from '../html.ts';
import { breadcrumbs, faqPage, helpSite, itemList, questionsOf } from '../structured-data.ts';
import { dayWords, field, fill, form, problem, words as wordsField, type Page, type Setting } from '../page-frame.ts';

export interface Listed {
  readonly slug: string;
  readonly title: string;
  readonly text: string;
}

export interface Topic {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly articles: readonly Listed[];
  readonly children: readonly Topic[];
}

/** What stands beside every page of the help: where this one is in every language, with whole addresses. */
export interface Around {
  readonly whole: string;
  readonly others: readonly { readonly language: string; readonly path: string }[];
}

const place = ({ base, language }: Pick<Setting, 'base' | 'language'>): string => `${base}/help/${language}`;

export function searchForm(setting: Setting, typed = ''): Html {
  const { words } = setting;
  return html`<form role="search" action="${place(setting)}"><p class="field"><label for="f-q">${words.searchHint}</label><input id="f-q" name="q" type="search" value="${typed}" maxlength="200" data-search="${place(setting)}/search.json"></p><button>${words.search}</button></form><ul class="items" data-found aria-live="polite"></ul>`;
}

const list = (setting: Setting, articles: readonly Listed[]): Piece => html`<ul class="items">${articles.map((one) => html`<li><span><a href="${place(setting)}/${one.slug}">${one.title}</a>${one.text === '' ? '' : html`<small>${one.text}</small>`}</span></li>`)}</ul>`;

/** The first page: search, topics, and what stands in them. */
export function helpPage(setting: Setting, around: Around, topics: readonly Topic[], loose: readonly Listed[]): Page {
  const { words } = setting;
  return {
    title: words.help, open: opened(setting, around, words.helpTitle, '', [helpSite({ name: `${setting.brand.name} · ${words.help}`, url: addressOf(setting, around, ''), language: setting.language }), crumbs(setting, around, []), listing(setting, around, [...topics.flatMap((topic) => [topic, ...topic.children]).flatMap((topic) => topic.articles), ...loose])]),
    body: html`<h1>${words.helpTitle}</h1>${searchForm(setting)}${topics.map((topic) => html`<section><h2><a href="${place(setting)}/c/${topic.slug}">${topic.name}</a></h2>${topic.description === '' ? '' : html`<p>${topic.description}</p>`}${list(setting, topic.articles)}${topic.children.map((child) => html`<h3><a href="${place(setting)}/c/${child.slug}">${child.name}</a></h3>${list(setting, child.articles)}`)}</section>`)}${loose.length === 0 ? '' : html`<h2>${words.topics}</h2>${list(setting, loose)}`}`,
  };
}

export function topicPage(setting: Setting, around: Around, topic: Topic): Page {
  const { words } = setting;
  return {
    title: topic.name, open: opened(setting, around, topic.description || topic.name, `/c/${topic.slug}`, [crumbs(setting, around, [[topic.name, `/c/${topic.slug}`]]), listing(setting, around, [topic, ...topic.children].flatMap((one) => one.articles))]),
    body: html`<p class="crumbs"><a href="${place(setting)}">${words.help}</a></p><h1>${topic.name}</h1>${topic.description === '' ? '' : html`<p>${topic.description}</p>`}${list(setting, topic.articles)}${topic.children.map((child) => html`<h2><a href="${place(setting)}/c/${child.slug}">${child.name}</a></h2>${list(setting, child.articles)}`)}`,
  };
}

/** What was found; never kept by search engines, since anybody may search for anything. */
export function foundPage(setting: Setting, typed: string, found: readonly Listed[]): Page {
  const { words } = setting;
  const said = fill(found.length === 0 ? words.nothing : words.found, { count: found.length, words: typed });
  return { title: words.search, body: html`<p class="crumbs"><a href="${place(setting)}">${words.help}</a></p><h1>${words.search}</h1>${searchForm(setting, typed)}<p role="status">${said}</p>${list(setting, found)}${found.length === 0 ? askForm(setting, '/ask', null) : ''}` };
}

export interface ShownArticle {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** cleaned when it was written, with facts and pictures in it */
  readonly body: string;
  readonly updatedAt: Date;
  readonly publishedAt: Date;
  readonly category: { readonly slug: string; readonly name: string } | null;
  readonly related: readonly Listed[];
  /** the reader's own order stands in it: nobody may keep it */
  readonly personal: boolean;
  readonly said: string | null;
  readonly thanked: boolean;
}

export function articlePage(setting: Setting, around: Around, article: ShownArticle): Page {
  const { words } = setting;
  const here = `${place(setting)}/${article.slug}`;
  const way: [string, string][] = [...(article.category === null ? [] : [[article.category.name, `/c/${article.category.slug}`] as [string, string]]), [article.title, `/${article.slug}`]];
  const asked = faqPage(questionsOf(article.title, article.body), setting.language);
  const facts = [{ '@context': 'https://schema.org', '@type': 'Article', headline: article.title, description: article.summary, inLanguage: setting.language, dateModified: article.updatedAt.toISOString(), datePublished: article.publishedAt.toISOString(), publisher: { '@type': 'Organization', name: setting.brand.name }, mainEntityOfPage: addressOf(setting, around, `/${article.slug}`) }, crumbs(setting, around, way), ...(asked === null ? [] : [asked])];
  const helped = article.thanked ? html`<p role="status" class="good">${words.thanks}</p>` : html`<div class="row">${form(`${here}/feedback`, null, html`<input type="hidden" name="helped" value="yes"><button class="plain">${words.yes}</button>`)}${form(`${here}/feedback`, null, html`<input type="hidden" name="helped" value="no"><button class="plain">${words.no}</button>`)}</div>`;
  return {
    title: article.title, ...(article.personal ? {} : { open: opened(setting, around, article.summary || article.title, `/${article.slug}`, facts) }),
    body: html`<p class="crumbs"><a href="${place(setting)}">${words.help}</a>${article.category === null ? '' : html` › <a href="${place(setting)}/c/${article.category.slug}">${article.category.name}</a>`}</p><article class="article"><h1>${article.title}</h1>${raw(article.body)}<p class="quiet"><time datetime="${article.updatedAt.toISOString()}">${fill(words.updated, { date: dayWords(setting, article.updatedAt) })}</time></p></article><h2>${words.didHelp}</h2>${helped}${article.related.length === 0 ? '' : html`<h2>${words.topics}</h2>${list(setting, article.related)}`}<details${raw(article.said === null ? '' : ' open')}><summary>${words.askThis}</summary>${askForm(setting, `/${article.slug}/ask`, article.said)}</details>`,
  };
}

function askForm(setting: Setting, path: string, said: string | null): Html {
  const { words } = setting;
  return html`${problem(said)}${form(`${place(setting)}${path}`, null, html`${field({ name: 'email', label: words.yourEmail, type: 'email', needed: true, most: 254, auto: 'email' })}${wordsField('words', words.question)}<button>${words.send}</button>`)}`;
}

function opened(setting: Setting, { whole, others }: Around, description: string, path: string, facts: readonly object[]): NonNullable<Page['open']> {
  return { description: description.slice(0, 300), canonical: `${whole}/help/${setting.language}${path}`, others: others.map((one) => ({ language: one.language, url: `${whole}/help/${one.language}${one.path}` })), facts };
}

const addressOf = ({ language }: Pick<Setting, 'language'>, { whole }: Around, path: string): string => `${whole}/help/${language}${path}`;

function crumbs(setting: Setting, around: Around, way: readonly (readonly [name: string, path: string])[]): object {
  return breadcrumbs([[setting.words.help, ''] as const, ...way].map(([name, path]) => ({ name, url: addressOf(setting, around, path) })));
}

/** The articles a page lists, each once: one may stand in several topics. */
function listing(setting: Setting, around: Around, articles: readonly Listed[]): object {
  return itemList([...new Map(articles.map((one) => [one.slug, { name: one.title, url: addressOf(setting, around, `/${one.slug}`) }])).values()]);
}

interface Place {
  readonly language: string;
  /** after the language: nothing is the first page */
  readonly path: string;
  readonly updatedAt: Date;
}

/** The sitemap of a help centre (sitemaps.org 0.9): its first pages and every article, each with its other languages. */
export function sitemap(whole: string, entries: readonly { readonly article_id: string; readonly language: string; readonly slug: string; readonly updated_at: Date }[]): string {
  const at = (one: Place): string => `${whole}/help/${one.language}${one.path}`;
  const homes = new Map<string, Place>();
  const articles = new Map<string, Place[]>();
  for (const { article_id: id, language, slug, updated_at: updatedAt } of entries) {
    articles.set(id, [...(articles.get(id) ?? []), { language, path: `/${slug}`, updatedAt }]);
    const newest = homes.get(language)?.updatedAt ?? updatedAt;
    homes.set(language, { language, path: '', updatedAt: newest > updatedAt ? newest : updatedAt });
  }
  const urls = [[...homes.values()], ...articles.values()].flatMap((together) => together.map((one) => html`<url><loc>${at(one)}</loc><lastmod>${one.updatedAt.toISOString()}</lastmod>${together.map((other) => html`<xhtml:link rel="alternate" hreflang="${other.language}" href="${at(other)}"/>`)}</url>`.text));
  return `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('')}</urlset>`;
}
