import { classNames } from '@keepdesk/ui';
import { lazy, Suspense, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { wordsForProducts } from '../../i18n/start.ts';
import { useMay } from '../../session/session.tsx';

const ProductDrawer = lazy(() => Promise.all([import('./product-drawer.tsx'), wordsForProducts()]).then(([part]) => ({ default: part.ProductDrawer })));

/** What a line of an order is called; pressed, the product opens beside it, where its SKU is known and one may see products. */
export function ProductName({ title, sku, brandId, className }: { title: string; sku: string | null; brandId: string; className?: string }) {
  const maySee = useMay('catalogue.read');
  const [open, setOpen] = useState(false);
  const look = classNames('block max-w-full truncate', className);
  if (sku === null || !maySee) return <bdi className={look}>{title}</bdi>;
  return (
    <>
      <AriaButton onPress={() => setOpen(true)} className={classNames(look, 'rounded-control text-left data-hovered:underline')}>
        <bdi>{title}</bdi>
      </AriaButton>
      {open ? (
        <Suspense fallback={null}>
          <ProductDrawer which={{ brandId, sku }} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
