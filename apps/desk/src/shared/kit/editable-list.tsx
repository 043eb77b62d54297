import { Button, Table, type Column, type MenuAction } from '@keepdesk/ui';
import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormField, type FormValues } from '../forms/form-dialog.tsx';
import { RowActions } from './row-actions.tsx';
import { Loaded } from './section.tsx';

type Editing<Row> = Row | 'new' | null;

/** Which row of a list is being changed, or whether one is being added. */
export interface Editor<Row> {
  readonly editing: Editing<Row>;
  /** the row that is changed; null while one is added */
  readonly row: Row | null;
  add: () => void;
  change: (row: Row) => void;
  close: () => void;
}

export function useEditor<Row>(): Editor<Row> {
  const [editing, setEditing] = useState<Editing<Row>>(null);
  return { editing, row: editing === 'new' ? null : editing, add: () => setEditing('new'), change: (row) => setEditing(row), close: () => setEditing(null) };
}

export function AddButton({ name, onPress, look = 'primary', isDisabled, className }: { name: string; onPress: () => void; look?: 'primary' | 'secondary'; isDisabled?: boolean; className?: string }) {
  return (
    <Button look={look} icon={<Plus size={14} />} onPress={onPress} isDisabled={isDisabled ?? false} {...(className ? { className } : {})}>
      {name}
    </Button>
  );
}

export interface EditableListProps<Row extends { id: string }> {
  label: string;
  found: Parameters<typeof Loaded>[0]['found'] & { rows: readonly Row[] };
  columns: ReadonlyArray<Column<Row>>;
  nameOf: (row: Row) => string;
  editor: Editor<Row>;
  /** what the menu calls a change of a row */
  changeName?: (row: Row) => string;
  /** what else can be done with a row */
  more?: (row: Row) => ReadonlyArray<MenuAction>;
  empty?: ReactNode;
  form?: {
    title: string;
    fields: readonly FormField[];
    start?: FormValues;
    onSave: (values: FormValues) => Promise<unknown>;
  };
}

/** A list in which rows are added and changed in a dialog: the shape most settings have. */
export function EditableList<Row extends { id: string }>({ label, found, columns, nameOf, editor, changeName, more, empty, form }: EditableListProps<Row>) {
  const { t } = useTranslation();
  const actions: Column<Row> = {
    id: 'do',
    name: '',
    align: 'end',
    cell: (row) => <RowActions name={nameOf(row)} actions={[{ id: 'edit', name: changeName?.(row) ?? t('action.change'), onAction: () => editor.change(row) }, ...(more?.(row) ?? [])]} />,
  };
  return (
    <>
      <Loaded found={found}>
        <Table label={label} rows={found.rows} keyOf={(row) => row.id} columns={[...columns, actions]} {...(empty ? { empty } : {})} />
      </Loaded>
      {form ? (
        <FormDialog
          key={editor.row?.id ?? String(editor.editing)}
          title={form.title}
          doName={t('action.save')}
          isOpen={editor.editing !== null}
          onClose={editor.close}
          fields={form.fields}
          {...(form.start ? { start: form.start } : {})}
          onSubmit={form.onSave}
        />
      ) : null}
    </>
  );
}
