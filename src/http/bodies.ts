import type { FastifyRequest } from 'fastify';
import type { Body, Fields, Upload } from './exchange.ts';

export const bodyLimit = 1024 * 1024;
export const fileLimit = 25 * 1024 * 1024;
export const filesAtMost = 5;

/** Reads form fields as Fastify's parser gives them: one text, or a list of texts where a name repeats. */
function fieldsFrom(parsed: Readonly<Record<string, unknown>>): Fields {
  const fields: Record<string, readonly string[]> = Object.create(null);
  for (const [name, value] of Object.entries(parsed)) {
    fields[name] = (Array.isArray(value) ? value : [value]).map(String).map(withoutCarriageReturns);
  }
  return fields;
}

/** Browsers send line ends as CR LF; ours are LF. */
const withoutCarriageReturns = (text: string): string => text.replaceAll('\r\n', '\n');

async function multipart(request: FastifyRequest): Promise<Body> {
  const fields: Record<string, string[]> = Object.create(null);
  const files: Upload[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      const list = fields[part.fieldname] ?? [];
      list.push(withoutCarriageReturns(String(part.value)));
      fields[part.fieldname] = list;
      continue;
    }
    const bytes = await part.toBuffer();
    // A form without a chosen file still sends one part, without a name and empty.
    if (bytes.length > 0 || part.filename) files.push({ field: part.fieldname, name: part.filename ?? '', bytes });
  }
  return { kind: 'form', fields, files };
}

/** The body of a request in the one shape that handlers read. */
export async function readBody(request: FastifyRequest): Promise<Body> {
  if (request.isMultipart()) return multipart(request);
  const { body } = request;
  if (body === undefined || body === null) return { kind: 'none' };
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  if (isForm) return { kind: 'form', fields: fieldsFrom(body as Record<string, unknown>), files: [] };
  return { kind: 'json', value: body };
}

/** The fields of a form; none where something else came. */
export function fieldsOf(body: Body): Fields {
  return body.kind === 'form' ? body.fields : {};
}

/** The first value of a field, empty when it is missing. */
export function fieldOf(body: Body, name: string): string {
  return fieldsOf(body)[name]?.[0] ?? '';
}
