import type { FastifyRequest } from 'fastify';
import { invalid, Refusal } from '../../../platform/refusal/refusal.ts';
import { PHOTO_BYTES } from '../commands/keep-photos.ts';
import { PHOTOS } from '../rules/pages/write-pages.ts';
import type { FormOf } from '../rules/read-return.ts';

/** A form as it was sent: its fields, and its photos where it has any. */
export interface Sent extends FormOf {
  readonly photos: readonly { readonly name: string; readonly content: Buffer }[];
}

export async function readSent(request: FastifyRequest): Promise<Sent> {
  if (request.isMultipart()) return readParts(request);
  const fields = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  return { one: (name) => fields.get(name) ?? '', all: (name) => fields.getAll(name), photos: [] };
}

async function readParts(request: FastifyRequest): Promise<Sent> {
  const fields = new URLSearchParams();
  const photos: { name: string; content: Buffer }[] = [];
  const tooLarge = (): Refusal => invalid('Only pictures can be sent, of at most 10 MB each.', [{ field: 'photos', message: 'not_a_picture' }]);
  try {
    for await (const part of request.parts({ limits: { fileSize: PHOTO_BYTES, files: PHOTOS, fields: 500, fieldSize: 16_384 } })) {
      if (part.type === 'field') fields.append(part.fieldname, String(part.value));
      else {
        const content = await part.toBuffer();
        if (part.file.truncated) throw tooLarge();
        // A field left empty comes as a file without a name.
        if (content.length > 0) photos.push({ name: part.filename, content });
      }
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (/^FST_(REQ_FILE|FILES|PARTS|FIELDS)/.test((error as { code?: string }).code ?? '')) throw tooLarge();
    throw new Refusal(400, 'bad_request', 'The form could not be read to its end.', { because: (error as Error).message });
  }
  return { one: (name) => fields.get(name) ?? '', all: (name) => fields.getAll(name), photos };
}
