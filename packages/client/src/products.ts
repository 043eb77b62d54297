import type { AdviceView, ComparisonView, ImportedView, ProductPageView, ProductSummaryView, PromotionView, SizeChartView } from '../../../server/src/modules/catalogue/contract-goods.ts';
import type { CheckCodeInput, CodeCheckView } from '../../../server/src/modules/orders/contract-codes.ts';
import { get, post, put, remove } from './request.ts';

export type ProductPage = ProductPageView;
export type ProductSummary = ProductSummaryView;
export type SizeChart = SizeChartView;
export type SizeAdvice = AdviceView;
export type Promotion = PromotionView;
export type CodeCheck = CodeCheckView;
export type Comparison = ComparisonView;
export type TableImport = ImportedView;

const of = (brandId: string): string => `/api/v1/brands/${brandId}`;

export const searchProducts = (brandId: string, q: string) => get<{ data: ProductSummary[] }>('/api/v1/products', { query: { brand_id: brandId, q } }).then((found) => found.data);
/** Null where no product has this SKU. */
export const productOfSku = (brandId: string, sku: string) => get<{ id: string | null }>('/api/v1/products/by-sku', { query: { brand_id: brandId, sku } }).then((found) => found.id);
export const loadProduct = (id: string) => get<ProductPage>(`/api/v1/products/${id}`);
export const compareProducts = (ids: readonly string[]) => get<Comparison>('/api/v1/products/compare', { query: { ids: ids.join(',') } });
export const adviseSize = (id: string, asked: object) => post<SizeAdvice>(`/api/v1/products/${id}/size`, asked);
export const noteFit = (id: string, fit: { runs: ProductPage['runs']; fit_note: string }) => put<ProductPage>(`/api/v1/products/${id}/fit`, fit);
export interface ProductRelation { product_id: string; kind: 'fits' | 'replaces' | 'accessory'; direction: 'to' | 'from' }
export const relateProduct = (id: string, relation: ProductRelation) => post<ProductPage>(`/api/v1/products/${id}/relations`, relation);
export const unrelateProduct = (id: string, relation: ProductRelation) => post<ProductPage>(`/api/v1/products/${id}/relations/remove`, relation);

export const loadSizeCharts = (brandId: string) => get<{ data: SizeChart[] }>(`${of(brandId)}/size-charts`).then((found) => found.data);
export const importSizeCharts = (brandId: string, csv: string) => post<TableImport>(`${of(brandId)}/size-charts/import`, { csv });
export const removeSizeChart = (id: string) => remove<{ ok: boolean }>(`/api/v1/size-charts/${id}`);
export const loadPromotions = (brandId: string) => get<{ data: Promotion[] }>(`${of(brandId)}/promotions`).then((found) => found.data);
export const addPromotion = (brandId: string, terms: Promotion['terms']) => post<{ data: Promotion[] }>(`${of(brandId)}/promotions`, terms);
export const changePromotion = (id: string, terms: Promotion['terms']) => put<{ ok: boolean }>(`/api/v1/promotions/${id}`, terms);
export const removePromotion = (id: string) => remove<{ ok: boolean }>(`/api/v1/promotions/${id}`);
export const importPromotions = (brandId: string, csv: string) => post<TableImport>(`${of(brandId)}/promotions/import`, { csv });
/** Why a code works or does not, for an order or for a basket. */
export const checkCode = (asked: CheckCodeInput) => post<CodeCheck>('/api/v1/orders/check-code', asked);
