import { noAddress, type LabelWanted } from '../../../src/modules/returns/index.ts';

/** A label as returns would want it of a place. */
export function labelOf(more: Partial<LabelWanted> = {}): LabelWanted {
  return {
    key: '0190a0a0-4444-7000-8000-000000000001', returnId: '0190a0a0-5555-7000-8000-000000000001', number: 'R-1001', brandId: '0190a0a0-3333-7000-8000-000000000001', order: { id: '0190a0a0-2222-7000-8000-000000000001', source: 'demo', sourceId: '77', number: '#1077' },
    placeId: '0190a0a0-0000-7000-8000-000000000001', service: '', weightGrams: 900, from: { ...noAddress, name: 'Ana Silva', line1: 'Charles-de-Gaulle-Str. 20', line2: 'c/o Meier', postal_code: '53113', city: 'Bonn', country: 'DE', email: 'ana@customer.example' },
    to: { ...noAddress, company: 'North Apparel', name: 'Returns', line1: 'Mill Lane 2', postal_code: '10115', city: 'Berlin', country: 'DE', phone: '+49 30 123456' }, pieces: [{ lineId: 'l1', sku: 'TEE-S', title: 'Wool tee, S', quantity: 1 }], value: { amountMinor: 2000, currency: 'EUR' }, ...more,
  };
}

/** A page a label could be. */
export const labelBytes = Buffer.from('%PDF-1.4 a label').toString('base64');
