import { loadEmptySearches } from '@keepdesk/client';
import { Button, EmptyState, RelativeTime, Table } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../shared/kit/section.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { useLanguageName } from '../../shared/words/language.ts';
import { helpKey } from './help-key.ts';

/** What readers looked for in vain: the next articles to write. */
export function MissedTab({ brandId, onWrite }: { brandId: string; onWrite: (title: string) => void }) {
  const { t } = useTranslation();
  const writes = useMay('knowledge.write');
  const nameOf = useLanguageName();
  const found = useQuery({ queryKey: [...helpKey, 'missed', brandId], queryFn: () => loadEmptySearches(brandId), enabled: brandId !== '' });
  return (
    <Loaded found={found} title={t('help.failed')}>
      <Table
        label={t('help.missed')}
        rows={found.data?.data ?? []}
        keyOf={(row) => `${row.language} ${row.words}`}
        caption={t('help.missedText')}
        empty={
          <EmptyState icon={<SearchX size={20} />} title={t('help.missedNone')} className="rounded-card border border-line bg-raised">
            {t('help.missedText')}
          </EmptyState>
        }
        columns={[
          { id: 'words', name: t('help.missedWords'), cell: (row) => <bdi className="font-medium">{row.words}</bdi> },
          { id: 'language', name: t('help.language'), wideOnly: true, cell: (row) => nameOf(row.language) },
          { id: 'times', name: t('help.times'), align: 'end', sort: (row) => row.times, cell: (row) => <span className="tabular">{row.times}</span> },
          { id: 'last', name: t('help.last'), wideOnly: true, cell: (row) => <RelativeTime at={row.last_at} as="moment" /> },
          { id: 'do', name: '', align: 'end', cell: (row) => (writes ? <Button size="sm" look="quiet" onPress={() => onWrite(row.words.charAt(0).toUpperCase() + row.words.slice(1))}>{t('help.write')}</Button> : null) },
        ]}
      />
    </Loaded>
  );
}
