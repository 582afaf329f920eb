import { z } from 'zod';

const lineSchema = z.strictObject({
  line: z.string().trim().min(1).max(40),
  planned: z.string().trim().min(1).max(80).exactOptional(),
});

const linesSchema = z
  .array(lineSchema)
  .min(1)
  .max(50)
  .refine((lines) => new Set(lines.map((l) => l.line)).size === lines.length, 'names a release line twice');

function readLines(text: string): z.infer<typeof lineSchema>[] {
  return text
    .split(/\r?\n/)
    .map((row) => row.trim().split(/[\s,]+/))
    .filter(([line, planned]) => line || planned)
    .map(([line, planned]) => (planned ? { line: line!, planned } : { line: line! }));
}

/** Release lines with their planned versions: a list, or text with one a line. */
export const linesField = z.union([linesSchema, z.string().max(5_000).transform(readLines).pipe(linesSchema)]).meta({
  label: 'Release lines',
  hint: 'One a line: the release line, then the planned version, such as “1.33 1.33.4”',
  kind: 'textarea',
});
