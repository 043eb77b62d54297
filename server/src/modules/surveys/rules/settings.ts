import type { SurveySettingsView } from '../contract.ts';

export type SurveySettings = SurveySettingsView;

/** What holds until a brand says otherwise: nobody is asked anything. */
export const usual: SurveySettings = {
  csat: { on: false, delay_seconds: 3600 },
  ces: { on: false, delay_seconds: 3600, share_percent: 20 },
  nps: { on: false, every_days: 90, most_per_day: 50 },
  quiet_days: 14,
  change_days: 14,
  holdout_percent: 0,
  low_score: 2,
  low_reopens: false,
  low_alerts: true,
};

/** What is stored over what holds otherwise; a setting added later has its usual value. */
export function completed(stored: Partial<SurveySettings> | null): SurveySettings {
  return { ...usual, ...stored, csat: { ...usual.csat, ...stored?.csat }, ces: { ...usual.ces, ...stored?.ces }, nps: { ...usual.nps, ...stored?.nps } };
}
