import { type PeakPlan } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';
import { useMacros } from '../../../../shared/actions/choices.ts';
import type { FormField, FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { AddButton, EditableList, useEditor } from '../../../../shared/kit/editable-list.tsx';
import { useLanguageName } from '../../../../shared/words/language.ts';
import { MOST_BANNER, peakLanguages, textsOf, withText, type PeakText } from './peak-text.ts';

/** What customers are told during a peak in languages of their own; whoever writes in another is told what the plan says. */
export function PeakTexts({ brandId, plan, onSave }: { brandId: string; plan: PeakPlan; onSave: (plan: PeakPlan) => Promise<unknown> }) {
  const { t } = useTranslation();
  const nameOf = useLanguageName();
  const macros = useMacros().filter((macro) => macro.brand_id === brandId);
  const editor = useEditor<PeakText>();
  const rows = textsOf(plan);
  const { row } = editor;
  const free = peakLanguages.filter((one) => one === row?.id || !rows.some((text) => text.id === one));
  const answers = plan.effects.auto_answer !== null;
  const fields: readonly FormField[] = [
    { name: 'id', kind: 'choice', label: t('peak.language'), choices: free.map((id) => ({ id, name: nameOf(id) })) },
    { name: 'banner', kind: 'long', label: t('peak.banner'), help: t('peak.bannerHelp'), optional: true, error: (typed) => (typed.length > MOST_BANNER ? t('form.atMost', { most: MOST_BANNER }) : undefined) },
    ...(answers ? [{ name: 'macro', kind: 'choice' as const, label: t('peak.macro'), choices: [{ id: '', name: t('peak.asOthers') }, ...macros.map(({ id, name }) => ({ id, name }))], optional: true }] : []),
  ];
  const save = ({ id, banner, macro }: FormValues) => onSave(withText(row === null ? plan : withText(plan, { ...row, banner: '', macro: '' }), { id: String(id), banner: String(banner ?? '').trim(), macro: String(macro ?? '') }));
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h3 className="text-14 font-semibold">{t('peak.texts')}</h3>
          <p className="text-13 text-quiet">{t('peak.textsHelp')}</p>
        </div>
        <AddButton look="secondary" name={t('peak.addText')} onPress={editor.add} isDisabled={free.length === 0} />
      </div>
      {rows.length === 0 && row === null && editor.editing === null ? null : (
        <EditableList
          label={t('peak.texts')}
          found={{ isPending: false, isError: false, error: null, refetch: () => undefined, rows }}
          nameOf={(text) => nameOf(text.id)}
          editor={editor}
          more={(text) => [{ id: 'drop', name: t('action.remove'), danger: true, onAction: () => void onSave(withText(plan, { ...text, banner: '', macro: '' })).catch(() => undefined) }]}
          columns={[
            { id: 'language', name: t('peak.language'), cell: (text) => <span className="font-medium">{nameOf(text.id)}</span> },
            { id: 'banner', name: t('peak.banner'), cell: (text) => <span className="line-clamp-2 text-13">{text.banner || '–'}</span> },
            { id: 'macro', name: t('peak.macro'), wideOnly: true, cell: (text) => macros.find((macro) => macro.id === text.macro)?.name ?? '–' },
          ]}
          form={{ title: t('peak.texts'), fields, start: row === null ? { id: free[0] ?? '' } : { ...row }, onSave: save }}
        />
      )}
    </div>
  );
}
