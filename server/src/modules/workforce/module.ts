import { defineModule } from '../../platform/module/module.ts';
import { FORECAST_JOB, forecastJob } from './jobs/forecast.ts';
import { REHEARSAL_JOB, rehearsalJob } from './jobs/rehearsal.ts';
import { SCHEDULE_JOB, scheduleJob } from './jobs/schedule.ts';
import { awayRoutes } from './routes/away-routes.ts';
import { ownWeekRoutes } from './routes/own-week-routes.ts';
import { requestRoutes } from './routes/request-routes.ts';
import { rehearsalRoutes } from './routes-rehearsal.ts';
import { planSeasonJob } from './jobs/plan-season.ts';
import { PLAN_SEASON_JOB } from './jobs/season-job-name.ts';
import { routes } from './routes.ts';
import { awayChanged } from './when/away-changed.ts';
import { brandCreated } from './when/brand-created.ts';

/** @param publicUrl where calendars find the address of somebody's own */
export const workforce = ({ publicUrl }: { publicUrl: string }) => defineModule({
  name: 'workforce',
  routes: (app) => {
    routes(app);
    rehearsalRoutes(app);
    ownWeekRoutes(app, publicUrl);
    requestRoutes(app);
    awayRoutes(app);
  },
  listeners: [brandCreated, awayChanged],
  jobs: { [FORECAST_JOB]: forecastJob, [SCHEDULE_JOB]: scheduleJob, [REHEARSAL_JOB]: rehearsalJob, [PLAN_SEASON_JOB]: planSeasonJob },
  permissions: { 'workforce.read': 'See what is expected and how many are needed for it', 'workforce.write': 'Plan: change forecasts and what channels are promised' },
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
