import type { App } from '../../platform/http/app.ts';
import { aroundArticles } from './routes/around-articles.ts';
import { articleRoutes } from './routes/articles.ts';
import { imageRoutes } from './routes/images.ts';

export async function routes(app: App): Promise<void> {
  aroundArticles(app);
  await imageRoutes(app);
  articleRoutes(app);
}
