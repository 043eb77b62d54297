import { addArticle } from '@keepdesk/client';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { seenInHelp } from './help-key.ts';
import { useHelpLanguages } from './use-help-languages.ts';

/** Asks for the title of an article and opens it. */
export function NewArticleDialog({ brandId, title, onClose }: { brandId: string; title: string; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const languages = useHelpLanguages(brandId);
  const add = useChange(({ named, language }: { named: string; language: string }) => addArticle(brandId, language, named), null, seenInHelp);
  return (
    <FormDialog
      title={t('help.newArticle')}
      doName={t('help.make')}
      isOpen
      onClose={onClose}
      fields={[{ name: 'title', kind: 'text', label: t('help.titleOf'), help: t('help.titleHelp') }, { name: 'language', kind: 'choice', label: t('help.language'), choices: languages }]}
      start={{ title, language: languages[0]?.id ?? 'en' }}
      onSubmit={async (values) => {
        const article = await add.mutateAsync({ named: String(values['title']), language: String(values['language']) });
        await navigate({ to: '/help-centre/$id', params: { id: article.id }, search: {} });
      }}
    />
  );
}
