export { recognise, type Recognised } from './commands/recognise.ts';
export { normaliseHandle, isAddress, type Handle, type HandleKind } from './rules/handle.ts';
export { customersBehind, presentCustomer } from './queries/customers-behind.ts';
export { findCustomers } from './queries/list-customers.ts';
export { showCustomers } from './queries/show-customer.ts';
export { customerFor } from './access.ts';
export { handlesOf } from './store/customers.ts';
export * from './events.ts';
