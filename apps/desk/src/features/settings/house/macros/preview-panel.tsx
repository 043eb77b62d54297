import { previewWords } from '@keepdesk/client';
import { Field } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Zap } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../../../shared/kit/callout.tsx';
import { Card } from '../../../../shared/kit/section.tsx';
import { describeProblem } from '../../../../shared/words/problem.ts';

/** How the words read on a real conversation, while they are written. */
export function PreviewPanel({ text, steps }: { text: string; steps: readonly string[] }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const number = typed.trim().replace(/^#/, '');
  const words = useDeferredValue(text);
  const found = useQuery({ queryKey: ['macro-preview', words, number], queryFn: () => previewWords(words, number), enabled: /^\d+$/.test(number) && words.trim() !== '', placeholderData: (before) => before, retry: false });
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('macros.preview')}</h3>
      <Field label={t('macros.previewNumber')} inputMode="numeric" value={typed} onChange={setTyped} className="w-52" />
      {found.isError ? <p className="text-13 text-danger">{describeProblem(t, found.error)}</p> : null}
      {found.data && !found.isError && number !== '' ? (
        <>
          <p className="rounded-card bg-surface px-4 py-3 text-14 leading-6 whitespace-pre-wrap">{found.data.text}</p>
          {found.data.unfilled.length > 0 ? <Callout tone="warning" polite title={t('macros.unfilled', { list: found.data.unfilled.join(', ') })}>{t('macros.unfilledHelp')}</Callout> : null}
          {steps.length > 0 ? (
            <p className="flex items-center gap-1.5 text-13 text-quiet">
              <Zap size={14} />
              {steps.join(' · ')}
            </p>
          ) : null}
        </>
      ) : null}
    </Card>
  );
}
