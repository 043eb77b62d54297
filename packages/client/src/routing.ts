import type { OfferView, PeakEffectsShape, PeakPlanShape, PeakView, PoolBoardView, PoolInput, PoolView, ProfileInput, ProfileView, ReassignInput, ScopeRuleShape, ScopeRulesView, SiteView, TermsShape, WaitingRowView, WhyWaitingView } from '../../../server/src/modules/routing/contract.ts';
import { get, patch, post, put, remove } from './request.ts';
import type { Page } from './shapes.ts';

export type Offer = OfferView;
export type Pool = PoolView;
export type PoolBoard = PoolBoardView;
export type WaitingRow = WaitingRowView;
export type WhyWaiting = WhyWaitingView;
export type WorkProfile = ProfileView;
export type ScopeRule = ScopeRuleShape;
export type ScopeRules = ScopeRulesView;
export type WorkTerms = TermsShape;
export type SiteAtWork = SiteView;
export type Peak = PeakView;
export type PeakPlan = PeakPlanShape;
export type PeakEffects = PeakEffectsShape;

export const loadOffers = () => get<Page<Offer>>('/api/v1/me/offers');
export const acceptOffer = (id: string) => post<{ conversation_id: string }>(`/api/v1/me/offers/${id}/accept`);
export const passOffer = (id: string) => post<object>(`/api/v1/me/offers/${id}/pass`);

export const loadQueues = () => get<Page<PoolBoard>>('/api/v1/queues');
export const loadWaiting = (poolId: string | null) => get<Page<WaitingRow>>('/api/v1/queues/waiting', { query: { limit: 50, ...(poolId === null ? {} : { pool_id: poolId }) } });
export const loadWhyWaiting = (conversationId: string) => get<{ data: WhyWaiting | null }>(`/api/v1/conversations/${conversationId}/why-waiting`);
export const reassign = (conversationId: string, to: ReassignInput) => post<object>(`/api/v1/conversations/${conversationId}/reassign`, to);

export const poolsPath = '/api/v1/pools';
export const savePool = (id: string | null, pool: PoolInput) => (id === null ? post<Pool>(poolsPath, pool) : patch<Pool>(`${poolsPath}/${id}`, pool));
export const removePool = (id: string) => remove(`${poolsPath}/${id}`);
export const workProfilesPath = '/api/v1/routing/people';
export const saveWorkProfile = (personId: string, profile: ProfileInput) => put<WorkProfile>(`${workProfilesPath}/${personId}`, profile);

export const loadScopeRules = (brandId: string) => get<ScopeRules>(`/api/v1/brands/${brandId}/scope-rules`);
export const saveScopeRules = (brandId: string, version: number, rules: readonly ScopeRule[]) => put<ScopeRules>(`/api/v1/brands/${brandId}/scope-rules`, { version, rules });

export interface WorkTermsHeld {
  version: number;
  terms: WorkTerms;
}

export const loadWorkTerms = () => get<WorkTermsHeld>('/api/v1/routing/terms');
export const saveWorkTerms = (version: number, terms: Partial<WorkTerms>) => put<WorkTermsHeld>('/api/v1/routing/terms', { version, terms });

export const sitesAtWorkPath = '/api/v1/routing/sites';
export const sitesPath = '/api/v1/sites';
/** `calendar`: null while somebody is there is when it works. `out`: nobody there is given anything. */
export const saySite = (id: string, said: { calendar?: SiteAtWork['calendar']; out?: boolean }) => put<SiteAtWork>(`${sitesAtWorkPath}/${id}`, said);

export const loadPeakPlan = (brandId: string) => get<{ version: number; plan: PeakPlan }>(`/api/v1/brands/${brandId}/peak-plan`);
export const savePeakPlan = (brandId: string, version: number, plan: PeakPlan) => put<{ version: number; plan: PeakPlan }>(`/api/v1/brands/${brandId}/peak-plan`, { version, plan });
export const loadPeaks = (brandId: string) => get<Page<Peak>>(`/api/v1/brands/${brandId}/peaks`);
export const declarePeak = (brandId: string) => post<Peak>(`/api/v1/brands/${brandId}/peaks`, {});
export const endPeak = (brandId: string) => remove<Peak>(`/api/v1/brands/${brandId}/peaks/present`);
