import { isObject } from '../../../../platform/hostile/json-fields.ts';
import type { Place, PlaceRequest } from '../../../connections/index.ts';

/** A change as JSON:API wants it sent. */
export const change = (method: 'POST' | 'PATCH', path: string, data: Readonly<Record<string, unknown>>): PlaceRequest => ({ method, path, json: { data }, headers: { 'content-type': 'application/vnd.api+json' } });

/** The resources of a list, and the cursor of its next page as `links.next` has it. */
export async function listOf(place: Place, path: string): Promise<{ items: unknown[]; next: string | null }> {
  const { json } = await place.ask({ method: 'GET', path });
  if (!isObject(json) || !Array.isArray(json.data)) throw new Error('Klaviyo answered without data');
  const link = isObject(json.links) && typeof json.links.next === 'string' ? URL.parse(json.links.next, 'https://a.klaviyo.com') : null;
  return { items: json.data, next: link?.searchParams.get('page[cursor]') ?? null };
}
