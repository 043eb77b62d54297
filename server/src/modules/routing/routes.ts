import type { App } from '../../platform/http/app.ts';
import { boardRoutes } from './routes/board.ts';
import { offerRoutes } from './routes/offers.ts';
import { peakRoutes } from './routes/peak.ts';
import { presenceRoutes } from './routes/presence.ts';
import { settingRoutes } from './routes/settings.ts';

export function routes(app: App): void {
  presenceRoutes(app);
  offerRoutes(app);
  boardRoutes(app);
  settingRoutes(app);
  peakRoutes(app);
}
