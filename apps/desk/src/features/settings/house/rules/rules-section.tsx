import { addRule, ApiProblem, bringRuleBack, changeRule, loadRules, orderRules, removeRule, switchRule, type Page, type Rule } from '@keepdesk/client';
import { Button, EmptyState, useToaster } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Workflow } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField } from '../../../../shared/kit/brand-field.tsx';
import { AddButton } from '../../../../shared/kit/editable-list.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Loaded, Section } from '../../../../shared/kit/section.tsx';
import { useRuleWords } from '../../../../shared/parts/rules/rule-words.ts';
import { readyMade, type ReadyMade } from './ready-made.ts';
import { RuleRunsDialog, RuleVersionsDialog } from './rule-dialogs.tsx';
import { RuleEditor, type RuleDraft } from './rule-editor.tsx';
import { RuleList } from './rule-list.tsx';
import { useBrandChoices } from './use-brand-choices.ts';
import { BLANK, NEW, useBrandOfAddress, usePen } from './use-pen.ts';

type Open = { what: 'versions' | 'runs'; rule: Rule } | null;

/** What is done by itself: each brand's rules in their order, and the room to write them in. */
export function RulesSection() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = useBrandOfAddress();
  const [open, setOpen] = useState<Open>(null);
  const keeping = useKeeping(brandId);
  const pen = usePen(brandId);
  const begin = (rule: Rule | null, start: RuleDraft) => {
    keeping.begin();
    pen.begin(rule, start);
  };
  const write = (start: RuleDraft) => begin(null, start);
  const rule = keeping.rules.find((one) => one.id === pen.id) ?? null;
  if (pen.id === NEW || rule) return <RuleEditor key={pen.id} brandId={brandId} rule={rule} start={rule ?? pen.start} onClose={pen.close} onSave={(draft, on) => keeping.save(rule, draft, on)} />;
  return (
    <Section
      title={t('rules.title')}
      intro={t('rules.intro')}
      action={
        <div className="flex flex-wrap items-end gap-2">
          <BrandField value={brandId} onChange={setBrandId} hideLabel />
          <span data-begins-rule>
            <AddButton name={t('rules.add')} onPress={() => write(BLANK)} />
          </span>
        </div>
      }
    >
      <Loaded found={keeping.found}>{keeping.rules.length === 0 ? <Beginnings brandId={brandId} onBegin={write} /> : <Rules keeping={keeping} onChange={(rule) => begin(rule, rule)} onOpen={setOpen} />}</Loaded>
      {open?.what === 'versions' ? <RuleVersionsDialog rule={open.rule} onRestored={keeping.show} onClose={() => setOpen(null)} /> : null}
      {open?.what === 'runs' ? <RuleRunsDialog rule={open.rule} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}

/** The rules of a brand, and every way they change. */
function useKeeping(brandId: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toaster = useToaster();
  const queryKey = ['rules', brandId];
  const found = useQuery({ queryKey, queryFn: () => loadRules(brandId), enabled: brandId !== '' });
  const show = (rules: Page<Rule>) => void client.setQueryData(queryKey, rules);
  // What a rule under the pen is saved as: a new one that is there already but could not be switched on, or one whose newer version was shown.
  const saved = useRef<{ of: string | null; id: string; version: number } | null>(null);
  const words = useRuleWords();
  const showAgain = async (problem: unknown, rule: Rule | null): Promise<never> => {
    // Somebody else was quicker: theirs is shown before ours is tried again.
    const theirs = problem instanceof ApiProblem && problem.status === 409 && rule ? (await found.refetch()).data?.data.find((one) => one.id === rule.id) : undefined;
    if (rule && theirs) {
      saved.current = { of: rule.id, id: theirs.id, version: theirs.version };
      toaster.show({ text: t('rules.theirs', { sentence: words.sentence(theirs.definition) }) });
    }
    throw problem;
  };
  const kept = async (rule: Rule | null, { name, definition, why }: RuleDraft & { why?: string }, on: boolean) => {
    const because = why === undefined || why.trim() === '' ? {} : { why };
    const before = saved.current?.of === (rule?.id ?? null) ? saved.current : rule;
    const rules = before === null ? await addRule({ brand_id: brandId, name, definition, ...because }) : await changeRule(before.id, { version: before.version, name, definition, ...because });
    show(rules);
    const kept = rules.data.find((one) => one.id === before?.id) ?? rules.data.at(-1);
    if (!kept || !on || rule?.on === true) return;
    saved.current = { of: rule?.id ?? null, id: kept.id, version: kept.version };
    show(await switchRule(kept.id, true));
  };
  const save = useChange((work: { rule: Rule | null; draft: RuleDraft & { why?: string }; on: boolean }) => kept(work.rule, work.draft, work.on).catch((problem: unknown) => showAgain(problem, work.rule)), t('rules.saved'), []);
  const turnOn = useChange(async ({ rule, on }: { rule: Rule; on: boolean }) => show(await switchRule(rule.id, on)), null, []);
  const order = useChange(async (ids: readonly string[]) => {
    const before = found.data;
    if (before) show({ ...before, data: ids.flatMap((id) => before.data.find((rule) => rule.id === id) ?? []) });
    show(await orderRules(brandId, ids).catch((problem: unknown) => {
      void found.refetch();
      throw problem;
    }));
  }, null, []);
  const bringBack = useChange(async (rule: Rule) => show(await bringRuleBack(rule.id)), null, []);
  const drop = useChange(async (rule: Rule) => {
    show(await removeRule(rule.id));
    toaster.show({ text: t('rules.removed', { name: rule.name }), action: { name: t('action.undo'), onAction: () => bringBack.mutate(rule) } });
  }, null, []);
  return {
    found, rules: found.data?.data ?? [], show,
    begin: () => {
      saved.current = null;
    }, save: (rule: Rule | null, draft: RuleDraft & { why?: string }, on: boolean) => save.mutateAsync({ rule, draft, on }), turnOn: (rule: Rule, on: boolean) => turnOn.mutate({ rule, on }),
    order: order.mutate, drop: drop.mutate,
  };
}

function Rules({ keeping, onChange, onOpen }: { keeping: ReturnType<typeof useKeeping>; onChange: (rule: Rule) => void; onOpen: (open: Open) => void }) {
  const { t } = useTranslation();
  const { rules } = keeping;
  const move = (rule: Rule, by: -1 | 1) => {
    const ids = rules.map((one) => one.id);
    const at = ids.indexOf(rule.id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, rule.id);
    keeping.order(ids);
  };
  return (
    <RuleList
      rules={rules}
      onOrder={keeping.order}
      onSwitch={keeping.turnOn}
      onOpen={onChange}
      actionsFor={(rule) => [
        { id: 'change', name: t('action.change'), onAction: () => onChange(rule) },
        ...(rules[0] === rule ? [] : [{ id: 'up', name: t('rules.earlier'), onAction: () => move(rule, -1) }]),
        ...(rules.at(-1) === rule ? [] : [{ id: 'down', name: t('rules.later'), onAction: () => move(rule, 1) }]),
        { id: 'runs', name: t('rules.runs'), onAction: () => onOpen({ what: 'runs', rule }) },
        { id: 'versions', name: t('versions.title'), onAction: () => onOpen({ what: 'versions', rule }) },
        { id: 'remove', name: t('action.remove'), danger: true, onAction: () => keeping.drop(rule) },
      ]}
    />
  );
}

const beginnings: readonly ReadyMade[] = ['angry', 'quiet', 'late'];

/** For a brand without rules: three that make sense nearly everywhere. */
function Beginnings({ brandId, onBegin }: { brandId: string; onBegin: (start: RuleDraft) => void }) {
  const { t } = useTranslation();
  const { statuses } = useBrandChoices(brandId);
  const resolved = statuses.find((status) => status.category === 'resolved')?.id;
  return (
    <div className="flex flex-col gap-4 rounded-card border border-line bg-raised pb-5">
      <EmptyState icon={<Workflow size={20} />} title={t('rules.none')} className="pb-2">
        {t('rules.noneText')}
      </EmptyState>
      <ul className="grid gap-3 px-5 sm:grid-cols-3">
        {beginnings.map((which) => {
          const definition = readyMade(which, resolved, t('rules.ready.late.note'));
          return definition === null ? null : (
            <li key={which} className="flex flex-col gap-2 rounded-card border border-line p-4">
              <h3 className="text-14 font-semibold">{t(`rules.ready.${which}.name`)}</h3>
              <p className="flex-1 text-13 text-quiet">{t(`rules.ready.${which}.text`)}</p>
              <Button size="sm" className="self-start" aria-label={`${t('rules.begin')}: ${t(`rules.ready.${which}.name`)}`} onPress={() => onBegin({ name: t(`rules.ready.${which}.name`), definition })}>
                {t('rules.begin')}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
