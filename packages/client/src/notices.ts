import type { PhoneTemplate, PhoneWay } from '../../../server/src/modules/channels/phone/contract.ts';
import type { EffectView, ExampleView, ExampleWishInput, IncidentView, IncidentWishInput, NoticeView, PreviewView, ProgrammeViewShape, SettingsView } from '../../../server/src/modules/outreach/contract.ts';
import { get, post, put } from './request.ts';
import type { Page } from './shapes.ts';

export type { PhoneTemplate, PhoneWay };
export type NoticeProgramme = ProgrammeViewShape;
export type NoticeTerms = ProgrammeViewShape['draft'];
export type NoticeEffect = EffectView;
export type CustomerNotice = NoticeView;
export type NoticePreview = PreviewView;
export type NoticeIncident = IncidentView;
export type NewNoticeIncident = IncidentWishInput;
export type NoticeLimits = SettingsView;

const programmes = (brandId: string): string => `/api/v1/brands/${brandId}/notice-programmes`;
const incidents = (brandId: string): string => `/api/v1/brands/${brandId}/notice-incidents`;

export const loadProgrammes = (brandId: string) => get<Page<NoticeProgramme>>(programmes(brandId)).then((page) => page.data);
export const saveProgramme = (brandId: string, trigger: string, draft: NoticeTerms) => put<{ done: boolean }>(`${programmes(brandId)}/${trigger}`, draft);
export const loadStartingWords = (brandId: string, trigger: string) => get<{ wordings: NoticeTerms['wordings'] }>(`${programmes(brandId)}/${trigger}/start`).then((found) => found.wordings);
export const publishProgramme = (brandId: string, trigger: string) => post<{ done: boolean }>(`${programmes(brandId)}/${trigger}/publish`, {});
export const turnProgramme = (brandId: string, trigger: string, on: boolean) => post<{ done: boolean }>(`${programmes(brandId)}/${trigger}/turn`, { on });
export const testProgramme = (brandId: string, trigger: string, wish: { language: string; channel?: string; to?: string }) => post<{ address: string }>(`${programmes(brandId)}/${trigger}/test`, wish);
export const loadPhoneWays = (brandId: string) => get<Page<PhoneWay>>(`/api/v1/brands/${brandId}/phone-ways`).then((page) => page.data);
export const loadPhoneTemplates = (brandId: string) => get<Page<PhoneTemplate>>(`/api/v1/brands/${brandId}/phone-templates`).then((page) => page.data);
export const previewProgramme = (brandId: string, trigger: string, draft: NoticeTerms) => post<NoticePreview>(`${programmes(brandId)}/${trigger}/preview`, draft);
export const exampleOf = (brandId: string, trigger: string, wording: ExampleWishInput) => post<ExampleView>(`${programmes(brandId)}/${trigger}/example`, wording);
export const loadNotices = (query: Record<string, string>, cursor?: string) => get<Page<CustomerNotice>>('/api/v1/notices', { query: { ...query, ...(cursor ? { cursor } : {}) } });
export const loadNoticesBeside = (conversationId: string) => get<Page<CustomerNotice>>(`/api/v1/conversations/${conversationId}/notices`).then((page) => page.data);
export const loadEffectByReason = (brandId: string, trigger: string) => get<Page<NoticeEffect>>(`/api/v1/brands/${brandId}/notice-effects`, { query: { trigger } }).then((page) => page.data);
export const loadNoticeIncidents = (brandId: string) => get<Page<NoticeIncident>>(incidents(brandId)).then((page) => page.data);
export const countNoticeIncident = (brandId: string, wish: NewNoticeIncident) => post<{ parcels: number; customers: number }>(`${incidents(brandId)}/count`, wish);
export const declareNoticeIncident = (brandId: string, wish: NewNoticeIncident) => post<{ id: string }>(incidents(brandId), wish);
export const endNoticeIncident = (id: string) => post<{ done: boolean }>(`/api/v1/notice-incidents/${id}/end`, {});
export const loadNoticeLimits = (brandId: string) => get<NoticeLimits>(`/api/v1/brands/${brandId}/outreach-settings`);
export const saveNoticeLimits = (brandId: string, limits: NoticeLimits) => put<{ done: boolean }>(`/api/v1/brands/${brandId}/outreach-settings`, limits);
