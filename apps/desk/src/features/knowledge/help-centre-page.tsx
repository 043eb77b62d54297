import { articlesAsFile } from '@keepdesk/client';
import { Button, Tabs } from '@keepdesk/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../shared/kit/brand-field.tsx';
import { AddButton } from '../../shared/kit/editable-list.tsx';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { ArticlesTab } from './articles-tab.tsx';
import { CategoriesTab } from './categories-tab.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { MissedTab } from './missed-tab.tsx';
import { NewArticleDialog } from './new-article-dialog.tsx';
import { RulesTab } from './rules-tab.tsx';
import { SnippetsTab } from './snippets-tab.tsx';

const tabs = ['articles', 'categories', 'snippets', 'missed', 'rules'] as const;

/** Everything a brand's help centre is made of. */
export function HelpCentrePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const [brandId, setBrandId] = useChosenBrand();
  const [open, setOpen] = useState<'import' | { readonly title: string } | null>(null);
  const writes = useMay('knowledge.write');
  const content = {
    articles: <ArticlesTab brandId={brandId} onNew={() => setOpen({ title: '' })} />, categories: <CategoriesTab brandId={brandId} />, snippets: <SnippetsTab brandId={brandId} />,
    missed: <MissedTab brandId={brandId} onWrite={(title) => setOpen({ title })} />, rules: <RulesTab brandId={brandId} />,
  };
  return (
    <PageFrame
      title={t('help.title')}
      note={t('help.intro')}
      actions={
        <div className="flex flex-wrap items-end gap-2">
          <BrandField value={brandId} onChange={setBrandId} hideLabel />
          <Button icon={<Download size={14} />} onPress={() => window.location.assign(articlesAsFile(brandId))}>
            {t('help.export')}
          </Button>
          {writes ? (
            <>
              <Button icon={<FileUp size={14} />} onPress={() => setOpen('import')}>
                {t('help.import')}
              </Button>
              <AddButton name={t('help.newArticle')} onPress={() => setOpen({ title: '' })} />
            </>
          ) : null}
        </div>
      }
    >
      <Tabs label={t('help.title')} selected={tabs.find((one) => one === tab) ?? 'articles'} onSelect={(id) => void navigate({ to: '/help-centre', search: { tab: id } })} tabs={tabs.map((id) => ({ id, name: t(`help.${id}`), content: content[id] }))} />
      {open === 'import' ? <ImportDialog brandId={brandId} onClose={() => setOpen(null)} /> : null}
      {open !== null && open !== 'import' ? <NewArticleDialog brandId={brandId} title={open.title} onClose={() => setOpen(null)} /> : null}
    </PageFrame>
  );
}
