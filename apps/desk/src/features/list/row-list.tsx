import type { InboxRow as Row } from '@keepdesk/client';
import { classNames } from '@keepdesk/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLook } from '../../shared/layout/look.ts';
import { useSession } from '../../shared/session/session.tsx';
import { InboxRow } from './inbox-row.tsx';

export interface RowListProps {
  rows: readonly Row[];
  open: number | null;
  marked: readonly Row[];
  stale: boolean;
  onOpen: (row: Row) => void;
  onMark: (row: Row) => void;
  onNear: (row: Row | null) => void;
  onPress: (row: Row) => void;
  onEnd: () => void;
}

const NEAR_END = 10;

/** Height of a row in pixels, as the density and the pointer of this device make it. */
function rowHeight(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row-height')) * rem || 64;
}

/** Only the rows in sight are in the page, however long the queue is. */
export function RowList({ rows, open, marked, stale, onOpen, onMark, onNear, onPress, onEnd }: RowListProps) {
  const { t } = useTranslation();
  const { brands } = useSession();
  const { density } = useLook();
  const scroller = useRef<HTMLDivElement>(null);
  const brandOf = useMemo(() => new Map(brands.map((brand) => [brand.id, brand])), [brands]);
  const markedIds = useMemo(() => new Set(marked.map((row) => row.id)), [marked]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 8,
    getItemKey: (at) => rows[at]?.id ?? at,
  });
  useEffect(() => virtual.measure(), [density, virtual]);

  // All rows are equally high, so where one stands needs no measuring.
  const openAt = rows.findIndex((row) => row.number === open);
  useEffect(() => {
    const box = scroller.current;
    if (openAt < 0 || !box) return;
    const height = rowHeight();
    const from = openAt * height;
    if (from < box.scrollTop) box.scrollTop = from;
    else if (from + height > box.scrollTop + box.clientHeight) box.scrollTop = from + height - box.clientHeight;
  }, [openAt]);

  const items = virtual.getVirtualItems();
  const last = items[items.length - 1]?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - NEAR_END) onEnd();
  }, [last, rows.length, onEnd]);

  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = by === undefined ? undefined : rows[Math.min(rows.length - 1, Math.max(0, openAt + by))];
    if (!next) return;
    event.preventDefault();
    onOpen(next);
  };

  return (
    <div
      ref={scroller}
      role="listbox"
      data-leaves-keys
      tabIndex={0}
      aria-label={t('list.title')}
      aria-activedescendant={openAt >= 0 ? `row-${open}` : undefined}
      onKeyDown={press}
      // The row that is open shows the focus; the list does so only while none is.
      className={classNames('group/list h-full overflow-y-auto -outline-offset-2', openAt >= 0 && 'outline-none!', stale && 'opacity-60')}
    >
      <div className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index]!;
          return (
            <div key={item.key} className="absolute inset-x-0 top-0" style={{ transform: `translateY(${item.start}px)` }}>
              <InboxRow
                row={row}
                brand={brandOf.get(row.brand_id)}
                open={row.number === open}
                marked={markedIds.has(row.id)}
                onOpen={onOpen}
                onMark={onMark}
                onNear={onNear}
                onPress={onPress}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
