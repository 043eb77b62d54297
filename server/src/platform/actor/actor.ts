/** Every brand, present and future. Only the server's own workers act under it. */
export const EVERY_BRAND = '*';

export type Brands = readonly string[] | typeof EVERY_BRAND;

/** Who is doing something, and in which brands each permission holds. */
export interface Actor {
  readonly kind: 'person' | 'key' | 'customer' | 'system';
  readonly id: string | null;
  readonly name: string;
  /** permission → brands in which it holds */
  readonly grants: ReadonlyMap<string, Brands>;
  /** every brand this actor may see at all */
  readonly brands: Brands;
}

/** The server itself: imports, listeners, deadlines. */
export function systemActor(name: string, brands: Brands = EVERY_BRAND): Actor {
  return { kind: 'system', id: null, name, grants: new Map(), brands };
}

export function may(actor: Actor, permission: string, brandId?: string): boolean {
  if (actor.kind === 'system') return brandId === undefined || actor.brands === EVERY_BRAND || actor.brands.includes(brandId);
  const held = actor.grants.get(permission);
  if (held === undefined) return false;
  if (brandId === undefined) return held === EVERY_BRAND || held.length > 0;
  return held === EVERY_BRAND || held.includes(brandId);
}

/** The same actor, seeing only the brands where the permission holds. */
export function narrowedTo(actor: Actor, permission: string): Actor {
  if (actor.kind === 'system') return actor;
  return { ...actor, brands: actor.grants.get(permission) ?? [] };
}
