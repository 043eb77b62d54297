export { helpLanguages, publishedArticle, publishedHome, sitemapOf, type HomeArticle, type HomeCategory, type PublishedArticle, type PublishedHome, type SitemapEntry } from './queries/published.ts';
export { searchPublished, type Asked } from './queries/search-published.ts';
export { imageOf, imageStream, type ArticleImage } from './queries/image-of.ts';
export { countView, giveFeedback, type FeedbackInput } from './commands/hear-reader.ts';
export { filledArticle, placeholders, type ArticleFacts, type Placeholder } from './rules/placeholders.ts';
export { withImageAddresses } from './rules/clean-article.ts';
export { pictures } from './ports.ts';
export * from './events.ts';
