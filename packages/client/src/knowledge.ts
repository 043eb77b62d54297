import type { Static } from 'typebox';
import type { ArticleLineView, ArticleState, ArticleVersion, ArticleView, CategoryView, Compared, EmptySearch, Feedback, ImportReportView, KnowledgeSettings, ArticleReviewView, LinkedHitView, SnippetView, TranslationView } from '../../../server/src/modules/knowledge/contract.ts';
import { get, patch, post, put, remove } from './request.ts';
import type { Page } from './shapes.ts';
import { upload } from './upload.ts';

export type Article = ArticleView;
export type ArticleLine = ArticleLineView;
export type ArticleText = TranslationView;
export type ArticleStanding = ArticleState;
export type ArticleCategory = CategoryView;
export type ArticleSnippet = SnippetView;
export type ArticleReview = ArticleReviewView;
export type ArticlesFound = LinkedHitView;
export type ArticleEdition = Static<typeof ArticleVersion>;
export type ArticleFeedback = Static<typeof Feedback>;
export type ArticleImport = ImportReportView;
export type HelpSettings = Static<typeof KnowledgeSettings>;

export interface ArticleFilters {
  readonly brand_id?: string;
  readonly state?: ArticleState;
  readonly category_id?: string;
  readonly language?: string;
  readonly owner_id?: string;
  readonly behind?: boolean;
  readonly review_due?: boolean;
  readonly poorly_received?: boolean;
  readonly q?: string;
}

export interface ArticleWords {
  readonly title?: string;
  readonly summary?: string;
  readonly body?: string;
  readonly slug?: string;
  readonly edit?: number;
  readonly up_to_date?: boolean;
}

const path = '/api/v1/articles';
const inLanguage = (id: string, language: string) => `${path}/${id}/translations/${language}`;

export const loadArticles = (filters: ArticleFilters, cursor?: string, signal?: AbortSignal) => get<Page<ArticleLine>>(path, { query: { ...filters, cursor }, ...(signal ? { signal } : {}) });
export const loadArticle = (id: string) => get<Article>(`${path}/${id}`);
export const addArticle = (brandId: string, language: string, title: string) => post<Article>(path, { brand_id: brandId, language, title });
export const changeArticle = (id: string, change: { category_id?: string | null; owner_id?: string | null; review_on?: string | null }) => patch<Article>(`${path}/${id}`, change);
export const removeArticle = (id: string) => remove<{ removed: boolean }>(`${path}/${id}`);
/** Refused with `changed_meanwhile` when somebody saved another edit since. */
export const saveArticle = (id: string, language: string, words: ArticleWords) => put<Article>(inLanguage(id, language), words);
export const publishArticle = (id: string, language: string, edit: number, why: string) => post<{ waiting: boolean; article: Article }>(`${inLanguage(id, language)}/publish`, { edit, why });
export const archiveArticle = (id: string, language: string) => post<Article>(`${inLanguage(id, language)}/archive`);
export const reopenArticle = (id: string, language: string) => post<Article>(`${inLanguage(id, language)}/reopen`);
export const loadEditions = (id: string, language: string) => get<Page<ArticleEdition>>(`${inLanguage(id, language)}/versions`);
export const compareEditions = (id: string, language: string, from: number, to: number) => get<Static<typeof Compared>>(`${inLanguage(id, language)}/compare`, { query: { from, to } });
export const restoreEdition = (id: string, language: string, number: number) => post<Article>(`${inLanguage(id, language)}/restore`, { number });
export const loadArticleReview = (translationId: string) => get<ArticleReview>(`/api/v1/article-reviews/${translationId}`);
export const loadFeedback = (id: string, cursor?: string) => get<Page<ArticleFeedback>>(`${path}/${id}/feedback`, { query: { cursor } });
export const loadPlaceholders = () => get<{ data: Array<{ name: string; meaning: string }> }>(`${path}/placeholders`);
export const searchArticles = (brandId: string, language: string, q: string, signal?: AbortSignal) => get<Page<ArticlesFound>>(`${path}/search`, { query: { brand_id: brandId, language, q, typing: true, limit: 8 }, ...(signal ? { signal } : {}) });
export const loadEmptySearches = (brandId: string) => get<Page<Static<typeof EmptySearch>>>(`${path}/empty-searches`, { query: { brand_id: brandId } });
export const loadCategories = (brandId: string) => get<Page<ArticleCategory>>('/api/v1/article-categories', { query: { brand_id: brandId } });
export const addCategory = (category: { brand_id: string; parent_id: string | null; icon: string; names: Record<string, { name: string }> }) => post<{ id: string }>('/api/v1/article-categories', category);
export const changeCategory = (id: string, change: { parent_id?: string | null; icon?: string; position?: number; names?: Record<string, { name: string }> }) => patch<{ id: string }>(`/api/v1/article-categories/${id}`, change);
export const removeCategory = (id: string) => remove<{ removed: boolean }>(`/api/v1/article-categories/${id}`);
export const loadSnippets = (brandId: string) => get<Page<ArticleSnippet>>('/api/v1/snippets', { query: { brand_id: brandId } });
export const addSnippet = (snippet: { brand_id: string; key: string; name: string; words: Record<string, string> }) => post<{ id: string }>('/api/v1/snippets', snippet);
export const changeSnippet = (id: string, change: { name?: string; words?: Record<string, string> }) => patch<{ id: string }>(`/api/v1/snippets/${id}`, change);
export const removeSnippet = (id: string) => remove<{ removed: boolean }>(`/api/v1/snippets/${id}`);
export const loadHelpSettings = (brandId: string) => get<HelpSettings>(`/api/v1/brands/${brandId}/knowledge-settings`);
export const saveHelpSettings = (brandId: string, settings: HelpSettings) => put<HelpSettings>(`/api/v1/brands/${brandId}/knowledge-settings`, settings);
export const articlesAsFile = (brandId: string) => `${path}/export?brand_id=${brandId}`;

export function importArticles(file: File, { brandId, language, dryRun, publish }: { brandId: string; language: string; dryRun: boolean; publish: boolean }, onProgress: (fraction: number) => void) {
  const form = new FormData();
  form.set('file', file, file.name);
  return upload<ArticleImport>(`${path}/import?brand_id=${brandId}&language=${language}&dry_run=${dryRun}&publish=${publish}`, form, onProgress);
}

export function sendArticlePicture(brandId: string, file: File) {
  const form = new FormData();
  form.set('brand_id', brandId);
  form.set('file', file, file.name);
  return upload<{ id: string; url: string }>(`${path}/images`, form, () => undefined);
}

/** What is being written as a reader sees it, whole. */
export const loadArticlePreview = (id: string, language: string) => get<{ title: string; summary: string; html: string }>(`${inLanguage(id, language)}/preview`);
