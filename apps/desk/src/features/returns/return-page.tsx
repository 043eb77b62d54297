import type { Return } from '@keepdesk/client';
import { Money, Pill, RelativeTime, useClock } from '@keepdesk/ui';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandCell } from '../../shared/kit/brand-field.tsx';
import { Callout } from '../../shared/kit/callout.tsx';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { JudgedView } from '../../shared/parts/returns/judged-view.tsx';
import { SignalsView } from '../../shared/parts/returns/signals-view.tsx';
import { useReturn } from '../../shared/parts/returns/use-returns.ts';
import { dayOf, problemName, stateTones } from '../../shared/parts/returns/words.ts';
import { LabelFacts } from './label-facts.tsx';
import { Lines } from './lines.tsx';
import { NextPanel } from './next-panel.tsx';
import { StepsPanel } from './steps-panel.tsx';
import { Story } from './story.tsx';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 text-13">
      <dt className="text-quiet">{name}</dt>
      <dd className="min-w-0 text-right break-words">{children}</dd>
    </div>
  );
}

/** Who, which order, since when, what it is worth and how it gets here. */
function About({ one }: { one: Return }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const last = one.lines.map((line) => line.last_day).filter((day) => day !== null).toSorted()[0];
  return (
    <Card className="gap-2">
      <h2 className="text-14 font-semibold">{t('ret.facts.title')}</h2>
      <dl className="flex flex-col gap-1.5">
        {one.customer ? (
          <Fact name={t('ret.facts.customer')}>
            <Link to="/customers/$id" params={{ id: one.customer.id }}>
              <bdi>{one.customer.name || '–'}</bdi>
            </Link>
          </Fact>
        ) : null}
        <Fact name={t('ret.facts.order')}>{one.order ? one.order.number : t('ret.noOrder')}</Fact>
        {one.conversation?.number ? (
          <Fact name={t('ret.facts.conversation')}>
            <Link to="/c/$number" params={{ number: String(one.conversation.number) }}>
              #{one.conversation.number}
            </Link>
          </Fact>
        ) : null}
        <Fact name={t('ret.facts.asked')}>
          <RelativeTime at={one.requested_at} as="moment" />
        </Fact>
        {last ? <Fact name={t('ret.facts.lastDay')}>{dayOf(last, locale)}</Fact> : null}
        {one.value ? <Fact name={t('ret.facts.worth')}><Money value={one.value} /></Fact> : null}
        {one.refunded ? <Fact name={t('ret.facts.paid')}><Money value={one.refunded} className="font-semibold" /></Fact> : null}
        {one.tracking ? <Fact name={t('ret.facts.tracking')}>{[one.tracking.carrier, one.tracking.number].filter(Boolean).join(' ')}</Fact> : null}
        {one.clocks.hold_until && one.lines.some((line) => line.early) ? <Fact name={t('ret.next.holdUntil')}><RelativeTime at={one.clocks.hold_until} as="moment" /></Fact> : null}
        {one.source === 'keepdesk' ? <Fact name={t('ret.facts.policy')}>{one.policy_version === 0 ? t('ret.facts.policyFirst') : t('ret.facts.policyVersion', { number: one.policy_version })}</Fact> : null}
      </dl>
      {one.note ? <p className="border-t border-line pt-2 text-13 whitespace-pre-line">{one.note}</p> : null}
    </Card>
  );
}

function Head({ one }: { one: Return }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap items-center gap-2 text-13">
      <Pill tone={stateTones[one.state]}>{t(`ret.state.${one.state}`)}</Pill>
      {one.kind === 'return' ? null : <Pill>{t(`ret.kind.${one.kind}`)}</Pill>}
      {one.source === 'keepdesk' ? null : <Pill>{t('ret.elsewhere', { place: one.source })}</Pill>}
      {one.due_at ? (
        <span className={one.late ? 'font-medium text-danger' : 'text-quiet'}>
          {t(one.late ? 'ret.late' : 'ret.due')} <RelativeTime at={one.due_at} as="moment" />
        </span>
      ) : null}
      <BrandCell id={one.brand_id} />
    </div>
  );
}

function Whole({ one }: { one: Return }) {
  const { t } = useTranslation();
  const titles = new Map(one.lines.map((line) => [line.line_id, line.title]));
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        <Head one={one} />
        {one.problem !== null && !(one.problem === 'label_failed' && one.may.includes('labelled')) ? (
          <Callout tone="danger" title={<span className="flex items-center gap-1.5"><TriangleAlert size={14} />{problemName(t, one.problem)}</span>}>
            {one.story.findLast((line) => line.what === 'stuck')?.words}
          </Callout>
        ) : null}
        {one.source === 'keepdesk' ? <NextPanel key={one.state} one={one} /> : <Callout tone="info">{t('ret.elsewhereText')}</Callout>}
        {one.label && (one.label.has_file || one.label.url !== null) && !one.may.includes('labelled') ? <LabelFacts label={one.label} /> : null}
        {one.steps.length > 0 ? <StepsPanel one={one} /> : null}
        <Lines one={one} />
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <About one={one} />
        {one.judged ? <JudgedView judged={one.judged} titles={titles} /> : null}
        <SignalsView signals={one.signals} />
        <Story one={one} />
      </div>
    </div>
  );
}

/** One return: what to do next, what it comes to, and everything that happened. */
export function ReturnPage() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const found = useReturn(id);
  return (
    <PageFrame
      title={t('ret.one', { number: found.data?.number ?? '…' })}
      actions={
        <Link to="/returns" search={{}} className="flex items-center gap-1 text-13">
          <ArrowLeft size={14} />
          {t('ret.back')}
        </Link>
      }
    >
      <Loaded found={found} title={t('ret.failed')}>
        {found.data ? <Whole one={found.data} /> : null}
      </Loaded>
    </PageFrame>
  );
}
