import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageQuery } from '../../platform/http/lists.ts';
import { invalid } from '../../platform/refusal/refusal.ts';
import { record } from '../audit/index.ts';
import { customerFor } from './access.ts';
import { addHandle, changeCustomer, recordConsent, removeHandle } from './commands/change-customer.ts';
import { mergeCustomers, unmergeCustomers } from './commands/merge-customers.ts';
import { recognise } from './commands/recognise.ts';
import { Customer, CustomerChange, NewConsent, NewCustomer, NewHandle, type CustomerView } from './contract.ts';
import { listCustomers } from './queries/list-customers.ts';
import { showCustomers } from './queries/show-customer.ts';
import { normaliseHandle } from './rules/handle.ts';
import type { Tx } from '../../platform/db/tx.ts';

const read = { permission: 'customers.read' };
const change = { permission: 'customers.change' };

export function routes(app: App): void {
  app.read(
    { method: 'GET', url: '/api/v1/customers', summary: 'Customers, newest first, or those who match', access: read, response: listOf(Customer), query: Type.Object({ ...pageQuery, q: Type.Optional(Type.String({ maxLength: 200 })), email: Type.Optional(Type.String()), phone: Type.Optional(Type.String()), brand_id: Type.Optional(Type.String({ format: 'uuid' })) }) },
    (tx, { query }) => listCustomers(tx, { ...query, limit: query.limit ?? 50 }),
  );
  app.write({ method: 'POST', url: '/api/v1/customers', summary: 'Create a customer, or find the one with this address', access: change, status: 201, body: NewCustomer, response: Customer }, async (tx, { body }) => {
    const handle = body.email !== undefined ? normaliseHandle('email', body.email) : normaliseHandle('phone', body.phone ?? '');
    if (!handle) throw invalid('Give an email address, or a phone number with its country code.');
    const known = await recognise(tx, body.brand_id, handle, { ...(body.name === undefined ? {} : { name: body.name }), ...(body.locale === undefined ? {} : { locale: body.locale }) });
    return shown(tx, known.customerId);
  });
  app.write({ method: 'GET', url: '/api/v1/customers/:id', summary: 'One customer', access: read, params: idParams, response: Customer }, async (tx, { params }) => {
    await record(tx, { action: 'customers.viewed', subjectKind: 'customer', subjectId: params.id, brandId: (await customerFor(tx, params.id)).brand_id });
    return shown(tx, params.id);
  });
  app.write({ method: 'PATCH', url: '/api/v1/customers/:id', summary: 'Change a customer', access: change, params: idParams, body: CustomerChange, response: Customer }, async (tx, { params, body }) => {
    await changeCustomer(tx, params.id, body);
    return shown(tx, params.id);
  });
  handleRoutes(app);
  mergeRoutes(app);
}

function handleRoutes(app: App): void {
  app.write({ method: 'POST', url: '/api/v1/customers/:id/handles', summary: 'Add an address or number', access: change, status: 201, params: idParams, body: NewHandle, response: Customer }, async (tx, { params, body }) => {
    const customer = await customerFor(tx, params.id);
    await addHandle(tx, { id: customer.id, brandId: customer.brand_id }, body.kind, body.value);
    return shown(tx, params.id);
  });
  app.write(
    { method: 'DELETE', url: '/api/v1/customers/:id/handles/:handle_id', summary: 'Remove an address or number', access: change, params: Type.Object({ id: Type.String(), handle_id: Type.String() }), response: Customer },
    async (tx, { params }) => {
      await removeHandle(tx, params.id, params.handle_id);
      return shown(tx, params.id);
    },
  );
  app.write({ method: 'PUT', url: '/api/v1/customers/:id/consents', summary: 'Record a consent or its withdrawal', access: change, params: idParams, body: NewConsent, response: Customer }, async (tx, { params, body }) => {
    const customer = await customerFor(tx, params.id);
    await recordConsent(tx, { id: customer.id, brandId: customer.brand_id }, body);
    return shown(tx, params.id);
  });
}

function mergeRoutes(app: App): void {
  app.write({ method: 'POST', url: '/api/v1/customers/:id/merge', summary: 'Merge this customer into another', access: change, params: idParams, body: Type.Object({ into: Type.String({ format: 'uuid' }) }), response: Customer }, async (tx, { params, body }) => {
    await mergeCustomers(tx, params.id, body.into);
    return shown(tx, body.into);
  });
  app.write({ method: 'POST', url: '/api/v1/customers/:id/unmerge', summary: 'Undo the merge of this customer', access: change, params: idParams, response: Customer }, async (tx, { params }) => {
    await unmergeCustomers(tx, params.id);
    return shown(tx, params.id);
  });
}

async function shown(tx: Tx, id: string): Promise<CustomerView> {
  await customerFor(tx, id);
  return (await showCustomers(tx, [id]))[0] as CustomerView;
}
