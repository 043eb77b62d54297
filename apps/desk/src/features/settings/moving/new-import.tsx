import { ApiProblem, upload, type Import } from '@keepdesk/client';
import { Button, ChoiceCards, Field, ProgressBar } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../../shared/kit/ask-dialog.tsx';
import { BrandField, useChosenBrand } from '../../../shared/kit/brand-field.tsx';
import { Callout } from '../../../shared/kit/callout.tsx';
import { describeProblem } from '../../../shared/words/problem.ts';
import { describeSize } from '../../../shared/words/size.ts';

const formats = ['zendesk', 'gorgias', 'csv', 'mbox'] as const;
type Format = (typeof formats)[number];

/** Chooses what comes from where, and sends the file. It is checked before anything changes. */
export function NewImport({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [format, setFormat] = useState<Format>('zendesk');
  const [brandId, setBrandId] = useChosenBrand();
  const [label, setLabel] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [fraction, setFraction] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const leaving = useRef<AbortController | null>(null);
  const take = (event: DragEvent) => {
    event.preventDefault();
    setFile(event.dataTransfer.files[0] ?? null);
  };
  const close = () => {
    leaving.current?.abort();
    onClose();
  };
  const send = async () => {
    if (file === null) return;
    const form = new FormData();
    for (const [name, value] of Object.entries({ brand_id: brandId, format, label })) form.set(name, value);
    form.set('file', file, file.name);
    leaving.current = new AbortController();
    setProblem(null);
    setFraction(0);
    try {
      await upload<Import>('/api/v1/imports', form, setFraction, leaving.current.signal);
      await client.invalidateQueries({ queryKey: ['settings', '/api/v1/imports'] });
      onClose();
    } catch (error) {
      if ((error as Error).name !== 'AbortError') setProblem(error instanceof ApiProblem ? error.message : describeProblem(t, error));
    } finally {
      setFraction(null);
    }
  };
  return (
    <AskDialog title={t('moving.bring')} width="wide" onClose={close} doName={t('moving.upload')} busy={fraction !== null} ready={file !== null && fraction === null} onDo={() => void send()}>
      <div className="flex flex-col gap-4">
        <ChoiceCards label={t('moving.from')} value={format} onChange={setFormat} choices={formats.map((id) => ({ id, name: t(`moving.formats.${id}.name`), note: t(`moving.formats.${id}.note`) }))} />
        <BrandField value={brandId} onChange={setBrandId} />
        <div
          onDragOver={(event) => event.preventDefault()}
          onDrop={take}
          className="flex flex-wrap items-center gap-3 rounded-card border border-dashed border-edge bg-surface p-4"
        >
          <FileUp size={20} className="text-quiet" aria-hidden />
          <span className="min-w-0 flex-1 text-14">
            {file ? (
              <>
                <span className="block truncate font-medium">{file.name}</span>
                <span className="text-12 text-quiet">{describeSize(file.size, i18n.language)}</span>
              </>
            ) : (
              <span className="text-quiet">{t('moving.drop')}</span>
            )}
          </span>
          <Button onPress={() => picker.current?.click()}>{t('moving.choose')}</Button>
          <input ref={picker} type="file" hidden aria-label={t('moving.choose')} accept={format === 'csv' ? '.csv,.tsv,.txt' : format === 'mbox' ? '.mbox,.mbx,*' : '.json,.jsonl,.ndjson'} onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        </div>
        <Field label={t('moving.label')} help={t('moving.labelHelp')} value={label} onChange={setLabel} />
        {fraction === null ? null : <ProgressBar label={t('moving.uploading')} fraction={fraction} />}
        {problem ? (
          <Callout tone="danger" polite>
            {problem}
          </Callout>
        ) : (
          <p className="text-13 text-quiet">{t('moving.checkedFirst')}</p>
        )}
      </div>
    </AskDialog>
  );
}
