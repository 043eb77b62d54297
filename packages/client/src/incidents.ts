import type { IncidentView, NewIncidentInput } from '../../../server/src/modules/shipments/contract.ts';
import { get, post } from './request.ts';
import type { Page } from './shapes.ts';

export type CarrierIncident = IncidentView;
export type NewCarrierIncident = NewIncidentInput;

export const loadCarrierIncidents = (brandId: string) => get<Page<CarrierIncident>>(`/api/v1/brands/${brandId}/carrier-incidents`);
export const declareCarrierIncident = (brandId: string, incident: NewCarrierIncident) => post<CarrierIncident>(`/api/v1/brands/${brandId}/carrier-incidents`, incident);
export const endCarrierIncident = (id: string) => post<CarrierIncident>(`/api/v1/carrier-incidents/${id}/end`);
