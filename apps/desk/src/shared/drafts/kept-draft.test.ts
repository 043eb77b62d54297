import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseDraft, confirmSaved, forgetDraft, keepDraft, readDraft, type DraftShelf, type KeptDraft } from './kept-draft.ts';

function shelf(): DraftShelf {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const draft: KeptDraft = { kind: 'reply', text: 'Hello', to: null, cc: null, attachments: [], updated_at: '2026-11-20T10:00:00Z', saved: false };

test('what the server never received is never lost to what it has', () => {
  const server = { ...draft, text: 'Older', updated_at: '2026-11-20T11:00:00Z' };
  assert.equal(chooseDraft(draft, server)?.text, 'Hello');
  assert.equal(chooseDraft({ ...draft, saved: true }, server)?.text, 'Older');
  assert.equal(chooseDraft({ ...draft, saved: true, updated_at: '2026-11-20T12:00:00Z' }, server)?.text, 'Hello');
  assert.equal(chooseDraft(null, server)?.saved, true);
  assert.equal(chooseDraft({ ...draft, saved: true }, null), null);
  assert.equal(chooseDraft(null, null), null);
});

test('a confirmation counts only for the text it was given for', () => {
  const kept = shelf();
  keepDraft(kept, 'c', draft);
  keepDraft(kept, 'c', { ...draft, text: 'Hello again', updated_at: '2026-11-20T10:00:02Z' });
  confirmSaved(kept, 'c', 'reply', '2026-11-20T10:00:00Z');
  assert.equal(readDraft(kept, 'c', 'reply')?.saved, false);
  confirmSaved(kept, 'c', 'reply', '2026-11-20T10:00:02Z');
  assert.equal(readDraft(kept, 'c', 'reply')?.saved, true);
});

test('an empty draft the server knows of leaves nothing behind, and damaged storage reads as none', () => {
  const kept = shelf();
  keepDraft(kept, 'c', { ...draft, text: '', saved: true });
  assert.equal(readDraft(kept, 'c', 'reply'), null);
  kept.setItem('keepdesk.draft.c.reply', '{oops');
  assert.equal(readDraft(kept, 'c', 'reply'), null);
});

test('a note and a reply are two drafts', () => {
  const kept = shelf();
  keepDraft(kept, 'c', { ...draft, kind: 'note', text: 'He is difficult' });
  assert.equal(readDraft(kept, 'c', 'reply'), null);
  keepDraft(kept, 'c', draft);
  forgetDraft(kept, 'c', 'reply');
  assert.equal(readDraft(kept, 'c', 'note')?.text, 'He is difficult');
});
