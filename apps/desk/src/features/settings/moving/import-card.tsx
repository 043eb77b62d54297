import { post, remove, type Import } from '@keepdesk/client';
import { Button, Checkbox, numberFormat, Pill, ProgressBar, RelativeTime, type Tone } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandCell } from '../../../shared/kit/brand-field.tsx';
import { Callout } from '../../../shared/kit/callout.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { RowActions } from '../../../shared/kit/row-actions.tsx';
import { Card } from '../../../shared/kit/section.tsx';
import { describeSize } from '../../../shared/words/size.ts';
import { ColumnTable } from './column-table.tsx';
import { SampleTable } from './sample-table.tsx';

const tones: Record<Import['state'], Tone> = { checking: 'info', checked: 'plain', running: 'info', stopped: 'warning', done: 'positive', failed: 'danger' };

function Figure({ name, value }: { name: string; value: number }) {
  const { i18n } = useTranslation();
  return (
    <div className="min-w-24">
      <dt className="text-12 text-quiet">{name}</dt>
      <dd className="text-16 font-semibold tabular-nums">{numberFormat(i18n.language).format(value)}</dd>
    </div>
  );
}

/** What a check found, or what came so far. */
function Figures({ row }: { row: Import }) {
  const { t } = useTranslation();
  const { counts } = row;
  const came = row.state !== 'checking' && row.state !== 'checked';
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      <Figure name={t(came ? 'moving.count.came' : 'moving.count.new')} value={counts.new} />
      {came ? <Figure name={t('moving.count.grown')} value={counts.grown} /> : null}
      <Figure name={t('moving.count.known')} value={counts.known} />
      <Figure name={t('moving.count.messages')} value={counts.messages} />
      {counts.files > 0 ? <Figure name={t('moving.count.files')} value={counts.files} /> : null}
    </dl>
  );
}

/** One file of another desk: checked, then brought in, with what came and what did not. */
export function ImportCard({ row, onLeftOut }: { row: Import; onLeftOut: () => void }) {
  const { t, i18n } = useTranslation();
  const [columns, setColumns] = useState(row.columns ?? {});
  const [fetchFiles, setFetchFiles] = useState(row.fetch_files);
  const path = `/api/v1/imports/${row.id}`;
  const said = { ...(row.headers ? { columns } : {}), fetch_files: fetchFiles };
  const check = useChange(() => post(`${path}/check`, said), t('moving.checkingAgain'));
  const start = useChange(() => post(`${path}/start`, said), t('moving.started'));
  const stop = useChange(() => post(`${path}/stop`), t('moving.stoppedNow'));
  const drop = useChange(() => remove(path), t('moving.forgotten'));
  const busy = row.state === 'checking' || row.state === 'running';
  const changed = JSON.stringify(columns) !== JSON.stringify(row.columns ?? {});
  const readable = row.counts.conversations > 0 || row.state === 'stopped';
  return (
    <Card>
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="truncate text-14 font-semibold">{row.name}</h3>
          <p className="flex flex-wrap items-center gap-x-2 text-12 text-quiet">
            {t(`moving.formats.${row.format}.name`)} · {describeSize(row.size, i18n.language)} · <RelativeTime at={row.created_at} /> · <BrandCell id={row.brand_id} />
          </p>
        </div>
        <Pill tone={tones[row.state]}>{t(`moving.states.${row.state}`)}</Pill>
        {busy ? null : <RowActions name={row.name} actions={[...(row.state === 'checked' ? [] : [{ id: 'check', name: t('moving.checkAgain'), onAction: () => check.mutate(undefined) }]), { id: 'forget', name: t('moving.forget'), danger: true, onAction: () => drop.mutate(undefined) }]} />}
      </div>
      {busy ? <ProgressBar label={t(`moving.states.${row.state}`)} fraction={row.size === 0 ? 0 : row.position / row.size} /> : null}
      {row.problem ? <Callout tone="danger">{row.problem}</Callout> : null}
      {row.counts.messages > 0 || busy ? <Figures row={row} /> : null}
      {row.state === 'checked' && row.headers && row.counts.messages === 0 ? <Callout tone="info">{t('moving.sayColumns')}</Callout> : null}
      {row.headers && row.state === 'checked' ? <ColumnTable headers={row.headers} columns={columns} onChange={setColumns} /> : null}
      {row.state === 'checked' && row.sample.length > 0 ? <SampleTable row={row} /> : null}
      {row.counts.left_out > 0 ? (
        <Callout tone="warning">
          {t('moving.leftOut', { count: row.counts.left_out })}{' '}
          <button type="button" onClick={onLeftOut} className="font-medium text-accent underline-offset-2 hover:underline">
            {t('moving.showLeftOut')}
          </button>
        </Callout>
      ) : null}
      {row.state === 'checked' || row.state === 'stopped' ? (
        <div className="flex flex-wrap items-center gap-3">
          {changed ? (
            <Button look="primary" busy={check.isPending} onPress={() => check.mutate(undefined)}>
              {t('moving.checkAgain')}
            </Button>
          ) : readable ? (
            <Button look="primary" busy={start.isPending} onPress={() => start.mutate(undefined)}>
              {row.state === 'stopped' ? t('moving.goOn') : t('moving.start', { count: row.counts.new })}
            </Button>
          ) : null}
          {row.counts.files > 0 && row.format !== 'mbox' ? (
            <Checkbox isSelected={fetchFiles} onChange={setFetchFiles}>
              {t('moving.fetchFiles')}
            </Checkbox>
          ) : null}
        </div>
      ) : null}
      {busy ? (
        <Button className="self-start" onPress={() => stop.mutate(undefined)}>
          {t('moving.stop')}
        </Button>
      ) : null}
    </Card>
  );
}
