import { loadArticle, type Article, type ArticleText } from '@keepdesk/client';
import { Button, Field, Tabs, TextArea } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ArrowLeft, Eye, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { Loaded } from '../../shared/kit/section.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { useLanguageName } from '../../shared/words/language.ts';
import { useShortcuts } from '../../shared/shortcuts/shortcuts.tsx';
import { ArticlePanel } from './article-panel.tsx';
import { RichText } from './editor/rich-text.tsx';
import { helpKey } from './help-key.ts';
import { PreviewPane } from './preview-pane.tsx';
import { PublishBar } from './publish-bar.tsx';
import { useArticleDraft } from './use-article-draft.ts';
import { directionOf } from '../../shared/words/language.ts';

/** One article, in one language at a time, and everything about it beside it. */
export function ArticlePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useParams({ strict: false }) as { id: string };
  const { language } = useSearch({ strict: false }) as { language?: string };
  const [fresh, setFresh] = useState(0);
  const client = useQueryClient();
  const nameOf = useLanguageName();
  const found = useQuery({ queryKey: [...helpKey, 'article', id], queryFn: () => loadArticle(id) });
  const article = found.data;
  const text = article?.translations.find((one) => one.language === language) ?? article?.translations[0];
  const again = async () => {
    await client.invalidateQueries({ queryKey: [...helpKey, 'article', id] });
    setFresh((count) => count + 1);
  };
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-[80rem] flex-col gap-4 px-8 py-6 max-sm:px-4">
        <Button look="quiet" size="sm" icon={<ArrowLeft size={14} />} onPress={() => void navigate({ to: '/help-centre', search: {} })} className="self-start">
          {t('help.back')}
        </Button>
        <Loaded found={found} title={t('help.failed')}>
          {article && text ? (
            <>
              {article.translations.length > 1 ? (
                <Tabs label={t('help.languages')} selected={text.language} onSelect={(one) => void navigate({ to: '/help-centre/$id', params: { id }, search: { language: one } })} tabs={article.translations.map((one) => ({ id: one.language, name: nameOf(one.language), content: null }))} />
              ) : null}
              <Desk key={`${text.id} ${fresh}`} article={article} text={text} onAgain={again} />
            </>
          ) : null}
        </Loaded>
      </div>
    </div>
  );
}

function Desk({ article, text, onAgain }: { article: Article; text: ArticleText; onAgain: () => Promise<void> }) {
  const { t } = useTranslation();
  const writes = useMay('knowledge.write') && text.state !== 'archived';
  const [looks, setLooks] = useState(!writes);
  const kept = useArticleDraft(article, text);
  const { draft, change } = kept;
  const show = async () => {
    if (!looks) await kept.save();
    setLooks(!looks);
  };
  useShortcuts([{ id: 'article.preview', keys: 'alt+p', name: t('help.preview'), group: 'everywhere', run: () => void show() }, { id: 'article.save', keys: 'mod+s', name: t('action.save'), group: 'everywhere', run: () => void kept.save() }]);
  const direction = directionOf(text.language);
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <PublishBar article={article} text={text} kept={kept} onAgain={onAgain}>
          {writes ? (
            <Button icon={looks ? <Pencil size={14} /> : <Eye size={14} />} onPress={() => void show()}>
              {t(looks ? 'help.edit' : 'help.preview')}
            </Button>
          ) : null}
        </PublishBar>
        {text.unknown_placeholders.length > 0 ? <Callout tone="warning" title={t('help.unknown', { names: text.unknown_placeholders.map((name) => `{{${name}}}`).join(', ') })} polite /> : null}
        {kept.standing === 'conflict' ? (
          <Callout tone="danger" title={t('help.conflict')} polite>
            <span className="mt-1 flex gap-2">
              <Button size="sm" onPress={() => void onAgain()}>{t('help.takeTheirs')}</Button>
              <Button size="sm" look="quiet" onPress={() => void kept.insist()}>{t('help.keepMine')}</Button>
            </span>
          </Callout>
        ) : null}
        {looks ? (
          <PreviewPane article={article} text={text} />
        ) : (
          <div className="flex flex-col gap-4" dir={direction}>
            <Field label={t('help.titleOf')} value={draft.title} onChange={(title) => change({ title })} maxLength={200} isRequired />
            <TextArea label={t('help.summary')} help={t('help.summaryHelp')} rows={2} value={draft.summary} onChange={(summary) => change({ summary })} maxLength={500} />
            <RichText label={t('help.body')} brandId={article.brand_id} language={text.language} direction={direction} start={text.body} onChange={(body) => change({ body })} />
          </div>
        )}
      </div>
      <ArticlePanel article={article} text={text} onAgain={onAgain} />
    </div>
  );
}
