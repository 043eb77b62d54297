interface Said {
  readonly kind: string;
  readonly author_name: string;
  readonly at: Date;
  readonly text: string;
}

/** What was said, one after the other, with who and when (UTC); an agent by first name, as the chat showed it. */
export function transcriptOf(messages: readonly Said[], customer: string, brand: string): string {
  return messages
    .map((message) => {
      const ours = message.kind !== 'customer';
      const who = ours ? [message.author_name.split(' ')[0], brand].filter(Boolean).join(', ') : message.author_name || customer;
      return `${who} · ${message.at.toISOString().slice(0, 16).replace('T', ' ')} UTC\n${message.text || '(file)'}`;
    })
    .join('\n\n');
}
