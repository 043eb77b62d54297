import { ApiProblem, loadArticle, saveArticle, type Article, type ArticleText } from '@keepdesk/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { helpKey } from './help-key.ts';

const PAUSE_MS = 1000;

export type Standing = 'saved' | 'unsaved' | 'saving' | 'conflict' | 'failed';
export interface ArticleDraft {
  title: string;
  summary: string;
  body: string;
}

/**
 * What somebody is writing, saved a moment after they pause and before they leave. Of two who write at once the second is told;
 * nothing is written over until they say so.
 */
export function useArticleDraft(article: Article, text: ArticleText) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<ArticleDraft>({ title: text.title, summary: text.summary, body: text.body });
  const [standing, setStanding] = useState<Standing>('saved');
  const now = useRef({ draft, edit: text.edit, dirty: false, running: null as Promise<boolean> | null });

  const write = async (): Promise<boolean> => {
    const sent = now.current.draft;
    now.current.dirty = false;
    setStanding('saving');
    try {
      const saved = await saveArticle(article.id, text.language, { ...sent, title: sent.title.trim() === '' ? text.title : sent.title, edit: now.current.edit });
      now.current.edit = saved.translations.find((one) => one.language === text.language)?.edit ?? now.current.edit;
      client.setQueryData([...helpKey, 'article', article.id], saved);
      setStanding(now.current.dirty ? 'unsaved' : 'saved');
      return true;
    } catch (problem) {
      now.current.dirty = true;
      setStanding(problem instanceof ApiProblem && problem.code === 'changed_meanwhile' ? 'conflict' : 'failed');
      return false;
    }
  };
  /** Answers whether everything is kept. */
  const save = async (): Promise<boolean> => {
    if (now.current.running) await now.current.running;
    if (!now.current.dirty) return true;
    now.current.running = write().finally(() => (now.current.running = null));
    return now.current.running;
  };
  const change = (part: Partial<ArticleDraft>): void => {
    const next = { ...now.current.draft, ...part };
    if (next.title === now.current.draft.title && next.summary === now.current.draft.summary && next.body === now.current.draft.body) return;
    now.current.draft = next;
    now.current.dirty = true;
    setDraft(next);
    setStanding((before) => (before === 'conflict' ? before : 'unsaved'));
  };
  useEffect(() => {
    if (standing !== 'unsaved') return;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  const leave = useRef(save);
  useEffect(() => {
    leave.current = save;
  });
  useEffect(() => () => void leave.current(), []);
  /** Mine is kept over theirs. */
  const insist = async (): Promise<void> => {
    now.current.edit = (await loadArticle(article.id)).translations.find((one) => one.language === text.language)?.edit ?? now.current.edit;
    await save();
  };
  return { draft, standing, change, save, insist, edit: () => now.current.edit };
}
