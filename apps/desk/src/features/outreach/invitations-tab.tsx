import { loadInviting, publishInviting, saveInviting, turnInviting, type Inviting, type InvitingTerms } from '@keepdesk/client';
import { Button, Pill } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Loaded } from '../../shared/kit/section.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { InvitingFigures } from './inviting-figures.tsx';
import { InvitingPages, InvitingRules } from './inviting-rules.tsx';
import { InvitingSigns } from './inviting-signs.tsx';
import { InvitingWords } from './inviting-words.tsx';
import { noticesKey } from './notices-key.ts';

/** Hesitating shoppers who are asked whether they need help: what it did, and how it is set. */
export function InvitationsTab({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: [...noticesKey, 'inviting', brandId], queryFn: () => loadInviting(brandId), enabled: brandId !== '' });
  return (
    <Loaded found={found} title={t('asked.failed')}>
      {found.data ? <InvitingEditor key={brandId} inviting={found.data} /> : null}
    </Loaded>
  );
}

function InvitingEditor({ inviting }: { inviting: Inviting }) {
  const { t } = useTranslation();
  const mayWrite = useMay('outreach.write');
  const [draft, setDraft] = useState<InvitingTerms>(inviting.draft);
  const { brand_id: brandId, state } = inviting;
  const on = state === 'on';
  const save = useChange(() => saveInviting(brandId, draft), t('asked.saved'), [noticesKey]);
  const publish = useChange(() => saveInviting(brandId, draft).then(() => publishInviting(brandId)), t('asked.published'), [noticesKey]);
  const turn = useChange((to: boolean) => turnInviting(brandId, to), undefined, [noticesKey]);
  const change = (more: Partial<InvitingTerms>): void => setDraft({ ...draft, ...more });
  return (
    <section aria-label={t('asked.title')} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Pill tone={on ? 'positive' : 'plain'}>{on ? t('asked.on') : t('asked.off')}</Pill>
        {inviting.changed ? <Pill tone="info">{t('asked.differs')}</Pill> : null}
        {mayWrite && inviting.published ? (
          <Button size="sm" busy={turn.isPending} onPress={() => turn.mutate(!on)}>
            {on ? t('asked.turnOff') : t('asked.turnOn')}
          </Button>
        ) : null}
      </div>
      <p className="max-w-3xl text-13 text-quiet">{t('asked.intro')}</p>
      <InvitingFigures brandId={brandId} />
      <InvitingSigns draft={draft} isReadOnly={!mayWrite} onChange={change} />
      <InvitingWords draft={draft} isReadOnly={!mayWrite} onChange={change} />
      <InvitingRules draft={draft} currency={inviting.currency} isReadOnly={!mayWrite} onChange={change} />
      <InvitingPages draft={draft} isReadOnly={!mayWrite} onChange={change} />
      {inviting.faults.length > 0 ? (
        <Callout tone="warning" title={t('asked.faults')}>
          <ul>{inviting.faults.map((fault) => <li key={`${fault.field} ${fault.problem}`}>{`${fault.field}: ${fault.message}`}</li>)}</ul>
        </Callout>
      ) : null}
      {mayWrite ? (
        <div className="flex flex-wrap gap-2">
          <Button busy={save.isPending} onPress={() => save.mutate(undefined)}>{t('asked.save')}</Button>
          <Button look="primary" busy={publish.isPending} onPress={() => publish.mutate(undefined)}>{t('asked.publish')}</Button>
        </div>
      ) : null}
    </section>
  );
}
