/** The shop's own address at Shopify, in what people paste: its name, its address, or a page of its admin. */
export function shopAddress(text: string): string {
  const plain = text.trim().toLowerCase().replace(/^[a-z]+:\/\//, '');
  const admin = /^admin\.shopify\.com\/store\/([a-z0-9-]+)/.exec(plain);
  const first = admin?.[1] ?? plain.replace(/[/?#].*$/, '');
  return first === '' || first.includes('.') ? first : `${first}.myshopify.com`;
}
