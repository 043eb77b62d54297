import { changeArticle, loadCategories, loadFeedback, saveArticle, type Article, type ArticleText } from '@keepdesk/client';
import { Button, Field, Pill, RelativeTime, Select } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../shared/actions/choices.ts';
import { Callout } from '../../shared/kit/callout.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { AddLanguage } from './add-language.tsx';
import { useNameOfCategory } from './category-names.ts';
import { helpKey, seenInHelp } from './help-key.ts';
import { VersionsDialog } from './versions-dialog.tsx';

const NONE = 'none';

/** Everything about an article besides its words. */
export function ArticlePanel({ article, text, onAgain }: { article: Article; text: ArticleText; onAgain: () => Promise<void> }) {
  const { t } = useTranslation();
  const writes = useMay('knowledge.write');
  const [versions, setVersions] = useState(false);
  const upToDate = useChange(async () => (await saveArticle(article.id, text.language, { up_to_date: true }), onAgain()), undefined, seenInHelp);
  return (
    <aside aria-label={t('help.details')} className="flex flex-col gap-4">
      {text.behind ? (
        <Callout tone="warning" title={t('help.behindText')}>
          {writes ? <Button size="sm" className="mt-1" onPress={() => upToDate.mutate(undefined)}>{t('help.upToDate')}</Button> : null}
        </Callout>
      ) : null}
      <Details article={article} text={text} writes={writes} onAgain={onAgain} />
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Pill tone={text.live ? 'positive' : 'plain'}>{t(text.live ? 'help.live' : 'help.notLive')}</Pill>
          <Button size="sm" onPress={() => setVersions(true)}>{t('help.versions')}</Button>
        </div>
        {writes ? <AddLanguage article={article} /> : null}
      </Card>
      <Readers article={article} />
      {versions ? <VersionsDialog article={article} text={text} onClose={() => setVersions(false)} onRestored={onAgain} /> : null}
    </aside>
  );
}

function Details({ article, text, writes, onAgain }: { article: Article; text: ArticleText; writes: boolean; onAgain: () => Promise<void> }) {
  const { t } = useTranslation();
  const { people } = useChoices();
  const nameOf = useNameOfCategory();
  const categories = useQuery({ queryKey: [...helpKey, 'categories', article.brand_id], queryFn: () => loadCategories(article.brand_id) });
  const change = useChange((given: Parameters<typeof changeArticle>[1]) => changeArticle(article.id, given), undefined, seenInHelp);
  const rename = useChange(async (slug: string) => (await saveArticle(article.id, text.language, { slug }), onAgain()), undefined, seenInHelp);
  return (
    <Card>
      <Select label={t('help.category')} isDisabled={!writes} value={article.category_id ?? NONE} onChange={(id) => change.mutate({ category_id: id === NONE ? null : id })} choices={[{ id: NONE, name: t('help.noCategory') }, ...(categories.data?.data ?? []).map((one) => ({ id: one.id, name: nameOf(one) }))]} />
      <Select label={t('help.owner')} isDisabled={!writes} value={article.owner?.id ?? NONE} onChange={(id) => change.mutate({ owner_id: id === NONE ? null : id })} choices={[{ id: NONE, name: t('help.nobody') }, ...people.map(({ id, name }) => ({ id, name }))]} />
      <Field key={`review ${article.review_on}`} label={t('help.reviewOn')} type="date" isDisabled={!writes} defaultValue={article.review_on ?? ''} onBlur={(event) => {
        const day = (event.target as HTMLInputElement).value;
        if (day !== (article.review_on ?? '')) change.mutate({ review_on: day === '' ? null : day });
      }} />
      <Field key={`slug ${text.slug}`} label={t('help.address')} help={text.live ? t('help.addressHelp') : undefined} isDisabled={!writes} defaultValue={text.slug} maxLength={100} onBlur={(event) => {
        const slug = (event.target as HTMLInputElement).value.trim();
        if (slug !== '' && slug !== text.slug) rename.mutate(slug);
      }} />
    </Card>
  );
}

function Readers({ article }: { article: Article }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: [...helpKey, 'feedback', article.id], queryFn: () => loadFeedback(article.id) });
  const words = (found.data?.data ?? []).filter((one) => one.words !== '').slice(0, 5);
  return (
    <Card>
      <h2 className="text-14 font-semibold">{t('help.said')}</h2>
      <p className="text-13 text-quiet">{t('help.viewCount', { count: article.views })}</p>
      {article.helped + article.not_helped === 0 ? (
        <p className="text-13 text-quiet">{t('help.saidNone')}</p>
      ) : (
        <p className="flex gap-4 text-14">
          <span className="flex items-center gap-1.5"><ThumbsUp size={14} aria-hidden />{t('help.yes')} {article.helped}</span>
          <span className="flex items-center gap-1.5"><ThumbsDown size={14} aria-hidden />{t('help.no')} {article.not_helped}</span>
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {words.map((one) => (
          <li key={one.id} className="text-13">
            <bdi>{one.words}</bdi> <span className="text-12 text-quiet">{t(one.helped ? 'help.yes' : 'help.no')} · <RelativeTime at={one.at} as="moment" /></span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
