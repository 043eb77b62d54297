import type { Return } from '@keepdesk/client';
import { Money } from '@keepdesk/ui';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { reasonName } from '../../shared/parts/returns/words.ts';

/** What comes back, why, what was said and found of it, and what the customer gets. */
export function Lines({ one }: { one: Return }) {
  const { t } = useTranslation();
  return (
    <div className="overflow-hidden rounded-card border border-line bg-raised">
      <h2 className="border-b border-line px-5 py-3 text-14 font-semibold">{t('ret.lines.title')}</h2>
      <ul className="divide-y divide-line">
        {one.lines.map((line) => {
          const outcome = line.resolution ?? line.wanted;
          return (
            <li key={line.line_id} className="flex flex-col gap-1 px-5 py-3 text-14">
              <span className="flex items-baseline justify-between gap-3">
                <span className="min-w-0">
                  <span className="tabular">{line.quantity}×</span> <bdi className="font-medium">{line.title}</bdi>
                </span>
                {one.currency ? <Money value={{ amount_minor: line.value_minor, currency: one.currency }} className="shrink-0" /> : null}
              </span>
              <span className="flex flex-wrap gap-x-3 text-13 text-quiet">
                <span>{reasonName(t, line)}</span>
                {line.condition ? <span>{t(`ret.condition.${line.condition}`)}</span> : null}
                {outcome ? <span className="flex items-center gap-1 text-text"><ArrowRight size={12} aria-hidden="true" />{t(`ret.outcome.${outcome}`)}{line.instead && outcome === 'exchange' ? `: ${line.instead.title}` : ''}</span> : null}
                {line.received > 0 ? <span>{t('ret.lines.received', { count: line.received, of: line.quantity })}</span> : null}
                {line.accepted !== null && line.received > 0 ? <span>{t('ret.lines.accepted', { count: line.accepted })}</span> : null}
                {line.inspected_condition ? <span>{t('ret.lines.found')}: {t(`ret.condition.${line.inspected_condition}`)}</span> : null}
              </span>
              {line.words ? <q className="text-13">{line.words}</q> : null}
              {line.inspected_words ? <p className="text-13">{t('ret.lines.found')}: {line.inspected_words}</p> : null}
              {line.photo_ids.length > 0 ? (
                <span className="flex flex-wrap gap-2 pt-1">
                  {line.photo_ids.map((id, at) => (
                    <a key={id} href={`/files/${id}`} target="_blank" rel="noopener noreferrer">
                      <img src={`/files/${id}`} alt={t('ret.lines.photos', { count: at + 1 })} loading="lazy" className="size-16 rounded-control border border-line object-cover" />
                    </a>
                  ))}
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
