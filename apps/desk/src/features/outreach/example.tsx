import { exampleOf } from '@keepdesk/client';
import { Skeleton } from '@keepdesk/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../shared/words/problem.ts';
import { Card } from '../../shared/kit/section.tsx';
import { directionOf } from '../../shared/words/language.ts';
import type { ToldLanguage } from './told-languages.ts';

/** The words as somebody would read them, while they are written. */
export function Example({ brandId, trigger, language, wording }: { brandId: string; trigger: string; language: ToldLanguage; wording: { subject: string; text: string } }) {
  const { t } = useTranslation();
  const asked = useDeferredValue({ language, subject: wording.subject, text: wording.text });
  const found = useQuery({ queryKey: ['notice-example', brandId, trigger, asked], queryFn: () => exampleOf(brandId, trigger, asked), placeholderData: keepPreviousData });
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('told.example')}</h3>
      {found.isError ? <p className="text-13 text-danger">{describeProblem(t, found.error)}</p> : null}
      {found.data ? (
        <div lang={language} dir={directionOf(language)} className="flex flex-col gap-2 rounded-card bg-sunken p-4 text-14">
          <p className="font-medium">{found.data.subject}</p>
          <p className="whitespace-pre-wrap">{found.data.text}</p>
        </div>
      ) : <Skeleton className="h-40" />}
    </Card>
  );
}
