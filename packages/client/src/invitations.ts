import type { InvitingFiguresView, InvitingView, LiftView, TermsView } from '../../../server/src/modules/invitations/contract.ts';
import { get, post, put } from './request.ts';

export type Inviting = InvitingView;
export type InvitingTerms = TermsView;
export type InvitingFigures = InvitingFiguresView;
export type InvitingLift = LiftView;

const inviting = (brandId: string): string => `/api/v1/brands/${brandId}/inviting`;

export const loadInviting = (brandId: string) => get<Inviting>(inviting(brandId));
export const loadInvitingFigures = (brandId: string) => get<InvitingFigures>(`${inviting(brandId)}/figures`);
export const saveInviting = (brandId: string, draft: InvitingTerms) => put<{ done: boolean }>(inviting(brandId), draft);
export const publishInviting = (brandId: string) => post<{ done: boolean }>(`${inviting(brandId)}/publish`, {});
export const turnInviting = (brandId: string, on: boolean) => post<{ done: boolean }>(`${inviting(brandId)}/turn`, { on });
