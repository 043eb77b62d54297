import type { Pool, WorkProfile } from '@keepdesk/client';
import type { FormValues } from '../../../../shared/forms/form-dialog.tsx';

export const kinds = ['shared', 'dedicated', 'in_house', 'partner'] as const;
export const modes = ['pick', 'offered'] as const;
const OFFER_SECONDS = 45;
const AFTER_MINUTES = 30;

const list = (value: FormValues[string] | undefined): string[] => (Array.isArray(value) ? value : []);

/** A pool as the form shows it; a new one serves every brand there is and is picked from. */
export function valuesOfPool(pool: Pool | null, brandIds: readonly string[]): FormValues {
  const helper = pool?.overflow[0];
  return {
    name: pool?.name ?? '', kind: pool?.kind ?? 'shared', mode: pool?.mode ?? 'pick', brand_ids: [...(pool?.brand_ids ?? brandIds)], person_ids: [...(pool?.person_ids ?? [])], team_ids: [...(pool?.team_ids ?? [])],
    offer_seconds: String(pool?.offer_seconds ?? OFFER_SECONDS), helper: helper?.pool_id ?? '', after_minutes: String(Math.round((helper?.after_seconds ?? AFTER_MINUTES * 60) / 60)),
  };
}

/** What the form says. The first pool that helps is asked for here; others that were set elsewhere stay. */
export function poolFrom(values: FormValues, before: Pool | null) {
  const helper = String(values.helper ?? '');
  const own = helper === '' ? [] : [{ pool_id: helper, after_seconds: Math.max(0, Math.round(Number(values.after_minutes) || AFTER_MINUTES)) * 60 }];
  return {
    name: String(values.name).trim(), kind: kinds.find((one) => one === values.kind) ?? 'shared', mode: modes.find((one) => one === values.mode) ?? 'pick', brand_ids: list(values.brand_ids), person_ids: list(values.person_ids),
    team_ids: list(values.team_ids), offer_seconds: Math.min(3600, Math.max(5, Math.round(Number(values.offer_seconds) || OFFER_SECONDS))), overflow: [...own, ...(before?.overflow.slice(1).filter((step) => step.pool_id !== helper) ?? [])],
  };
}

/** "billing 4, warranty" → levels by name; what has no level is 3. */
export function levelsFrom(text: string): Record<string, number> {
  const entries = text.split(/[,;\n]/).flatMap((part): [string, number][] => {
    const found = /^\s*(.*?)\s*([1-5])?\s*$/.exec(part);
    return found?.[1] ? [[found[1], Number(found[2] ?? 3)]] : [];
  });
  return Object.fromEntries(entries);
}

export const textOfLevels = (levels: Readonly<Record<string, number>>): string => Object.entries(levels).map(([name, level]) => `${name} ${level}`).join(', ');

const CHANNELS = ['email', 'chat', 'voice'] as const;

export function valuesOfProfile(profile: WorkProfile): FormValues {
  return {
    skills: textOfLevels(profile.skills), languages: textOfLevels(profile.languages), tier: String(profile.tier), in_house: profile.in_house, capped: profile.channels !== null,
    ...Object.fromEntries(CHANNELS.map((channel) => [channel, String(profile.channels?.[channel] ?? profile.channels?.['*'] ?? (channel === 'email' ? 6 : channel === 'chat' ? 3 : 1))])),
  };
}

/** What the form says; channels it does not ask for keep their figures. */
export function profileFrom(values: FormValues, before: WorkProfile) {
  const number = (name: string): number => Math.max(0, Math.round(Number(values[name]) || 0));
  const languages = Object.fromEntries(Object.entries(levelsFrom(String(values.languages))).map(([name, level]) => [name.toLowerCase(), level]));
  return {
    skills: levelsFrom(String(values.skills)), languages, tier: Math.min(9, Math.max(1, number('tier'))), in_house: values.in_house === true, capacity: before.capacity,
    channels: values.capped === true ? { '*': 6, ...before.channels, ...Object.fromEntries(CHANNELS.map((channel) => [channel, number(channel)])) } : null,
  };
}
