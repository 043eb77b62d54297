import type { Import } from '@keepdesk/client';
import { EmptyState } from '@keepdesk/ui';
import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddButton } from '../../../shared/kit/editable-list.tsx';
import { Loaded, Section } from '../../../shared/kit/section.tsx';
import { useMay } from '../../../shared/session/session.tsx';
import { ExportList } from './export-list.tsx';
import { ImportCard } from './import-card.tsx';
import { LeftOutDrawer } from './left-out-drawer.tsx';
import { NewImport } from './new-import.tsx';
import { useWatchedRows } from './use-watched-rows.ts';

const moving = (row: Import): boolean => row.state === 'checking' || row.state === 'running';

/** History that comes in from another desk, and everything that can be taken out. */
export function MovingSection() {
  const { t } = useTranslation();
  const mayExport = useMay('transfers.export');
  const found = useWatchedRows<Import>('/api/v1/imports', moving);
  const [adding, setAdding] = useState(false);
  const [leftOut, setLeftOut] = useState<Import | null>(null);
  return (
    <div className="flex flex-col gap-10">
      <Section title={t('moving.in')} intro={t('moving.inIntro')} action={<AddButton name={t('moving.bring')} onPress={() => setAdding(true)} />}>
        <Loaded found={found}>
          {found.rows.length === 0 ? (
            <EmptyState icon={<Inbox size={20} />} title={t('moving.none')} className="rounded-card border border-line bg-raised">
              {t('moving.noneText')}
            </EmptyState>
          ) : (
            <ul className="flex flex-col gap-4">
              {found.rows.map((row) => (
                <li key={row.id}>
                  <ImportCard row={row} onLeftOut={() => setLeftOut(row)} />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Section>
      {mayExport ? <ExportList /> : null}
      {adding ? <NewImport onClose={() => setAdding(false)} /> : null}
      {leftOut ? <LeftOutDrawer row={leftOut} onClose={() => setLeftOut(null)} /> : null}
    </div>
  );
}
