import { type LineFix, unfinished } from '../release/fix.ts';
import { compareVersions } from '../release/versions.ts';
import type { Gate, Situation } from './step.ts';

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
      ranges.some((r) => r.line === fix.line && (isMended(fix) ? isSame(r.fixed, fix.version) : !r.fixed));
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

const isMended = (fix: LineFix): boolean => fix.state === 'released' && fix.coverage === 'full';

function shouldSay(fix: LineFix): string {
  if (isMended(fix)) return `line ${fix.line} is fixed in ${fix.version}`;
  return fix.state === 'released'
    ? `line ${fix.line} stays affected, because ${fix.version} mends only a part`
    : `line ${fix.line} is affected and gets no patch`;
}

export const partialSaysWhatRemains: Gate = {
  id: 'partial-says-what-remains',
  title: 'A partial fix says what remains',
  clause: 'R46, R68',
  check: ({ input }) =>
    input?.coverage === 'partial' && String(input.remains ?? '').trim() === ''
      ? { sentence: 'Users will rely on it: write what the partial fix leaves open.' }
      : undefined,
};

export const roundIsNew: Gate = {
  id: 'round-is-new',
  title: 'A line of the new round waits for no release',
  clause: 'R64',
  check: ({ input, case: c }) => {
    const open: readonly string[] = unfinished(c.fixes).map((f) => f.line);
    const again = ((input?.lines ?? []) as { line: string }[]).map((l) => l.line).filter((l) => open.includes(l));
    return again.length > 0 ? { sentence: `Still waiting for their release: ${again.join(', ')}.` } : undefined;
  },
};

/** The lines that count as supported under the playbook: those of the decision, or those of this moment (R91). */
function supportedLines({ case: c, facts, playbook }: Pick<Situation, 'case' | 'facts' | 'playbook'>) {
  return (playbook.release.supportAsOf === 'decision' ? c.supported : facts.supportedLines) ?? [];
}

export const notOwedAPatch: Gate = {
  id: 'not-owed-a-patch',
  title: 'A supported line is not dropped in passing',
  clause: 'R64, R91',
  check: (s) => {
    if (!s.input || s.input.despiteSupport || !supportedLines(s).includes(s.input.line)) return undefined;
    const when = s.playbook.release.supportAsOf === 'decision' ? 'when the report was accepted' : 'at this moment';
    return {
      sentence: `Line ${s.input.line} counts as supported: the playbook looks at what is supported ${when}. Release it, or say that it gets no patch all the same.`,
    };
  },
};

export const supportCovered: Gate = {
  id: 'support-covered',
  title: 'Every supported release line is answered for',
  clause: 'R48, R91',
  check: (s) => {
    const open = linesUnanswered(s);
    return open.length > 0
      ? {
          sentence: `These supported lines are neither patched, nor declined, nor said not to be affected: ${open.join(', ')}. Say whether each is affected.`,
        }
      : undefined;
  },
};

/** Supported lines that are neither in the case nor said not to be affected. */
export function linesUnanswered(s: Pick<Situation, 'case' | 'facts' | 'playbook'>): readonly string[] {
  const { fixes, impact = {} } = s.case;
  return supportedLines(s).filter((l) => !Object.hasOwn(fixes, l) && impact[l]?.status !== 'not affected');
}

export const amendmentReasoned: Gate = {
  id: 'amendment-reasoned',
  title: 'An amendment says what has changed',
  clause: 'CSAF 2.0 §6.1',
  check: ({ input, case: c }) =>
    input && c.advisory.publications.length > 0 && String(input.changes ?? '').trim() === ''
      ? { sentence: 'The advisory is public already. Write what has changed; its readers see it.' }
      : undefined,
};

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
