import type { LineFix } from '../release/fix.ts';
import { compareVersions } from '../release/versions.ts';
import type { Gate } from './step.ts';

/** Gates about the fix of one release line. */

export const testIsEvidenced: Gate = {
  id: 'test-evidenced',
  title: 'A test names its evidence',
  clause: 'R46',
  check: ({ input }) =>
    input?.state === 'tested' && String(input.evidence ?? '').trim() === ''
      ? {
          sentence:
            'Say where the result of the internal test can be found: a private fork has no continuous integration of its own.',
        }
      : undefined,
};

export const notReleased: Gate = {
  id: 'not-released',
  title: 'The line is not released yet',
  clause: 'R64',
  check: ({ input, case: c }) =>
    input && c.fixes[input.line]?.state === 'released'
      ? { sentence: `Line ${input.line} has been released already, as ${c.fixes[input.line]?.version}.` }
      : undefined,
};

export const advisoryFitsReleases: Gate = {
  id: 'advisory-fits-releases',
  title: 'The advisory names what was released, and what was not',
  clause: 'R40, R91',
  check: ({ case: c }) => {
    const newest = c.advisory.revisions.at(-1)?.advisory;
    if (!newest) return undefined;
    const ranges = newest.affected.flatMap((a) => a.ranges);
    const fits = (fix: LineFix) =>
      ranges.some((r) => r.line === fix.line && (fix.state === 'released' ? isSame(r.fixed, fix.version) : !r.fixed));
    const wrong = Object.values(c.fixes).filter((f) => ['released', 'declined'].includes(f.state) && !fits(f));
    return wrong.length > 0
      ? {
          sentence: `The advisory does not agree with the releases. It should say: ${wrong.map(shouldSay).join('; ')}.`,
        }
      : undefined;
  },
};

const isSame = (a: string | undefined, b: string | undefined): boolean =>
  Boolean(a && b && compareVersions(a, b) === 0);

const shouldSay = (fix: LineFix): string =>
  fix.state === 'released'
    ? `line ${fix.line} is fixed in ${fix.version}`
    : `line ${fix.line} is affected and gets no patch`;

export const advisoryIdIsFree: Gate = {
  id: 'advisory-id-free',
  title: 'The advisory’s id is its own',
  clause: 'house rule',
  check: ({ case: c, input, facts }) => {
    const id: string | undefined = input?.advisory?.id ?? c.advisory.revisions.at(-1)?.advisory.id;
    if (id === undefined) return undefined;
    const first = c.advisory.publications[0]?.id;
    if (first !== undefined && id !== first) {
      return { sentence: `The advisory is public as ${first}, and keeps that id. Write ${first} instead of ${id}.` };
    }
    if (!/^[A-Za-z0-9][A-Za-z0-9:._-]*$/.test(id)) {
      return { sentence: `“${id}” cannot stand in an address. Use letters, digits, dots, dashes and colons.` };
    }
    return facts.takenAdvisoryIds?.includes(id)
      ? { sentence: `Another advisory is public as ${id} already. Choose the next free number.` }
      : undefined;
  },
};
