import { loadBrandModel, type BrandModel } from '@keepdesk/client';
import { EmptyState, ErrorState, Pill, ProgressBar, RelativeTime, SkeletonRows } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { GraduationCap, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { Card, Section } from '../../../../shared/kit/section.tsx';
import { describeProblem } from '../../../../shared/words/problem.ts';
import { TriagePanel } from '../reasons/triage-panel.tsx';
import { DriftPanel } from './drift-panel.tsx';
import { LearnButton } from './learn-button.tsx';
import { VersionFigures } from './version-figures.tsx';
import { VersionList } from './version-list.tsx';

/** What a brand's messages are read with: how right it is, what it learned, what changes. */
export function TriageSection() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = useChosenBrand();
  return (
    <Section
      title={t('settings.triage')}
      intro={t('model.intro')}
      action={<BrandField value={brandId} onChange={setBrandId} hideLabel />}
    >
      <Model key={brandId} brandId={brandId} />
    </Section>
  );
}

const isLearning = (model: BrandModel | undefined): boolean => model?.learning?.state === 'running' || (model?.learning?.state === 'waiting' && (model.learning.because === 'asked' || model.versions.length === 0));

function Model({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(null);
  const found = useQuery({ queryKey: ['settings', 'triage-model', brandId], queryFn: () => loadBrandModel(brandId), refetchInterval: ({ state }) => (isLearning(state.data) ? 1000 : 30_000) });
  const model = found.data;
  if (found.isError) {
    return (
      <ErrorState title={t('settings.failed')} onRetry={() => void found.refetch()} className="rounded-card border border-line bg-raised">
        {describeProblem(t, found.error)}
      </ErrorState>
    );
  }
  if (!model) return <SkeletonRows rows={4} />;
  const shown = model.versions.find((one) => one.number === (chosen ?? model.in_force)) ?? model.versions[0];
  return (
    <>
      <TriagePanel brandId={brandId} />
      <InUse model={model} brandId={brandId} />
      {model.versions.length === 0 ? null : <VersionList brandId={brandId} model={model} shown={shown?.number ?? null} onShow={setChosen} />}
      {shown ? <VersionFigures key={shown.number} brandId={brandId} version={shown} /> : null}
      <DriftPanel brandId={brandId} />
    </>
  );
}

function InUse({ model, brandId }: { model: BrandModel; brandId: string }) {
  const { t } = useTranslation();
  const { learning } = model;
  const learn = <LearnButton brandId={brandId} model={model} isLearning={isLearning(model)} />;
  if (model.versions.length === 0 && model.filed < model.needed) {
    return (
      <Card>
        <EmptyState icon={<GraduationCap size={20} />} title={t('model.notEnough', { filed: model.filed, needed: model.needed })} className="py-6" action={<div className="w-56"><ProgressBar label={t('model.filedBar')} fraction={model.filed / model.needed} words={`${model.filed} / ${model.needed}`} /></div>}>
          {t('model.notEnoughHelp', { needed: model.needed })}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex min-w-0 flex-col gap-1">
          <p className="flex flex-wrap items-center gap-2 text-14 font-medium">
            {model.in_force === null ? t('model.readsDefault') : t('model.readsOwn', { number: model.in_force })}
            {model.since ? (
              <span className="text-12 font-normal text-quiet">
                {t('model.since')} <RelativeTime at={model.since} />
              </span>
            ) : null}
          </p>
          <p className="text-13 text-quiet">
            {t('model.filed', { count: model.filed })} {model.until_next > 0 ? t('model.untilNext', { count: model.until_next }) : null}
          </p>
        </div>
        {learn}
      </div>
      {model.notice ? (
        <p role="alert" className="flex items-start gap-2 text-13">
          <TriangleAlert size={16} className="mt-0.5 shrink-0 text-warning" /> {model.notice}
        </p>
      ) : null}
      {isLearning(model) ? <ProgressBar label={t('model.learning')} fraction={learning?.share ?? 0} /> : null}
      {learning?.state === 'failed' ? (
        <p role="alert" className="flex flex-wrap items-center gap-2 text-13">
          <Pill tone="danger">{t('model.failed')}</Pill> {learning.message}
        </p>
      ) : null}
    </Card>
  );
}
