import { addCategory, changeCategory, loadCategories, removeCategory, type ArticleCategory } from '@keepdesk/client';
import { EmptyState, Table } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { FolderTree } from 'lucide-react';
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
import { useNameOfCategory } from './category-names.ts';
import { helpKey, seenInHelp } from './help-key.ts';

const TOP = 'top';
const icons = ['book', 'parcel', 'return', 'size', 'payment', 'warranty', 'account', 'product', 'gift', 'question'] as const;

/** Children stand behind their parents. */
function inOrder(all: readonly ArticleCategory[]): ArticleCategory[] {
  return all.filter((one) => one.parent_id === null).flatMap((one) => [one, ...all.filter((child) => child.parent_id === one.id)]);
}

/** The categories of a brand, two deep. */
export function CategoriesTab({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const publishes = useMay('knowledge.publish');
  const nameOf = useNameOfCategory();
  const found = useQuery({ queryKey: [...helpKey, 'categories', brandId], queryFn: () => loadCategories(brandId), enabled: brandId !== '' });
  const [editing, setEditing] = useState<ArticleCategory | 'new' | null>(null);
  const [leaving, setLeaving] = useState<ArticleCategory | null>(null);
  const drop = useChange((id: string) => removeCategory(id), null, seenInHelp);
  const rows = inOrder(found.data?.data ?? []);
  return (
    <div className="flex flex-col gap-4">
      {publishes ? <AddButton name={t('help.newCategory')} look="secondary" onPress={() => setEditing('new')} className="self-start" /> : null}
      <Loaded found={found} title={t('help.failed')}>
        <Table
          label={t('help.categories')}
          rows={rows}
          keyOf={(row) => row.id}
          empty={
            <EmptyState icon={<FolderTree size={20} />} title={t('help.noCategories')} className="rounded-card border border-line bg-raised">
              {t('help.noCategoriesText')}
            </EmptyState>
          }
          columns={[
            { id: 'name', name: t('help.category'), cell: (row) => <span className={row.parent_id === null ? 'font-medium' : 'pl-6'}>{nameOf(row)}</span> },
            { id: 'icon', name: t('help.icon'), wideOnly: true, cell: (row) => t(`help.icons.${icons.find((one) => one === row.icon) ?? 'book'}`) },
            { id: 'count', name: t('help.articles'), cell: (row) => t('help.categoryCount', { count: row.articles }) },
            {
              id: 'do', name: '', align: 'end',
              cell: (row) =>
                publishes ? (
                  <RowActions name={nameOf(row)} actions={[{ id: 'change', name: t('action.change'), onAction: () => setEditing(row) }, { id: 'remove', name: t('action.remove'), danger: true, onAction: () => setLeaving(row) }]} />
                ) : null,
            },
          ]}
        />
      </Loaded>
      {editing === null ? null : <CategoryDialog brandId={brandId} category={editing === 'new' ? null : editing} all={rows} onClose={() => setEditing(null)} />}
      <ConfirmDialog title={t('help.removeCategory', { name: leaving === null ? '' : nameOf(leaving) })} doName={t('action.remove')} isOpen={leaving !== null} onClose={() => setLeaving(null)} onDo={() => drop.mutateAsync(leaving?.id ?? '')}>
        {t('help.removeCategoryText')}
      </ConfirmDialog>
    </div>
  );
}

function CategoryDialog({ brandId, category, all, onClose }: { brandId: string; category: ArticleCategory | null; all: readonly ArticleCategory[]; onClose: () => void }) {
  const { t } = useTranslation();
  const brand = useBrand(brandId);
  const languageName = useLanguageName();
  const nameOf = useNameOfCategory();
  const languages = [...new Set([brand?.locale ?? 'en', ...(brand?.locales ?? []), ...Object.keys(category?.names ?? {})])];
  const save = useChange((given: { parent_id: string | null; icon: string; names: Record<string, { name: string }> }) => (category === null ? addCategory({ brand_id: brandId, ...given }) : changeCategory(category.id, given)), undefined, seenInHelp);
  return (
    <FormDialog
      title={t(category === null ? 'help.newCategory' : 'help.changeCategory')}
      doName={t('action.save')}
      isOpen
      onClose={onClose}
      fields={[
        ...languages.map((language, at) => ({ name: `name-${language}`, kind: 'text' as const, label: t('help.nameIn', { language: languageName(language) }), optional: at > 0 })),
        { name: 'parent', kind: 'choice', label: t('help.above'), choices: [{ id: TOP, name: t('help.top') }, ...all.filter((one) => one.parent_id === null && one.id !== category?.id).map((one) => ({ id: one.id, name: nameOf(one) }))] },
        { name: 'icon', kind: 'choice', label: t('help.icon'), choices: icons.map((id) => ({ id, name: t(`help.icons.${id}`) })) },
      ]}
      start={{ ...Object.fromEntries(languages.map((language) => [`name-${language}`, category?.names[language]?.name ?? ''])), parent: category?.parent_id ?? TOP, icon: category?.icon ?? 'book' }}
      onSubmit={(values) => {
        const names = Object.fromEntries(languages.flatMap((language) => {
          const name = String(values[`name-${language}`] ?? '').trim();
          return name === '' ? [] : [[language, { name }]];
        }));
        return save.mutateAsync({ parent_id: values['parent'] === TOP ? null : String(values['parent']), icon: String(values['icon']), names });
      }}
    />
  );
}
