import type { ServiceLevels, ServicePolicy } from '@keepdesk/client';
import { keptChoice } from '../../../../shared/kept/kept-choice.ts';
import { useSession } from '../../../../shared/session/session.tsx';

/** Policies that are not in force yet, kept in this browser until they are, or are thrown away. */
interface Draft {
  /** the version they were made from */
  readonly version: number;
  readonly policies: readonly ServicePolicy[];
  /** the earlier version they are, when somebody goes back */
  readonly restoredFrom?: number;
}

const kept = keptChoice<Record<string, Draft | null>>('keepdesk.levels-drafts', {});

/** What a person is about to change of a brand's policies. */
export function useDraft(brandId: string, held: ServiceLevels | undefined) {
  const { person } = useSession();
  const key = `${person.id} ${brandId}`;
  const draft = kept.use()[key] ?? null;
  const differs = draft !== null && held !== undefined && JSON.stringify(draft.policies) !== JSON.stringify(held.policies);
  return {
    /** as the person sees them: changed, or as they hold */
    policies: differs ? draft.policies : (held?.policies ?? []),
    draft: differs ? draft : null,
    /** Somebody else's are in force since it was begun. */
    overtaken: differs && held !== undefined && draft.version !== held.version,
    set: (policies: readonly ServicePolicy[], restoredFrom?: number) => kept.change({ [key]: { version: differs ? draft.version : (held?.version ?? 0), policies, ...(restoredFrom === undefined ? {} : { restoredFrom }) } }),
    discard: () => kept.change({ [key]: null }),
  };
}

export type LevelsDraft = ReturnType<typeof useDraft>;
