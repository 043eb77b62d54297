import type { LeaveView, NewLeaveInput, PersonTermsView, TermsShape } from '../../../server/src/modules/people/contract.ts';
import type { CoverageView, NewPlanInput, PlanDiffView, PlanEditedView, PlanEditInput, PlanOutcomeView, PlanView, PlanWholeView, SchedulePersonView, ScheduleProblemView, ScheduleView, ShiftPutInput, ShiftView } from '../../../server/src/modules/workforce/contract-schedule.ts';
import { get, post, put, queryString, remove } from './request.ts';
import type { Page } from './shapes.ts';

export type PersonTerms = PersonTermsView;
export type Terms = TermsShape;
export type Leave = LeaveView;
export type Coverage = CoverageView;
export type Schedule = ScheduleView;
export type SchedulePerson = SchedulePersonView;
export type ScheduleProblem = ScheduleProblemView;
export type Shift = ShiftView;
export type ShiftPut = ShiftPutInput;
export type NewPlan = NewPlanInput;
export type SchedulePlan = PlanView;
export type SchedulePlanWhole = PlanWholeView;
export type PlanOutcome = PlanOutcomeView;
export type PlanDiff = PlanDiffView;
export type PlanEdited = PlanEditedView;

export interface ScheduleAsked {
  from: string;
  weeks?: number;
  plan_id?: string;
  brand_id?: string;
  site_id?: string;
}

const url = '/api/v1/workforce';

export const loadSchedule = (asked: ScheduleAsked) => get<Schedule>(`${url}/schedule`, { query: { ...asked } });
export const loadCoverage = (asked: ScheduleAsked) => get<Coverage>(`${url}/schedule/coverage`, { query: { ...asked } });
export const scheduleSheet = (asked: ScheduleAsked): string => `${url}/schedule/export${queryString({ ...asked })}`;
export const scheduleCalendar = (asked: ScheduleAsked): string => `${url}/schedule/calendar${queryString({ ...asked })}`;
export const loadPlans = () => get<Page<SchedulePlan>>(`${url}/plans`, { query: { limit: 100 } });
export const loadPlan = (id: string) => get<SchedulePlanWhole>(`${url}/plans/${id}`);
export const makePlan = (said: NewPlan) => post<SchedulePlanWhole>(`${url}/plans`, said);
export const stopPlan = (id: string) => post<SchedulePlanWhole>(`${url}/plans/${id}/stop`, {});
export const discardPlan = (id: string) => remove(`${url}/plans/${id}`);
export const editPlan = (id: string, edit: PlanEditInput) => post<PlanEdited>(`${url}/plans/${id}/edits`, edit);
export const loadPlanDiff = (id: string) => get<PlanDiff>(`${url}/plans/${id}/diff`);
export const publishPlan = (id: string, asked: { version: number; despite: boolean }) => post<SchedulePlanWhole>(`${url}/plans/${id}/publish`, asked);
export const importShifts = (id: string, said: { version: number; csv: string }) => post<{ version: number; kept: number; problems: { line: number; message: string }[] }>(`${url}/plans/${id}/import`, said);
export const loadPeopleTerms = () => get<Page<PersonTerms>>('/api/v1/people-terms', { query: { limit: 200 } });
export const savePersonTerms = (id: string, terms: Terms) => put<PersonTerms>(`/api/v1/people/${id}/terms`, terms);
export const importTerms = (csv: string) => post<{ kept: number; problems: { line: number; message: string }[] }>('/api/v1/people-terms/import', { csv });
export const termsSheet = '/api/v1/people-terms/export';
export const putLeave = (said: NewLeaveInput) => post<Leave>('/api/v1/leave', said);
