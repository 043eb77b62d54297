/** Every variable a macro may use, with what it stands for. */
export const variables = {
  'customer.name': 'Full name of the customer',
  'customer.first_name': 'First name of the customer',
  'customer.email': 'Address of the customer',
  'agent.name': 'Your name',
  'agent.first_name': 'Your first name',
  'brand.name': 'Name of the brand',
  'conversation.number': 'Number of the conversation',
  'conversation.subject': 'Subject of the conversation',
  'order.number': 'Number of the order at hand',
  'order.total': 'Total of the order',
  'order.placed_on': 'Day the order was placed',
  'order.items': 'What was ordered, in one line',
  'order.address': 'Where it goes',
  'shipment.carrier': 'Carrier of the newest parcel',
  'shipment.tracking_number': 'Tracking number of the newest parcel',
  'shipment.tracking_link': 'Link to follow the newest parcel',
  'shipment.estimated_on': 'Day the newest parcel is expected',
  'refund.amount': 'What was refunded so far',
} as const;

type VariableName = keyof typeof variables;
export type VariableValues = Readonly<Partial<Record<VariableName, string>>>;

const hole = /\{\{\s*([a-z_.]+)\s*(?:\|\s*(?:fallback\s*[:=]\s*)?(?:"([^"]*)"|([^}|]*?)))?\s*\}\}/gi;

/** Names in the text that are no variables. */
export function unknownVariables(text: string): string[] {
  const names = [...text.matchAll(hole)].map((match) => (match[1] as string).toLowerCase());
  return [...new Set(names.filter((name) => !(name in variables)))];
}

export interface Filled {
  readonly text: string;
  /** variables that had neither a value nor a fallback; they stay in the text as `[customer.name]` */
  readonly unfilled: readonly string[];
}

/** Puts values in: `{{customer.first_name | fallback: "there"}}`. */
export function fillVariables(text: string, values: VariableValues): Filled {
  const unfilled = new Set<string>();
  const filled = text.replaceAll(hole, (_whole, name: string, quoted: string | undefined, plain: string | undefined) => {
    const key = name.toLowerCase() as VariableName;
    const value = values[key] || quoted || plain?.trim();
    if (value) return value;
    unfilled.add(key);
    return `[${key}]`;
  });
  return { text: filled, unfilled: [...unfilled] };
}

/** Paragraphs of plain text as HTML, with everything in it escaped. */
export function asHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return escaped.split(/\n{2,}/).map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`).join('');
}
