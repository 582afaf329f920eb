import { type Advisory, advisorySchema } from '../../../core/advisory/advisory.ts';
import { type Fault, fault } from '../../../core/case/fault.ts';
import { faultsFromZod } from '../../../core/case/zod-faults.ts';
import type { ReadAdvisory } from '../../read.ts';
import { type Part, reading } from '../../reading.ts';
import type { CsafVersion } from '../schema/shapes.ts';
import { affectedIn, takeFixed } from './affected.ts';
import { publicationIn, severityIn, takeInvolvements } from './head.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { remediesIn, takeRemedies } from './remedies.ts';
import { scoresIn } from './scores.ts';
import { statementsIn } from './statements.ts';
import { creditsIn, idsIn, referencesIn, textsIn, timelineIn, weaknessesIn } from './texts.ts';

type Fields = Omit<Advisory, 'affected'> & { affected: readonly Advisory['affected'][number][] };

/** One vulnerability of a document, with what is needed to read it. */
interface Source {
  readonly whole: Part;
  readonly vulnerability: Part;
  readonly leaves: ReadonlyMap<string, Leaf>;
  readonly edition: CsafVersion;
  /** Its number from 1 on where the document tells of several. */
  readonly number?: number;
}

/** The advisory that a document tells by one of its vulnerabilities, each place that it comes from taken. */
function advisoryIn({ whole, vulnerability, leaves, edition, number }: Source): Fields {
  const head = whole.at('document');
  const told = { leaves, vulnerability, isNew: edition === '2.1' };
  const known = vulnerability
    .at('product_status')
    .at('known_affected')
    .items()
    .map(({ value }) => value);
  const affected = affectedIn(told);
  takeFixed(told, affected);
  const statements = statementsIn(told);
  const [own, title] = [vulnerability.at('title'), head.at('title')];
  const document = head
    .at('tracking')
    .at('id')
    .text(number === undefined ? 80 : 74);
  const id = number === undefined ? document : `${document}-${number}`;
  const texts = textsIn(vulnerability, head);
  const isOwnRemedy = texts.solution !== '' || texts.workarounds !== '';
  const remedies = isOwnRemedy ? { solution: '', workarounds: '' } : remediesIn(vulnerability, known);
  if (own.value === undefined || own.value === title.value) title.take();
  return {
    id,
    title: own.value === undefined ? title.text(300) : own.text(300),
    ...texts,
    solution: texts.solution || remedies.solution,
    workarounds: texts.workarounds || remedies.workarounds,
    // Of several vulnerabilities, the severity of all together is that of none.
    ...(number === undefined ? severityIn(head) : {}),
    ...scoresIn(vulnerability, known),
    ...weaknessesIn(vulnerability),
    ...idsIn(vulnerability, head, { document, id }),
    affected,
    ...(statements.length > 0 ? { statements: [...statements] } : {}),
    references: referencesIn([vulnerability.at('references'), head.at('references')]),
    credits: creditsIn([vulnerability.at('acknowledgments'), head.at('acknowledgments')]),
    ...timelineIn(vulnerability),
  };
}

/**
 * Reads a CSAF advisory into neutral ones, one for each vulnerability: several have the document's id with a number. What
 * the head says holds for each. Whatever has no place there is told as lost, with its place in the document.
 * @param check the check of that edition; a document with an error is not read
 */
export async function readCsaf(
  text: string,
  check: (text: string) => Promise<readonly Fault[]>,
  edition: CsafVersion = '2.0',
): Promise<ReadAdvisory> {
  const faults = await check(text);
  if (faults.some((found) => found.severity === 'error')) return { faults };
  const { whole, losses } = reading(JSON.parse(text));
  const all = whole.at('vulnerabilities').items();
  if (all.length === 0) {
    const said = 'The document tells of no vulnerability.';
    return { faults: [fault('csaf-empty', '/vulnerabilities', said, 'Give a security advisory.')] };
  }
  const leaves = new Map(leavesOf(whole.at('product_tree').at('branches')).map((leaf) => [leaf.id, leaf]));
  const read = all.map((vulnerability, n) => {
    const number = all.length > 1 ? { number: n + 1 } : {};
    const found = advisoryIn({ whole, vulnerability, leaves, edition, ...number });
    return { vulnerability, result: advisorySchema.safeParse(found) };
  });
  const broken = read.flatMap(({ result }) => (result.success ? [] : faultsFromZod(result.error)));
  if (broken.length > 0) return { faults: [...faults, ...broken] };
  const advisories = read.map(({ result }) => result.data!);
  const [advisory, ...further] = advisories;
  const publication = publicationIn(whole, advisories, edition);
  for (const [n, { vulnerability }] of read.entries()) {
    takeRemedies(vulnerability, advisories[n]!, edition);
    takeInvolvements(vulnerability, advisories[n]!, publication);
    const date = vulnerability.at(edition === '2.1' ? 'disclosure_date' : 'release_date');
    if (Date.parse(String(date.value)) === Date.parse(publication.publishedAt ?? '')) date.take();
  }
  return {
    advisory: advisory!,
    ...(further.length > 0 ? { further } : {}),
    publication,
    faults: [...faults, ...losses('csaf-lost')],
  };
}
