import type { ConversationChange, InboxRow, Named, Status, StatusCategory } from '@keepdesk/client';

/** What an agent wants: a change of the API, or a category that each brand has its own status for. */
export type Wish = ConversationChange & { status_category?: StatusCategory };

/** What is needed to show a change before the server has answered. */
export interface KnownNames {
  statuses: ReadonlyArray<Status>;
  people: ReadonlyArray<Named>;
  teams: ReadonlyArray<Named>;
}

function named(list: ReadonlyArray<Named>, id: string | null): Named | null {
  return id === null ? null : (list.find((one) => one.id === id) ?? null);
}

/** The status a brand uses for a category: its default one, else its first. */
export function statusFor(statuses: ReadonlyArray<Status>, brandId: string, category: StatusCategory): Status | undefined {
  const ours = statuses.filter((status) => status.brand_id === brandId && status.category === category);
  return ours.find((status) => status.is_default) ?? ours[0];
}

function statusAfter(row: InboxRow, wish: Wish, known: KnownNames): InboxRow['status'] {
  const category = wish.spam === undefined ? wish.status_category : wish.spam ? 'spam' : 'open';
  const wanted = wish.status_id
    ? known.statuses.find((status) => status.id === wish.status_id)
    : category && statusFor(known.statuses, row.brand_id, category);
  return wanted ? { id: wanted.id, name: wanted.name, category: wanted.category } : row.status;
}

/** One request per brand, because a category means another status in each. Brands without such a status are left out. */
export function changesByBrand(targets: ReadonlyArray<{ id: string; brand_id: string }>, wish: Wish, statuses: ReadonlyArray<Status>): Array<{ ids: string[]; change: ConversationChange }> {
  const { status_category: category, ...change } = wish;
  if (!category) return targets.length > 0 ? [{ ids: targets.map((target) => target.id), change }] : [];
  return [...new Set(targets.map((target) => target.brand_id))].flatMap((brandId) => {
    const status = statusFor(statuses, brandId, category);
    const ids = targets.filter((target) => target.brand_id === brandId).map((target) => target.id);
    return status ? [{ ids, change: { ...change, status_id: status.id } }] : [];
  });
}

/** Tags after a change: added by name, removed by id, as the API takes them. */
function tagsAfter(tags: ReadonlyArray<Named>, wish: Wish): Named[] {
  const left = tags.filter((tag) => !wish.remove_tags?.includes(tag.id));
  const added = (wish.add_tags ?? []).filter((name) => !left.some((tag) => tag.name === name));
  return [...left, ...added.map((name) => ({ id: name, name }))];
}

/** A list row as it will be once the change is made. */
export function applyChange(row: InboxRow, wish: Wish, known: KnownNames): InboxRow {
  return {
    ...row,
    status: statusAfter(row, wish, known),
    assignee: wish.assignee_id === undefined ? row.assignee : named(known.people, wish.assignee_id),
    team: wish.team_id === undefined ? row.team : named(known.teams, wish.team_id),
    priority: wish.priority ?? row.priority,
    subject: wish.subject ?? row.subject,
    unread: wish.unread ?? row.unread,
    reason_id: wish.reason_id === undefined ? row.reason_id : wish.reason_id,
    other_reason_ids: (wish.other_reason_ids ?? row.other_reason_ids).filter((id) => id !== (wish.reason_id === undefined ? row.reason_id : wish.reason_id)),
    snoozed_until: wish.snoozed_until === undefined ? row.snoozed_until : wish.snoozed_until,
    tags: tagsAfter(row.tags, wish),
  };
}

/** Whether a changed row still belongs to the view it is shown in. Views made by people are left to the server. */
export function staysInView(row: InboxRow, view: string, me: string): boolean {
  const { category } = row.status;
  const asleep = row.snoozed_until !== null;
  switch (view) {
    case 'mine':
      return row.assignee?.id === me && category === 'open' && !asleep;
    case 'unassigned':
      return row.assignee === null && category === 'open' && !asleep;
    case 'open':
      return category === 'open' && !asleep;
    case 'snoozed':
      return category === 'open' && asleep;
    case 'waiting':
    case 'resolved':
    case 'spam':
      return category === view;
    default:
      return true;
  }
}

/** The row to go to when `number` leaves the list: the one below, else the one above. */
export function neighbourOf(order: readonly number[], number: number, leaving: ReadonlySet<number> = new Set([number])): number | null {
  const at = order.indexOf(number);
  if (at === -1) return null;
  const below = order.slice(at + 1).find((one) => !leaving.has(one));
  return below ?? order.slice(0, at).findLast((one) => !leaving.has(one)) ?? null;
}
