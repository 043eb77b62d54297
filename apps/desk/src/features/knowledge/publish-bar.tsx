import { archiveArticle, loadHelpSettings, publishArticle, removeArticle, reopenArticle, type Article, type ArticleText } from '@keepdesk/client';
import { Button, IconButton, Menu, useToaster } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { ConfirmDialog } from '../../shared/kit/confirm-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { useMay } from '../../shared/session/session.tsx';
import { helpKey, seenInHelp } from './help-key.ts';
import { StatePill } from './state-pill.tsx';
import type { useArticleDraft } from './use-article-draft.ts';

const said = { saved: 'help.saved', saving: 'help.saving', unsaved: 'help.unsaved', conflict: 'help.unsaved', failed: 'help.unsaved' } as const;

/** How the text stands, whether it is kept, and what may become of it. */
export function PublishBar({ article, text, kept, onAgain, children }: { article: Article; text: ArticleText; kept: ReturnType<typeof useArticleDraft>; onAgain: () => Promise<void>; children: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const toaster = useToaster();
  const [writes, publishes] = [useMay('knowledge.write'), useMay('knowledge.publish')];
  const [asking, setAsking] = useState<'publish' | 'remove' | null>(null);
  const settings = useQuery({ queryKey: [...helpKey, 'settings', article.brand_id], queryFn: () => loadHelpSettings(article.brand_id) });
  const approval = settings.data?.approval ?? false;
  const publish = useChange(async (why: string) => {
    if (!(await kept.save())) throw new Error(t('help.unsaved'));
    const { waiting } = await publishArticle(article.id, text.language, kept.edit(), why);
    toaster.show({ text: t(waiting ? 'help.waiting' : 'help.published') });
    await onAgain();
  }, null, seenInHelp);
  const archive = useChange(async () => (await archiveArticle(article.id, text.language), onAgain()), t('help.archived'), seenInHelp);
  const reopen = useChange(async () => (await reopenArticle(article.id, text.language), onAgain()), null, seenInHelp);
  const drop = useChange(() => removeArticle(article.id), null, seenInHelp);
  const clean = text.state === 'published' && kept.standing === 'saved';
  const more = [
    ...(text.state === 'archived' ? [{ id: 'reopen', name: t('help.reopen'), onAction: () => reopen.mutate(undefined) }] : [{ id: 'archive', name: t('help.archive'), onAction: () => archive.mutate(undefined) }]),
    ...(publishes ? [{ id: 'remove', name: t('help.remove'), danger: true, onAction: () => setAsking('remove') }] : []),
  ];
  return (
    <header className="flex flex-wrap items-center gap-2">
      <h1 className="min-w-0 text-20 font-semibold">
        <bdi>{kept.draft.title}</bdi>
      </h1>
      <StatePill state={text.state} live={text.live} />
      <span role="status" className="text-12 text-quiet">{t(said[kept.standing])}</span>
      <span className="ml-auto flex flex-wrap items-center gap-2">
        {children}
        {(approval ? writes : publishes) && text.state !== 'archived' ? (
          <Button look="primary" busy={publish.isPending} isDisabled={clean || text.state === 'in_review'} onPress={() => setAsking('publish')}>
            {t(approval ? 'help.askApproval' : 'help.publish')}
          </Button>
        ) : null}
        {writes ? <Menu label={t('help.more')} placement="bottom end" groups={[{ id: 'more', actions: more }]} trigger={<IconButton label={t('help.more')}><Ellipsis size={16} /></IconButton>} /> : null}
      </span>
      {asking === 'publish' ? (
        <FormDialog title={t('help.publishTitle', { title: kept.draft.title })} doName={t(approval ? 'help.askApproval' : 'help.publish')} isOpen onClose={() => setAsking(null)} fields={[{ name: 'why', kind: 'text', label: t('help.why'), optional: true }]} onSubmit={(values) => publish.mutateAsync(String(values['why'] ?? ''))} />
      ) : null}
      <ConfirmDialog title={t('help.removeTitle')} doName={t('action.remove')} isOpen={asking === 'remove'} onClose={() => setAsking(null)} onDo={async () => (await drop.mutateAsync(undefined), await navigate({ to: '/help-centre', search: {} }))}>
        {t('help.removeText')}
      </ConfirmDialog>
    </header>
  );
}
