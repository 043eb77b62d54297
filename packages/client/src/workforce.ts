import type { ChannelTermsView, ForecastAccuracyView, ForecastAnswerView, ForecastOverrideView, ForecastQueryInput, ForecastShareView, NewOverrideInput, PlannedView, StaffingAskedInput, StaffingStepView, StaffingViewShape, WhyAskedInput, WorkforceSettingsView } from '../../../server/src/modules/workforce/contract.ts';
import { get, post, put, queryString, remove } from './request.ts';
import type { Page } from './shapes.ts';

export type ChannelTerms = ChannelTermsView;
export type Planned = PlannedView;
export type PlannedChannel = PlannedView['channels'][number];
export type WorkforceSettings = WorkforceSettingsView;
export type Forecast = ForecastAnswerView;
export type ForecastAsked = ForecastQueryInput;
export type ForecastAccuracy = ForecastAccuracyView;
export type ForecastOverride = ForecastOverrideView;
export type ForecastShare = ForecastShareView;
export type Staffing = StaffingViewShape;
export type StaffedInterval = StaffingViewShape['intervals'][number];
export type StaffingSummary = StaffingViewShape['summary'];
export type StaffingAsked = StaffingAskedInput;
export type StaffingStep = StaffingStepView;

const url = '/api/v1/workforce';

export const loadPlanned = (brandId: string) => get<Planned>(`/api/v1/brands/${brandId}/planned-channels`);
export const loadWorkforceSettings = (brandId: string) => get<WorkforceSettings>(`/api/v1/brands/${brandId}/workforce-settings`);
export const saveWorkforceSettings = (brandId: string, settings: WorkforceSettings) => put<WorkforceSettings>(`/api/v1/brands/${brandId}/workforce-settings`, settings);
export const loadForecast = (asked: ForecastAsked) => get<Forecast>(`${url}/forecast`, { query: { ...asked } });
export const forecastSheet = (asked: ForecastAsked): string => `${url}/forecast/export${queryString({ ...asked })}`;
export const loadAccuracy = (brandId: string, channel: string) => get<ForecastAccuracy>(`${url}/forecast/accuracy`, { query: { brand_id: brandId, channel } });
export const loadShares = (asked: Omit<ForecastAsked, 'by'> & { by: 'reason' | 'language' }) => get<Page<ForecastShare>>(`${url}/forecast/shares`, { query: { ...asked } });
export const makeForecast = (brandId: string) => post<{ making: boolean }>(`${url}/forecast`, { brand_id: brandId });
export const addOverride = (said: NewOverrideInput) => post<ForecastOverride>(`${url}/overrides`, said);
export const removeOverride = (id: string) => remove(`${url}/overrides/${id}`);
export const bringBackOverride = (id: string) => post<ForecastOverride>(`${url}/overrides/${id}/back`, {});
export const loadStaffing = (asked: StaffingAsked) => post<Staffing>(`${url}/staffing`, asked);
export const loadStaffingWhy = (asked: WhyAskedInput) => post<Page<StaffingStep>>(`${url}/staffing/why`, asked);
export const staffingSheet = (asked: { brand_id: string; channel: string; from: string; days: number }): string => `${url}/staffing/export${queryString({ ...asked })}`;
