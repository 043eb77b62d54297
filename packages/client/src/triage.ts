import type { ReadingView, TriageAccuracyView, TriageAnswerView, TriageSettingsView } from '../../../server/src/modules/triage/contract.ts';
import { get, put } from './request.ts';

export type TriageReading = ReadingView;
export type TriageSettings = TriageSettingsView;
export type TriageAccuracy = TriageAccuracyView;

export const loadReading = async (conversationId: string): Promise<TriageReading | null> => (await get<TriageAnswerView>(`/api/v1/conversations/${conversationId}/triage`)).reading;
export const loadTriageSettings = (brandId: string) => get<TriageSettings>(`/api/v1/brands/${brandId}/triage-settings`);
export const saveTriageSettings = (brandId: string, settings: TriageSettings) => put<TriageSettings>(`/api/v1/brands/${brandId}/triage-settings`, settings);
export const loadTriageAccuracy = (brandId: string) => get<TriageAccuracy>(`/api/v1/brands/${brandId}/triage-accuracy`);
