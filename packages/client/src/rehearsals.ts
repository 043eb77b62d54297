import type { AssumptionView, BecauseView, CameView, HappeningView, NewRehearsalInput, PlayedScenarioView, PlayedWeekView, RehearsalAnswerView, RehearsalChoicesView, RehearsalRowView, SupposedAskedInput, SupposedView } from '../../../server/src/modules/workforce/contract-rehearsal.ts';
import { get, post, remove } from './request.ts';
import type { Page } from './shapes.ts';

export type RehearsalRow = RehearsalRowView;
export type RehearsalAnswer = RehearsalAnswerView;
export type RehearsalChoices = RehearsalChoicesView;
export type PlayedScenario = PlayedScenarioView;
export type Because = BecauseView;
export type PlayedWeek = PlayedWeekView;
export type Happening = HappeningView;
export type NewRehearsal = NewRehearsalInput;
export type Supposed = SupposedView;
export type Assumption = AssumptionView;
export type CameBeside = CameView;

const url = '/api/v1/workforce/rehearsals';

export const loadRehearsals = (brandId: string, cursor?: string) => get<Page<RehearsalRow>>(url, { query: { brand_id: brandId, limit: 25, ...(cursor === undefined ? {} : { cursor }) } });
export const loadRehearsal = (id: string) => get<RehearsalAnswer>(`${url}/${id}`);
export const loadSupposed = (asked: SupposedAskedInput) => post<Supposed>(`${url}/supposed`, asked);
export const startRehearsal = (asked: NewRehearsal) => post<RehearsalAnswer>(url, asked);
export const cancelRehearsal = (id: string) => post<RehearsalRow>(`${url}/${id}/cancel`, {});
export const markBaseline = (id: string, baseline: boolean) => post<RehearsalRow>(`${url}/${id}/baseline`, { baseline });
export const deleteRehearsal = (id: string) => remove(`${url}/${id}`);
export const loadCame = (id: string) => get<CameBeside>(`${url}/${id}/came`);
export const rehearsalSheet = (id: string): string => `${url}/${id}/export`;
