/** Words as they would be read, with what they are. */
export function Words({ name, head, text }: { name: string; head?: string | undefined; text: string }) {
  return (
    <div className="max-h-80 overflow-y-auto rounded-card bg-surface px-3 py-2 text-13" tabIndex={0} role="group" aria-label={name}>
      <p className="text-12 text-quiet">{name}</p>
      {head ? <p className="font-medium" dir="auto">{head}</p> : null}
      <p className="whitespace-pre-wrap" dir="auto">{text}</p>
    </div>
  );
}
