import type { PortalSettingsChangeInput, PortalSettingsView } from '../../../server/src/modules/portal/contract.ts';
import { get, patch, post } from './request.ts';

export type PortalSettings = PortalSettingsView;
export type PortalSettingsChange = PortalSettingsChangeInput;
export type PortalLook = PortalSettingsView['look'];

const path = (brandId: string): string => `/api/v1/portal-settings/${brandId}`;

export const portalSettings = (brandId: string) => get<PortalSettings>(path(brandId));
export const changePortalSettings = (brandId: string, change: PortalSettingsChange) => patch<PortalSettings>(path(brandId), change);
export const newPortalSecret = (brandId: string) => post<{ secret: string }>(`${path(brandId)}/secret`, {});
/** A page in a look that is not saved. */
export const previewPortal = (brandId: string, preview: { look: PortalLook; language: string; welcome: string; page: 'find' | 'order' }) => post<{ html: string }>(`${path(brandId)}/preview`, preview);
