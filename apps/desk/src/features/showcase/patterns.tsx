import { Button, DeadlineRing, EmptyState, ErrorState, Money, RelativeTime, ShipmentSteps, Skeleton, Table, type ShipmentStep, type StepState } from '@keepdesk/ui';
import { Inbox } from 'lucide-react';
import { Group, Specimen } from './specimen.tsx';

const names = ['Announced', 'Collected', 'On its way', 'Out for delivery', 'Delivered'];
const steps = (states: readonly StepState[], problem?: string): ShipmentStep[] => states.map((state, at) => ({ id: String(at), state, name: state === 'problem' && problem ? problem : names[at]! }));

const rows = [
  { id: '1', title: 'Merino cardigan, M, oat', quantity: 1, amount: 12900 },
  { id: '2', title: 'Wool wash, 250 ml', quantity: 2, amount: 2980 },
];

export function Patterns() {
  return (
    <Group title="Patterns">
      <Specimen name="Deadlines: a ring and words, never colour alone">
        <DeadlineRing state="running" left={0.8} words="due in 3 h" showWords />
        <DeadlineRing state="running" left={0.12} words="due in 14 min" showWords />
        <DeadlineRing state="missed" left={0} words="25 min late" showWords />
        <DeadlineRing state="paused" left={1} words="paused: waiting on customer" showWords />
        <DeadlineRing state="met" left={1} words="answered in time" showWords />
      </Specimen>
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="rounded-card border border-line bg-raised p-4">
          <ShipmentSteps label="Parcel" steps={steps(['done', 'done', 'current', 'todo', 'todo'])} note="expected Fri 27 Nov" />
        </div>
        <div className="rounded-card border border-line bg-raised p-4">
          <ShipmentSteps label="Parcel" steps={steps(['done', 'done', 'problem', 'todo', 'todo'], 'Held up in Hanover')} note="was due Tue 17 Nov" />
        </div>
      </div>
      <Specimen name="Time and money">
        <RelativeTime at="2026-11-20T09:46:00Z" />
        <RelativeTime at="2026-11-20T09:46:00Z" as="moment" />
        <RelativeTime at="2026-11-17T09:46:00Z" as="moment" />
        <Money value={{ amount_minor: 2490, currency: 'EUR' }} />
        <Money value={{ amount_minor: 2490, currency: 'JPY' }} />
      </Specimen>
      <Table
        label="Order lines"
        rows={rows}
        keyOf={(row) => row.id}
        caption="2 lines, prices with tax"
        columns={[
          { id: 'title', name: 'Article', cell: (row) => row.title },
          { id: 'quantity', name: 'Quantity', align: 'end', cell: (row) => row.quantity },
          { id: 'amount', name: 'Amount', align: 'end', cell: (row) => <Money value={{ amount_minor: row.amount, currency: 'EUR' }} /> },
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <EmptyState icon={<Inbox size={20} />} title="All answered" className="rounded-card border border-line bg-raised" action={<Button size="sm">Show waiting</Button>}>
          Conversations that need an answer appear here.
        </EmptyState>
        <ErrorState title="The list could not be loaded" className="rounded-card border border-line bg-raised" onRetry={() => {}}>
          The server cannot be reached. What you wrote is kept here.
        </ErrorState>
        <div className="flex flex-col gap-3 rounded-card border border-line bg-raised p-4">
          <Skeleton className="h-4 w-1/2" />
          <Skeleton className="h-3 w-full" />
          <Skeleton className="h-3 w-4/5" />
          <p className="text-12 text-quiet">Skeletons, only after 200 ms.</p>
        </div>
      </div>
      <div className="flex flex-col gap-3">
        <p className="max-w-lg rounded-card border border-line bg-raised px-4 py-3 text-15">The customer, on the left.</p>
        <p className="max-w-lg self-end rounded-card bg-accent-soft px-4 py-3 text-15">We, on the right, tinted.</p>
        <p className="max-w-lg self-end rounded-card border border-paper-line bg-paper px-4 py-3 text-15">A note, on paper: it cannot be mistaken for a reply.</p>
      </div>
    </Group>
  );
}
