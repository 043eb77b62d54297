import type { App } from '../../platform/http/app.ts';
import { changeRoutes } from './routes/changes.ts';
import { fileRoutes } from './routes/files.ts';
import { proofRoutes } from './routes/proof.ts';
import { readRoutes } from './routes/reading.ts';
import { settingRoutes } from './routes/settings.ts';
import { writingRoutes } from './routes/writing.ts';

export async function routes(app: App): Promise<void> {
  readRoutes(app);
  writingRoutes(app);
  changeRoutes(app);
  settingRoutes(app);
  proofRoutes(app);
  await fileRoutes(app);
}
