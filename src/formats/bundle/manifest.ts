import { z } from 'zod';
import type { Bundle } from '../../core/release/bundle.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 digest');
const tree = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'is no hash of a tree');

const lineSchema = z.strictObject({
  line: z.string().min(1).max(300),
  base: z.string().min(1).max(300).describe('The public tag that the patches go on'),
  base_tree: tree.optional().describe('Hash of the tree of that tag'),
  tree: tree.optional().describe('Hash of the tree that comes out'),
  tool: z.string().max(200).optional(),
  file: z.string().regex(/^[\w][\w.-]{0,100}\.mbox$/, 'is no plain file name'),
  size: z.number().int().min(1),
  sha256: digest,
  patches: z.array(z.strictObject({ subject: z.string().max(2_000), sha256: digest })).min(1),
});

/** What stands in `manifest.json` of a fix under embargo. It names no person, and no recipient. */
export const manifestSchema = z.strictObject({
  format: z.literal('tidegate-fix/1'),
  project: z.string().min(1),
  /** Who signs it, as an OpenPGP fingerprint. */
  signer: z.string().regex(/^[0-9A-F]{40,64}$/),
  made: z.iso.datetime(),
  lines: z.array(lineSchema).min(1),
  without: z.array(z.string()).describe('Supported lines for which there is no bundle yet'),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestLine = z.infer<typeof lineSchema>;

/** A release line as a file name that no shell and no file system can misread; `taken` are those given before. */
export function fileNameOf(line: string, taken: readonly string[]): string {
  const plain = line.replace(/[^A-Za-z0-9._]+/g, '-').replace(/^[^A-Za-z0-9]+|-+$/g, '') || 'line';
  const short = plain.slice(0, 80);
  const free = [short, ...Array.from({ length: taken.length }, (_, n) => `${short}-${n + 2}`)];
  return `${free.find((name) => !taken.includes(`${name}.mbox`))!}.mbox`;
}

/** The manifest of bundles, as text: the same bytes for the same bundles, project, signer and moment. */
export function manifestOf(
  bundles: readonly Bundle[],
  about: Pick<Manifest, 'project' | 'signer' | 'made'> & { readonly without: readonly string[] },
): { readonly manifest: Manifest; readonly text: string } {
  const lines: ManifestLine[] = [];
  for (const { line, base, baseTree, tree: after, tool, size, sha256, patches } of bundles) {
    lines.push({
      line,
      base,
      ...(baseTree === undefined ? {} : { base_tree: baseTree }),
      ...(after === undefined ? {} : { tree: after }),
      ...(tool === undefined ? {} : { tool }),
      file: fileNameOf(
        line,
        lines.map(({ file }) => file),
      ),
      size,
      sha256,
      patches: [...patches],
    });
  }
  const { project, signer, made, without } = about;
  const manifest: Manifest = { format: 'tidegate-fix/1', project, signer, made, lines, without: [...without] };
  return { manifest, text: `${JSON.stringify(manifest, null, 2)}\n` };
}
