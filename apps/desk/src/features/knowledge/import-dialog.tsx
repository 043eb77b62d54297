import { importArticles, type ArticleImport } from '@keepdesk/client';
import { Button, Checkbox, Pill, ProgressBar, Select, Table, useToaster, type Tone } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../shared/kit/ask-dialog.tsx';
import { Callout } from '../../shared/kit/callout.tsx';
import { describeProblem } from '../../shared/words/problem.ts';
import { helpKey } from './help-key.ts';
import { useHelpLanguages } from './use-help-languages.ts';

type Line = ArticleImport['files'][number];
const tones: Record<Line['what'], Tone> = { new: 'positive', changed: 'info', unchanged: 'plain', skipped: 'warning' };
const reasons = ['not_text', 'empty', 'twice'] as const;

/** Files become articles: first it says what would happen, then it does it. */
export function ImportDialog({ brandId, onClose }: { brandId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toaster = useToaster();
  const languages = useHelpLanguages(brandId);
  const [file, setFile] = useState<File | null>(null);
  const [language, setLanguage] = useState(languages[0]?.id ?? 'en');
  const [publish, setPublish] = useState(false);
  const [report, setReport] = useState<ArticleImport | null>(null);
  const [fraction, setFraction] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setReport(null);
    setProblem(null);
  };
  const send = async () => {
    if (file === null) return;
    setProblem(null);
    setFraction(0);
    try {
      const answer = await importArticles(file, { brandId, language, dryRun: report === null, publish }, setFraction);
      if (report === null) return setReport(answer);
      toaster.show({ text: t('help.importDone', { written: answer.written, changed: answer.changed }) });
      await client.invalidateQueries({ queryKey: helpKey });
      onClose();
    } catch (error) {
      setProblem(describeProblem(t, error));
    } finally {
      setFraction(null);
    }
  };
  return (
    <AskDialog title={t('help.importTitle')} width="wide" onClose={onClose} doName={t(report === null ? 'help.check' : 'help.importDo')} busy={fraction !== null} ready={file !== null && (report === null || report.written + report.changed > 0)} onDo={() => void send()}>
      <div className="flex flex-col gap-4">
        <p className="text-13 text-quiet">{t('help.importText')}</p>
        <FilePlace file={file} onFile={choose} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <Select label={t('help.importLanguage')} value={language} onChange={(id) => (setLanguage(id), setReport(null))} choices={languages} />
          <Checkbox isSelected={publish} onChange={setPublish}>
            {t('help.importPublish')}
          </Checkbox>
        </div>
        {fraction === null ? null : <ProgressBar label={t('help.import')} fraction={fraction} />}
        {problem ? <Callout tone="danger" title={problem} polite /> : null}
        {report ? <Report report={report} /> : null}
      </div>
    </AskDialog>
  );
}

function FilePlace({ file, onFile }: { file: File | null; onFile: (file: File | null) => void }) {
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onFile(event.dataTransfer.files[0] ?? null);
      }}
      className="flex flex-wrap items-center gap-3 rounded-card border border-dashed border-edge bg-surface p-4"
    >
      <FileUp size={20} className="text-quiet" aria-hidden />
      <span className="min-w-0 flex-1 truncate text-14">{file ? <span className="font-medium">{file.name}</span> : <span className="text-quiet">{t('help.drop')}</span>}</span>
      <Button onPress={() => picker.current?.click()}>{t('help.choose')}</Button>
      <input ref={picker} type="file" hidden aria-label={t('help.choose')} accept=".md,.markdown,.html,.htm,.zip" onChange={(event) => onFile(event.target.files?.[0] ?? null)} />
    </div>
  );
}

function Report({ report }: { report: ArticleImport }) {
  const { t } = useTranslation();
  return (
    <>
      <Callout tone="info" title={t('help.importSays', { written: report.written, changed: report.changed, unchanged: report.unchanged, skipped: report.skipped })} polite>
        {t('help.importMore', { categories: report.categories, images: report.images })}
      </Callout>
      <Table
        label={t('help.importTitle')}
        rows={report.files}
        keyOf={(row) => row.path}
        columns={[
          { id: 'file', name: t('help.file'), cell: (row) => <span className="text-13 break-all">{row.path}</span> },
          { id: 'title', name: t('help.titleOf'), wideOnly: true, cell: (row) => <bdi>{row.title}</bdi> },
          { id: 'what', name: '', cell: (row) => <Pill tone={tones[row.what]}>{row.because === null ? t(`help.what.${row.what}`) : t(`help.because.${reasons.find((one) => one === row.because) ?? 'empty'}`)}</Pill> },
        ]}
      />
    </>
  );
}
