import { Button, useToaster } from '@keepdesk/ui';
import { ArrowRight, ArrowUp, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormField, type FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { useEditor } from '../../../../shared/kit/editable-list.tsx';
import { RowActions } from '../../../../shared/kit/row-actions.tsx';

interface RuleListProps<Row> {
  title: string;
  text?: string;
  rows: readonly Row[];
  /** a row in one line, and what it does */
  says: (row: Row) => { when: string; then: string };
  fields: readonly FormField[];
  valuesOf: (row: Row | null) => FormValues;
  rowFrom: (values: FormValues) => Row;
  onChange: (rows: readonly Row[]) => void;
}

/** A list of a policy in which the first that fits holds: added to, changed, moved up, taken out, all in the draft. */
export function RuleList<Row>({ title, text, rows, says, fields, valuesOf, rowFrom, onChange }: RuleListProps<Row>) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const editor = useEditor<{ at: number }>();
  const at = editor.row?.at ?? null;
  const keep = async (values: FormValues) => onChange(at === null ? [...rows, rowFrom(values)] : rows.map((row, index) => (index === at ? rowFrom(values) : row)));
  const remove = (index: number) => {
    onChange(rows.filter((_, other) => other !== index));
    toaster.show({ text: t('ret.policy.removed'), action: { name: t('action.undo'), onAction: () => onChange(rows) } });
  };
  const swapped = (index: number) => rows.map((row, other) => (other === index - 1 ? (rows[index] as Row) : other === index ? (rows[index - 1] as Row) : row));
  return (
    <section aria-label={title} className="flex flex-col gap-2 border-t border-line pt-4 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h4 className="text-14 font-medium">{title}</h4>
          {text ? <p className="text-12 text-quiet">{text}</p> : null}
        </div>
        <Button size="sm" icon={<Plus size={13} />} aria-label={`${t('ret.policy.add')}: ${title}`} onPress={editor.add}>
          {t('ret.policy.add')}
        </Button>
      </div>
      {rows.length === 0 ? <p className="text-13 text-quiet">{t('ret.policy.none')}</p> : null}
      <ol className="divide-y divide-line empty:hidden">
        {rows.map((row, index) => {
          const said = says(row);
          return (
            <li key={index} className="flex items-center gap-2 py-1.5 text-14">
              <span className="w-5 shrink-0 text-12 text-quiet tabular">{index + 1}.</span>
              <span className="min-w-0 flex-1">
                <span className="break-words">{said.when}</span> <ArrowRight size={12} aria-hidden="true" className="inline text-quiet" /> <span className="break-words text-quiet">{said.then}</span>
              </span>
              {index > 0 ? (
                <Button size="sm" look="quiet" aria-label={`${t('levels.earlier')}: ${said.when}`} onPress={() => onChange(swapped(index))}>
                  <ArrowUp size={14} />
                </Button>
              ) : null}
              <RowActions
                name={`${said.when}: ${said.then}`}
                actions={[
                  { id: 'change', name: t('ret.policy.change'), onAction: () => editor.change({ at: index }) },
                  { id: 'remove', name: t('ret.policy.remove'), danger: true, onAction: () => remove(index) },
                ]}
              />
            </li>
          );
        })}
      </ol>
      <FormDialog key={String(at ?? editor.editing)} title={title} doName={t('action.save')} isOpen={editor.editing !== null} onClose={editor.close} fields={fields} start={valuesOf(at === null ? null : (rows[at] ?? null))} onSubmit={keep} />
    </section>
  );
}
