import { saveArticle, type Article } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { useNavigate } from '@tanstack/react-router';
import { Languages } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { seenInHelp } from './help-key.ts';
import { useHelpLanguages } from './use-help-languages.ts';

/** Another language begins with the words of the source, to be written over. */
export function AddLanguage({ article }: { article: Article }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const choices = useHelpLanguages(article.brand_id).filter((one) => !article.translations.some((text) => text.language === one.id));
  const source = article.translations.find((one) => one.language === article.source_language);
  const add = useChange(({ language, title }: { language: string; title: string }) => saveArticle(article.id, language, { title, body: source?.body ?? '', summary: source?.summary ?? '' }), null, seenInHelp);
  if (choices.length === 0) return null;
  return (
    <>
      <Button size="sm" icon={<Languages size={14} />} onPress={() => setOpen(true)} className="self-start">
        {t('help.addLanguage')}
      </Button>
      {open ? (
        <FormDialog title={t('help.addLanguage')} doName={t('help.make')} isOpen onClose={() => setOpen(false)} fields={[{ name: 'language', kind: 'choice', label: t('help.language'), choices }, { name: 'title', kind: 'text', label: t('help.titleOf') }]} start={{ language: choices[0]?.id ?? '', title: '' }}
          onSubmit={async (values) => {
            const language = String(values['language']);
            await add.mutateAsync({ language, title: String(values['title']) });
            await navigate({ to: '/help-centre/$id', params: { id: article.id }, search: { language } });
          }}
        />
      ) : null}
    </>
  );
}
