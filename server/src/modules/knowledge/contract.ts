import { Type, type Static, type TSchema } from 'typebox';

const nullable = <T extends TSchema>(shape: T) => Type.Union([shape, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });
const maybe = Type.Optional as <T extends TSchema>(of: T) => ReturnType<typeof Type.Optional<T>>;

/** A language as it stands in addresses: `en`, `pt-BR`. */
export const languageShape = Type.String({ pattern: '^[a-z]{2,3}(-[A-Z]{2})?$' });
export const articleStates = ['draft', 'in_review', 'published', 'archived'] as const;
export type ArticleState = (typeof articleStates)[number];

const title = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const summary = Type.String({ maxLength: 500 });
const body = Type.String({ maxLength: 400_000 });
const slug = Type.String({ minLength: 1, maxLength: 100 });
const day = Type.String({ format: 'date' });

/** One language of an article in lists. */
export const TranslationLine = Type.Object({
  id: Type.String(), language: Type.String(), slug: Type.String(), title: Type.String(), state: Type.Enum([...articleStates]), live: Type.Boolean({ description: 'readers see a published version' }), behind: Type.Boolean({ description: 'its source has changed since it was translated' }), changed_at: Type.String(),
});
export type TranslationLineView = Static<typeof TranslationLine>;

export const ArticleLine = Type.Object({
  id: Type.String(), brand_id: Type.String(), category_id: nullable(Type.String()), owner: nullable(Type.Object({ id: Type.String(), name: Type.String() })), source_language: Type.String(), review_on: nullable(Type.String()), created_at: Type.String(),
  title: Type.String(), state: Type.Enum([...articleStates]), translations: Type.Array(TranslationLine), helped: Type.Integer(), not_helped: Type.Integer(), views: Type.Integer({ description: 'in the last 90 days' }),
});
export type ArticleLineView = Static<typeof ArticleLine>;

/** The working copy of one language, and what readers see. */
export const Translation = Type.Object({
  ...TranslationLine.properties, summary: Type.String(), body: Type.String(), edit: Type.Integer(), live_version: nullable(Type.Integer()), published_at: nullable(Type.String()), changed_by: nullable(Type.String()), approval_id: nullable(Type.String()),
  unknown_placeholders: Type.Array(Type.String()), old_slugs: Type.Array(Type.String()),
});
export type TranslationView = Static<typeof Translation>;

export const Article = Type.Object({
  id: Type.String(), brand_id: Type.String(), category_id: nullable(Type.String()), owner: nullable(Type.Object({ id: Type.String(), name: Type.String() })), source_language: Type.String(), position: Type.Integer(), review_on: nullable(Type.String()), created_at: Type.String(),
  translations: Type.Array(Translation), helped: Type.Integer(), not_helped: Type.Integer(), views: Type.Integer(),
});
export type ArticleView = Static<typeof Article>;

export const NewArticle = Type.Object({ brand_id: uuid, language: languageShape, title, summary: maybe(summary), body: maybe(body), slug: maybe(slug), category_id: maybe(nullable(uuid)), owner_id: maybe(nullable(uuid)), review_on: maybe(nullable(day)) });
export type NewArticleInput = Static<typeof NewArticle>;
export const ArticleChange = Type.Object({ category_id: maybe(nullable(uuid)), owner_id: maybe(nullable(uuid)), review_on: maybe(nullable(day)), position: maybe(Type.Integer({ minimum: 0, maximum: 100_000 })) });
export type ArticleChangeInput = Static<typeof ArticleChange>;
export const TranslationWrite = Type.Object({ title: maybe(title), summary: maybe(summary), body: maybe(body), slug: maybe(slug), edit: maybe(Type.Integer({ minimum: 1, description: 'the edit it was changed from: of two who save at once the second is told' })), up_to_date: maybe(Type.Boolean({ description: 'it says what its source says now' })) });
export type TranslationWriteInput = Static<typeof TranslationWrite>;
export const Publish = Type.Object({ why: maybe(Type.String({ maxLength: 500 })), edit: maybe(Type.Integer({ minimum: 1 })) });

export const ArticleVersion = Type.Object({ number: Type.Integer(), title: Type.String(), summary: Type.String(), body: Type.String(), why: Type.String(), restored_from: nullable(Type.Integer()), by: nullable(Type.Object({ id: Type.String(), name: Type.String() })), at: Type.String(), live: Type.Boolean() });
const Read = Type.Object({ title: Type.String(), summary: Type.String(), text: Type.String() });
export const ArticleReview = Type.Object({ article_id: Type.String(), language: Type.String(), before: nullable(Read), after: Read });
export type ArticleReviewView = Static<typeof ArticleReview>;
export const Compared = Type.Object({ from: Type.Integer(), to: Type.Integer(), lines: Type.Array(Type.Object({ kind: Type.Enum(['same', 'added', 'removed']), text: Type.String() })) });

const names = Type.Record(languageShape, Type.Object({ name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }), slug: maybe(slug), description: maybe(Type.String({ maxLength: 500 })) }));
export const Category = Type.Object({ id: Type.String(), brand_id: Type.String(), parent_id: nullable(Type.String()), position: Type.Integer(), icon: Type.String(), names: Type.Record(Type.String(), Type.Object({ name: Type.String(), slug: Type.String(), description: Type.String() })), articles: Type.Integer() });
export type CategoryView = Static<typeof Category>;
export const categoryIcons = ['book', 'parcel', 'return', 'size', 'payment', 'warranty', 'account', 'product', 'gift', 'question'] as const;
export const NewCategory = Type.Object({ brand_id: uuid, parent_id: maybe(nullable(uuid)), position: maybe(Type.Integer({ minimum: 0, maximum: 10_000 })), icon: maybe(Type.Enum([...categoryIcons])), names });
export type NewCategoryInput = Static<typeof NewCategory>;
export const CategoryChange = Type.Object({ parent_id: maybe(nullable(uuid)), position: maybe(Type.Integer({ minimum: 0, maximum: 10_000 })), icon: maybe(Type.Enum([...categoryIcons])), names: maybe(names) });
export type CategoryChangeInput = Static<typeof CategoryChange>;

const snippetKey = Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,59}$' });
const words = Type.Record(languageShape, Type.String({ maxLength: 50_000 }));
export const Snippet = Type.Object({ id: Type.String(), brand_id: Type.String(), key: Type.String(), name: Type.String(), words: Type.Record(Type.String(), Type.String()), used_by: Type.Integer({ description: 'articles that include it' }), changed_at: Type.String() });
export type SnippetView = Static<typeof Snippet>;
export const NewSnippet = Type.Object({ brand_id: uuid, key: snippetKey, name: title, words });
export type NewSnippetInput = Static<typeof NewSnippet>;
export const SnippetChange = Type.Object({ name: maybe(title), words: maybe(words) });

export const KnowledgeSettings = Type.Object({ approval: Type.Boolean(), review_days: Type.Integer({ minimum: 1, maximum: 1095 }) });
export const SearchHit = Type.Object({ article_id: Type.String(), language: Type.String(), slug: Type.String(), title: Type.String(), summary: Type.String(), excerpt: Type.String({ description: 'HTML with <mark> around the words that were looked for' }), score: Type.Number() });
/** The same for whoever answers: with the address customers read it at, null where there is none. */
export const LinkedHit = Type.Object({ ...SearchHit.properties, url: nullable(Type.String()) });
export type LinkedHitView = Static<typeof LinkedHit>;
export type SearchHitView = Static<typeof SearchHit>;
export const Feedback = Type.Object({ id: Type.String(), article_id: Type.String(), language: Type.String(), helped: Type.Boolean(), words: Type.String(), at: Type.String() });
export const EmptySearch = Type.Object({ language: Type.String(), words: Type.String(), times: Type.Integer(), last_at: Type.String() });
export const ImportReport = Type.Object({
  written: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer(), skipped: Type.Integer(), categories: Type.Integer(), images: Type.Integer(),
  files: Type.Array(Type.Object({ path: Type.String(), what: Type.Enum(['new', 'changed', 'unchanged', 'skipped']), title: Type.String(), language: Type.String(), category: nullable(Type.String()), because: nullable(Type.String()) })),
});
export type ImportReportView = Static<typeof ImportReport>;
