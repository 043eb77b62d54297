/** What a browser says over its socket. Everything else it says is left alone. */
export type FromBrowser =
  | { readonly t: 'hello'; readonly visitor: string; readonly has: Readonly<Record<string, number>> }
  | { readonly t: 'typing'; readonly chat: string; readonly on: boolean }
  | { readonly t: 'got' | 'seen'; readonly chat: string; readonly seq: number }
  | { readonly t: 'page'; readonly page: Record<string, unknown> }
  | { readonly t: 'cart'; readonly cart: Record<string, unknown> }
  | { readonly t: 'ping' };

/** Reads one frame; null when it is none of ours. */
export function readFrame(text: string): FromBrowser | null {
  const said = parse(text);
  if (said === null) return null;
  const chat = typeof said.chat === 'string' && said.chat.length === 36 ? said.chat : null;
  if (said.t === 'hello') return typeof said.visitor === 'string' && said.visitor.length < 130 ? { t: 'hello', visitor: said.visitor, has: readHas(said.has) } : null;
  if (said.t === 'typing') return chat === null ? null : { t: 'typing', chat, on: said.on === true };
  if (said.t === 'got' || said.t === 'seen') return chat === null || !isCount(said.seq) ? null : { t: said.t, chat, seq: said.seq };
  if (said.t === 'page') return { t: 'page', page: said };
  if (said.t === 'cart') return { t: 'cart', cart: said };
  return said.t === 'ping' ? { t: 'ping' } : null;
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? (said as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function readHas(given: unknown): Record<string, number> {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(Object.entries(given).slice(0, 20).filter((entry): entry is [string, number] => isCount(entry[1])));
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
