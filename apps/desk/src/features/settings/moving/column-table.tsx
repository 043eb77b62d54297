import type { Import } from '@keepdesk/client';
import { Select } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';

export const meanings = ['conversation', 'subject', 'text', 'opened_at', 'at', 'customer_email', 'customer_name', 'status', 'from_agent', 'author_email', 'author_name', 'note', 'assignee_email', 'tags', 'channel', 'priority', 'closed_at', 'message', 'customer_phone', 'html'] as const;
/** Those nearly every export has; the others are asked for on demand. */
const USUAL = 9;
type Columns = NonNullable<Import['columns']>;

/** Which column of a spreadsheet means what; guessed from its headers, to be put right here. */
export function ColumnTable({ headers, columns, onChange }: { headers: readonly string[]; columns: Columns; onChange: (columns: Columns) => void }) {
  const { t } = useTranslation();
  const choices = [{ id: '', name: t('moving.noColumn') }, ...headers.map((header) => ({ id: header, name: header }))];
  const pick = (asked: ReadonlyArray<(typeof meanings)[number]>) => (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {asked.map((meaning) => (
        <Select key={meaning} label={t(`moving.meanings.${meaning}`)} value={columns[meaning] ?? ''} onChange={(header) => onChange({ ...columns, [meaning]: header })} choices={choices} />
      ))}
    </div>
  );
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-13 font-medium">{t('moving.columns')}</legend>
      {pick(meanings.slice(0, USUAL))}
      <details className="text-13">
        <summary className="cursor-pointer py-1 text-quiet">{t('moving.moreColumns')}</summary>
        {pick(meanings.slice(USUAL))}
      </details>
    </fieldset>
  );
}
