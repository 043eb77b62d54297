/** One language of a demo article. The body is HTML as the editor writes it. */
export interface DemoText {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
}

export interface DemoArticle {
  readonly category: string;
  readonly texts: Readonly<Partial<Record<'en' | 'de' | 'ar', DemoText>>>;
  /** how many of a hundred readers it helped */
  readonly helps: number;
}

export interface DemoCategory {
  readonly key: string;
  readonly icon: string;
  readonly names: Readonly<Record<string, string>>;
}

export const text = (title: string, summary: string, body: string): DemoText => ({ title, summary, body });

export const demoCategories: readonly DemoCategory[] = [
  { key: 'shipping', icon: 'parcel', names: { en: 'Orders and shipping', de: 'Bestellung und Versand', ar: 'الطلبات والشحن' } },
  { key: 'returns', icon: 'return', names: { en: 'Returns and exchanges', de: 'Rückgabe und Umtausch', ar: 'الإرجاع والاستبدال' } },
  { key: 'payment', icon: 'payment', names: { en: 'Payment', de: 'Zahlung', ar: 'الدفع' } },
  { key: 'product', icon: 'product', names: { en: 'Our products', de: 'Unsere Produkte', ar: 'منتجاتنا' } },
];
