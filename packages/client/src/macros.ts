import type { Static } from 'typebox';
import type { MacroAction, MacroFiguresView, MacroVersionView, TextPreview } from '../../../server/src/modules/macros/contract.ts';
import { get, patch, post, remove } from './request.ts';
import type { Macro, Page } from './shapes.ts';

export type MacroStep = Static<typeof MacroAction>;
export type MacroFigures = MacroFiguresView;
export type MacroVersion = MacroVersionView;

const path = '/api/v1/macros';

export interface MacroDraft {
  readonly name: string;
  readonly folder: string | null;
  readonly text: string;
  readonly actions: readonly MacroStep[];
  readonly why?: string;
}

export const addMacro = (brandId: string, draft: MacroDraft) => post<Page<Macro>>(path, { brand_id: brandId, scope: 'everyone', ...draft });
/** Refused with `changed_meanwhile` when somebody saved another version since. */
export const changeMacro = (id: string, version: number, draft: MacroDraft) => patch<Page<Macro>>(`${path}/${id}`, { version, ...draft });
export const removeMacro = (id: string) => remove<Page<Macro>>(`${path}/${id}`);
export const bringMacroBack = (id: string) => post<Page<Macro>>(`${path}/${id}/bring-back`);
export const restoreMacro = (id: string, version: number, number: number) => post<Page<Macro>>(`${path}/${id}/restore`, { version, number });
export const loadMacroVersions = (id: string) => get<Page<MacroVersion>>(`${path}/${id}/versions`);
/** Over the last 90 days. */
export const loadMacroFigures = (brandId: string) => get<Page<MacroFigures>>(`${path}/figures`, { query: { brand_id: brandId } });
export const loadMacroVariables = () => get<{ data: Array<{ name: string; meaning: string }> }>(`${path}/variables`);
/** `conversation`: its number */
export const previewWords = (text: string, conversation: string) => post<Static<typeof TextPreview>>(`${path}/preview`, { text, conversation });
