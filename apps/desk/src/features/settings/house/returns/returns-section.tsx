import { draftReturnPolicy, dropReturnDraft, loadReturnPolicy, loadReturnPolicyVersions, publishReturnPolicy, type ReturnPolicyPage, type ReturnTerms } from '@keepdesk/client';
import { Button, Dialog, Pill, RelativeTime } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { Callout } from '../../../../shared/kit/callout.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Loaded, Section } from '../../../../shared/kit/section.tsx';
import { AddressCard, LabelCard } from './label-card.tsx';
import { DaysCard, TermsCard } from './policy-cards.tsx';
import { MoneyLists, WindowLists } from './policy-lists.tsx';
import { TryCard } from './try-card.tsx';

/** What each brand takes back, until when and for what: changed in a draft, tried on an order, and published. */
export function ReturnsSection() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = useChosenBrand();
  return (
    <Section title={t('ret.policy.title')} intro={t('ret.policy.intro')} action={<BrandField value={brandId} onChange={setBrandId} hideLabel />}>
      <Editor key={brandId} brandId={brandId} />
    </Section>
  );
}

const keyOf = (brandId: string) => ['settings', 'return-policy', brandId];

function usePolicyPage(brandId: string) {
  const client = useQueryClient();
  const found = useQuery({ queryKey: keyOf(brandId), queryFn: () => loadReturnPolicy(brandId), enabled: brandId !== '' });
  const keep = (page: ReturnPolicyPage) => {
    client.setQueryData(keyOf(brandId), page);
    return page;
  };
  const seen = [['settings', 'return-policy-versions', brandId]];
  // Fields are left quickly one after the other: what was typed shows at once, is kept in the order it was typed, and an older answer takes nothing of it back.
  const newest = useRef(0);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const draft = useChange(({ version, terms }: { version: number; terms: ReturnTerms }) => {
    const mine = ++newest.current;
    client.setQueryData<ReturnPolicyPage>(keyOf(brandId), (page) => page && { ...page, draft: { ...(page.draft ?? { base: version, by: null, at: new Date().toISOString(), faults: [] }), ...terms } });
    const kept = line.current.then(() => draftReturnPolicy(brandId, version, terms)).then((page) => (mine === newest.current ? keep(page) : page));
    line.current = kept.catch(() => undefined);
    return kept;
  }, null, seen);
  const publish = useChange(
    ({ version, terms }: { version: number; terms: ReturnTerms }) => publishReturnPolicy(brandId, version, terms).then(keep).catch((problem: unknown) => {
      // What somebody else published meanwhile is shown before it is published over.
      void found.refetch();
      throw problem;
    }),
    undefined, seen,
  );
  const drop = useChange(() => dropReturnDraft(brandId).then(keep), null, seen);
  return { found, draft, publish, drop };
}

function Editor({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const { found, draft, publish, drop } = usePolicyPage(brandId);
  const [versions, setVersions] = useState(false);
  const page = found.data;
  const shown: ReturnTerms | undefined = page === undefined ? undefined : { policy: page.draft?.policy ?? page.policy, terms: page.draft?.terms ?? page.terms };
  const change = (part: { policy?: Partial<ReturnTerms['policy']>; terms?: Partial<ReturnTerms['terms']> }) => {
    if (page === undefined || shown === undefined) return;
    draft.mutate({ version: page.draft?.base ?? page.version, terms: { policy: { ...shown.policy, ...part.policy }, terms: { ...shown.terms, ...part.terms } } });
  };
  return (
    <Loaded found={found}>
      {page && shown ? (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2 text-13 text-quiet">
            <span>
              {page.version === 0 ? t('ret.policy.starting') : [t('ret.policy.version', { number: page.version }), page.published_by].filter(Boolean).join(' · ')}
              {page.published_at ? (
                <>
                  {' · '}
                  <RelativeTime at={page.published_at} as="moment" />
                </>
              ) : null}
            </span>
            {page.version > 0 ? (
              <Button size="sm" look="quiet" onPress={() => setVersions(true)}>
                {t('ret.policy.versions')}
              </Button>
            ) : null}
          </div>
          {page.draft ? (
            <Callout tone={page.draft.faults.length > 0 || page.draft.base !== page.version ? 'warning' : 'info'} polite title={t('ret.policy.draft')}>
              {page.draft.by ? <p>{t('ret.policy.draftBy', { name: page.draft.by })}</p> : null}
              {page.draft.base === page.version ? null : <p>{t('ret.policy.overtaken', { number: page.version })}</p>}
              {page.draft.faults.length > 0 ? (
                <>
                  <p>{t('ret.policy.faults')}</p>
                  <ul className="list-disc pl-4">
                    {page.draft.faults.map((fault) => (
                      <li key={fault.field}>
                        <code className="text-12">{fault.field}</code> {fault.message}
                      </li>
                    ))}
                  </ul>
                </>
              ) : null}
              <div className="mt-2.5 flex flex-wrap gap-2">
                <Button size="sm" look="primary" busy={publish.isPending} isDisabled={page.draft.faults.length > 0 || draft.isPending} onPress={() => publish.mutate({ version: page.version, terms: shown })}>
                  {t('ret.policy.publish')}
                </Button>
                <Button size="sm" look="quiet" busy={drop.isPending} onPress={() => drop.mutate(undefined)}>
                  {t('ret.policy.discard')}
                </Button>
              </div>
            </Callout>
          ) : null}
          <DaysCard policy={shown.policy} onChange={(policy) => change({ policy })} />
          <WindowLists policy={shown.policy} onChange={(policy) => change({ policy })} />
          <MoneyLists policy={shown.policy} onChange={(policy) => change({ policy })} />
          <AddressCard terms={shown.terms} onChange={(terms) => change({ terms })} />
          <LabelCard brandId={brandId} terms={shown.terms} onChange={(terms) => change({ terms })} />
          <TermsCard terms={shown.terms} onChange={(terms) => change({ terms })} />
          <TryCard brandId={brandId} draft={page.draft?.policy ?? null} held={page.policy} />
          {versions ? <Versions brandId={brandId} current={page.version} onRestore={(terms) => draft.mutateAsync({ version: page.version, terms })} onClose={() => setVersions(false)} /> : null}
        </>
      ) : null}
    </Loaded>
  );
}

/** Every version there was; any of them can become the draft of the next. */
function Versions({ brandId, current, onRestore, onClose }: { brandId: string; current: number; onRestore: (terms: ReturnTerms) => Promise<unknown>; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['settings', 'return-policy-versions', brandId], queryFn: () => loadReturnPolicyVersions(brandId) });
  return (
    <Dialog title={t('ret.policy.versions')} isOpen onClose={onClose} actions={<Button look="quiet" onPress={onClose}>{t('ui.close')}</Button>}>
      <Loaded found={found}>
        <ol className="flex flex-col divide-y divide-line">
          {(found.data?.data ?? []).map((row) => (
            <li key={row.version} className="flex flex-wrap items-center justify-between gap-2 py-3 text-14 first:pt-0">
              <span className="min-w-0">
                {[t('ret.policy.version', { number: row.version }), row.by, row.restored_from === null ? '' : t('ret.policy.restoredFrom', { number: row.restored_from })].filter(Boolean).join(' · ')}{' '}
                <RelativeTime at={row.at} as="moment" className="text-12 text-quiet" />
              </span>
              {row.version === current ? (
                <Pill tone="positive">{t('ret.policy.holds')}</Pill>
              ) : (
                <Button size="sm" onPress={() => void onRestore({ policy: row.policy, terms: row.terms }).then(onClose, () => undefined)}>
                  {t('ret.policy.backTo')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </Loaded>
    </Dialog>
  );
}
