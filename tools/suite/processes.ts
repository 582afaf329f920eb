import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes into a folder what each process does that several files share: what runs, with its files. */
export function processesOf(
  folder: string,
  kind: 'law' | 'houses',
  hands: readonly (readonly string[])[],
): ReadonlyMap<string, readonly string[]> {
  const loader = JSON.stringify(import.meta.resolve('./together.ts'));
  const entries = hands.map((hand, i) => {
    const entry = join(folder, `${kind}-${i + 1}.mjs`);
    const asked = `${JSON.stringify(hand)}, ${kind === 'law'}`;
    writeFileSync(entry, `import { together } from ${loader};\nawait together(${asked});\n`);
    return [entry, hand] as const;
  });
  return new Map(entries);
}
