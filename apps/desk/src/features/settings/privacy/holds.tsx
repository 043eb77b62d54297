import { post, remove, type Hold } from '@keepdesk/client';
import { EmptyState, Pill, RelativeTime, Table } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../shared/forms/form-dialog.tsx';
import { AddButton } from '../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../shared/kit/resource.ts';
import { RowActions } from '../../../shared/kit/row-actions.tsx';
import { Loaded, Section } from '../../../shared/kit/section.tsx';

const path = '/api/v1/privacy/holds';

/** What is kept for a court, an authority or a dispute, until somebody lifts it. */
export function Holds() {
  const { t } = useTranslation();
  const found = useRows<Hold>(path);
  const [adding, setAdding] = useState(false);
  const place = useChange((values: Record<string, unknown>) => post(path, { subject: values.subject, reason: values.reason }), t('keep.placed'));
  const lift = useChange((row: Hold) => remove(`${path}/${row.id}`), t('keep.lifted'));
  return (
    <Section title={t('keep.holds')} intro={t('keep.holdsIntro')} action={<AddButton look="secondary" name={t('keep.place')} onPress={() => setAdding(true)} />}>
      <Loaded found={found}>
        <Table
          label={t('keep.holds')}
          rows={found.rows}
          keyOf={(row) => row.id}
          empty={
            <EmptyState icon={<Scale size={20} />} title={t('keep.noHolds')} className="rounded-card border border-line bg-raised">
              {t('keep.noHoldsText')}
            </EmptyState>
          }
          columns={[
            {
              id: 'about',
              name: t('keep.about'),
              className: 'max-w-0 w-1/3',
              cell: (row) => (
                <span className="block min-w-0">
                  {row.number === null ? (
                    <span className="block truncate font-medium">{row.about}</span>
                  ) : (
                    <Link to="/c/$number" params={{ number: String(row.number) }} className="block truncate font-medium">
                      #{row.number} {row.about}
                    </Link>
                  )}
                  <span className="block truncate text-12 text-quiet">{row.reason}</span>
                </span>
              ),
            },
            { id: 'state', name: t('keep.state'), cell: (row) => <Pill tone={row.lifted_at ? 'plain' : 'warning'}>{t(row.lifted_at ? 'keep.wasHeld' : 'keep.held')}</Pill> },
            { id: 'by', name: t('keep.by'), wideOnly: true, cell: (row) => row.placed_by ?? '–' },
            { id: 'at', name: t('keep.since'), align: 'end', wideOnly: true, cell: (row) => <RelativeTime at={row.placed_at} as="moment" /> },
            { id: 'do', name: '', align: 'end', cell: (row) => (row.lifted_at ? null : <RowActions name={row.about} actions={[{ id: 'lift', name: t('keep.lift'), danger: true, onAction: () => lift.mutate(row) }]} />) },
          ]}
        />
      </Loaded>
      <FormDialog
        title={t('keep.place')}
        doName={t('keep.placeNow')}
        isOpen={adding}
        onClose={() => setAdding(false)}
        fields={[
          { name: 'subject', kind: 'text', label: t('keep.subject'), help: t('keep.subjectHelp') },
          { name: 'reason', kind: 'text', label: t('keep.reason'), help: t('keep.reasonHelp') },
        ]}
        onSubmit={(values) => place.mutateAsync(values)}
      />
    </Section>
  );
}
