import { loadRisks, type Risks } from '@keepdesk/client';
import { Button, Pill } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePercent } from '../../shared/words/use-percent.ts';
import { SectionTitle } from './section-title.tsx';

const RiskTrust = lazy(() => import('./risk-trust.tsx').then((part) => ({ default: part.RiskTrust })));
const signs = ['before', 'reopened', 'messages', 'displeased', 'stillOpen', 'unanswered', 'slow', 'reason'] as const;
/** Below this a chance of something coming back says nothing to whoever answers. */
const WORTH_SAYING = 0.1;
const MOST_ORDERS = 2;
/** A regular who is more likely gone than not. */
const LOST = 0.5;

/** What is likely to happen next with this customer, and why; nothing where nothing can be said. */
export function RiskCard({ conversationId, brandId }: { conversationId: string; brandId: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { data } = useQuery({ queryKey: ['risks', conversationId], queryFn: () => loadRisks(conversationId) });
  if (!data) return null;
  const returns = data.returns.filter((one) => one.chance >= WORTH_SAYING).toSorted((a, b) => b.chance - a.chance).slice(0, MOST_ORDERS);
  if (data.again === null && returns.length === 0 && data.leaves === null) return null;
  return (
    <section aria-label={t('risks.title')}>
      <SectionTitle>{t('risks.title')}</SectionTitle>
      <ul className="flex flex-col gap-2 text-13">
        {data.again ? <Again again={data.again} /> : null}
        {returns.map((one) => <Back key={one.order_id} back={one} />)}
        {data.leaves ? <Leaves leaves={data.leaves} /> : null}
      </ul>
      <Button look="quiet" size="sm" className="mt-2" onPress={() => setAsking(true)}>
        {t('risks.believe')}
      </Button>
      {asking ? (
        <Suspense fallback={null}>
          <RiskTrust brandId={brandId} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}

function Again({ again }: { again: NonNullable<Risks['again']> }) {
  const { t } = useTranslation();
  const why = again.because.flatMap((sign) => signs.find((one) => one === sign) ?? []).map((sign) => t(`risks.sign.${sign}`)).join(' · ');
  return <Line said={t('risks.again')} chance={again.chance} because={why} />;
}

function Back({ back }: { back: Risks['returns'][number] }) {
  const { t } = useTranslation();
  return <Line said={t('risks.back', { number: back.order_number })} chance={back.chance} because={t('risks.piece', { title: back.piece.title })} />;
}

function Leaves({ leaves }: { leaves: NonNullable<Risks['leaves']> }) {
  const { t } = useTranslation();
  const percent = usePercent();
  return (
    <Line said={t('risks.leaves')} chance={leaves.chance} because={t('risks.usual', { chance: percent(leaves.usual) })}>
      {leaves.gone > LOST ? <Pill tone="warning">{t('risks.lost')}</Pill> : null}
    </Line>
  );
}

function Line({ said, chance, because, children }: { said: string; chance: number; because: string; children?: ReactNode }) {
  const percent = usePercent();
  return (
    <li className="flex flex-col gap-0.5">
      <span className="flex flex-wrap items-baseline gap-2">
        <span className="min-w-0 flex-1">{said}</span>
        {children}
        <span className="font-medium tabular-nums">{percent(chance)}</span>
      </span>
      {because === '' ? null : <bdi className="text-12 text-quiet">{because}</bdi>}
    </li>
  );
}
