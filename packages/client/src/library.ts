import { get, post, type RequestOptions } from './request.ts';
import type { BehindRow } from './reports.ts';
import type { Choices, Kpi, Macro, MacroPreview, Page, Session, SoldVariant, UploadedFile } from './shapes.ts';

export const loadSession = () => get<Session>('/api/v1/session');
export const loadMacros = () => get<Page<Macro>>('/api/v1/macros', { query: { limit: 200 } });
export const previewMacro = (id: string, conversationId: string) =>
  post<MacroPreview>(`/api/v1/macros/${id}/preview`, { conversation_id: conversationId });
export const loadKpis = (query: NonNullable<RequestOptions['query']>) => get<Page<Kpi>>('/api/v1/kpis', { query });
/** Everything a figure of the floor rests on. */
export const loadBehindKpi = (kpi: Kpi) => get<Page<BehindRow>>(kpi.drilldown);

const list = <Row>(path: string) => get<Page<Row>>(path).then((page) => page.data);

/** What the shop of an order sells in its currency, by words or SKU. */
export const findProducts = (orderId: string, words: string) => get<{ data: SoldVariant[] }>(`/api/v1/orders/${orderId}/products`, { query: { q: words } }).then((found) => found.data);

/** People, teams, statuses, tags and reasons one may choose from. */
export async function loadChoices(): Promise<Choices> {
  const [people, teams, statuses, tags, reasons] = await Promise.all([
    list<Choices['people'][number]>('/api/v1/colleagues'),
    list<Choices['teams'][number]>('/api/v1/teams'),
    list<Choices['statuses'][number]>('/api/v1/statuses'),
    list<Choices['tags'][number]>('/api/v1/tags'),
    list<Choices['reasons'][number]>('/api/v1/reasons'),
  ]);
  return { people, teams, statuses, tags, reasons };
}

/** The brand comes first: the server reads a form in order. */
export function uploadFile(brandId: string, file: File): Promise<UploadedFile> {
  const form = new FormData();
  form.set('brand_id', brandId);
  form.set('file', file, file.name);
  return post<UploadedFile>('/api/v1/files', form);
}
