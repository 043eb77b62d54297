import type { ConversationEvent, Status } from '@keepdesk/client';
import { RelativeTime } from '@keepdesk/ui';
import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { wordsForRules } from '../../../shared/i18n/start.ts';
import { isOutcome, isOfRule, useEventWords } from './event-words.ts';

const RuleLine = lazy(() => Promise.all([import('../../../shared/parts/rules/rule-line.tsx'), wordsForRules()]).then(([module]) => module));

/** Changes in a row as quiet lines: one is written, more than two fold into a count. */
export function EventLines({ conversationId, events, statuses }: { conversationId: string; events: readonly ConversationEvent[]; statuses: readonly Status[] }) {
  const { t } = useTranslation();
  const wordsFor = useEventWords(statuses);
  const [open, setOpen] = useState(false);
  // What came of something done to an order is never folded away.
  const small = events.filter((event) => !isOutcome(event));
  const folds = small.length > 2;
  const shown = folds && !open ? events.filter(isOutcome) : events;
  return (
    <div className="flex flex-col items-center gap-0.5 text-12 text-quiet">
      {folds ? (
        <AriaButton
          aria-expanded={open}
          onPress={() => setOpen(!open)}
          className="flex h-6 items-center gap-1 rounded-full px-2 data-hovered:bg-hover pointer-coarse:h-9"
        >
          {t('event.folded', { count: small.length })}
          <ChevronDown size={12} className={open ? 'rotate-180' : ''} />
        </AriaButton>
      ) : null}
      {shown.map((event) => (
        <p key={event.id} className="text-center text-balance">
          {isOfRule(event) ? (
            <Suspense fallback={t('event.rule')}>
              <RuleLine conversationId={conversationId} event={event} />
            </Suspense>
          ) : (
            wordsFor(event)
          )}{' '}
          · <RelativeTime at={event.at} as="moment" />
        </p>
      ))}
    </div>
  );
}
