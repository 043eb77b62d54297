import { chooseModel, type BrandModel, type ModelVersion } from '@keepdesk/client';
import { Button, dateFormat, Pill, Table, useClock, useToaster } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../shared/kit/resource.ts';
import { usePercent } from '../../../../shared/words/use-percent.ts';

/** Every version there was: how right it was beside what it was judged against, why it was used or not; one press puts another in use. */
export function VersionList({ brandId, model, shown, onShow }: { brandId: string; model: BrandModel; shown: number | null; onShow: (number: number) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const percent = usePercent();
  const toaster = useToaster();
  const put = useChange((number: number | null) => chooseModel(brandId, number), null);
  const wanted = model.versions.find((one) => one.in_force)?.number ?? null;
  const use = async (number: number | null) => {
    await put.mutateAsync(number);
    toaster.show({ text: number === null ? t('model.nowDefault') : t('model.nowVersion', { number }), action: { name: t('action.undo'), onAction: () => put.mutate(wanted) } });
  };
  const on = dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-14 font-semibold">{t('model.versions')}</h3>
        {wanted === null ? null : (
          <Button size="sm" look="quiet" isDisabled={put.isPending} onPress={() => void use(null).catch(() => undefined)}>
            {t('model.backToDefault')}
          </Button>
        )}
      </div>
      <Table
        label={t('model.versions')}
        rows={model.versions}
        keyOf={(version) => String(version.number)}
        columns={[
          {
            id: 'number', name: t('model.version'),
            cell: (version) => (
              <span className="flex flex-wrap items-center gap-2">
                <Button size="sm" look="quiet" aria-pressed={version.number === shown} aria-label={t('model.showVersion', { number: version.number })} onPress={() => onShow(version.number)}>
                  {String(version.number)}
                </Button>
                {version.in_force ? <Pill tone="positive">{t('model.inUse')}</Pill> : null}
              </span>
            ),
          },
          { id: 'learned', name: t('model.learned'), cell: (version) => <Learned version={version} on={(at) => on.format(new Date(at))} /> },
          { id: 'right', name: t('model.right'), align: 'end', cell: (version) => <span className="tabular">{percent(version.score.accuracy)}</span> },
          { id: 'against', name: t('model.against'), align: 'end', wideOnly: true, cell: (version) => <Against version={version} /> },
          { id: 'why', name: t('model.decision'), cell: (version) => <Decision version={version} /> },
          {
            id: 'use', name: t('model.use'), align: 'end',
            cell: (version) =>
              version.in_force ? null : version.kept ? (
                <Button size="sm" isDisabled={put.isPending} aria-label={t('model.useVersion', { number: version.number })} onPress={() => void use(version.number).catch(() => undefined)}>
                  {t('model.useIt')}
                </Button>
              ) : (
                <span className="text-12 text-quiet">{t('model.figuresOnly')}</span>
              ),
          },
        ]}
      />
    </div>
  );
}

function Learned({ version, on }: { version: ModelVersion; on: (at: string) => string }) {
  const { t } = useTranslation();
  return (
    <span className="text-13">
      {on(version.learned_at)}
      <span className="block text-12 text-quiet">{t('model.taught', { taught: version.taught, judged: version.judged })}</span>
    </span>
  );
}

function Against({ version }: { version: ModelVersion }) {
  const { t } = useTranslation();
  const percent = usePercent();
  return (
    <span className="text-13 tabular">
      {percent(version.against_score.accuracy)}
      <span className="block text-12 text-quiet">{version.against === null ? t('model.defaultModel') : t('model.versionNumber', { number: version.against })}</span>
    </span>
  );
}

function Decision({ version: { decision } }: { version: ModelVersion }) {
  const { t } = useTranslation();
  const { because, gained, lost, spoilt } = decision;
  return <span className="text-13">{because === 'spoils' ? t('model.because.spoils', { reason: spoilt?.name ?? '' }) : t(`model.because.${because}`, { gained, lost })}</span>;
}
