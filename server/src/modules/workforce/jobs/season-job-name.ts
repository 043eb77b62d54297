/** Plans a version of a season. */
export const PLAN_SEASON_JOB = 'workforce.plan_season';
