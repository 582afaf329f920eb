import type { Case } from '../case/model.ts';
import { currentProposal } from '../embargo/embargo.ts';
import type { Situation } from '../process/step.ts';
import type { LeakWords } from './leak-rules.ts';

/** So many words of other cases are read against at most; the newest cases first. */
export const otherWordsAtMost = 1_000;

/**
 * Titles, references and ids by which cases other than this one, or all cases, are known, as far as they are not public. A title of one or
 * two words is an everyday word and not looked for.
 */
export function wordsOfOtherCases(cases: readonly Case[], own?: Case): readonly string[] {
  const ours = new Set((own ? identityOf(own) : []).map((word) => word.toLowerCase()));
  return cases
    .filter(({ id, exposure, advisory }) => id !== own?.id && !exposure.public && advisory.publications.length === 0)
    .toSorted((a, b) => b.openedAt.localeCompare(a.openedAt))
    .flatMap(identityOf)
    .filter((word) => !ours.has(word.toLowerCase()))
    .slice(0, otherWordsAtMost);
}

function identityOf({ report, participants, cve, advisory }: Case): readonly string[] {
  const draft = advisory.revisions.at(-1)?.advisory;
  const titles = [report.subject, draft?.title ?? ''].filter((title) => title.trim().split(/\s+/u).length >= 3);
  const references = Object.entries(participants).flatMap(([party, { ref }]) => (party === 'team' ? [] : [ref]));
  return [...new Set([...titles, ...references, cve.id ?? '', draft?.ghsa ?? ''])].filter((word) => word.trim() !== '');
}

/** What a text about this case is read against besides the forms of ids and links. */
export function leakWords({
  case: c,
  facts,
  playbook,
  now,
}: Pick<Situation, 'case' | 'facts' | 'playbook' | 'now'>): LeakWords {
  const proposal = currentProposal(c.embargo)?.at;
  return {
    ofFix: placesOfFix(c),
    ofOtherCases: facts.otherWords ?? [],
    ofRecipients: facts.distributors
      .map(({ name }) => name)
      .filter((name) => /\s/u.test(name.trim()) || name.length >= 6),
    ofTeam: c.messages.filter(({ audience }) => audience === 'internal').map(({ text }) => text),
    now,
    moments: [c.embargo.end, proposal].filter((at) => at !== undefined),
    terms: playbook.embargo,
  };
}

// Commits, addresses, and branches by the words that they begin with: a path in the code is no secret.
const namesOfWork =
  /(?<![\w/.-])(?:[0-9a-f]{7,40}(?!\w)|(?:fix|bugfix|hotfix|patch|sec|security|topic|wip|backport)\/[\w./-]+|https?:\/\/\S+)/gu;

/** Where the fix is worked on, as far as the record says: the fork, its name, and branches and commits that were named. */
function placesOfFix({ fork, fixes, exposure, manual }: Case): readonly string[] {
  const place = fork?.place.trim().replace(/^https?:\/\/|\/+$/gu, '') ?? '';
  const [, ...path] = place.split('/');
  const name = path.at(-1) ?? '';
  const told = [
    ...Object.values(fixes).map(({ evidence }) => evidence),
    exposure.publicFix?.where,
    ...manual.filter(({ step }) => step === 'commit-texts').map(({ note }) => note),
  ].join('\n');
  const named = told.match(namesOfWork)?.map((word) => word.replace(/[.,;:)]+$/u, '')) ?? [];
  const hashes = named.filter((word) => !/^[0-9a-f]+$/u.test(word) || /\d/u.test(word));
  return [...new Set([place, path.join('/'), name, ...hashes])].filter(
    (word) => word.length >= 7 && /[-/\d]/u.test(word),
  );
}
