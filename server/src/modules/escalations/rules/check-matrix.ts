import type { EscalationKind } from './matrix.ts';

export type Fault = { readonly field: string; readonly message: string };

/** What cannot be kept, each with its place; nothing when all is well. */
export function faultsOf(matrix: readonly EscalationKind[]): Fault[] {
  const faults: Fault[] = [];
  const keys = new Set<string>();
  for (const [index, kind] of matrix.entries()) {
    const put = (field: string, message: string): number => faults.push({ field: `kinds.${index}.${field}`, message });
    if (keys.has(kind.key)) put('key', 'stands twice');
    keys.add(kind.key);
    if (kind.name.trim() === '') put('name', 'has to be called something');
    if (kind.take_seconds > kind.seconds) put('take_seconds', 'is longer than the time until it is closed');
    if (kind.hands_over && kind.team_id === null && kind.person_id === null) put('hands_over', 'needs a team or a person to hand it to');
    if (new Set(kind.attach.map((item) => item.trim().toLowerCase())).size < kind.attach.length) put('attach', 'names something twice');
    if (kind.gather !== null && kind.signals.length === 0) put('gather', 'counts what nothing notices');
  }
  return faults;
}
