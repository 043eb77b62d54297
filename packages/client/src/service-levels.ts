import type { CaughtView, ClocksView, ClockView, PoliciesVersionView, PoliciesView, PolicyCheckView, RedatingView, VersionChangeView } from '../../../server/src/modules/sla/contract.ts';
import { get, post, put } from './request.ts';
import type { Page } from './shapes.ts';

export type ServiceClock = ClockView;
export type ServiceClocks = ClocksView;
export type ServiceLevels = PoliciesView;
export type ServicePolicy = PoliciesView['policies'][number];
export type CaughtByPolicies = CaughtView;
export type ServiceLevelsCheck = PolicyCheckView;
export type ServiceLevelsVersion = PoliciesVersionView;
export type ServiceLevelsChange = VersionChangeView;

const policiesPath = (brandId: string): string => `/api/v1/brands/${brandId}/sla-policies`;

export const loadClocks = (conversationId: string) => get<ServiceClocks>(`/api/v1/conversations/${conversationId}/clocks`);
export const loadServiceLevels = (brandId: string) => get<ServiceLevels>(policiesPath(brandId));
/** Refused with `changed_meanwhile` when another version was saved since. */
export const saveServiceLevels = (brandId: string, version: number, policies: readonly ServicePolicy[], restoredFrom?: number) => put<ServiceLevels>(policiesPath(brandId), { version, policies, ...(restoredFrom === undefined ? {} : { restored_from: restoredFrom }) });
export const previewServiceLevels = (brandId: string, policies: readonly ServicePolicy[], days?: number) => post<CaughtByPolicies>(`${policiesPath(brandId)}/preview`, { policies, ...(days === undefined ? {} : { days }) });
export const checkServiceLevels = (brandId: string, policies: readonly ServicePolicy[]) => post<ServiceLevelsCheck>(`${policiesPath(brandId)}/check`, { policies });
export const loadServiceLevelVersions = (brandId: string, before?: number) => get<Page<ServiceLevelsVersion>>(`${policiesPath(brandId)}/versions`, { query: { limit: 20, ...(before === undefined ? {} : { before }) } });
export const loadDueTime = (brandId: string, question: { seconds: number; start: string; hours?: 'business' | 'always'; calendar_id?: string }) => post<{ due_at: string | null; notice: string | null }>(`/api/v1/brands/${brandId}/due-time`, question);
export const loadRedating = () => get<Page<RedatingView>>('/api/v1/sla/progress');
