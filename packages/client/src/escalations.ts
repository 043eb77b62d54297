import type { EscalationsView, EscalationView, KindView, MatrixView } from '../../../server/src/modules/escalations/contract.ts';
import { get, post, put } from './request.ts';
import type { Page } from './shapes.ts';

export type Escalation = EscalationView;
export type EscalationList = EscalationsView;
export type EscalationKind = KindView;
export type EscalationMatrix = MatrixView;

const path = '/api/v1/escalations';
const matrixPath = (brandId: string): string => `/api/v1/brands/${brandId}/escalation-matrix`;

export const loadEscalations = (open: boolean, cursor?: string) => get<EscalationList>(path, { query: { open, ...(cursor ? { cursor } : {}) } });
export const loadEscalationsOf = (conversationId: string) => get<Page<Escalation>>(`/api/v1/conversations/${conversationId}/escalations`).then((page) => page.data);
export const escalate = (conversationId: string, kind: string, note: string) => post<Escalation>(`/api/v1/conversations/${conversationId}/escalations`, { kind, note });
/** `from`: whose it was when one looked; refused with `taken` when somebody was quicker. */
export const takeEscalation = (id: string, from: string | null) => post<Escalation>(`${path}/${id}/take`, { from });
export const handOnEscalation = (id: string, to: { person_id?: string; team_id?: string }) => post<Escalation>(`${path}/${id}/hand-on`, to);
export const attachToEscalation = (id: string, what: string, done: boolean) => post<Escalation>(`${path}/${id}/attach`, { what, done });
/** Refused with `not_attached` while something lacks, unless `without`. */
export const closeEscalation = (id: string, outcome: string, without: boolean) => post<Escalation>(`${path}/${id}/close`, { outcome, without });
export const reopenEscalation = (id: string) => post<Escalation>(`${path}/${id}/reopen`, {});
export const loadMatrix = (brandId: string) => get<EscalationMatrix>(matrixPath(brandId));
/** Refused with `changed_meanwhile` when another version was saved since. */
export const saveMatrix = (brandId: string, version: number, kinds: readonly EscalationKind[]) => put<EscalationMatrix>(matrixPath(brandId), { version, kinds });
