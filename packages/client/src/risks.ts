import type { RisksView, RiskTaughtView } from '../../../server/src/modules/risk/contract.ts';
import { get } from './request.ts';
import type { Page } from './shapes.ts';

export type Risks = RisksView;
export type RiskTaught = RiskTaughtView;

export const loadRisks = (conversationId: string) => get<Risks>(`/api/v1/conversations/${conversationId}/risks`);
export const loadRisksTaught = (brandId: string) => get<Page<RiskTaught>>(`/api/v1/brands/${brandId}/risks`).then((page) => page.data);
