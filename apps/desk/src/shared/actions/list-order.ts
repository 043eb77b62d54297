/** The conversations as the list shows them now, so that keys and finished work know what comes next. */
let order: readonly number[] = [];

export function setListOrder(numbers: readonly number[]): void {
  order = numbers;
}

export function listOrder(): readonly number[] {
  return order;
}
