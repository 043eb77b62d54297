import type { Conversation } from '@keepdesk/client';
import { IconButton, Popover } from '@keepdesk/ui';
import { Check, CircleHelp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Wish } from '../../shared/actions/apply-change.ts';
import { useChoices } from '../../shared/actions/choices.ts';
import { useReading } from '../../shared/actions/use-reading.ts';
import { wholeName } from '../../shared/words/reason.ts';
import { rankByName } from './composer/triggers.ts';

interface ReasonPickerProps {
  conversation: Conversation;
  onChange: (change: Wish, done: string) => void;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  /** the choice resolves the conversation too */
  resolves: boolean;
}

interface Named {
  id: string;
  /** with what it stands beneath: two may have one name */
  name: string;
}

/** The contact reasons of a brand that are in use, by their whole names. */
function useReasons(brandId: string): { choices: Named[]; nameOf: (id: string) => string } {
  const { reasons } = useChoices();
  return {
    choices: reasons.filter((reason) => reason.brand_id === brandId && !reason.retired).map((reason) => ({ id: reason.id, name: wholeName(reason, reasons) })),
    nameOf: (id) => reasons.find((reason) => reason.id === id)?.name ?? '',
  };
}

/** What the message was read as stands first: opening the list and Enter takes it. */
function likelyFirst(choices: readonly Named[], likely: readonly string[]): Named[] {
  const first = likely.flatMap((id) => choices.find((choice) => choice.id === id) ?? []);
  return [...first, ...choices.filter((choice) => !first.includes(choice))];
}

/** What a conversation is about: one contact reason that it counts under, and others it also touches. */
export function ReasonPicker({ conversation, onChange, isOpen, onOpenChange, resolves }: ReasonPickerProps) {
  const { t } = useTranslation();
  const { choices, nameOf } = useReasons(conversation.brand_id);
  const reading = useReading(conversation.id);
  const likely = reading && !reading.out_of_scope ? [reading.guess, ...reading.alternatives].flatMap((guess) => guess.reason_id ?? []) : [];
  const { reason_id: main, other_reason_ids: others } = conversation;
  const choose = (id: string) => onChange({ reason_id: id }, t('action.reasonSet', { name: nameOf(id) }));
  const touch = (id: string) => onChange({ other_reason_ids: others.includes(id) ? others.filter((one) => one !== id) : [...others, id] }, t(others.includes(id) ? 'action.reasonAlsoNot' : 'action.reasonAlso', { name: nameOf(id) }));
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1">
      <Popover
        label={t('action.reason')}
        isOpen={isOpen}
        onOpenChange={onOpenChange}
        trigger={
          <AriaButton aria-label={main ? t('action.reasonIs', { name: nameOf(main) }) : t('action.reason')} className="flex h-6 min-w-0 items-center gap-1 rounded-control px-1.5 text-12 text-quiet data-hovered:bg-hover data-hovered:text-text">
            {main ? null : <CircleHelp size={14} />}
            <span className="max-w-56 truncate">{main ? nameOf(main) : t('action.reason')}</span>
          </AriaButton>
        }
      >
        {(close) => (
          <ReasonList
            choices={choices}
            likely={likely}
            main={main}
            others={others}
            hint={resolves ? t('action.reasonResolves') : null}
            onChoose={(id) => {
              choose(id);
              close();
            }}
            onTouch={touch}
          />
        )}
      </Popover>
      {others.map((id) => (
        <span key={id} className="inline-flex h-5 items-center gap-1 rounded-full border border-line pl-2 text-12 text-quiet">
          {nameOf(id)}
          <button type="button" aria-label={t('action.reasonDrop', { name: nameOf(id) })} onClick={() => touch(id)} className="flex size-5 items-center justify-center rounded-full hover:bg-pressed hover:text-text">
            <X size={11} />
          </button>
        </span>
      ))}
    </div>
  );
}

function ReasonList({ choices: all, likely: guessed, main, others, hint, onChoose, onTouch }: { choices: readonly Named[]; likely: readonly string[]; main: string | null; others: readonly string[]; hint: string | null; onChoose: (id: string) => void; onTouch: (id: string) => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  // As it stands when the list opens: nothing moves under the pointer when a guess comes late.
  const [likely] = useState(guessed);
  const choices = likelyFirst(all, likely);
  const found = query.trim() === '' ? choices : rankByName(choices, query);
  return (
    <div className="flex w-80 max-w-full flex-col p-1">
      {hint ? <p className="px-2 pt-1 text-12 text-quiet">{hint}</p> : null}
      <input
        autoFocus
        value={query}
        aria-label={t('action.findReason')}
        placeholder={t('action.findReason')}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found;
          // With nothing typed only a guess is taken: the first of the tree is no choice.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && first && (query.trim() !== '' || likely.includes(first.id))) onChoose(first.id);
        }}
        className="h-8 px-2 text-14 focus-visible:outline-none"
      />
      <ul className="max-h-80 overflow-y-auto border-t border-line pt-1">
        {found.map(({ id, name }) => (
          <li key={id} className="flex items-center gap-1">
            <button type="button" className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-control px-2 py-1 text-left text-14 hover:bg-hover focus-visible:bg-hover" onClick={() => onChoose(id)}>
              <span className="min-w-0 flex-1">{name}</span>
              {id === main ? <Check size={16} className="shrink-0 text-accent" /> : null}
            </button>
            {id === main ? (
              <span className="w-7 shrink-0" />
            ) : (
              <IconButton size="sm" label={t(others.includes(id) ? 'action.reasonDrop' : 'action.reasonAdd', { name })} pressed={others.includes(id)} onPress={() => onTouch(id)}>
                {others.includes(id) ? <Check size={14} /> : <Plus size={14} />}
              </IconButton>
            )}
          </li>
        ))}
        {found.length === 0 ? <li className="px-2 py-2 text-13 text-quiet">{t('action.noReason')}</li> : null}
      </ul>
    </div>
  );
}
