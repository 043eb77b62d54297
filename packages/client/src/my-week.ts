import type { AskLeaveInput, LeaveAnswerView, LeaveQuestionInput, MyWeekView, NewSwapInput, RequestDecisionInput, SwapAnswerView, SwapProblemView, SwapView, WeekRequestView, WeekSettingsView } from '../../../server/src/modules/workforce/contract-own-week.ts';
import { get, post, put, remove } from './request.ts';
import type { Leave } from './schedule.ts';
import type { Page } from './shapes.ts';

export type MyWeek = MyWeekView;
export type LeaveAnswer = LeaveAnswerView;
export type LeaveQuestion = LeaveQuestionInput;
export type Swap = SwapView;
export type SwapAnswer = SwapAnswerView;
export type SwapProblem = SwapProblemView;
export type WeekRequest = WeekRequestView;
export type WeekSettings = WeekSettingsView;

export const loadMyWeek = (from: string) => get<MyWeek>('/api/v1/my-week', { query: { from } });
export const previewLeave = (asked: LeaveQuestion) => post<LeaveAnswer>('/api/v1/my-leave/preview', asked);
export const askOwnLeave = (said: AskLeaveInput) => post<Leave>('/api/v1/my-leave', said);
export const withdrawOwnLeave = (id: string) => post<Leave>(`/api/v1/my-leave/${id}/withdraw`, {});
export const offerSwap = (said: NewSwapInput) => post<Swap>('/api/v1/my-swaps', said);
export const loadSwapAnswers = (id: string) => get<Page<SwapAnswer>>(`/api/v1/my-swaps/${id}/answers`);
export const takeSwap = (id: string, shiftId: string | null) => post<Swap>(`/api/v1/my-swaps/${id}/take`, { shift_id: shiftId });
export const withdrawSwap = (id: string) => post<Swap>(`/api/v1/my-swaps/${id}/withdraw`, {});
export const renewCalendar = () => post<{ url: string; made_at: string }>('/api/v1/my-calendar', {});
export const revokeCalendar = () => remove('/api/v1/my-calendar');
export const loadWeekRequests = () => get<Page<WeekRequest>>('/api/v1/workforce/requests', { query: { limit: 100 } });
export const decideWeekRequest = (kind: WeekRequest['kind'], id: string, said: RequestDecisionInput) => post(`/api/v1/workforce/requests/${kind}/${id}/decide`, said);
export const loadWeekSettings = (siteId: string) => get<WeekSettings>(`/api/v1/sites/${siteId}/week-settings`);
export const saveWeekSettings = (siteId: string, said: WeekSettings) => put<WeekSettings>(`/api/v1/sites/${siteId}/week-settings`, said);
