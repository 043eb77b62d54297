import type { BrandModelView, DriftView, ModelFiguresView, ModelVersionView, NamedReasonView, ReadingView, TriageAccuracyView, TriageAnswerView, TriageSettingsView } from '../../../server/src/modules/triage/contract.ts';
import { get, post, put } from './request.ts';

export type TriageReading = ReadingView;
export type TriageSettings = TriageSettingsView;
export type TriageAccuracy = TriageAccuracyView;

export const loadReading = async (conversationId: string): Promise<TriageReading | null> => (await get<TriageAnswerView>(`/api/v1/conversations/${conversationId}/triage`)).reading;
export const loadTriageSettings = (brandId: string) => get<TriageSettings>(`/api/v1/brands/${brandId}/triage-settings`);
export const saveTriageSettings = (brandId: string, settings: TriageSettings) => put<TriageSettings>(`/api/v1/brands/${brandId}/triage-settings`, settings);
export const loadTriageAccuracy = (brandId: string) => get<TriageAccuracy>(`/api/v1/brands/${brandId}/triage-accuracy`);

export type BrandModel = BrandModelView;
export type ModelVersion = ModelVersionView;
export type ModelFigures = ModelFiguresView;
export type NamedReason = NamedReasonView;
export type Drift = DriftView;

export const loadBrandModel = (brandId: string) => get<BrandModel>(`/api/v1/brands/${brandId}/triage-model`);
/** Null: the default model. */
export const chooseModel = (brandId: string, number: number | null) => put<BrandModel>(`/api/v1/brands/${brandId}/triage-model`, { number });
export const learnNow = (brandId: string) => post<BrandModel>(`/api/v1/brands/${brandId}/triage-model/learn`);
export const loadModelFigures = (brandId: string, number: number) => get<ModelFigures>(`/api/v1/brands/${brandId}/triage-model/versions/${number}`);
export const loadDrift = (brandId: string) => get<Drift>(`/api/v1/brands/${brandId}/triage-drift`);
