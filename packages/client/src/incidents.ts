import type { IncidentView, NewIncidentInput, SuspicionView } from '../../../server/src/modules/shipments/contract.ts';
import { get, post } from './request.ts';
import type { Page } from './shapes.ts';

export type CarrierIncident = IncidentView;
export type NewCarrierIncident = NewIncidentInput;

export const loadCarrierIncidents = (brandId: string) => get<Page<CarrierIncident>>(`/api/v1/brands/${brandId}/carrier-incidents`);
export const declareCarrierIncident = (brandId: string, incident: NewCarrierIncident) => post<CarrierIncident>(`/api/v1/brands/${brandId}/carrier-incidents`, incident);
export const endCarrierIncident = (id: string) => post<CarrierIncident>(`/api/v1/carrier-incidents/${id}/end`);

export type CarrierSuspicion = SuspicionView;
export const loadCarrierSuspicions = (brandId: string) => get<Page<CarrierSuspicion>>(`/api/v1/brands/${brandId}/carrier-suspicions`);
export const declareSuspected = (id: string, words: string) => post<CarrierIncident>(`/api/v1/carrier-suspicions/${id}/declare`, { words });
export const dismissSuspected = (id: string) => post<{ id: string }>(`/api/v1/carrier-suspicions/${id}/dismiss`);
