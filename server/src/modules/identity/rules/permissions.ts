import type { Actor, Brands } from '../../../platform/actor/actor.ts';
import { EVERY_BRAND } from '../../../platform/actor/actor.ts';

/** Stands for every brand in assignments, and for the installation itself in grants. */
export const ALL_BRANDS = '00000000-0000-0000-0000-000000000000';

/** Single permissions behind a role's list: names, `module.*`, `*.read`, or `*`. */
export function expandPermissions(patterns: readonly string[], catalogue: readonly string[]): string[] {
  return catalogue.filter((permission) => patterns.some((pattern) => matches(pattern, permission)));
}

function matches(pattern: string, permission: string): boolean {
  if (pattern === '*' || pattern === permission) return true;
  if (pattern.endsWith('.*')) return permission.startsWith(pattern.slice(0, -1));
  return pattern.startsWith('*.') && permission.endsWith(pattern.slice(1)) && !isInstallationWide(permission);
}

/** Permissions over what belongs to no brand: people, roles, keys, the record of it all. */
export function isInstallationWide(permission: string): boolean {
  return /^(identity|audit)\./.test(permission);
}

export interface Assignment {
  readonly permissions: readonly string[];
  readonly brand_id: string;
}

/** What somebody's assignments allow in which brands. `ALL_BRANDS` appears in a grant only where it means the installation. */
export function grantsOf(assignments: readonly Assignment[], catalogue: readonly string[], brands: readonly string[]): Map<string, Brands> {
  const grants = new Map<string, Set<string>>();
  for (const { permissions, brand_id } of assignments) {
    for (const permission of expandPermissions(permissions, catalogue)) {
      const held = grants.get(permission) ?? new Set<string>();
      if (brand_id !== ALL_BRANDS) held.add(brand_id);
      else for (const brand of isInstallationWide(permission) ? [...brands, ALL_BRANDS] : brands) held.add(brand);
      grants.set(permission, held);
    }
  }
  return new Map([...grants].map(([permission, held]) => [permission, [...held]]));
}

/**
 * Nobody gives away, or takes from somebody, what they do not hold themselves: true when `actor` holds every
 * permission of the assignments, in their brands; all brands only by holding it in the whole installation.
 */
export function coversAll(actor: Actor, assignments: readonly Assignment[], catalogue: readonly string[], brands: readonly string[]): boolean {
  if (actor.kind === 'system') return true;
  return assignments.every(({ permissions, brand_id }) =>
    expandPermissions(permissions, catalogue).every((permission) => {
      const held = actor.grants.get(permission);
      if (held === undefined) return false;
      if (held === EVERY_BRAND) return true;
      return brand_id === ALL_BRANDS ? brands.every((brand) => held.includes(brand)) && holdsInstallation(actor) : held.includes(brand_id);
    }),
  );
}

/** True for those whose role holds in every brand, present and future. */
export function holdsInstallation(actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  return [...actor.grants].some(([permission, held]) => isInstallationWide(permission) && held.includes(ALL_BRANDS));
}

export interface Ability {
  readonly permission: string;
  /** where it holds; null for everywhere, brands of the future among them; empty for nowhere */
  readonly brands: readonly string[] | null;
  /** the roles it comes from, and where each is held */
  readonly through: readonly { readonly role_id: string; readonly brand_id: string }[];
}

/** Everything somebody may and may not do, permission by permission, with the reason. */
export function abilitiesOf(assignments: readonly (Assignment & { readonly role_id: string })[], catalogue: readonly string[]): Ability[] {
  const behind = assignments.map((one) => ({ one, allows: new Set(expandPermissions(one.permissions, catalogue)) }));
  return catalogue.map((permission) => {
    const through = behind.filter(({ allows }) => allows.has(permission)).map(({ one }) => ({ role_id: one.role_id, brand_id: one.brand_id }));
    const everywhere = through.some((one) => one.brand_id === ALL_BRANDS);
    return { permission, brands: everywhere ? null : [...new Set(through.map((one) => one.brand_id))], through };
  });
}
