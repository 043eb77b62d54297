import { Type } from 'typebox';
import { forbidden } from '../../../platform/refusal/refusal.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { addCategory, changeCategory, removeCategory } from '../commands/change-category.ts';
import { addSnippet, changeSnippet, removeSnippet } from '../commands/change-snippet.ts';
import { Category, CategoryChange, EmptySearch, KnowledgeSettings, languageShape, NewCategory, NewSnippet, LinkedHit, Snippet, SnippetChange } from '../contract.ts';
import { articlePages } from '../ports.ts';
import { searchPublished } from '../queries/search-published.ts';
import { showCategories, showSnippets } from '../queries/show-categories.ts';
import { emptySearches } from '../queries/show-readers.ts';
import { placeholders } from '../rules/placeholders.ts';
import { keepSettings, settingsOf } from '../store/serial.ts';
import { record } from '../../audit/index.ts';

const read = { permission: 'knowledge.read' };
const publish = { permission: 'knowledge.publish' };
const brandQuery = Type.Object({ brand_id: Type.String({ format: 'uuid' }) });
const Done = Type.Object({ removed: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });

/** Categories, snippets, search, and how a brand keeps its help centre. */
export function aroundArticles(app: App): void {
  categoryRoutes(app);
  snippetRoutes(app);
  searchRoutes(app);
  app.read({ method: 'GET', url: '/api/v1/brands/:id/knowledge-settings', summary: 'Whether articles wait for a second person, and how often they are looked at again', access: read, params: idParams, response: KnowledgeSettings }, (tx, { params }) => settingsOf(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/knowledge-settings', summary: 'Change how a brand keeps its help centre', access: publish, params: idParams, body: KnowledgeSettings, response: KnowledgeSettings }, async (tx, { params, body }) => {
    if (!may(tx.actor, 'knowledge.publish', params.id)) throw forbidden('knowledge.publish');
    await keepSettings(tx, params.id, body);
    await record(tx, { action: 'knowledge.settings_changed', subjectKind: 'brand', subjectId: params.id, brandId: params.id, facts: { ...body } });
    return settingsOf(tx, params.id);
  });
}

function categoryRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/article-categories', summary: 'Categories of a brand’s help centre, in its order', access: read, query: brandQuery, response: listOf(Category) }, async (tx, { query }) => ({ data: await showCategories(tx, query.brand_id), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/article-categories', summary: 'Make a category', access: publish, status: 201, body: NewCategory, response: Made }, async (tx, { body }) => ({ id: await addCategory(tx, body) }));
  app.write({ method: 'PATCH', url: '/api/v1/article-categories/:id', summary: 'Change a category', access: publish, params: idParams, body: CategoryChange, response: Made }, async (tx, { params, body }) => {
    await changeCategory(tx, params.id, body);
    return { id: params.id };
  });
  app.write({ method: 'DELETE', url: '/api/v1/article-categories/:id', summary: 'Remove an empty category', access: publish, params: idParams, response: Done }, async (tx, { params }) => {
    await removeCategory(tx, params.id);
    return { removed: true };
  });
}

function snippetRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/snippets', summary: 'Words that many articles include', access: read, query: brandQuery, response: listOf(Snippet) }, async (tx, { query }) => ({ data: await showSnippets(tx, query.brand_id), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/snippets', summary: 'Make a snippet', access: publish, status: 201, body: NewSnippet, response: Made }, async (tx, { body }) => ({ id: await addSnippet(tx, body) }));
  app.write({ method: 'PATCH', url: '/api/v1/snippets/:id', summary: 'Change a snippet, in every article that includes it', access: publish, params: idParams, body: SnippetChange, response: Made }, async (tx, { params, body }) => {
    await changeSnippet(tx, params.id, body);
    return { id: params.id };
  });
  app.write({ method: 'DELETE', url: '/api/v1/snippets/:id', summary: 'Remove a snippet no article includes', access: publish, params: idParams, response: Done }, async (tx, { params }) => {
    await removeSnippet(tx, params.id);
    return { removed: true };
  });
  app.read({ method: 'GET', url: '/api/v1/articles/placeholders', summary: 'Placeholders an article may hold', access: 'signed-in', response: Type.Object({ data: Type.Array(Type.Object({ name: Type.String(), meaning: Type.String() })) }) }, async () => ({ data: Object.entries(placeholders).map(([name, meaning]) => ({ name, meaning })) }));
}

function searchRoutes(app: App): void {
  const query = Type.Object({ brand_id: Type.String({ format: 'uuid' }), language: languageShape, q: Type.String({ minLength: 1, maxLength: 4000 }), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })), typing: Type.Optional(Type.Boolean({ description: 'the last word may be half a word' })) });
  app.read({ method: 'GET', url: '/api/v1/articles/search', summary: 'Published articles that answer a question, best first', access: read, query, response: listOf(LinkedHit) }, async (tx, { query: { brand_id: brandId, q, ...more } }) => {
    const pageOf = await articlePages.get()(tx, brandId);
    return { data: (await searchPublished(tx, { brandId, query: q, ...more })).map((hit) => ({ ...hit, url: pageOf?.(hit.language, hit.slug) ?? null })), next_cursor: null };
  });
  app.read({ method: 'GET', url: '/api/v1/articles/empty-searches', summary: 'What readers looked for and did not find, the most often first', access: read, query: Type.Object({ ...brandQuery.properties, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })) }), response: listOf(EmptySearch) }, async (tx, call) => ({ data: await emptySearches(tx, call.query.brand_id, call.query.limit ?? 50), next_cursor: null }));
}
