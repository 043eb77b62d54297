import { compareEditions, loadEditions, restoreEdition, type Article, type ArticleEdition, type ArticleText } from '@keepdesk/client';
import { Button, classNames, Dialog, Pill, RelativeTime } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../shared/kit/resource.ts';
import { Loaded } from '../../shared/kit/section.tsx';
import { helpKey, seenInHelp } from './help-key.ts';

/** Everything readers ever saw in a language; any of it can be compared with what is written, and gone back to. */
export function VersionsDialog({ article, text, onClose, onRestored }: { article: Article; text: ArticleText; onClose: () => void; onRestored: () => Promise<void> }) {
  const { t } = useTranslation();
  const [compared, setCompared] = useState<number | null>(null);
  const found = useQuery({ queryKey: [...helpKey, 'editions', article.id, text.language, text.edit], queryFn: () => loadEditions(article.id, text.language) });
  const restore = useChange(async (number: number) => {
    await restoreEdition(article.id, text.language, number);
    await onRestored();
    onClose();
  }, t('help.restored'), seenInHelp);
  const rows = found.data?.data ?? [];
  return (
    <Dialog title={t('help.versions')} width="wide" isOpen onClose={onClose} actions={<Button look="quiet" onPress={onClose}>{t('ui.close')}</Button>}>
      <Loaded found={found} title={t('help.failed')}>
        {rows.length === 0 ? <p className="text-14 text-quiet">{t('help.versionsNone')}</p> : null}
        <ol className="flex flex-col divide-y divide-line">
          {rows.map((row) => (
            <li key={row.number} className="flex flex-col gap-2 py-3 first:pt-0">
              <div className="flex flex-wrap items-start justify-between gap-2">
                <About row={row} />
                <span className="flex flex-wrap items-center gap-2">
                  {row.live ? <Pill tone="positive">{t('help.liveVersion')}</Pill> : null}
                  <Button size="sm" look="quiet" onPress={() => setCompared(compared === row.number ? null : row.number)}>{t('help.compareWith')}</Button>
                  <Button size="sm" busy={restore.isPending} onPress={() => restore.mutate(row.number)}>{t('help.restore')}</Button>
                </span>
              </div>
              {compared === row.number ? <Comparison article={article} text={text} number={row.number} /> : null}
            </li>
          ))}
        </ol>
      </Loaded>
    </Dialog>
  );
}

function About({ row }: { row: ArticleEdition }) {
  const { t } = useTranslation();
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-0.5 text-14">
      <span className="font-medium"><bdi>{row.title}</bdi></span>
      {row.why === '' ? null : <span className="text-13 italic">{row.why}</span>}
      <span className="text-12 text-quiet">
        {[t('help.version', { number: row.number }), row.by?.name, row.restored_from === null ? '' : t('help.restoredFrom', { number: row.restored_from })].filter(Boolean).join(' · ')} · <RelativeTime at={row.at} as="moment" />
      </span>
    </div>
  );
}

const looks = { same: 'text-quiet', added: 'bg-positive-soft text-positive', removed: 'bg-danger-soft text-danger line-through' } as const;

function Comparison({ article, text, number }: { article: Article; text: ArticleText; number: number }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: [...helpKey, 'compared', article.id, text.language, text.edit, number], queryFn: () => compareEditions(article.id, text.language, number, 0) });
  const lines = found.data?.lines ?? [];
  return (
    <Loaded found={found} title={t('help.failed')}>
      {lines.every((line) => line.kind === 'same') ? (
        <p className="text-13 text-quiet">{t('help.sameWords')}</p>
      ) : (
        <ul aria-label={t('help.now')} className="flex flex-col rounded-card border border-line p-2 text-13">
          {lines.map((line, at) => (
            <li key={`${at} ${line.kind}`} className={classNames('rounded-control px-2 py-0.5', looks[line.kind as keyof typeof looks])}>
              {line.kind === 'same' ? null : <span className="sr-only">{t(line.kind === 'added' ? 'help.addedLine' : 'help.removedLine')}: </span>}
              <bdi>{line.text}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
