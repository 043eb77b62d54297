import { loadArticlePreview, type Article, type ArticleText } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import DOMPurify from 'dompurify';
import { useTranslation } from 'react-i18next';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { helpKey } from './help-key.ts';
import { directionOf } from '../../shared/words/language.ts';

/** The article as a reader sees it: snippets in it, neutral words where nobody is signed in. Cleaned by the server, and here once more. */
export function PreviewPane({ article, text }: { article: Article; text: ArticleText }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: [...helpKey, 'preview', article.id, text.language, text.edit], queryFn: () => loadArticlePreview(article.id, text.language) });
  return (
    <Loaded found={found} title={t('help.failed')}>
      <Card>
        <p className="text-12 text-quiet">{t('help.previewText')}</p>
        <article dir={directionOf(text.language)} lang={text.language} aria-label={t('help.preview')} className="flex flex-col gap-2">
          <h2 className="text-20 font-semibold">{found.data?.title}</h2>
          <p className="text-quiet">{found.data?.summary}</p>
          <div className="article-words" dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(found.data?.html ?? '') }} />
        </article>
      </Card>
    </Loaded>
  );
}
