interface Named {
  readonly id: string;
  readonly name: string;
  readonly parent_id: string | null;
}

/** The name of a contact reason with what it stands beneath: two may have one name. */
export function wholeName(reason: Named, all: readonly Named[]): string {
  const parent = reason.parent_id === null ? undefined : all.find((one) => one.id === reason.parent_id);
  return parent === undefined ? reason.name : `${parent.name} › ${reason.name}`;
}
