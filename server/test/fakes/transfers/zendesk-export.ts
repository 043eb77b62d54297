/** Objects of an account's export, in the shape the vendor documents. Addresses of files begin with URL, to be filled in. */
export const zendeskExport = [
  { id: 31, name: 'Olga Owner', email: 'olga@keepdesk.test', role: 'agent' },
  {
    id: 4711, subject: 'Rasgão na costura', status: 'open', priority: 'high', created_at: '2024-02-01T08:00:00Z', updated_at: '2024-02-02T08:00:00Z', requester_id: 77, requester: { id: 77, name: 'Ana Lima', email: 'ana@shopper.test', role: 'end-user' }, assignee_id: 31, tags: ['quality'],
    comments: [
      { id: 1, author_id: 77, public: true, plain_body: 'The seam of NA-1001 is torn', html_body: '<p>The seam of NA-1001 is torn<script>alert(1)</script></p>', created_at: '2024-02-01T08:00:00Z' },
      { id: 2, author_id: 31, public: false, plain_body: 'card was 4111 1111 1111 1111', created_at: '2024-02-01T09:00:00Z' },
      { id: 3, author_id: 31, public: true, plain_body: 'Here is a label', created_at: '2024-02-01T10:00:00Z', attachments: [{ file_name: 'label.pdf', content_type: 'application/pdf', content_url: `URL/label.pdf` }, { file_name: 'gone.png', content_type: 'image/png', content_url: 'URL/gone.png' }] },
      { id: 4, author_id: 77, public: true, plain_body: 'It did not print', created_at: '2024-02-02T08:00:00Z' },
    ],
  },
  { id: 4712, subject: 'Old question', status: 'closed', created_at: '2023-05-01T08:00:00Z', updated_at: '2023-05-02T08:00:00Z', requester_id: 77, description: 'When does it ship?' },
  { id: 4713, subject: 'Gone', status: 'deleted', created_at: '2023-05-01T08:00:00Z' },
];

/** So many closed ones (every `open`th is open), each a question and an answer of March 2023. */
export function manyFromZendesk(count: number, open: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, n) => ({
    id: 700 + n, subject: `Where is parcel ${n}`, status: n % open === 0 ? 'open' : 'closed', created_at: '2023-03-01T08:00:00Z', updated_at: '2023-03-02T08:00:00Z', requester_id: n, requester: { id: n, name: `Ana ${n}`, email: `ana${n}@shopper.example`, role: 'end-user' },
    comments: [{ id: n * 10, author_id: n, public: true, plain_body: `The lantern ${n} did not arrive`, created_at: '2023-03-01T08:00:00Z' }, { id: n * 10 + 1, author_id: 9999, public: true, plain_body: 'Tomorrow', created_at: '2023-03-01T10:00:00Z' }],
  }));
}

/** So many that only have a description, with ids from 90,000 on. */
export function bulkFromZendesk(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, n) => ({ id: 90_000 + n, subject: `Bulk ${n}`, status: 'solved', created_at: '2022-01-01T00:00:00Z', requester: { id: n, name: `S ${n}`, email: `s${n}@bulk.test` }, requester_id: n, description: `words ${n}` }));
}
