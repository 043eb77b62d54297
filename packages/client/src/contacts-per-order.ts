import type { OrderQueryInput, OrderRowsView, OrderRowView, SilenceRowsView, SilenceRowView } from '../../../server/src/modules/insights/contract-orders.ts';
import type { BehindRow } from './reports.ts';
import { get, queryString } from './request.ts';
import type { Page } from './shapes.ts';

export type OrdersAsked = OrderQueryInput;
export type OrderRow = OrderRowView;
export type OrderRows = OrderRowsView;
export type SilenceRow = SilenceRowView;
export type SilenceRows = SilenceRowsView;

const url = '/api/v1/contacts-per-order';

export const loadContactsPerOrder = (asked: OrdersAsked, cursor?: string) => get<OrderRows>(url, { query: { ...asked, ...(cursor ? { cursor } : {}) } });
export const loadSilence = (asked: Pick<OrdersAsked, 'brand_id' | 'period'>) => get<SilenceRows>(`${url}/silence`, { query: asked });
export const loadBehindOrders = (asked: OrdersAsked & { key?: string }) => get<Page<BehindRow>>(`${url}/conversations`, { query: asked });
/** Where the whole table is downloaded from. */
export const contactsPerOrderCsv = (asked: OrdersAsked): string => `${url}/export${queryString({ ...asked })}`;
