import { ArrowRight } from 'lucide-react';
import { useRuleWords } from '../../../../shared/parts/rules/rule-words.ts';

/** What fields would become, from what they are. */
export function Change({ before, after, otherwise }: { before: Record<string, unknown>; after: Record<string, unknown>; otherwise: string }) {
  const words = useRuleWords();
  const fields = Object.keys(after);
  if (fields.length === 0) return <p className="text-13 text-quiet">{otherwise}</p>;
  return (
    <ul className="text-13">
      {fields.map((field) => (
        <li key={field}>
          <span className="text-quiet">{words.field(field)}:</span> {words.value(field, before[field])} <ArrowRight size={12} className="inline text-quiet" aria-label="→" /> {words.value(field, after[field])}
        </li>
      ))}
    </ul>
  );
}
