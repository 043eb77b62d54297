import type { PresenceView } from '../../../server/src/modules/routing/contract.ts';
import type { AskedReport as Asked, CellView, ReportView, SavedReportView, ScheduleView, ScorecardView } from '../../../server/src/modules/insights/contract.ts';
import type { WorkedTimeView } from '../../../server/src/modules/facts/contract.ts';
import type { SurveySettingsView, SurveyView } from '../../../server/src/modules/surveys/contract.ts';
import { get, post, put } from './request.ts';
import type { Page } from './shapes.ts';

export type AskedReport = Asked;
export type Report = ReportView;
export type ReportCell = CellView;
export type WorkedTime = WorkedTimeView;
export type SavedReport = SavedReportView;
export type ReportSchedule = ScheduleView;
export type Scorecard = ScorecardView;
export type Survey = SurveyView;
export type SurveySettings = SurveySettingsView;
export type AgentState = PresenceView;

export interface BehindRow {
  id: string;
  number: number;
  brand_id: string;
  subject: string;
  at: string;
  value: number | null;
}

export interface MetricInfo {
  key: string;
  name: string;
  unit: string;
  definition: string;
  clocks: boolean;
  better: string | null;
  provisional: boolean;
}

export const runReport = (asked: AskedReport) => post<Report>('/api/v1/reports/run', asked);
export const loadBehind = (asked: AskedReport, metric: string, keys: ReadonlyArray<string | null>) => post<Page<BehindRow>>('/api/v1/reports/behind', { asked, metric, keys });
export const loadMetrics = () => get<Page<MetricInfo>>('/api/v1/metrics');
export const loadReports = () => get<Page<SavedReport>>('/api/v1/reports');
export const loadScorecard = (asked: Pick<AskedReport, 'period' | 'from' | 'to' | 'filters'>) => post<Scorecard>('/api/v1/scorecard', asked);
export const loadSurveys = (query: Record<string, string | number | boolean>) => get<Page<Survey>>('/api/v1/surveys', { query });
export const loadMyState = () => get<AgentState>('/api/v1/me/state');
export const loadMyDay = (from: string, to: string) => get<Page<WorkedTime>>('/api/v1/me/worked-time', { query: { from, to } });
export const loadDay = (from: string, to: string) => get<Page<WorkedTime>>('/api/v1/worked-time', { query: { from, to } });
export const sayMyState = (state: AgentState['state']) => put<AgentState>('/api/v1/me/state', { state });
export const sayHandling = (conversationId: string | null) => put<object>('/api/v1/me/handling', { conversation_id: conversationId });

/** The table of a report as text; it is made when it is asked for. */
export async function exportReport(asked: AskedReport, format: 'csv' | 'jsonl'): Promise<Blob> {
  const answer = await fetch('/api/v1/reports/export', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ asked, format }) });
  if (!answer.ok) throw new Error(`the export answered ${answer.status}`);
  return answer.blob();
}
