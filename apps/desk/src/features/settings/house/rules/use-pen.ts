import type { Rule } from '@keepdesk/client';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../../../shared/session/session.tsx';
import type { RuleDraft } from './rule-editor.tsx';

/** The address of a rule that is not there yet. */
export const NEW = 'new';
export const BLANK: RuleDraft = { name: '', definition: { triggers: ['opened'], when: { all: [] }, then: [] } };

const useAddress = (): { brand?: string; rule?: string } => useSearch({ strict: false });

/** The brand of the address, or the first, until another is chosen. */
export function useBrandOfAddress(): [brandId: string, choose: (brandId: string) => void] {
  const { brands } = useSession();
  const { brand } = useAddress();
  return useState(brands.find((one) => one.id === brand)?.id ?? brands[0]?.id ?? '');
}

/** Which rule is under the pen, by the address: the browser's Back puts it down, and whoever closes it stands where they stood before. */
export function usePen(brandId: string) {
  const { rule: id } = useAddress();
  const navigate = useNavigate();
  const { history } = useRouter();
  const start = useRef<RuleDraft>(BLANK);
  const begun = useRef(false);
  useFocusBack(id);
  const go = (rule: string | undefined, replace: boolean) => void navigate({ to: '/settings/$section', params: { section: 'rules' }, search: { brand: brandId, ...(rule === undefined ? {} : { rule }) }, replace });
  return {
    id, start: start.current,
    begin: (rule: Rule | null, draft: RuleDraft) => {
      start.current = draft;
      begun.current = true;
      go(rule?.id ?? NEW, false);
    },
    close: () => {
      if (!begun.current) return go(undefined, true);
      begun.current = false;
      history.back();
    },
  };
}

/** Once the editor is gone, the row that opened it has the focus again; after a new rule, the button that began it. */
function useFocusBack(id: string | undefined): void {
  const last = useRef(id);
  useEffect(() => {
    const left = last.current;
    last.current = id;
    if (id !== undefined || left === undefined) return undefined;
    // A dialog that asked gives the focus back in the next frame: this comes after it.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(left === NEW ? '[data-begins-rule] button' : `[role="row"][data-key="${CSS.escape(left)}"]`)?.focus()));
    return () => cancelAnimationFrame(frame);
  }, [id]);
}
