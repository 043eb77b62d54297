import type { ReactNode } from 'react';

const LINK = /\b(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g;

/** Text as it was written, its web addresses shown for what they are and opened in a new tab. */
export function PlainText({ text }: { text: string }) {
  const parts = text.split(LINK);
  return (
    <p className="max-w-[72ch] overflow-hidden text-15 break-words whitespace-pre-wrap" dir="auto">
      {parts.map((part, at): ReactNode =>
        at % 2 === 1 ? (
          <a key={at} href={part} target="_blank" rel="noopener noreferrer nofollow" className="underline decoration-line hover:decoration-current">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
