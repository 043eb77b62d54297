import { Node } from '@tiptap/core';
import type { DOMOutputSpec } from '@tiptap/pm/model';

export const calloutKinds = ['note', 'tip', 'warning'] as const;
export type CalloutKind = (typeof calloutKinds)[number];

/** A box that must not be missed: `<aside type="tip">`, which passes the server's cleaning as it is. */
export const CalloutNode = Node.create({
  name: 'callout',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  addAttributes: () => ({ type: { default: 'note', parseHTML: (element: HTMLElement) => calloutKinds.find((kind) => kind === element.getAttribute('type')) ?? 'note' } }),
  parseHTML: () => [{ tag: 'aside' }],
  renderHTML: ({ HTMLAttributes }): DOMOutputSpec => ['aside', HTMLAttributes, 0],
});
