import { addMacro, bringMacroBack, changeMacro, loadMacroFigures, loadMacroProposals, loadMacroSettings, removeMacro, saveMacroSettings, type Macro, type MacroDraft, type MacroFigures, type MacroProposal } from '@keepdesk/client';
import { EmptyState, Pill, Switch, Table, useClock, useToaster } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Zap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { AddButton } from '../../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../../shared/kit/resource.ts';
import { RowActions } from '../../../../shared/kit/row-actions.tsx';
import { Callout } from '../../../../shared/kit/callout.tsx';
import { Card, Loaded, Section } from '../../../../shared/kit/section.tsx';
import { useStepWords } from '../../../../shared/parts/macros/step-words.ts';
import { useMay } from '../../../../shared/session/session.tsx';
import { MacroEditor } from './macro-editor.tsx';
import { MacroVersionsDialog } from './macro-versions-dialog.tsx';

type Open = { what: 'editor'; macro: Macro | null } | { what: 'versions'; macro: Macro } | null;

const seenIn = [['settings'], ['macros']] as const;

/** Texts that are written once, with gaps Keepdesk fills, what is done with them, and how they do. */
export function MacrosSection() {
  const { t } = useTranslation();
  const toaster = useToaster();
  const [brandId, setBrandId] = useChosenBrand();
  const [open, setOpen] = useState<Open>(null);
  const found = useRows<Macro>('/api/v1/macros');
  const figures = useQuery({ queryKey: ['settings', 'macro-figures', brandId], queryFn: () => loadMacroFigures(brandId), enabled: brandId !== '' });
  const figuresOf = (macro: Macro) => figures.data?.data.find((one) => one.macro_id === macro.id);
  const rows = found.rows.filter((macro) => macro.brand_id === brandId);
  const waits = useQuery({ queryKey: ['settings', 'macro-proposals', brandId], queryFn: () => loadMacroProposals(brandId), enabled: brandId !== '' });
  const save = useChange(async ({ macro, draft, version }: { macro: Macro | null; draft: MacroDraft; version: number }) => {
    const { waiting } = await (macro === null ? addMacro(brandId, draft) : changeMacro(macro.id, version, draft));
    toaster.show({ text: t(waiting ? 'macros.waiting' : 'settings.saved') });
  }, null, seenIn);
  const bringBack = useChange((id: string) => bringMacroBack(id), null, seenIn);
  const drop = useChange(async (macro: Macro) => {
    await removeMacro(macro.id);
    toaster.show({ text: t('macros.removed', { name: macro.name }), action: { name: t('action.undo'), onAction: () => bringBack.mutate(macro.id) } });
  }, null, seenIn);
  if (open?.what === 'editor') return <MacroEditor brandId={open.macro?.brand_id ?? brandId} macro={open.macro} onSave={(draft, version) => save.mutateAsync({ macro: open.macro, draft, version })} onClose={() => setOpen(null)} />;
  return (
    <Section
      title={t('settings.macros')}
      intro={t('macros.intro')}
      action={
        <div className="flex flex-wrap items-end gap-2">
          <BrandField value={brandId} onChange={setBrandId} hideLabel />
          <AddButton name={t('macros.new')} onPress={() => setOpen({ what: 'editor', macro: null })} />
        </div>
      }
    >
      <Loaded found={found}>
        <Table
          label={t('settings.macros')}
          rows={rows}
          keyOf={(macro) => macro.id}
          caption={rows.length > 0 ? t('macros.caption') : undefined}
          empty={
            <EmptyState icon={<Zap size={20} />} title={t('macros.none')} className="rounded-card border border-line bg-raised">
              {t('macros.noneText')}
            </EmptyState>
          }
          columns={[
            { id: 'name', name: t('settings.name'), cell: (macro) => <MacroCell macro={macro} figures={figuresOf(macro)} /> },
            { id: 'did', name: t('macros.uses'), wideOnly: true, cell: (macro) => <FiguresCell figures={figuresOf(macro)} /> },
            {
              id: 'do', name: '', align: 'end',
              cell: (macro) => (
                <RowActions
                  name={macro.name}
                  actions={[
                    { id: 'change', name: t('action.change'), onAction: () => setOpen({ what: 'editor', macro }) },
                    { id: 'versions', name: t('versions.title'), onAction: () => setOpen({ what: 'versions', macro }) },
                    { id: 'remove', name: t('action.remove'), danger: true, onAction: () => drop.mutate(macro) },
                  ]}
                />
              ),
            },
          ]}
        />
      </Loaded>
      <Proposals all={waits.data?.data ?? []} />
      <ApprovalSwitch brandId={brandId} />
      {open?.what === 'versions' ? <MacroVersionsDialog macro={open.macro} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}

/** What waits for a second person, and what became of one's own that did not come to hold. */
function Proposals({ all }: { all: readonly MacroProposal[] }) {
  const { t } = useTranslation();
  const waiting = all.filter((one) => one.state === 'waiting');
  const said = ({ state, note, after: { name } }: MacroProposal): string => (state === 'refused' ? t(note === '' ? 'macros.decided.refusedBare' : 'macros.decided.refused', { name, note }) : t(state === 'outdated' ? 'macros.decided.outdated' : 'macros.decided.expired', { name }));
  return (
    <>
      {waiting.length > 0 ? <Callout tone="info" title={t('macros.waits', { list: waiting.map((one) => one.after.name).join(', ') })} /> : null}
      {all.filter((one) => one.state !== 'waiting').map((one) => <Callout key={one.id} tone="warning" title={said(one)} />)}
    </>
  );
}

function MacroCell({ macro, figures }: { macro: Macro; figures: MacroFigures | undefined }) {
  const wordsOf = useStepWords();
  return (
    <span className="flex min-w-0 flex-col">
      <span className="flex items-center gap-2 font-medium">
        {macro.name}
        {macro.folder ? <Pill>{macro.folder}</Pill> : null}
      </span>
      <span className="line-clamp-1 max-w-md text-12 text-quiet">{macro.text}</span>
      {macro.actions.length > 0 ? <span className="text-12 text-quiet">{macro.actions.map(wordsOf).join(' · ')}</span> : null}
      {/* where there is no room for a column of its own */}
      <span className="sm:hidden">
        <FiguresCell figures={figures} />
      </span>
    </span>
  );
}

/** Whether what is written for everybody waits for a second person; set by those who would be that person. */
function ApprovalSwitch({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const may = useMay('macros.approve');
  const found = useQuery({ queryKey: ['settings', 'macro-settings', brandId], queryFn: () => loadMacroSettings(brandId), enabled: brandId !== '' });
  const save = useChange((approval: boolean) => saveMacroSettings(brandId, approval));
  if (!may || found.data === undefined) return null;
  return (
    <Card>
      <Switch isSelected={found.data.approval} onChange={save.mutate} help={t('macros.approvalHelp')}>
        {t('macros.approval')}
      </Switch>
    </Card>
  );
}

/** How often it was used and what came after, each with the sample it rests on. */
function FiguresCell({ figures }: { figures: MacroFigures | undefined }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  if (figures === undefined) return <span className="text-13 text-quiet">{t('macros.unused')}</span>;
  const share = (part: number): string => new Intl.NumberFormat(locale, { style: 'percent' }).format(part / figures.uses);
  const rating = figures.rating === null ? null : new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(figures.rating);
  return (
    <span className="flex flex-col text-13 tabular">
      {t('macros.used', { count: figures.uses, people: figures.people })}
      <span className="text-12 text-quiet">{[t('macros.edited', { share: share(figures.edited) }), t('macros.reopened', { share: share(figures.reopened) }), ...(rating === null ? [] : [t('macros.rated', { rating, count: figures.rated })])].join(' · ')}</span>
    </span>
  );
}
