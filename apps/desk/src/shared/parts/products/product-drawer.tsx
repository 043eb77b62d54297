import { compareProducts, loadProduct, productOfSku, searchProducts, type ProductPage } from '@keepdesk/client';
import { Button, Drawer, Field, Money, Pill } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Scale, Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../kit/section.tsx';
import { SizeTable } from './size-table.tsx';

export type WhichProduct = { readonly id: string } | { readonly brandId: string; readonly sku: string };

/** One product beside whatever one is doing: what there is of it and where, how it fits, what goes with it, and how it compares. */
export function ProductDrawer({ which, onClose }: { which: WhichProduct; onClose: () => void }) {
  const { t } = useTranslation();
  const [path, setPath] = useState<readonly string[]>([]);
  const first = useQuery({ queryKey: ['product', 'which', which], queryFn: async () => ('id' in which ? which.id : productOfSku(which.brandId, which.sku)) });
  const id = path.at(-1) ?? first.data ?? null;
  const found = useQuery({ queryKey: ['product', 'one', id], queryFn: () => loadProduct(id ?? ''), enabled: id !== null });
  return (
    <Drawer title={found.data?.title ?? t('prod.product')} isOpen onClose={onClose}>
      <div className="flex flex-col gap-5 p-4">
        {path.length > 0 ? (
          <Button look="quiet" size="sm" className="self-start" icon={<ArrowLeft size={13} />} onPress={() => setPath(path.slice(0, -1))}>
            {t('prod.back')}
          </Button>
        ) : null}
        {first.data === null ? <p className="text-13 text-quiet">{t('prod.notKnown')}</p> : null}
        {first.isError ? <Loaded found={first}>{null}</Loaded> : null}
        {id === null ? null : (
          <Loaded found={found} title={t('prod.failed')}>
            {found.data ? <Whole product={found.data} onOpen={(other) => setPath([...path, other])} /> : null}
          </Loaded>
        )}
      </div>
    </Drawer>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-13 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Whole({ product, onOpen }: { product: ProductPage; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="flex items-start gap-3">
        {product.image_url ? <img src={product.image_url} alt="" className="size-16 rounded-control border border-line object-cover" /> : null}
        <div className="flex min-w-0 flex-col gap-1 text-13">
          <span className="text-quiet">{[product.category, product.source].filter(Boolean).join(' · ')}</span>
          {product.runs === 'true' ? null : <Pill tone="warning">{t(`prod.runs.${product.runs}`)}</Pill>}
          {product.fit_note === '' ? null : <p>{product.fit_note}</p>}
        </div>
      </div>
      <Part title={t('prod.variants')}>
        <ul className="flex flex-col divide-y divide-line text-13">
          {product.variants.map((variant) => (
            <li key={variant.id} className="flex flex-col gap-0.5 py-1.5">
              <span className="flex items-baseline gap-2">
                <span className="font-medium">{variant.title || product.title}</span>
                <span className="truncate text-12 text-quiet">{variant.sku}</span>
                <Money value={variant.price} className="ml-auto" />
                <span className={variant.stock === 0 ? 'text-danger tabular' : 'text-quiet tabular'}>{variant.stock === null ? t('prod.notCounted') : variant.stock === 0 ? t('prod.soldOut') : t('prod.inStock', { count: variant.stock })}</span>
              </span>
              {variant.places.length > 0 ? <span className="text-12 text-quiet">{variant.places.map((place) => `${place.location}: ${place.quantity}`).join(' · ')}</span> : null}
            </li>
          ))}
        </ul>
      </Part>
      {product.chart ? (
        <Part title={t('prod.chart', { name: product.chart.name })}>
          <SizeTable chart={product.chart} />
        </Part>
      ) : null}
      {product.related.length > 0 ? (
        <Part title={t('prod.goesWith')}>
          <ul className="flex flex-col">
            {product.related.map((other) => (
              <li key={`${other.kind}-${other.direction}-${other.id}`} className="flex items-baseline gap-2 text-13">
                <span className="text-quiet">{t(`prod.relation.${other.kind}_${other.direction}`)}</span>
                <Button look="quiet" size="sm" onPress={() => onOpen(other.id)}>
                  {other.title}
                </Button>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <Compared product={product} />
    </>
  );
}

const MOST = 4;

/** Up to three others beside this one, fact by fact; what differs comes first. */
function Compared({ product }: { product: ProductPage }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [others, setOthers] = useState<readonly string[]>([]);
  const typed = words.trim();
  const hits = useQuery({ queryKey: ['product', 'search', product.brand_id, typed], queryFn: () => searchProducts(product.brand_id, typed), enabled: typed.length >= 2 });
  const ids = [product.id, ...others];
  const table = useQuery({ queryKey: ['product', 'compare', ids], queryFn: () => compareProducts(ids), enabled: others.length > 0 });
  return (
    <Part title={t('prod.compare')}>
      {ids.length < MOST ? <Field label={t('prod.compareWith')} hideLabel placeholder={t('prod.compareWith')} before={<Search size={14} />} value={words} onChange={setWords} /> : null}
      {typed.length >= 2 ? (
        <ul className="flex max-h-40 flex-col overflow-y-auto">
          {(hits.data ?? []).filter((hit) => !ids.includes(hit.id)).map((hit) => (
            <li key={hit.id}>
              <Button look="quiet" size="sm" icon={<Scale size={13} />} onPress={() => { setOthers([...others, hit.id]); setWords(''); }}>
                {hit.title}
              </Button>
            </li>
          ))}
          {hits.data?.length === 0 ? <li className="text-13 text-quiet">{t('ui.noResults')}</li> : null}
        </ul>
      ) : null}
      {table.data ? (
        <div className="overflow-x-auto" role="region" aria-label={t('prod.compare')} tabIndex={0}>
          <table className="w-full text-13">
            <thead>
              <tr>
                <td />
                {table.data.products.map((one) => <th key={one.id} scope="col" className="px-2 py-1 text-left font-semibold">{one.title}</th>)}
              </tr>
            </thead>
            <tbody>
              {table.data.rows.map((row) => (
                <tr key={row.fact} className="border-t border-line align-top">
                  <th scope="row" className="py-1 pr-2 text-left font-medium text-quiet">{t(`prod.fact.${row.fact}` as 'prod.fact.price')}</th>
                  {row.values.map((value, at) => <td key={at} className={row.differs ? 'px-2 py-1' : 'px-2 py-1 text-quiet'}>{row.fact === 'runs' && value !== null ? t(`prod.runs.${value}` as 'prod.runs.small') : (value ?? '–')}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Part>
  );
}
