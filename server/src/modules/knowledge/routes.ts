import type { App } from '../../platform/http/app.ts';
import { aroundArticles } from './routes/around-articles.ts';
import { articleRoutes } from './routes/articles.ts';
import { imageRoutes } from './routes/images.ts';
import { movingRoutes } from './routes/moving.ts';

export async function routes(app: App): Promise<void> {
  aroundArticles(app);
  await imageRoutes(app);
  movingRoutes(app);
  articleRoutes(app);
}
