import { loadPlaceholders, loadSnippets } from '@keepdesk/client';
import { classNames } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { helpKey } from '../help-key.ts';
import { offeredFor, slashBefore, type Offered } from './slash.ts';

/** Snippets and facts of the order after a `/`, moved through with the arrow keys while the caret stays where it is. */
export function SlashMenu({ editor, brandId }: { editor: Editor; brandId: string; language: string }) {
  const { t } = useTranslation();
  const id = useId();
  const [at, setAt] = useState(0);
  const [left, setLeft] = useState<number | null>(null);
  const facts = useQuery({ queryKey: ['placeholders'], queryFn: loadPlaceholders, staleTime: Infinity });
  const snippets = useQuery({ queryKey: [...helpKey, 'snippets', brandId], queryFn: () => loadSnippets(brandId) });
  const { $from, empty } = editor.state.selection;
  const typed = empty && $from.parent.isTextblock ? slashBefore($from.parent.textBetween(0, $from.parentOffset, undefined, '￼')) : null;
  const all: Offered[] = [
    ...(snippets.data?.data ?? []).map((one) => ({ put: `snippet:${one.key}`, name: one.name, note: one.key, kind: 'snippet' as const })),
    ...(facts.data?.data ?? []).map((one) => ({ put: one.name, name: one.name, note: one.meaning, kind: 'fact' as const })),
  ];
  const offered = typed === null || left === $from.pos - typed.length ? [] : offeredFor(all, typed);
  useEffect(() => setAt(0), [typed]);
  const pick = (one: Offered) => {
    const end = editor.state.selection.from;
    editor.chain().focus().insertContentAt({ from: end - (typed?.length ?? 0) - 1, to: end }, `{{${one.put}}}`).run();
  };
  useEffect(() => {
    if (offered.length === 0) return;
    const press = (event: KeyboardEvent) => {
      const present = offered[at];
      if (event.isComposing) return;
      if (event.key === 'ArrowDown') setAt((at + 1) % offered.length);
      else if (event.key === 'ArrowUp') setAt((at - 1 + offered.length) % offered.length);
      else if ((event.key === 'Enter' || event.key === 'Tab') && present) pick(present);
      else if (event.key === 'Escape') setLeft($from.pos - (typed?.length ?? 0));
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const place = editor.view.dom;
    place.addEventListener('keydown', press, true);
    return () => place.removeEventListener('keydown', press, true);
  });
  if (offered.length === 0) return <p className="border-t border-line px-5 py-2 text-12 text-quiet">{t('help.slashHelp')}</p>;
  const caret = editor.view.coordsAtPos($from.pos);
  return (
    <ul id={id} role="listbox" aria-label={t('help.slashLabel')} className="floats fixed z-30 max-h-72 w-80 max-w-[90vw] overflow-y-auto p-1" style={{ top: Math.min(caret.bottom + 4, window.innerHeight - 300), left: Math.min(caret.left, window.innerWidth - 340) }}>
      {offered.map((one, index) => (
        <li
          key={one.put} role="option" aria-selected={index === at}
          onPointerMove={() => setAt(index)}
          onPointerDown={(event) => {
            event.preventDefault();
            pick(one);
          }}
          className={classNames('flex flex-col rounded-control px-2 py-1 text-14', index === at && 'bg-hover')}
        >
          <span className="flex gap-2">
            <span className="min-w-0 flex-1 truncate">{one.name}</span>
            <span className="text-12 text-quiet">{t(`help.${one.kind}`)}</span>
          </span>
          <span className="truncate text-12 text-quiet">{one.note}</span>
        </li>
      ))}
    </ul>
  );
}
