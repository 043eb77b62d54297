import { isObject, Unreadable } from './json-fields.ts';
import { VendorJson } from './vendor-json.ts';

/** One thing a vendor tells, known by its fields and not by the name it came under. */
export interface Shape<Told, Context> {
  /** `under` is the name of the field it was found in, '' at the top */
  fits(item: VendorJson, under: string, context: Context): boolean;
  read(item: VendorJson, context: Context): readonly Told[];
}

const DEEPEST = 8;

/**
 * All that a webhook or an answer tells, however it is wrapped: the first shape that fits reads an object; one that nothing fits is
 * looked into by its envelopes ("data", "payload", "items" …). What fits nothing, as error answers and requests, gives nothing.
 * @throws Unreadable when it is neither an object nor a list, or holds a known thing that is broken
 */
export function readShapes<Told, Context>(payload: unknown, shapes: readonly Shape<Told, Context>[], envelopes: readonly string[], context: Context): Told[] {
  if (!isObject(payload) && !Array.isArray(payload)) throw new Unreadable('an object or a list was expected');
  const inside = (value: unknown, under: string, depth: number): Told[] => {
    if (depth > DEEPEST) return [];
    if (Array.isArray(value)) return value.flatMap((item: unknown) => inside(item, under, depth + 1));
    if (!isObject(value)) return [];
    const item = new VendorJson(value);
    const shape = shapes.find((one) => one.fits(item, under, context));
    if (shape) return [...shape.read(item, context)];
    return envelopes.flatMap((name) => inside(value[name], name, depth + 1));
  };
  return inside(payload, '', 0);
}

/** Something a vendor only names: "order 250 changed". It has to be read from there. */
export interface Named {
  readonly type: 'named';
  readonly what: 'order' | 'customer' | 'product' | 'shipment' | 'refund' | 'payment' | 'dispute' | 'return' | 'subscription' | 'charge' | 'loyalty' | 'review';
  readonly sourceId: string;
}

export const named = (what: Named['what'], sourceId: string | null): readonly Named[] => (sourceId === null ? [] : [{ type: 'named', what, sourceId }]);

/** A vendor's translation from its shapes. What has no records is ignored, also when it names things to be read. */
export function translatorOf<Told extends { readonly type: string }, Context>(shapes: readonly Shape<Told | Named, Context & { readonly kind: string }>[], envelopes: readonly string[]) {
  return (kind: string, payload: unknown, context: Context) => {
    const told = readShapes(payload, shapes, envelopes, { ...context, kind: kind.toLowerCase() });
    const records = told.filter((one): one is Told => one.type !== 'named');
    const fetch = told.filter((one): one is Named => one.type === 'named').map(({ what, sourceId }) => ({ what, sourceId }));
    return { records, ignored: records.length === 0, ...(fetch.length > 0 ? { fetch } : {}) };
  };
}
