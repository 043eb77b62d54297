import { loadProduct, noteFit, relateProduct, searchProducts, unrelateProduct, type ProductPage, type ProductRelation, type ProductSummary } from '@keepdesk/client';
import { Button, Field, Select } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Search, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Card } from '../../../../shared/kit/section.tsx';
import { KeptField } from '../returns/kept-fields.tsx';

const runs = ['small', 'true', 'large'] as const;
const relations = [['fits', 'to'], ['replaces', 'to'], ['replaces', 'from'], ['accessory', 'to'], ['accessory', 'from']] as const;
const seen = [['settings'], ['product']] as const;

function Finder({ brandId, label, onChoose }: { brandId: string; label: string; onChoose: (product: ProductSummary) => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const typed = words.trim();
  const hits = useQuery({ queryKey: ['product', 'search', brandId, typed], queryFn: () => searchProducts(brandId, typed), enabled: typed.length >= 2 && brandId !== '' });
  return (
    <div className="flex flex-col gap-1">
      <Field label={label} before={<Search size={14} />} placeholder={t('prod.set.find')} value={words} onChange={setWords} />
      <ul className="flex max-h-40 flex-col overflow-y-auto">
        {typed.length < 2 ? null : (hits.data ?? []).map((hit) => (
          <li key={hit.id}>
            <Button look="quiet" size="sm" onPress={() => { onChoose(hit); setWords(''); }}>
              {hit.title}
            </Button>
          </li>
        ))}
        {typed.length >= 2 && hits.data?.length === 0 ? <li className="text-13 text-quiet">{t('ui.noResults')}</li> : null}
      </ul>
    </div>
  );
}

/** How one product fits beside its label, and what goes with it. */
export function FitCard({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const [id, setId] = useState<string | null>(null);
  const found = useQuery({ queryKey: ['product', 'one', id], queryFn: () => loadProduct(id ?? ''), enabled: id !== null });
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('prod.set.product')}</h3>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Finder brandId={brandId} label={t('prod.set.find')} onChoose={(product) => setId(product.id)} />
      </div>
      {found.data ? <Known key={found.data.id} product={found.data} /> : null}
    </Card>
  );
}

function Known({ product }: { product: ProductPage }) {
  const { t } = useTranslation();
  const [relation, setRelation] = useState('fits_to');
  const note = useChange((fit: { runs: ProductPage['runs']; fit_note: string }) => noteFit(product.id, fit), undefined, seen);
  const add = useChange((wanted: ProductRelation) => relateProduct(product.id, wanted), undefined, seen);
  const drop = useChange((wanted: ProductRelation) => unrelateProduct(product.id, wanted), t('prod.set.removed'), seen);
  return (
    <div className="flex flex-col gap-4 border-t border-line pt-4">
      <h4 className="text-14 font-semibold">{product.title}</h4>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Select label={t('prod.set.fit')} value={product.runs} onChange={(chosen) => note.mutate({ runs: chosen, fit_note: product.fit_note })} choices={runs.map((one) => ({ id: one, name: t(`prod.runs.${one}`) }))} />
        <KeptField label={t('prod.set.note')} value={product.fit_note} blank help={t('prod.set.noteHelp')} onKeep={(fit_note) => note.mutate({ runs: product.runs, fit_note })} />
        <Select label={t('prod.set.relate')} value={relation} onChange={setRelation} choices={relations.map(([kind, direction]) => ({ id: `${kind}_${direction}`, name: t(`prod.relation.${kind}_${direction}`) }))} />
        <Finder brandId={product.brand_id} label={t('prod.set.other')} onChoose={(other) => add.mutate({ product_id: other.id, ...partsOf(relation) })} />
      </div>
      <ul className="flex flex-col gap-1 text-13">
        {product.related.map((other) => (
          <li key={`${other.kind}-${other.direction}-${other.id}`} className="flex items-center gap-2">
            <span className="text-quiet">{t(`prod.relation.${other.kind}_${other.direction}`)}</span>
            {other.title}
            <Button size="sm" look="quiet" icon={<X size={13} />} onPress={() => drop.mutate({ product_id: other.id, kind: other.kind, direction: other.direction })}>
              {t('action.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const partsOf = (relation: string): Pick<ProductRelation, 'kind' | 'direction'> => {
  const found = relations.find(([kind, direction]) => `${kind}_${direction}` === relation) ?? relations[0];
  return { kind: found[0], direction: found[1] };
};
