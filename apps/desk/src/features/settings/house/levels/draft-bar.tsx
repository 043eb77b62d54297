import { checkServiceLevels, saveServiceLevels, type ServiceLevels } from '@keepdesk/client';
import { Button, useToaster } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../../../shared/kit/callout.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { useChangeWords } from './change-words.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import type { LevelsDraft } from './use-draft.ts';

const MOST_SHOWN = 6;

/** Stands above policies that are not in force yet: what they change, what they would do, and the two ways to end it. */
export function DraftBar({ brandId, held, draft, queryKey }: { brandId: string; held: ServiceLevels; draft: LevelsDraft; queryKey: readonly unknown[] }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const client = useQueryClient();
  const words = useChangeWords(brandId);
  const [previewing, setPreviewing] = useState(false);
  const checked = useQuery({ queryKey: ['settings', 'levels-check', brandId, held.version, draft.policies], queryFn: () => checkServiceLevels(brandId, draft.policies), placeholderData: (before) => before });
  const save = useChange(async ({ version, policies, restoredFrom }: { version: number; policies: ServiceLevels['policies']; restoredFrom?: number }) => {
    try {
      const saved = await saveServiceLevels(brandId, version, policies, restoredFrom);
      client.setQueryData<ServiceLevels>(queryKey, saved);
      return saved;
    } catch (problem) {
      // What somebody else saved meanwhile is shown before it is saved over.
      void client.invalidateQueries({ queryKey });
      throw problem;
    }
  }, null);
  const putInForce = async () => {
    const before = held;
    const restoredFrom = draft.draft?.restoredFrom;
    const saved = await save.mutateAsync({ version: held.version, policies: [...draft.policies], ...(restoredFrom === undefined ? {} : { restoredFrom }) });
    draft.discard();
    const takeBack = () => save.mutate({ version: saved.version, policies: before.policies, restoredFrom: before.version });
    toaster.show({ text: t('service.inForce'), action: { name: t('action.undo'), onAction: takeBack } });
  };
  const changes = checked.data?.changes ?? [];
  const faults = checked.data?.faults ?? [];
  return (
    <Callout tone={draft.overtaken || faults.length > 0 ? 'warning' : 'info'} polite title={t('service.draft')}>
      <ul className="mt-1 list-disc pl-4">
        {changes.slice(0, MOST_SHOWN).map((change, at) => (
          <li key={at}>{words(change)}</li>
        ))}
        {changes.length > MOST_SHOWN ? <li>{t('service.moreChanges', { count: changes.length - MOST_SHOWN })}</li> : null}
      </ul>
      {draft.overtaken ? <p className="mt-1">{t('service.overtaken', { name: held.saved_by?.name ?? t('service.somebody') })}</p> : null}
      {faults.length > 0 ? <p className="mt-1 text-danger">{t('service.faulty', { policies: [...new Set(faults.map((fault) => draft.policies.find((policy) => policy.id === fault.policy_id)?.name ?? ''))].join(', ') })}</p> : null}
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Button size="sm" look="primary" busy={save.isPending} isDisabled={faults.length > 0} onPress={() => void putInForce().catch(() => undefined)}>
          {t(draft.overtaken ? 'service.replace' : 'service.putInForce')}
        </Button>
        <Button size="sm" onPress={() => setPreviewing(true)}>
          {t('service.preview')}
        </Button>
        <Button size="sm" look="quiet" onPress={draft.discard}>
          {t('service.discard')}
        </Button>
      </div>
      {previewing ? <PreviewDialog brandId={brandId} policies={draft.policies} onClose={() => setPreviewing(false)} /> : null}
    </Callout>
  );
}
