import type { AskedSeasonInput, NewSeasonCountInput, NewSeasonInput, NewSeasonTickInput, Check, SeasonDemandView, SeasonRowView, SeasonTriedView, SeasonTryInput, SeasonView, SeasonWhyInput, SeasonWhyStepView } from '../../../server/src/modules/workforce/contract-season.ts';
import type { NewSeasonRehearsalInput, SeasonRehearsedView } from '../../../server/src/modules/workforce/contract-season-rehearsed.ts';
import { get, post, queryString, remove } from './request.ts';
import type { Page } from './shapes.ts';

export type Season = SeasonView;
export type SeasonRow = SeasonRowView;
export type SeasonAsked = AskedSeasonInput;
export type SeasonPlanned = NonNullable<SeasonView['plan']>;
export type SeasonPlannedWeek = SeasonPlanned['weeks'][number];
export type SeasonDecision = SeasonPlanned['decisions'][number];
export type SeasonDemandFound = SeasonDemandView;
export type SeasonTried = SeasonTriedView;
export type SeasonStepShown = SeasonWhyStepView;
export type SeasonCheck = Check;
export type SeasonRehearsed = SeasonRehearsedView;
export type SeasonComparison = NewSeasonRehearsalInput['compare'][number];

const url = '/api/v1/workforce/seasons';

export const loadSeasons = (brandId: string) => get<Page<SeasonRow>>(url, { query: { brand_id: brandId } });
export const loadSeason = (id: string, version?: number) => get<Season>(`${url}/${id}`, { query: version === undefined ? {} : { version } });
export const loadSeasonDemand = (brandIds: string[], from: string, weeks: number) => post<SeasonDemandFound>(`${url}/demand`, { brand_ids: brandIds, from, weeks });
export const addSeason = (said: NewSeasonInput) => post<Season>(url, said);
export const planSeasonAgain = (id: string, asked: SeasonAsked, note: string) => post<Season>(`${url}/${id}/versions`, { asked, note });
export const endSeasonPlanning = (id: string) => post<Season>(`${url}/${id}/cancel`, {});
export const trySeason = (id: string, said: SeasonTryInput) => post<SeasonTried>(`${url}/${id}/try`, said);
export const loadSeasonWhy = (id: string, about: SeasonWhyInput) => get<Page<SeasonStepShown>>(`${url}/${id}/why`, { query: { ...about } });
export const countSeason = (id: string, said: NewSeasonCountInput) => post<Season>(`${url}/${id}/counts`, said);
export const tickSeason = (id: string, said: NewSeasonTickInput) => post<Season>(`${url}/${id}/ticks`, said);
export const rehearseSeason = (id: string, said: NewSeasonRehearsalInput) => post<Season>(`${url}/${id}/rehearsals`, said);
export const removeSeason = (id: string) => remove(`${url}/${id}`);
export const seasonSheet = (id: string, version: number): string => `${url}/${id}/export${queryString({ version })}`;
