export interface Told {
  readonly decisionId: string;
  readonly orderId: string | null;
  readonly at: Date;
}

export interface Writing {
  /** the notice this answers, where it is an answer to one */
  readonly answers: string | null;
  /** orders the conversation speaks of */
  readonly orderIds: readonly string[];
  readonly at: Date;
}

export const CONTACT_DAYS = 7;

/**
 * Which of the occasions of the last seven days a message is about: those of the orders it speaks of; where it speaks of none, those of
 * whoever has one order that they could mean. The same for both arms. What answers a notice is about it.
 */
export function occasionsMeant(writing: Writing, occasions: readonly Told[]): string[] {
  const recent = occasions.filter((one) => writing.at >= one.at && writing.at.getTime() - one.at.getTime() < CONTACT_DAYS * 86_400_000);
  const answered = recent.filter((one) => one.decisionId === writing.answers);
  const spoken = recent.filter((one) => one.orderId !== null && writing.orderIds.includes(one.orderId));
  if (answered.length + spoken.length > 0 || writing.orderIds.length > 0) return [...new Set([...answered, ...spoken].map((one) => one.decisionId))];
  const orders = new Set(recent.map((one) => one.orderId));
  return orders.size === 1 ? recent.map((one) => one.decisionId) : [];
}
