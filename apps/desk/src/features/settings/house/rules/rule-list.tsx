import type { Rule } from '@keepdesk/client';
import { IconButton, Menu, Switch, type MenuAction } from '@keepdesk/ui';
import { Ellipsis, GripVertical, TriangleAlert } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { useTranslation } from 'react-i18next';
import { useRuleWords } from '../../../../shared/parts/rules/rule-words.ts';

export interface RuleListProps {
  rules: readonly Rule[];
  onOrder: (ids: string[]) => void;
  onSwitch: (rule: Rule, on: boolean) => void;
  onOpen: (rule: Rule) => void;
  actionsFor: (rule: Rule) => ReadonlyArray<MenuAction>;
}

/** The rules in the order they run; moved by hand, or by keys from the handle. */
export function RuleList({ rules, onOrder, onSwitch, onOpen, actionsFor }: RuleListProps) {
  const { t } = useTranslation();
  const ids = rules.map((rule) => rule.id);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': rules.find((rule) => rule.id === key)?.name ?? '' })),
    onReorder: ({ keys, target }) => {
      // Dropped onto itself it stays where it is.
      if (keys.has(target.key)) return;
      const moved = ids.filter((id) => keys.has(id));
      const rest = ids.filter((id) => !keys.has(id));
      const at = rest.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      onOrder([...rest.slice(0, at), ...moved, ...rest.slice(at)]);
    },
  });
  return (
    <GridList aria-label={t('rules.list')} items={rules} dragAndDropHooks={dragAndDropHooks} onAction={(key) => onOpen(rules.find((rule) => rule.id === key) as Rule)} className="flex flex-col divide-y divide-line rounded-card border border-line bg-raised">
      {(rule) => (
        <GridListItem id={rule.id} textValue={rule.name} className="flex items-start gap-2 px-2 py-3 -outline-offset-2 first:rounded-t-card last:rounded-b-card data-hovered:bg-hover data-dragging:opacity-50">
          <AriaButton slot="drag" aria-label={t('rules.drag', { name: rule.name })} className="flex size-7 shrink-0 cursor-grab items-center justify-center rounded-control text-quiet data-hovered:bg-pressed pointer-coarse:size-10">
            <GripVertical size={16} />
          </AriaButton>
          <span className="w-5 shrink-0 pt-1 text-right text-13 text-quiet tabular">{ids.indexOf(rule.id) + 1}</span>
          <RuleRow rule={rule} />
          <Switch isSelected={rule.on} onChange={(on) => onSwitch(rule, on)} className="shrink-0 pt-1">
            <span className="sr-only">{t('rules.on', { name: rule.name })}</span>
          </Switch>
          <Menu
            label={t('settings.actionsFor', { name: rule.name })}
            placement="bottom end"
            groups={[{ id: 'row', actions: actionsFor(rule) }]}
            trigger={
              <IconButton size="sm" label={t('settings.actionsFor', { name: rule.name })}>
                <Ellipsis size={16} />
              </IconButton>
            }
          />
        </GridListItem>
      )}
    </GridList>
  );
}

function RuleRow({ rule }: { rule: Rule }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const trouble = rule.faults[0] ? t('rules.broken', { message: words.fault(rule.faults[0]) }) : rule.off_because === 'failing' ? t('rules.failing', { count: rule.failures, error: words.trouble(rule.last_problem, rule.last_error) }) : rule.failures > 0 ? t('rules.lastError', { error: words.trouble(rule.last_problem, rule.last_error) }) : null;
  const ran = rule.runs === 0 ? t('rules.neverRan') : t('rules.ran', { count: rule.runs });
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-0.5 pt-1">
      <span className={rule.on ? 'text-14 font-medium' : 'text-14 font-medium text-quiet'}>{rule.name}</span>
      <span className="text-13 text-quiet">{words.sentence(rule.definition)}</span>
      {trouble ? (
        <span className="flex items-start gap-1.5 text-13 text-danger">
          <TriangleAlert size={14} className="mt-0.5 shrink-0" />
          {trouble}
        </span>
      ) : null}
      <span className="text-12 text-quiet">{[ran, rule.failed > 0 ? t('rules.failed', { count: rule.failed }) : null].filter(Boolean).join(' · ')}</span>
    </div>
  );
}
