import { previewReturn, type AskedReturnLine } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const TYPING_MS = 250;

/** What would be decided, asked anew a moment after something was changed. What was said before stays until then. */
export function useJudged(orderId: string, kind: string, lines: readonly AskedReturnLine[] | null) {
  const asked = JSON.stringify(lines === null ? null : { order_id: orderId, kind, lines: lines.map(({ words: _words, variant_id: _variant, ...line }) => line) });
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), TYPING_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const found = useQuery({ queryKey: ['returns', 'preview', settled], queryFn: () => previewReturn(JSON.parse(settled)), enabled: settled !== 'null', placeholderData: (before) => before });
  return { preview: lines === null ? undefined : found.data, fresh: settled === asked && !found.isPlaceholderData && !found.isFetching, error: found.error };
}
