import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../session/session.tsx';
import { brandAmong } from './brand-search.ts';

const KEY = 'workforce brand';

/**
 * Which brand the pages of workforce look at: it stands in the address, so that a link says it, and is kept as long as the browser's tab is open, so
 * that the next page begins with it.
 */
export function usePlannedBrand(): [brandId: string, choose: (brandId: string) => void] {
  const { brands } = useSession();
  const navigate = useNavigate();
  const { brand } = useSearch({ strict: false });
  const brandId = brandAmong(brands, brand, sessionStorage.getItem(KEY));
  useEffect(() => {
    if (brandId !== '') sessionStorage.setItem(KEY, brandId);
  }, [brandId]);
  const choose = (next: string): void => {
    sessionStorage.setItem(KEY, next);
    void navigate({ to: '.', replace: true, search: (before) => ({ ...before, brand: next }) });
  };
  return [brandId, choose];
}
