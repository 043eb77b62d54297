import type { BoardView, JudgedView, LabelPlacesView, LabelServicesView, OwnLabelView, PolicyAnswer, PolicyVersionView, ReturnPreviewView, ReturnSummaryView, ReturnView, SettlePlanView, SignalView, StartView, TriedPolicyView, TurnaroundView, WindowView } from '../../../server/src/modules/returns/contract.ts';
import { get, post, put, remove } from './request.ts';
import type { Page } from './shapes.ts';

export type Return = ReturnView;
export type ReturnSummary = ReturnSummaryView;
export type ReturnBoard = BoardView;
/** Until when an order may be sent back for a change of mind. */
export type ReturnWindow = WindowView;
export type ReturnStart = StartView;
export type ReturnPreview = ReturnPreviewView;
export type ReturnJudged = JudgedView;
export type ReturnSignal = SignalView;
export type ReturnPlan = SettlePlanView;
export type ReturnPolicyPage = PolicyAnswer;
export type ReturnPolicyVersion = PolicyVersionView;
export type ReturnPolicyTrial = TriedPolicyView;

const path = '/api/v1/returns';
const policyPath = (brandId: string): string => `/api/v1/brands/${brandId}/return-policy`;

export interface ReturnFilters {
  readonly states?: readonly string[];
  readonly brand_id?: string;
  readonly order_id?: string;
  readonly customer_id?: string;
  readonly number?: string;
  readonly late?: boolean;
  readonly problem?: boolean;
  readonly order?: 'newest' | 'due';
  readonly limit?: number;
}

export interface AskedReturnLine {
  line_id: string;
  quantity: number;
  reason: string;
  reason_code?: string;
  condition?: string;
  words?: string;
  photo_ids?: string[];
  wanted?: string;
  variant_id?: string;
}

export const loadReturns = ({ states, ...filters }: ReturnFilters, cursor?: string, signal?: AbortSignal) =>
  get<Page<ReturnSummary>>(path, { query: { ...filters, ...(states === undefined ? {} : { state: states.join(',') }), ...(cursor === undefined ? {} : { cursor }) }, ...(signal ? { signal } : {}) });
export const loadReturnBoard = (brandId: string | null) => get<ReturnBoard>(`${path}/board`, { query: { brand_id: brandId } });
export const loadReturnTurnaround = (brandId: string | null) => get<TurnaroundView>(`${path}/turnaround`, { query: { brand_id: brandId } });
export const loadReturn = (id: string) => get<Return>(`${path}/${id}`);
export const loadReturnStart = (orderId: string, conversationId: string | null) => get<ReturnStart>(`${path}/start`, { query: { order_id: orderId, conversation_id: conversationId } });
export const previewReturn = (asked: { order_id: string; kind: string; lines: readonly AskedReturnLine[] }) => post<ReturnPreview>(`${path}/preview`, asked);
export const loadReturnWindow = (orderId: string) => get<ReturnWindow>(`/api/v1/orders/${orderId}/return-window`);
export const extendReturnWindow = (orderId: string, to: { until: string; reason: string; conversation_id?: string }) => put<ReturnWindow>(`/api/v1/orders/${orderId}/return-window`, to);
export const takeReturnWindowBack = (orderId: string) => remove<ReturnWindow>(`/api/v1/orders/${orderId}/return-window`);
/** The same `key` again is the same return. */
export const startReturn = (asked: { order_id: string; kind: string; lines: readonly AskedReturnLine[]; conversation_id?: string; note?: string; anyway?: string; refuse?: boolean; key: string }) => post<Return>(path, asked);
/** One thing done to a return: `decide`, `receive`, `settle` … Refused with `not_now` when somebody was quicker. */
export const actOnReturn = (id: string, what: string, body: object = {}) => post<Return>(`${path}/${id}/${what}`, body);
export const planReturn = (id: string, asked: { resolution?: string; early?: boolean }) => post<ReturnPlan>(`${path}/${id}/settle/preview`, asked);
export const uploadReturnLabel = (id: string, file: File, tracked: { carrier: string; tracking_number: string }) => {
  const form = new FormData();
  form.set('carrier', tracked.carrier);
  form.set('tracking_number', tracked.tracking_number);
  form.set('file', file);
  return post<Return>(`${path}/${id}/label`, form);
};

export type LabelPlace = LabelPlacesView['data'][number];
/** Connected places that can make labels for a brand, and what can be bought at one of them. */
export const loadLabelPlaces = (brandId: string) => get<LabelPlacesView>(`/api/v1/brands/${brandId}/label-places`).then((found) => found.data);
export const loadLabelServices = (brandId: string, placeId: string) => get<LabelServicesView>(`/api/v1/brands/${brandId}/label-places/${encodeURIComponent(placeId)}/services`).then((found) => found.data);
export const uploadOwnLabel = (brandId: string, file: File) => {
  const form = new FormData();
  form.set('file', file);
  return post<OwnLabelView>(`/api/v1/brands/${brandId}/own-labels`, form);
};

export type ReturnTerms = Pick<ReturnPolicyPage, 'policy' | 'terms'>;
export const loadReturnPolicy = (brandId: string) => get<ReturnPolicyPage>(policyPath(brandId));
export const draftReturnPolicy = (brandId: string, version: number, terms: ReturnTerms) => put<ReturnPolicyPage>(`${policyPath(brandId)}/draft`, { version, ...terms });
export const dropReturnDraft = (brandId: string) => remove<ReturnPolicyPage>(`${policyPath(brandId)}/draft`);
/** Refused with `changed_meanwhile` when somebody published another version since. */
export const publishReturnPolicy = (brandId: string, version: number, terms: ReturnTerms, restoredFrom?: number) => put<ReturnPolicyPage>(policyPath(brandId), { version, ...terms, ...(restoredFrom === undefined ? {} : { restored_from: restoredFrom }) });
export const loadReturnPolicyVersions = (brandId: string) => get<Page<ReturnPolicyVersion>>(`${policyPath(brandId)}/versions`);
export const tryReturnPolicy = (brandId: string, asked: { policy: ReturnTerms['policy']; order_number: string; reason: string; condition?: string; photos?: number }) => post<ReturnPolicyTrial>(`${policyPath(brandId)}/try`, asked);
