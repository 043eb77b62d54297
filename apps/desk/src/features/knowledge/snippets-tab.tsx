import { addSnippet, changeSnippet, loadSnippets, removeSnippet, type ArticleSnippet } from '@keepdesk/client';
import { EmptyState, RelativeTime, Table } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Blocks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { ConfirmDialog } from '../../shared/kit/confirm-dialog.tsx';
import { AddButton } from '../../shared/kit/editable-list.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { RowActions } from '../../shared/kit/row-actions.tsx';
import { Loaded } from '../../shared/kit/section.tsx';
import { useBrand, useMay } from '../../shared/session/session.tsx';
import { useLanguageName } from '../../shared/words/language.ts';
import { helpKey, seenInHelp } from './help-key.ts';
import { htmlFromWords, wordsFromHtml } from './snippet-words.ts';

/** Words that stand in many articles, written once. */
export function SnippetsTab({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const publishes = useMay('knowledge.publish');
  const found = useQuery({ queryKey: [...helpKey, 'snippets', brandId], queryFn: () => loadSnippets(brandId), enabled: brandId !== '' });
  const [editing, setEditing] = useState<ArticleSnippet | 'new' | null>(null);
  const [leaving, setLeaving] = useState<ArticleSnippet | null>(null);
  const drop = useChange((id: string) => removeSnippet(id), null, seenInHelp);
  return (
    <div className="flex flex-col gap-4">
      {publishes ? <AddButton name={t('help.newSnippet')} look="secondary" onPress={() => setEditing('new')} className="self-start" /> : null}
      <Loaded found={found} title={t('help.failed')}>
        <Table
          label={t('help.snippets')}
          rows={found.data?.data ?? []}
          keyOf={(row) => row.id}
          empty={
            <EmptyState icon={<Blocks size={20} />} title={t('help.noSnippets')} className="rounded-card border border-line bg-raised">
              {t('help.noSnippetsText')}
            </EmptyState>
          }
          columns={[
            { id: 'name', name: t('help.snippetName'), cell: (row) => <span className="font-medium">{row.name}</span> },
            { id: 'key', name: t('help.key'), wideOnly: true, cell: (row) => <code className="text-13">{`{{snippet:${row.key}}}`}</code> },
            { id: 'used', name: t('help.articles'), cell: (row) => t('help.usedBy', { count: row.used_by }) },
            { id: 'changed', name: t('help.changed'), wideOnly: true, cell: (row) => <RelativeTime at={row.changed_at} as="moment" /> },
            {
              id: 'do', name: '', align: 'end',
              cell: (row) => (publishes ? <RowActions name={row.name} actions={[{ id: 'change', name: t('action.change'), onAction: () => setEditing(row) }, { id: 'remove', name: t('action.remove'), danger: true, onAction: () => setLeaving(row) }]} /> : null),
            },
          ]}
        />
      </Loaded>
      {editing === null ? null : <SnippetDialog brandId={brandId} snippet={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      <ConfirmDialog title={t('help.removeSnippet', { name: leaving?.name ?? '' })} doName={t('action.remove')} isOpen={leaving !== null} onClose={() => setLeaving(null)} onDo={() => drop.mutateAsync(leaving?.id ?? '')}>
        {t('help.removeSnippetText')}
      </ConfirmDialog>
    </div>
  );
}

function SnippetDialog({ brandId, snippet, onClose }: { brandId: string; snippet: ArticleSnippet | null; onClose: () => void }) {
  const { t } = useTranslation();
  const brand = useBrand(brandId);
  const languageName = useLanguageName();
  const languages = [...new Set([brand?.locale ?? 'en', ...(brand?.locales ?? []), ...Object.keys(snippet?.words ?? {})])];
  const save = useChange(({ key, name, words }: { key: string; name: string; words: Record<string, string> }) => (snippet === null ? addSnippet({ brand_id: brandId, key, name, words }) : changeSnippet(snippet.id, { name, words })), undefined, seenInHelp);
  return (
    <FormDialog
      title={t(snippet === null ? 'help.newSnippet' : 'help.changeSnippet')}
      doName={t('action.save')}
      isOpen
      onClose={onClose}
      fields={[
        { name: 'name', kind: 'text', label: t('help.snippetName') },
        ...(snippet === null ? [{ name: 'key', kind: 'text' as const, label: t('help.key'), help: t('help.keyHelp') }] : []),
        ...languages.map((language, at) => ({ name: `words-${language}`, kind: 'long' as const, label: t('help.wordsIn', { language: languageName(language) }), optional: at > 0 })),
      ]}
      start={{ name: snippet?.name ?? '', key: snippet?.key ?? '', ...Object.fromEntries(languages.map((language) => [`words-${language}`, wordsFromHtml(snippet?.words[language] ?? '')])) }}
      onSubmit={(values) => {
        const words = Object.fromEntries(languages.flatMap((language) => {
          const html = htmlFromWords(String(values[`words-${language}`] ?? ''), snippet?.words[language] ?? '');
          return html === '' ? [] : [[language, html]];
        }));
        return save.mutateAsync({ key: String(values['key'] ?? ''), name: String(values['name']), words });
      }}
    />
  );
}
