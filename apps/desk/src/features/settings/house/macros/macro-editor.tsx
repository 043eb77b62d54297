import { ApiProblem, loadMacroVariables, type Macro, type MacroDraft, type MacroStep } from '@keepdesk/client';
import { Button, Field, Menu, TextArea } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Braces } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../../shared/kit/section.tsx';
import { useStepWords } from '../../../../shared/parts/macros/step-words.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { StepsEditor } from './steps-editor.tsx';

/** A macro being written: its words with gaps, what else is done with them, and how it reads on a real conversation. */
export function MacroEditor({ brandId, macro, onSave, onClose }: { brandId: string; macro: Macro | null; /** `version`: the one that is written over */
  onSave: (draft: MacroDraft, version: number) => Promise<unknown>; onClose: () => void }) {
  const { t } = useTranslation();
  const wordsOf = useStepWords();
  const [name, setName] = useState(macro?.name ?? '');
  const [folder, setFolder] = useState(macro?.folder ?? '');
  const [text, setText] = useState(macro?.text ?? '');
  const [steps, setSteps] = useState<readonly MacroStep[]>(macro?.actions ?? []);
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const [version, setVersion] = useState(macro?.version ?? 0);
  const box = useRef<HTMLDivElement>(null);
  const variables = useQuery({ queryKey: ['macro-variables'], queryFn: loadMacroVariables, staleTime: Infinity });
  const faults = new Map((problem?.details ?? []).flatMap((detail) => (typeof detail.field === 'string' && detail.field.startsWith('actions.') ? [[Number(detail.field.slice(8)), String(detail.message)] as const] : [])));
  const complete = name.trim() !== '' && text.trim() !== '' && steps.every((step) => step.value.trim() !== '');
  const insert = (gap: string) => {
    const at = box.current?.querySelector('textarea')?.selectionStart ?? text.length;
    setText(`${text.slice(0, at)}{{${gap}}}${text.slice(at)}`);
  };
  const save = () => {
    setBusy(true);
    setProblem(null);
    void onSave({ name: name.trim(), folder: folder.trim() || null, text, actions: steps, ...(why.trim() === '' ? {} : { why: why.trim() }) }, version).then(onClose, (failure: unknown) => {
      setBusy(false);
      if (!(failure instanceof ApiProblem)) return;
      setProblem(failure);
      // Whoever saves again has been told that somebody else's stands there.
      const theirs = failure.code === 'changed_meanwhile' ? failure.details[0]?.version : undefined;
      if (typeof theirs === 'number') setVersion(theirs);
    });
  };
  return (
    <section aria-label={t(macro ? 'macros.change' : 'macros.new')} className="flex flex-col gap-4">
      <Button look="quiet" size="sm" icon={<ArrowLeft size={14} />} onPress={onClose} className="self-start">
        {t('macros.back')}
      </Button>
      <h2 className="text-16 font-semibold">{t(macro ? 'macros.change' : 'macros.new')}</h2>
      <Card>
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_14rem]">
          <Field label={t('settings.name')} value={name} onChange={setName} isRequired maxLength={120} />
          <Field label={t('macros.folder')} value={folder} onChange={setFolder} maxLength={80} />
        </div>
        <div ref={box} className="flex flex-col gap-1">
          <TextArea label={t('letter.text')} rows={8} value={text} onChange={setText} isRequired help={t('macros.gapHelp', { example: '{{customer.first_name | there}}' })} />
          <Menu
            label={t('macros.insert')}
            placement="bottom start"
            groups={[{ id: 'all', actions: (variables.data?.data ?? []).map((one) => ({ id: one.name, name: one.name, note: one.meaning, onAction: () => insert(one.name) })) }]}
            trigger={
              <Button size="sm" look="quiet" icon={<Braces size={14} />} className="self-start">
                {t('macros.insert')}
              </Button>
            }
          />
        </div>
        <div className="flex flex-col gap-2 border-t border-line pt-4">
          <div>
            <h3 className="text-14 font-semibold">{t('macros.steps')}</h3>
            <p className="text-12 text-quiet">{t('macros.stepsHelp')}</p>
          </div>
          <StepsEditor brandId={brandId} steps={steps} faults={faults} onChange={setSteps} />
        </div>
      </Card>
      <PreviewPanel text={text} steps={steps.filter((step) => step.value.trim() !== '').map(wordsOf)} />
      <Card>
        {macro ? <Field label={t('macros.why')} help={t('macros.whyHelp')} value={why} onChange={setWhy} maxLength={500} /> : null}
        <Button look="primary" className="self-end" onPress={save} isDisabled={!complete || busy}>
          {t('action.save')}
        </Button>
      </Card>
    </section>
  );
}
