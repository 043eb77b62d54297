import type { ArticlesFound, Macro, MacroPreview } from '@keepdesk/client';
import { Avatar, classNames, Kbd } from '@keepdesk/ui';
import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStepWords } from '../../../shared/parts/macros/step-words.ts';
import type { Trigger } from './triggers.ts';

export interface Suggestion {
  id: string;
  name: string;
  macro?: Macro;
  article?: ArticlesFound;
}

export interface SuggestionListProps {
  id: string;
  kind: Trigger['kind'];
  choices: readonly Suggestion[];
  at: number;
  preview: MacroPreview | undefined;
  onHover: (at: number) => void;
  onPick: (choice: Suggestion) => void;
}

function Preview({ choice, preview }: { choice: Suggestion; preview: MacroPreview | undefined }) {
  const { t } = useTranslation();
  const stepWords = useStepWords();
  const gaps = new Set(preview?.unfilled ?? []);
  const text = preview?.text ?? choice.macro?.text ?? '';
  return (
    <div className="hidden w-80 shrink-0 flex-col gap-2 overflow-y-auto border-l border-line p-3 text-13 sm:flex">
      <p className="leading-5 whitespace-pre-wrap">
        {text.split(/(\{\{[^{}]*\}\})/).map((part, at) =>
          part.startsWith('{{') ? (
            <mark key={at} className="rounded-sm bg-warning-soft px-0.5 text-warning">
              {part.slice(2, -2).trim()}
            </mark>
          ) : (
            part
          ),
        )}
      </p>
      {gaps.size > 0 ? <p className="text-12 text-warning">{t('composer.unfilled', { count: gaps.size })}</p> : null}
      {choice.macro?.actions.length ? (
        <p className="flex items-center gap-1.5 text-12 text-quiet">
          <Zap size={12} />
          {choice.macro.actions.map(stepWords).join(' · ')}
        </p>
      ) : null}
    </div>
  );
}

const names = { macro: 'macros', mention: 'mention', article: 'articles' } as const;

/** What `/`, `@` and `??` offer, above the text, moved through with the arrow keys while the caret stays where it is. */
export function SuggestionList({ id, kind, choices, at, preview, onHover, onPick }: SuggestionListProps) {
  const { t } = useTranslation();
  const present = choices[at];
  return (
    <div className="floats enters absolute inset-x-3 bottom-full z-20 mb-2 flex max-h-72 overflow-hidden sm:right-auto">
      <ul id={id} role="listbox" aria-label={t(`composer.${names[kind]}`)} className="min-w-0 flex-1 overflow-y-auto p-1 sm:w-80 sm:flex-none">
        {choices.length === 0 ? <li className="px-2 py-1.5 text-13 text-quiet">{t(kind === 'article' ? 'composer.noArticle' : 'composer.noMacro')}</li> : null}
        {choices.map((choice, index) => (
          <li
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' });
            }}
            onPointerMove={() => onHover(index)}
            onPointerDown={(event) => {
              event.preventDefault();
              onPick(choice);
            }}
            className={classNames('flex min-h-8 items-center gap-2 rounded-control px-2 py-1 text-14', index === at && 'bg-hover')}
          >
            {kind === 'mention' ? <Avatar name={choice.name} size={20} /> : null}
            <span className="min-w-0 flex-1 truncate">{choice.name}</span>
            {choice.macro?.folder ? <span className="text-12 text-quiet">{choice.macro.folder}</span> : null}
            {index === at ? <Kbd keys="enter" /> : null}
          </li>
        ))}
      </ul>
      {kind === 'macro' && present ? <Preview choice={present} preview={preview} /> : null}
      {present?.article ? <p className="hidden w-80 shrink-0 border-l border-line p-3 text-13 sm:block">{present.article.summary}</p> : null}
    </div>
  );
}
