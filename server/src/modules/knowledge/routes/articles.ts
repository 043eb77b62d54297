import { Type } from 'typebox';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf, pageQuery } from '../../../platform/http/lists.ts';
import { archiveArticle, publishArticle, removeArticle, reopenArticle, restoreVersion } from '../commands/publish.ts';
import { changeArticle, writeArticle, writeTranslation } from '../commands/write-article.ts';
import { Article, ArticleChange, ArticleLine, ArticleReview, articleStates, ArticleVersion, Compared, Feedback, languageShape, NewArticle, Publish, TranslationWrite } from '../contract.ts';
import { listArticles } from '../queries/list-articles.ts';
import { previewArticle } from '../queries/preview-article.ts';
import { showArticle } from '../queries/show-article.ts';
import { showReview } from '../queries/show-review.ts';
import { listFeedback } from '../queries/show-readers.ts';
import { compareVersions, listVersions } from '../queries/show-versions.ts';

const read = { permission: 'knowledge.read' };
const write = { permission: 'knowledge.write' };
const publish = { permission: 'knowledge.publish' };
const uuid = Type.Optional(Type.String({ format: 'uuid' }));
const yes = Type.Optional(Type.Boolean());
const inLanguage = Type.Object({ id: idParams.properties.id, language: languageShape });
const ofArticle = '/api/v1/articles/:id';
const ofLanguage = `${ofArticle}/translations/:language`;

export function articleRoutes(app: App): void {
  const filters = { brand_id: uuid, state: Type.Optional(Type.Enum([...articleStates])), category_id: uuid, language: Type.Optional(languageShape), owner_id: uuid, behind: yes, review_due: yes, poorly_received: yes, q: Type.Optional(Type.String({ maxLength: 200 })) };
  app.read({ method: 'GET', url: '/api/v1/articles', summary: 'Articles of the help centre, newest first', access: read, query: Type.Object({ ...pageQuery, ...filters }), response: listOf(ArticleLine) }, (tx, { query: { limit = 50, ...query } }) => listArticles(tx, { ...query, limit }));
  app.write({ method: 'POST', url: '/api/v1/articles', summary: 'Write an article, as a draft', access: write, status: 201, body: NewArticle, response: Article }, async (tx, { body }) => showArticle(tx, await writeArticle(tx, body)));
  app.read({ method: 'GET', url: '/api/v1/article-reviews/:id', summary: 'What a second person decides about: an article as readers would see it, and as they see it now (id: what the approval is about)', access: read, params: idParams, response: ArticleReview }, (tx, { params }) => showReview(tx, params.id));
  app.read({ method: 'GET', url: ofArticle, summary: 'An article with every language as it is being written', access: read, params: idParams, response: Article }, (tx, { params }) => showArticle(tx, params.id));
  app.write({ method: 'PATCH', url: ofArticle, summary: 'Change the category, owner, review day or place of an article', access: write, params: idParams, body: ArticleChange, response: Article }, async (tx, { params, body }) => {
    await changeArticle(tx, params.id, body);
    return showArticle(tx, params.id);
  });
  app.write({ method: 'DELETE', url: ofArticle, summary: 'Remove an article in every language', access: publish, params: idParams, response: Type.Object({ removed: Type.Boolean() }) }, async (tx, { params }) => {
    await removeArticle(tx, params.id);
    return { removed: true };
  });
  app.read({ method: 'GET', url: `${ofArticle}/feedback`, summary: 'What readers said of an article, newest first', access: read, params: idParams, query: Type.Object(pageQuery), response: listOf(Feedback) }, (tx, { params, query }) => listFeedback(tx, { articleId: params.id, limit: query.limit ?? 50, cursor: query.cursor }));
  translationRoutes(app);
  versionRoutes(app);
}

function translationRoutes(app: App): void {
  app.write({ method: 'PUT', url: ofLanguage, summary: 'Save what an article says in a language; readers see it once it is published', access: write, params: inLanguage, body: TranslationWrite, response: Article }, async (tx, { params, body }) => {
    await writeTranslation(tx, params.id, params.language, body);
    return showArticle(tx, params.id);
  });
  app.read({ method: 'GET', url: `${ofLanguage}/preview`, summary: 'What is being written, as somebody reads it who is not signed in', access: read, params: inLanguage, response: Type.Object({ title: Type.String(), summary: Type.String(), html: Type.String() }) }, (tx, { params }) => previewArticle(tx, params.id, params.language));
  app.write({ method: 'POST', url: `${ofLanguage}/publish`, summary: 'Publish what is written, or ask a second person where the brand wants one', access: write, params: inLanguage, body: Publish, response: Type.Object({ waiting: Type.Boolean(), article: Article }) }, async (tx, { params, body }) => {
    const waiting = await publishArticle(tx, params.id, params.language, body);
    return { waiting, article: await showArticle(tx, params.id) };
  });
  app.write({ method: 'POST', url: `${ofLanguage}/archive`, summary: 'Take a language of an article away from readers; its words are kept', access: write, params: inLanguage, response: Article }, async (tx, { params }) => {
    await archiveArticle(tx, params.id, params.language);
    return showArticle(tx, params.id);
  });
  app.write({ method: 'POST', url: `${ofLanguage}/reopen`, summary: 'Work on an archived text again', access: write, params: inLanguage, response: Article }, async (tx, { params }) => {
    await reopenArticle(tx, params.id, params.language);
    return showArticle(tx, params.id);
  });
}

function versionRoutes(app: App): void {
  app.read({ method: 'GET', url: `${ofLanguage}/versions`, summary: 'What was published in a language, newest first', access: read, params: inLanguage, response: listOf(ArticleVersion) }, async (tx, { params }) => ({ data: await listVersions(tx, params.id, params.language), next_cursor: null }));
  app.read({ method: 'GET', url: `${ofLanguage}/compare`, summary: 'What changed between two versions; 0 is what is being written', access: read, params: inLanguage, query: Type.Object({ from: Type.Integer({ minimum: 0 }), to: Type.Integer({ minimum: 0 }) }), response: Compared }, (tx, { params, query }) => compareVersions(tx, params.id, params.language, query.from, query.to));
  app.write({ method: 'POST', url: `${ofLanguage}/restore`, summary: 'Go on from what a version said', access: write, params: inLanguage, body: Type.Object({ number: Type.Integer({ minimum: 1 }) }), response: Article }, async (tx, { params, body }) => {
    await restoreVersion(tx, params.id, params.language, body.number);
    return showArticle(tx, params.id);
  });
}
