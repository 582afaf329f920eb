import type { LeakFinding } from './leak-finding.ts';

/** By which name one finding is asked to be mended: rule and place. */
export const nameOfFinding = ({ rule, path, line, column }: LeakFinding): string => `${rule}@${path}:${line}:${column}`;

/**
 * The blocks with proposed replacements put in: all of them, or the one that `which` names. What has no replacement stays
 * for a person.
 */
export function mended(
  blocks: Readonly<Record<string, string>>,
  findings: readonly LeakFinding[],
  which: string,
): Readonly<Record<string, string>> {
  const asked = findings.filter(
    (each) => each.instead !== undefined && (which === 'all' || nameOfFinding(each) === which),
  );
  return Object.fromEntries(
    Object.entries(blocks).map(([id, text]) => [
      id,
      replaced(
        text,
        asked.filter(({ path }) => path === `/blocks/${id}`),
      ),
    ]),
  );
}

/** From the end on, so that places before stay where they are; of stretches that overlap the last one counts. */
function replaced(text: string, findings: readonly LeakFinding[]): string {
  const lines = text.split('\n');
  const startOf = ({ line, column }: LeakFinding) =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  let [mended, limit] = [text, text.length];
  for (const finding of findings.toSorted((a, b) => startOf(b) - startOf(a))) {
    const start = startOf(finding);
    const end = start + finding.quote.length;
    if (end > limit) continue;
    mended = mended.slice(0, start) + finding.instead + mended.slice(end);
    limit = start;
  }
  return mended;
}
