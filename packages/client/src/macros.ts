import type { Static } from 'typebox';
import type { MacroAction, MacroFiguresView, MacroSaved, MacroVersionView, ProposalView, TextPreview } from '../../../server/src/modules/macros/contract.ts';
import { get, patch, post, put, remove } from './request.ts';
import type { Macro, Page } from './shapes.ts';

export type MacroStep = Static<typeof MacroAction>;
export type MacroFigures = MacroFiguresView;
export type MacroVersion = MacroVersionView;

export type MacroProposal = ProposalView;
type Saved = Static<typeof MacroSaved>;

const path = '/api/v1/macros';

export interface MacroDraft {
  readonly name: string;
  readonly folder: string | null;
  readonly text: string;
  readonly actions: readonly MacroStep[];
  readonly why?: string;
}

export const addMacro = (brandId: string, draft: MacroDraft) => post<Saved>(path, { brand_id: brandId, scope: 'everyone', ...draft });
/** Refused with `changed_meanwhile` when somebody saved another version since. */
export const changeMacro = (id: string, version: number, draft: MacroDraft) => patch<Saved>(`${path}/${id}`, { version, ...draft });
export const removeMacro = (id: string) => remove<Page<Macro>>(`${path}/${id}`);
export const bringMacroBack = (id: string) => post<Page<Macro>>(`${path}/${id}/bring-back`);
export const restoreMacro = (id: string, version: number, number: number) => post<Saved>(`${path}/${id}/restore`, { version, number });
export const loadMacroVersions = (id: string) => get<Page<MacroVersion>>(`${path}/${id}/versions`);
/** Over the last 90 days. */
export const loadMacroFigures = (brandId: string) => get<Page<MacroFigures>>(`${path}/figures`, { query: { brand_id: brandId } });
export const loadMacroVariables = () => get<{ data: Array<{ name: string; meaning: string }> }>(`${path}/variables`);
/** `conversation`: its number */
export const previewWords = (text: string, conversation: string) => post<Static<typeof TextPreview>>(`${path}/preview`, { text, conversation });
export const loadMacroProposal = (id: string) => get<MacroProposal>(`${path}/proposals/${id}`);
export const loadMacroProposals = (brandId: string) => get<Page<MacroProposal>>(`${path}/proposals`, { query: { brand_id: brandId } });
/** Whether what is written for everybody waits for a second person. */
export const loadMacroSettings = (brandId: string) => get<{ approval: boolean }>(`/api/v1/brands/${brandId}/macro-settings`);
export const saveMacroSettings = (brandId: string, approval: boolean) => put<{ approval: boolean }>(`/api/v1/brands/${brandId}/macro-settings`, { approval });
